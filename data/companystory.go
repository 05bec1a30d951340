package data

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// HappeningKind says what happened between the person and a company.
type HappeningKind string

// The kinds of happenings.
const (
	HappenedFile        HappeningKind = "file"        // its file was begun
	HappenedNote        HappeningKind = "note"        // an entry in the journal
	HappenedTake        HappeningKind = "take"        // an answer that was said for it
	HappenedRun         HappeningKind = "run"         // a mock interview for one of its interviews
	HappenedInterview   HappeningKind = "interview"   // or is to come
	HappenedMet         HappeningKind = "met"         // somebody at an interview
	HappenedAsked       HappeningKind = "asked"       // they asked it
	HappenedDebrief     HappeningKind = "debrief"     // an interview was looked back on
	HappenedGap         HappeningKind = "gap"         // not known at an interview
	HappenedTouch       HappeningKind = "touch"       // one was in touch with somebody there
	HappenedDraft       HappeningKind = "draft"       // a letter that is not sent yet
	HappenedLetter      HappeningKind = "letter"      // sent
	HappenedNegotiation HappeningKind = "negotiation" // the talk about pay was prepared
	HappenedOffer       HappeningKind = "offer"
)

// Happening is one step of the story of a company.
type Happening struct {
	Kind   HappeningKind
	Ref        // what it is about
	Within Ref // what it is shown with; itself where it has a page of its own
	At     time.Time
	Title  string
	Text   string
	Went   int // how an answer went, 1 to 4; 0: not said
}

// CompanyStory tells what happened between the person and a company in the order of time, the
// earliest first. An interview belongs to it that is linked to the file, or is linked to none and
// has the name of the company. Private entries are left out.
func (s *Store) CompanyStory(ctx context.Context, id int64) ([]Happening, error) {
	story, err := query(ctx, s.readers, func(row scanner) (h Happening, err error) {
		var at int64
		err = row.Scan(&h.Kind, &h.Ref.Kind, &h.ID, &h.Within.Kind, &h.Within.ID, &at, &h.Title, &h.Text, &h.Went)
		if h.Within.ID == 0 {
			h.Within = h.Ref
		}
		if h.At = instant(at); blank(h.Title) {
			h.Title, h.Text = excerpt(h.Text), ""
		}
		return h, err
	}, "WITH "+talks+" SELECT what, kind, id, shown, shown_id, at, name, text, went FROM ("+
		strings.Join(happenings, " UNION ALL ")+") ORDER BY at, rank, id", id)
	if err == nil && len(story) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("tell the story of company %d: %w", id, err)
	}
	return story, nil
}

// NextInterview finds the interview with a company that comes next, or is under way; its ID is 0 when
// none is planned.
func (s *Store) NextInterview(ctx context.Context, companyID int64) (Interview, error) {
	ids, err := query(ctx, s.readers, scanOne[int64], "WITH "+talks+
		" SELECT id FROM talks WHERE at_ms > 0 AND at_ms + 60000 * minutes > ?2 ORDER BY at_ms LIMIT 1", companyID, millis(s.now()))
	if err != nil || len(ids) == 0 {
		if err != nil {
			err = fmt.Errorf("find the next interview of company %d: %w", companyID, err)
		}
		return Interview{}, err
	}
	return s.Interview(ctx, ids[0])
}

// talks is the SQL for the interviews with the company ?1.
const talks = `talks AS (SELECT i.* FROM interview i JOIN company f ON f.id = ?1 AND f.deleted_ms IS NULL WHERE i.deleted_ms IS NULL
	AND (i.dossier_id = f.id OR i.dossier_id IS NULL AND trim(f.name) <> '' AND folded(i.company) = folded(f.name))),
	talk AS (SELECT *, iif(at_ms > 0, at_ms, created_ms) AS when_ms FROM talks)`

