package data

import (
	"context"
	"fmt"
	"time"
	_ "time/tzdata" // zones are the same on every computer
)

// Stage is how far an application is: one of the stages below, or a word of the person's own.
type Stage string

// The stages there are until the person says otherwise.
const (
	StagePlanned  Stage = "planned"
	StageDone     Stage = "done"
	StageWaiting  Stage = "waiting"
	StageOffer    Stage = "offer"
	StageAccepted Stage = "accepted"
	StageDeclined Stage = "declined"
	StageRejected Stage = "rejected"
	StageGhosted  Stage = "ghosted"
)

// Stages lists the stages there are until the person says otherwise, in the order of a board.
func Stages() []Stage {
	return []Stage{
		StagePlanned, StageDone, StageWaiting, StageOffer, StageAccepted, StageDeclined, StageRejected, StageGhosted,
	}
}

// Medium is how an interview is held.
type Medium string

// The ways to hold an interview; "" is not known.
const (
	MediumPlace Medium = "place"
	MediumPhone Medium = "phone"
	MediumVideo Medium = "video"
)

// CalendarDomain ends the names of events that calendars get from here; before it stands the
// interview's uid.
const CalendarDomain = "@greenroom"

// The length of an interview in minutes.
const (
	usualMinutes = 60 // of which nothing is known
	mostMinutes  = 24 * 60
)

// Interview is a real interview, to come or over.
type Interview struct {
	ID        int64
	Company   string
	CompanyID int64 // its file; 0: none
	Role      string
	Round     string // "first talk", "with the team"
	Stage     Stage  // "" is saved as StagePlanned
	Place     string // where, or how to call
	Medium    Medium
	Industry  Industry
	Notes     string
	At        time.Time // when it begins; zero: no date yet
	Zone      string    // an IANA name, whose clock At is said by; "" is where the person is
	Minutes   int       // how long; 0 is saved as an hour
	Calendar  string    // the UID of the event of a calendar it came from
	Contacts  []int64   // whom one talks with; lists leave it out
	// How confident the person felt just before and just after, 1 to 5; 0: not said.
	Before, After int
	Questions     []int64 // what is practised for it, in the person's order; lists leave it out
	Created       time.Time
	Updated       time.Time
}

// End is when it is over; zero: no date yet.
func (i Interview) End() time.Time {
	if i.At.IsZero() {
		return i.At
	}
	return i.At.Add(time.Duration(i.Minutes) * time.Minute)
}

func (i Interview) check() error {
	if i.Before < 0 || i.Before > 5 || i.After < 0 || i.After > 5 {
		return invalid("confidence goes from 1 to 5")
	}
	if i.Minutes < 0 || i.Minutes > mostMinutes {
		return invalid("an interview of %d minutes", i.Minutes)
	}
	if _, err := time.LoadLocation(i.Zone); err != nil {
		return invalid("there is no time zone %q", i.Zone)
	}
	return nil
}

const selectInterview = `SELECT i.id, i.company, coalesce(i.dossier_id, 0), i.role, i.round, i.stage, i.place, i.medium, i.industry,
	i.notes, i.at_ms, i.zone, i.minutes, i.calendar, i.before, i.after, i.created_ms, i.updated_ms FROM interview i`

func scanInterview(row scanner) (i Interview, err error) {
	var at, created, updated int64
	err = row.Scan(&i.ID, &i.Company, &i.CompanyID, &i.Role, &i.Round, &i.Stage, &i.Place, &i.Medium, &i.Industry,
		&i.Notes, &at, &i.Zone, &i.Minutes, &i.Calendar, &i.Before, &i.After, &created, &updated)
	i.At, i.Created, i.Updated = instant(at), instant(created), instant(updated)
	return i, err
}

// InterviewFilter chooses interviews; what is left at its zero value does not restrict.
type InterviewFilter struct {
	Text       string // words in company, role, round, place or notes
	Stage      Stage
	CompanyID  int64     // of this file
	Company    string    // with this company, by its whole name; case and accents do not count
	ContactID  int64     // with this person
	Calendar   string    // that came from this event of a calendar, or went there as it
	Coming     time.Time // only those that begin at or after this instant
	ToDebrief  time.Time // only those over at this instant that were not looked back on to the end
	BegunAfter time.Time // only those that begin after this instant
	Limit      int       // 0: all
	Offset     int
}

