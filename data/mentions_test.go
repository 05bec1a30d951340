package data_test

import (
	"testing"
	"time"

	"greenroom/data"
)

func TestAThingTellsWhatPointsAtIt(t *testing.T) {
	s, _ := newStore(t)
	refs, _, _ := everything(t, s)
	of := map[data.Kind]int64{}
	for _, ref := range refs {
		of[ref.Kind] = ref.ID
	}
	contact := must(s.Contacts(ctx, data.ContactFilter{}))(t)[0]
	must(s.SaveEntry(ctx, data.Entry{Body: "Had *lunch*", ContactID: contact.ID}))(t)
	must(s.SaveEntry(ctx, data.Entry{Title: "Secret", ContactID: contact.ID, Private: true}))(t)
	kinds := func(ref data.Ref) map[data.Kind]int {
		found := map[data.Kind]int{}
		for _, m := range must(s.Mentions(ctx, ref))(t) {
			found[m.Kind]++
			if m.Title == "" {
				t.Errorf("%s %d has no title", m.Kind, m.ID)
			}
		}
		return found
	}
	same(t, map[data.Kind]int{
		data.KindGoal: 1, data.KindCompany: 1, data.KindLetter: 1, data.KindAdvice: 1, data.KindEvent: 1, data.KindTouch: 1, data.KindFollowUp: 1, data.KindEntry: 1,
	}, kinds(ref(data.KindContact, contact.ID)))
	same(t, map[data.Kind]int{data.KindCompany: 1, data.KindSWOT: 1}, kinds(ref(data.KindStory, of[data.KindStory])))
	same(t, map[data.Kind]int{data.KindNegotiation: 1, data.KindOffer: 1, data.KindLetter: 1}, kinds(ref(data.KindCompany, of[data.KindCompany])))
	for _, m := range must(s.Mentions(ctx, ref(data.KindContact, contact.ID)))(t) {
		if want := ref(data.KindContact, contact.ID); m.Kind == data.KindTouch && m.Within != want || m.Kind == data.KindLetter && m.Within != m.Ref {
			t.Errorf("%s %d is shown with %v", m.Kind, m.ID, m.Within)
		}
	}
	ok(t, s.Delete(ctx, ref(data.KindCompany, of[data.KindCompany])))
	same(t, map[data.Kind]int{data.KindSWOT: 1}, kinds(ref(data.KindStory, of[data.KindStory])))

	q := saveQuestion(t, s, "Why?")
	take := finished(t, s, q.ID, time.Second)
	must(s.SaveEntry(ctx, data.Entry{Title: "On it", TakeID: take.ID, QuestionID: q.ID}))(t)
	same(t, map[data.Kind]int{data.KindEntry: 1}, kinds(ref(data.KindTake, take.ID)))
	same(t, map[data.Kind]int{data.KindEntry: 1, data.KindTake: 1}, kinds(ref(data.KindQuestion, q.ID)))
}
