package data_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"greenroom/data"
)

// everything makes one thing of each kind that is kept as a record, with every field filled, and
// gives what reads each back.
func everything(t fatal, s *data.Store) (refs []data.Ref, kept []any, read []func() (any, error)) {
	t.Helper()
	q := must(s.SaveQuestion(ctx, data.Question{Text: "Why us?"}))(t)
	c := must(s.SaveContact(ctx, data.Contact{Name: "Ada"}))(t)
	i := must(s.SaveInterview(ctx, data.Interview{Company: "Northlight"}))(t)
	amount := func(n int64) *int64 { return &n }
	at := s.Now().Add(time.Hour)
	add := func(kind data.Kind, id int64, thing any, again func() (any, error)) {
		refs, kept, read = append(refs, data.Ref{Kind: kind, ID: id}), append(kept, thing), append(read, again)
	}
	p := must(s.SavePassion(ctx, data.Passion{Name: "Maps", Why: "they lead", Evidence: "forty walks", Employer: "patience", Sphere: data.SphereBoth, Tags: []string{"outdoors"}}))(t)
	add(data.KindPassion, p.ID, p, func() (any, error) { return s.Passion(ctx, p.ID) })
	y := must(s.SaveStory(ctx, data.Story{
		Title: "The migration", Situation: "late", Task: "save it", Action: "I cut it in three", Result: "on time", Figure: "3 weeks", Learned: "to cut",
		Sphere: data.SphereProfessional, Industries: []data.Industry{data.IndustryTech}, Skills: []string{"planning"}, Tags: []string{"pressure"},
		Questions: []int64{q.ID}, Passions: []int64{p.ID},
	}))(t)
	add(data.KindStory, y.ID, y, func() (any, error) { return s.Story(ctx, y.ID) })
	l := must(s.SaveLesson(ctx, data.Lesson{Kind: data.LessonBook, Title: "Rust", Why: "asked for", Link: "x", Notes: "n", Day: "2026-12-01", State: data.StateDoing}))(t)
	add(data.KindLesson, l.ID, l, func() (any, error) { return s.Lesson(ctx, l.ID) })
	a := must(s.SaveAssessment(ctx, data.Assessment{Kind: data.AssessmentRIASEC, Name: "RIASEC", Source: "library", Day: "2026-01-31", Result: "IAS", Notes: "true"}))(t)
	add(data.KindAssessment, a.ID, a, func() (any, error) { return s.Assessment(ctx, a.ID) })
	g := must(s.SaveGoal(ctx, data.Goal{Kind: data.GoalTalk, Title: "Talk to Ada", Why: "w", FirstStep: "f", Notes: "n", Day: "2026-12-24", ContactID: c.ID, PassionID: p.ID}))(t)
	add(data.KindGoal, g.ID, g, func() (any, error) { return s.Goal(ctx, g.ID) })
	f := must(s.SaveCompany(ctx, data.Company{
		Name: "Northlight", Role: "Writer", Industry: data.IndustryTech, Stage: "applied", Mission: "m", Principles: "v", Culture: "c", Products: "p", Job: "j",
		Passions: "both", Wear: "w", Bring: "b", Asks: []string{"What is hard?"}, Links: []string{"l"}, Notes: "n",
		News: []data.News{{Day: "2026-11-01", Text: "new lamp", Source: "paper"}}, Skills: []data.JobSkill{{Name: "writing", StoryID: y.ID, PassionID: p.ID, Note: "yes"}},
		People: []data.CompanyContact{{ContactID: c.ID, Part: "interviewer"}}, Questions: []int64{q.ID},
	}))(t)
	add(data.KindCompany, f.ID, f, func() (any, error) { return s.Company(ctx, f.ID) })
	gap := must(s.SaveGap(ctx, data.Gap{Kind: data.GapKnown, Text: "CAP", Thought: "t", Look: "l", Answer: "a", Closed: at, InterviewID: i.ID, QuestionID: q.ID}))(t)
	add(data.KindGap, gap.ID, gap, func() (any, error) { return s.Gap(ctx, gap.ID) })
	letter := must(s.SaveLetter(ctx, data.Letter{Template: "panel", Subject: "Thank you", Body: "Dear", Due: at, Sent: at, ContactID: c.ID, InterviewID: i.ID, CompanyID: f.ID}))(t)
	add(data.KindLetter, letter.ID, letter, func() (any, error) { return s.Letter(ctx, letter.ID) })
	n := must(s.SaveNegotiation(ctx, data.Negotiation{
		CompanyID: f.ID, Title: "N", Alternative: "stay", Currency: "EUR", Target: amount(6_000_000), Satisfied: amount(5_500_000), Asks: "a", Trades: "t",
		Script: []string{"one", "two"}, Notes: "n", Worth: []data.Worth{{Source: "survey", Day: "2026-10-01", Low: amount(1), Note: "n"}},
	}))(t)
	add(data.KindNegotiation, n.ID, n, func() (any, error) { return s.Negotiation(ctx, n.ID) })
	o := must(s.SaveOffer(ctx, data.Offer{
		NegotiationID: n.ID, CompanyID: f.ID, Name: "Northlight", Present: true, Currency: "EUR", Base: amount(5_000_000), Holidays: amount(30), Weekly: amount(2250),
		Place: "p", Growth: "g", Until: "2026-12-01", Notes: "n", Rows: []data.OfferRow{{Name: "bike", Text: "leased", Amount: amount(90_000)}},
	}))(t)
	add(data.KindOffer, o.ID, o, func() (any, error) { return s.Offer(ctx, o.ID) })
	e := must(s.SaveEvent(ctx, data.Event{Kind: data.EventOrganisation, Name: "Guild", Place: "p", Link: "l", Goal: "g", Notes: "n", At: at, Zone: "Europe/Rome",
		State: data.EventAttended, People: []data.Met{{ContactID: c.ID, Met: true, Note: "kind"}}}))(t)
	add(data.KindEvent, e.ID, e, func() (any, error) { return s.Event(ctx, e.ID) })
	advice := must(s.SaveAdvice(ctx, data.Advice{Who: "Ada", About: "pace", Asked: "2026-11-02", Answer: "slow", Answered: "2026-11-03", Doing: "breathe", ContactID: c.ID, InterviewID: i.ID}))(t)
	add(data.KindAdvice, advice.ID, advice, func() (any, error) { return s.OneAdvice(ctx, advice.ID) })
	first := func(all any, err error) (any, error) {
		if v := reflect.ValueOf(all); err == nil && v.Len() == 1 {
			return v.Index(0).Interface(), nil
		} else if err == nil {
			return nil, data.ErrNotFound
		}
		return nil, err
	}
	w := must(s.SaveSWOT(ctx, data.SWOT{Field: data.Threat, Text: "robots", Note: "n", Position: 2, Stories: []int64{y.ID}, Questions: []int64{q.ID}, Lessons: []int64{l.ID}}))(t)
	add(data.KindSWOT, w.ID, w, func() (any, error) { return first(s.SWOTs(ctx)) })
	b := must(s.SaveBoard(ctx, data.Board{Cards: []data.BoardCard{{Field: data.Strength, Text: "calm"}}, Note: "before"}))(t)
	add(data.KindBoard, b.ID, b, func() (any, error) { return first(s.Boards(ctx)) })
	m := must(s.SaveMoment(ctx, data.Moment{Title: "The lamp", Period: "at nine", Happened: "h", Meaning: "m", Position: 3}))(t)
	add(data.KindMoment, m.ID, m, func() (any, error) { return first(s.Moments(ctx)) })
	own := must(s.SaveOwnField(ctx, data.OwnField{Name: "Law", Valued: "v", Words: "w", Proof: "p", Notes: "n"}))(t)
	add(data.KindIndustry, own.ID, own, func() (any, error) { return first(s.OwnFields(ctx)) })
	touch := must(s.SaveTouch(ctx, data.Touch{ContactID: c.ID, Kind: data.TouchCall, At: at, Note: "n", Promised: "p", EventID: e.ID, LetterID: letter.ID}))(t)
	add(data.KindTouch, touch.ID, touch, func() (any, error) { return first(s.Touches(ctx, c.ID)) })
	u := must(s.SaveFollowUp(ctx, data.FollowUp{ContactID: c.ID, Day: "2026-12-02", Minute: data.AnyMinute, Zone: "Europe/Rome", About: "lunch", Done: at}))(t)
	add(data.KindFollowUp, u.ID, u, func() (any, error) { return first(s.FollowUps(ctx, data.FollowUpFilter{})) })
	return refs, kept, read
}