// happenings are the SELECTs of what happened: kind, the thing, what it is shown with, when, title,
// text, how it went, and what comes first of the same moment.
var happenings = []string{
	`SELECT 'file' AS what, 'company' AS kind, f.id, '' AS shown, 0 AS shown_id, f.created_ms AS at, f.name, f.role AS text, 0 AS went, 0 AS rank FROM company f WHERE f.id = ?1 AND f.deleted_ms IS NULL`,
	`SELECT 'interview', 'interview', i.id, '', 0, i.when_ms, iif(i.round <> '', i.round, i.company), i.place, 0, 1 FROM talk i`,
	`SELECT 'met', 'contact', c.id, '', 0, i.when_ms, c.name, c.role, 0, 2 FROM talk i
		JOIN interview_contact l ON l.interview_id = i.id JOIN contact c ON c.id = l.contact_id AND c.deleted_ms IS NULL`,
	`SELECT 'asked', iif(q.id IS NULL, 'interview', 'question'), coalesce(q.id, i.id), '', 0, i.when_ms, a.text, a.better, a.went, 3 FROM talk i
		JOIN debrief_question a ON a.interview_id = i.id LEFT JOIN question q ON q.id = a.question_id AND q.deleted_ms IS NULL WHERE a.text <> ''`,
	`SELECT 'debrief', 'interview', i.id, '', 0, iif(d.done_ms > 0, d.done_ms, d.begun_ms), iif(i.round <> '', i.round, i.company), d.learned, 0, 4 FROM talk i
		JOIN debrief d ON d.interview_id = i.id WHERE d.begun_ms > 0`,
	`SELECT 'gap', 'gap', g.id, '', 0, g.created_ms, g.text, g.answer, 0, 5 FROM gap g JOIN talk i ON i.id = g.interview_id WHERE g.deleted_ms IS NULL`,
	`SELECT 'run', 'run', r.id, '', 0, r.started_ms, iif(i.round <> '', i.round, i.company), r.note, 0, 6 FROM run r
		JOIN talk i ON i.id = r.interview_id WHERE r.deleted_ms IS NULL`,
	`SELECT 'take', 'take', t.id, '', 0, t.started_ms, q.text, t.note,
		coalesce((SELECT grade FROM review v WHERE v.take_id = t.id), 0), 7 FROM take t JOIN question q ON q.id = t.question_id
		JOIN company f ON f.id = ?1 WHERE t.deleted_ms IS NULL AND t.state <> 'recording' AND q.deleted_ms IS NULL AND (
			t.started_ms >= f.created_ms AND t.question_id IN (SELECT question_id FROM company_question WHERE company_id = ?1)
			OR t.question_id IN (SELECT l.question_id FROM interview_question l JOIN talk i ON i.id = l.interview_id WHERE t.started_ms >= l.chosen_ms)
			OR t.id IN (SELECT n.take_id FROM turn n JOIN run r ON r.id = n.run_id JOIN talk i ON i.id = r.interview_id)
			OR q.subject IN (SELECT 'debrief/' || i.uid FROM talk i))`,
	`SELECT iif(l.sent_ms > 0, 'letter', 'draft'), 'letter', l.id, '', 0, iif(l.sent_ms > 0, l.sent_ms, l.created_ms),
		coalesce(nullif(l.subject, ''), c.name, ''), l.body, 0, 8 FROM letter l LEFT JOIN contact c ON c.id = l.contact_id
		WHERE l.deleted_ms IS NULL AND (l.company_id = ?1 OR l.interview_id IN (SELECT id FROM talk))`,
	`SELECT 'touch', 'touch', u.id, 'contact', c.id, u.at_ms, c.name, u.note, 0, 9 FROM touch u JOIN contact c ON c.id = u.contact_id AND c.deleted_ms IS NULL
		WHERE u.deleted_ms IS NULL AND c.id IN (SELECT contact_id FROM company_contact WHERE company_id = ?1)`,
	`SELECT 'negotiation', 'negotiation', n.id, '', 0, n.created_ms, n.title, n.asks, 0, 10 FROM negotiation n WHERE n.deleted_ms IS NULL AND n.company_id = ?1`,
	`SELECT 'offer', 'offer', o.id, 'negotiation', n.id, o.created_ms, o.name, o.notes, 0, 11 FROM offer o
		JOIN negotiation n ON n.id = o.negotiation_id AND n.deleted_ms IS NULL
		WHERE o.deleted_ms IS NULL AND NOT o.present AND (o.company_id = ?1 OR o.company_id IS NULL AND n.company_id = ?1)`,
	`SELECT 'note', 'entry', e.id, '', 0, e.date_ms, e.title, substr(e.body, 1, 600), 0, 12 FROM entry e
		WHERE e.deleted_ms IS NULL AND NOT e.private AND (e.company_id = ?1 OR e.interview_id IN (SELECT id FROM talk))`,
}