// where is the filter's conditions. Interviews are few, so their words are read one by one.
func (f InterviewFilter) where() *conditions {
	c := &conditions{}
	c.add("i.deleted_ms IS NULL")
	if matchAll(f.Text) != "" {
		c.add("mentions(?, i.company || ' ' || i.role || ' ' || i.round || ' ' || i.place || ' ' || i.notes)", f.Text)
	}
	if f.Stage != "" {
		c.add("i.stage = ?", f.Stage)
	}
	if f.CompanyID != 0 {
		c.add("i.dossier_id = ?", f.CompanyID)
	}
	if f.Company != "" {
		c.add("folded(i.company) = folded(?)", f.Company)
	}
	if f.ContactID != 0 {
		c.add("i.id IN (SELECT interview_id FROM interview_contact WHERE contact_id = ?)", f.ContactID)
	}
	if f.Calendar != "" {
		c.add("(i.calendar = ? OR i.calendar = '' AND i.uid || ? = ?)", f.Calendar, CalendarDomain, f.Calendar)
	}
	if !f.Coming.IsZero() {
		c.add("i.at_ms >= ?", millis(f.Coming))
	}
	if !f.ToDebrief.IsZero() {
		c.add(`i.at_ms > 0 AND i.at_ms + 60000 * i.minutes <= ?
			AND NOT EXISTS (SELECT 1 FROM debrief d WHERE d.interview_id = i.id AND d.done_ms > 0)`, millis(f.ToDebrief))
	}
	if !f.BegunAfter.IsZero() {
		c.add("i.at_ms > ?", millis(f.BegunAfter))
	}
	return c
}

// Interviews lists interviews as one thinks of them: those to come, the next one first, then those
// without a date, then those that were, the last one first.
func (s *Store) Interviews(ctx context.Context, f InterviewFilter) ([]Interview, error) {
	where, now := f.where(), millis(s.now())
	interviews, err := query(ctx, s.readers, scanInterview, selectInterview+where.clause()+
		" ORDER BY CASE WHEN i.at_ms >= ? THEN 0 WHEN i.at_ms = 0 THEN 1 ELSE 2 END, iif(i.at_ms < ?, -i.at_ms, i.at_ms), i.id"+page(f.Limit, f.Offset), append(where.args, now, now)...)
	if err != nil {
		return nil, fmt.Errorf("list interviews: %w", err)
	}
	return interviews, nil
}

// CountInterviews says how many interviews the filter lets through, whatever its Limit and Offset.
func (s *Store) CountInterviews(ctx context.Context, f InterviewFilter) (int, error) {
	where := f.where()
	n, err := queryOne(ctx, s.readers, scanOne[int], "SELECT count(*) FROM interview i"+where.clause(), where.args...)
	if err != nil {
		return 0, fmt.Errorf("count interviews: %w", err)
	}
	return n, nil
}

// Interview reads one interview, with its questions and its people.
func (s *Store) Interview(ctx context.Context, id int64) (Interview, error) {
	i, err := readInterview(ctx, s.readers, id, " AND i.deleted_ms IS NULL")
	if err != nil {
		return Interview{}, fmt.Errorf("read interview %d: %w", id, err)
	}
	return i, nil
}

func readInterview(ctx context.Context, db querier, id int64, and string) (Interview, error) {
	i, err := queryOne(ctx, db, scanInterview, selectInterview+" WHERE i.id = ?"+and, id)
	if err != nil {
		return i, err
	}
	i.Questions, err = query(ctx, db, scanOne[int64], `SELECT l.question_id FROM interview_question l
		JOIN question q ON q.id = l.question_id WHERE l.interview_id = ? AND q.deleted_ms IS NULL
		ORDER BY l.position`, id)
	if err == nil {
		err = i.people().load(ctx, db, KindInterview, id)
	}
	return i, err
}

// people are those one talks with.
func (i *Interview) people() links { return links{"interview_contact", KindContact, &i.Contacts} }

// SaveInterview keeps an interview, as a new one when its ID is 0, and gives it back as it is now
// kept. Of one that is there it leaves the questions and the confidence alone: those have ways of
// their own. One in the trash keeps what was typed last, and stays there.
func (s *Store) SaveInterview(ctx context.Context, i Interview) (Interview, error) {
	all, err := s.SaveInterviews(ctx, i)
	if err != nil {
		return Interview{}, err
	}
	return all[0], nil
}

