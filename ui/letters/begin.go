package letters

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"greenroom/data"
	"greenroom/data/letters"
	"greenroom/ui/room"
)

// around is what belongs to a letter besides its words.
type around struct {
	letter    data.Letter
	sources   letters.Sources
	facts     letters.Facts
	interview data.Interview // its ID is 0 for none
	stands    data.Stage     // what its stage stands for
	contact   data.Contact
	company   data.Company
	touches   []data.Touch     // with the contact, the last first
	talks     []data.Interview // to choose from
}

// talksOffered is how many interviews a letter can be about.
const talksOffered = 12

// around reads what a letter is drawn from. What is in the trash is as if it
// were not there.
func (d Deps) around(ctx context.Context, l data.Letter) (a around, err error) {
	a.letter = l
	err = errors.Join(
		find(ctx, l.InterviewID, &a.interview, d.Store.Interview),
		find(ctx, l.ContactID, &a.contact, d.Store.Contact))
	companyID := l.CompanyID
	if companyID == 0 {
		companyID = a.interview.CompanyID
	}
	s := letters.Sources{Interview: a.interview, Contact: a.contact, Now: d.Store.Now()}
	err = errors.Join(err, find(ctx, companyID, &a.company, d.Store.Company), find(ctx, a.contact.EventID, &s.Event, d.Store.Event))
	s.Company = a.company
	var failed error
	if a.interview.ID != 0 {
		s.Debrief, failed = d.Store.Debrief(ctx, a.interview.ID)
		err = errors.Join(err, failed)
		a.stands, failed = d.Store.StandsFor(ctx, a.interview.Stage)
		err = errors.Join(err, failed)
	}
	for _, id := range a.interview.Contacts {
		var other data.Contact
		err = errors.Join(err, find(ctx, id, &other, d.Store.Contact))
		if other.ID != 0 && other.ID != a.contact.ID {
			s.Others = append(s.Others, other)
		}
	}
	if a.contact.ID != 0 {
		a.touches, failed = d.Store.Touches(ctx, a.contact.ID)
		err, s.Touches = errors.Join(err, failed), a.touches
	}
	s.Passions, failed = d.Store.Passions(ctx, data.PassionFilter{Limit: 30})
	err = errors.Join(err, failed)
	s.Me, failed = d.Name(ctx)
	err = errors.Join(err, failed)
	a.talks, failed = d.Store.Interviews(ctx, data.InterviewFilter{Limit: talksOffered})
	a.sources, a.facts = s, letters.Gather(s)
	return a, errors.Join(err, failed)
}

// find reads a thing that may be gone, and leaves into empty then.
func find[T any](ctx context.Context, id int64, into *T, read func(ctx context.Context, id int64) (T, error)) error {
	if id == 0 {
		return nil
	}
	thing, err := read(ctx, id)
	if errors.Is(err, data.ErrNotFound) {
		return nil
	}
	if err == nil {
		*into = thing
	}
	return err
}

// begin makes the letter that an address asks for. One that was begun already and
// not sent is gone on with. What cannot be read leaves fields open.
func (d Deps) begin(ctx context.Context, about string) data.Letter {
	key, of := room.Split(about)
	kind, number := room.Split(of)
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return data.Letter{Template: d.Templates.Find(key).Key}
	}
	l := data.Letter{}
	switch data.Kind(kind) {
	case data.KindInterview:
		l.InterviewID = id
		if i, err := d.Store.Interview(ctx, id); err == nil {
			l.CompanyID = i.CompanyID
			if len(i.Contacts) > 0 {
				l.ContactID = i.Contacts[0]
			}
		}
	case data.KindContact:
		l.ContactID = id
	case data.KindCompany:
		l.CompanyID = id
		if c, err := d.Store.Company(ctx, id); err == nil && len(c.People) > 0 {
			l.ContactID = c.People[0].ContactID
		}
	}
	a, _ := d.around(ctx, l)
	template := d.template(key, a)
	if begun, found := d.begun(ctx, template.Key, l); found {
		return begun
	}
	return fill(template, a)
}

// begun finds a letter of the template about the same that waits to be sent.
func (d Deps) begun(ctx context.Context, template string, l data.Letter) (data.Letter, bool) {
	unsent, err := d.Store.Letters(ctx, data.LetterFilter{Unsent: true, ContactID: l.ContactID, InterviewID: l.InterviewID, CompanyID: l.CompanyID})
	if err != nil {
		return l, false
	}
	for _, other := range unsent {
		if other.Template == template && other.InterviewID == l.InterviewID {
			return other, true
		}
	}
	return l, false
}

// silenceLasts is after which time without a word one may ask.
const silenceLasts = 7 * 24 * time.Hour

// template is the one of a key, or else the one that fits: after a no, after a
// week of silence, after a talk with several, after a talk with one, or for
// somebody one knows.
func (d Deps) template(key string, a around) letters.Template {
	if t := d.Templates.Find(key); t.Key != "" {
		return t
	}
	switch i := a.interview; {
	case i.ID == 0:
		return d.Templates.Find("catching-up")
	case a.stands == data.StageRejected:
		return d.Templates.Find("thanks-no")
	case !i.At.IsZero() && a.sources.Now.Sub(i.End()) >= silenceLasts:
		return d.Templates.Find("silence")
	case len(i.Contacts) > 1:
		return d.Templates.Find("thanks-panel")
	}
	return d.Templates.Find("thanks-first")
}

// fill makes a letter of a template out of what is known.
func fill(t letters.Template, a around) data.Letter {
	l := a.letter
	l.Template = t.Key
	l.Subject, l.Body = letters.Fill(t, a.facts)
	l.Due = t.Due(ended(a))
	return l
}

// ended is when the hurry of a letter begins: when the talk was over, or now.
func ended(a around) time.Time {
	if a.interview.ID != 0 {
		return a.interview.End()
	}
	return a.sources.Now
}

// fillOpen fills the places of a letter that were open and are known now.
func fillOpen(l data.Letter, f letters.Facts) data.Letter {
	for _, open := range letters.Left(l.Subject, l.Body) {
		if value := strings.TrimSpace(f.Values[letters.FieldOf(open)]); value != "" {
			l.Subject, l.Body = letters.Put(l.Subject, l.Body, open, value)
		}
	}
	return l
}