func TestEveryThingIsReadAsItWasSavedAndComesBackFromTheTrash(t *testing.T) {
	s, _ := newStore(t)
	refs, kept, read := everything(t, s)
	for i, ref := range refs {
		same(t, kept[i], must(read[i]())(t))
		ok(t, s.Delete(ctx, ref))
		if thing, err := read[i](); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%s lies in the trash, and is read as %+v (%v)", ref.Kind, thing, err)
		}
		ok(t, s.Restore(ctx, ref))
		same(t, kept[i], must(read[i]())(t))
	}
	for _, n := range data.PortableKinds() {
		switch n {
		case data.KindSetting, data.KindGone, data.KindQuestion, data.KindTake, data.KindRun, data.KindFeedback, data.KindEntry, data.KindContact, data.KindInterview:
		default:
			found := false
			for _, ref := range refs {
				found = found || ref.Kind == n
			}
			if !found {
				t.Errorf("%s was not tried", n)
			}
		}
	}
}

func TestEveryThingIsExportedMergedAndFound(t *testing.T) {
	s, _ := newStore(t)
	refs, _, _ := everything(t, s)
	fresh, _ := newStore(t)
	must(fresh.Merge(ctx, each(exported(t, s))))(t)
	same(t, movable(t, exported(t, s)), movable(t, exported(t, fresh)))
	for _, ref := range refs {
		if ref.Kind == data.KindBoard {
			continue // what was on the board is not searched twice
		}
		words := map[data.Kind]string{
			data.KindPassion: "forty walks", data.KindStory: "cut in three", data.KindLesson: "rust", data.KindAssessment: "ias library", data.KindGoal: "talk ada",
			data.KindCompany: "lamp paper", data.KindGap: "cap", data.KindLetter: "thank dear", data.KindNegotiation: "survey stay", data.KindOffer: "bike leased",
			data.KindEvent: "guild kind", data.KindAdvice: "breathe pace", data.KindSWOT: "robots", data.KindMoment: "lamp nine", data.KindIndustry: "law",
			data.KindTouch: "n p", data.KindFollowUp: "lunch",
		}[ref.Kind]
		hits := must(fresh.Search(ctx, words, []data.Kind{ref.Kind}, 0))(t)
		if words == "" || len(hits) != 1 || hits[0].Kind != ref.Kind {
			t.Errorf("%s: %q finds %+v", ref.Kind, words, hits)
			continue
		}
		if (ref.Kind == data.KindTouch || ref.Kind == data.KindFollowUp) && hits[0].Title != "Ada" {
			t.Errorf("%s is called %q", ref.Kind, hits[0].Title)
		}
	}
}