// SaveInterviews does what SaveInterview does with several: all of them are kept, or none.
func (s *Store) SaveInterviews(ctx context.Context, interviews ...Interview) ([]Interview, error) {
	saved := make([]Interview, len(interviews))
	err := s.write(ctx, func(c *change) (err error) {
		for n, i := range interviews {
			if saved[n], err = c.saveInterview(ctx, i); err != nil {
				return fmt.Errorf("interview %d: %w", i.ID, err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("save %w", err)
	}
	return saved, nil
}

// SetStage gives an interview a stage, leaves all else as it is, and gives it back as it is now kept.
func (s *Store) SetStage(ctx context.Context, id int64, stage Stage) (i Interview, err error) {
	err = s.write(ctx, func(c *change) (err error) {
		if i, err = readInterview(ctx, c, id, " AND i.deleted_ms IS NULL"); err != nil {
			return err
		}
		i.Stage = stage
		i, err = c.saveInterview(ctx, i)
		return err
	})
	if err != nil {
		return Interview{}, fmt.Errorf("set the stage of interview %d: %w", id, err)
	}
	return i, nil
}

func (c *change) saveInterview(ctx context.Context, i Interview) (Interview, error) {
	i, err := upToDate(ctx, i, func(i *Interview) int64 { return i.ID }, func() (Interview, error) { return readInterview(ctx, c, i.ID, "") })
	if err != nil {
		return i, err
	}
	if i.Minutes == 0 {
		i.Minutes = usualMinutes
	}
	orDefault(&i.Stage, StagePlanned)
	if err := i.check(); err != nil {
		return i, err
	}
	c.touch(KindInterview)
	if _, err := c.forgetGone(ctx, "interview", []cell{{"dossier_id", reference{&i.CompanyID}}}); err != nil {
		return i, err
	}
	columns := []column{
		{"company", clean(i.Company)}, {"dossier_id", orNull(i.CompanyID)}, {"role", clean(i.Role)}, {"round", clean(i.Round)},
		{"stage", clean(string(i.Stage))}, {"place", clean(i.Place)}, {"medium", i.Medium}, {"industry", i.Industry},
		{"notes", clean(i.Notes)}, {"at_ms", millis(i.At)}, {"zone", i.Zone}, {"minutes", i.Minutes}, {"calendar", i.Calendar},
	}
	if i.ID == 0 {
		columns = append(columns, column{"before", i.Before}, column{"after", i.After})
	}
	id, err := c.upsert(ctx, "interview", i.ID, columns)
	if err == nil {
		err = i.people().keep(ctx, c, KindInterview, id)
	}
	if err != nil {
		return i, err
	}
	return readInterview(ctx, c, id, "")
}

// SetInterviewQuestions chooses what is practised for an interview, in this order, in place of what
// was chosen before. A question that stays keeps the day it was chosen on.
func (s *Store) SetInterviewQuestions(ctx context.Context, interviewID int64, questions []int64) error {
	err := s.write(ctx, func(c *change) error {
		c.touch(KindInterview)
		n, err := c.exec(ctx, "UPDATE interview SET updated_ms = ? WHERE id = ?", c.now, interviewID)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		ids, err := asJSON(questions)
		if err != nil {
			return err
		}
		if _, err := c.exec(ctx, `DELETE FROM interview_question WHERE interview_id = ?
			AND question_id NOT IN (SELECT value FROM json_each(?))`, interviewID, ids); err != nil {
			return err
		}
		for position, question := range questions {
			if _, err := c.exec(ctx, `INSERT INTO interview_question (interview_id, question_id, position, chosen_ms)
				VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position`,
				interviewID, question, position, c.now); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("choose the questions of interview %d: %w", interviewID, err)
	}
	return nil
}

// SetConfidence keeps how confident the person felt just before an interview, or with after just
// after it: 1 to 5, 0 takes it back.
func (s *Store) SetConfidence(ctx context.Context, ref Ref, after bool, confidence int) error {
	column := "before"
	if after {
		column = "after"
	}
	err := s.write(ctx, func(c *change) error {
		if ref.Kind != KindInterview && ref.Kind != KindRun {
			return invalid("a %s has no confidence", ref.Kind)
		}
		if confidence < 0 || confidence > 5 {
			return invalid("confidence goes from 1 to 5")
		}
		c.touch(ref.Kind)
		n, err := c.exec(ctx, "UPDATE "+string(ref.Kind)+" SET "+column+" = ?, updated_ms = ? WHERE id = ?",
			confidence, c.now, ref.ID)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("keep the confidence %s %s %d: %w", column, ref.Kind, ref.ID, err)
	}
	return nil
}