func TestALinkToWhatLiesInTheTrashIsThereAgainWhenItComesBack(t *testing.T) {
	s, _ := newStore(t)
	one, other := saveQuestion(t, s, "One?"), saveQuestion(t, s, "Other?")
	y := must(s.SaveStory(ctx, data.Story{Title: "Y", Questions: []int64{one.ID, other.ID}}))(t)
	ok(t, s.Delete(ctx, ref(data.KindQuestion, one.ID)))
	y = must(s.Story(ctx, y.ID))(t)
	same(t, []int64{other.ID}, y.Questions)
	must(s.SaveStory(ctx, y))(t)
	ok(t, s.Restore(ctx, ref(data.KindQuestion, one.ID)))
	same(t, 2, len(must(s.Story(ctx, y.ID))(t).Questions))
}

func TestWhatIsSpokenOfIsNoCardOfTheDeck(t *testing.T) {
	s, _ := newStore(t)
	card := saveQuestion(t, s, "A card?")
	q := must(s.SpokenOf(ctx, data.Question{Subject: "story/abc", Text: "The migration", Outline: "late"}))(t)
	again := must(s.SpokenOf(ctx, data.Question{Subject: "story/abc", Text: "The great migration"}))(t)
	if q.ID != again.ID || again.Text != "The great migration" {
		t.Errorf("the same subject is question %d, then %d %q", q.ID, again.ID, again.Text)
	}
	finished(t, s, q.ID, time.Second)
	for _, found := range must(s.Questions(ctx, data.QuestionFilter{}))(t) {
		if found.ID != card.ID {
			t.Errorf("the deck shows %q", found.Text)
		}
	}
	if hits := must(s.Search(ctx, "migration", nil, 0))(t); len(hits) != 0 {
		t.Errorf("the search finds %v", hits)
	}
	if _, err := s.SpokenOf(ctx, data.Question{Subject: "../x", Text: "?"}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a subject that leads elsewhere: %v", err)
	}
	fresh, _ := newStore(t)
	must(fresh.SpokenOf(ctx, data.Question{Subject: "story/abc", Text: "The migration"}))(t)
	must(fresh.Merge(ctx, each(exported(t, s))))(t)
	same(t, 1, must(fresh.Spoken(ctx, "story/abc"))(t).Takes)
}
