package data

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// Entry is a page of the journal.
type Entry struct {
	ID         int64
	Title      string
	Body       string // Markdown
	Tags       []string
	Mood       int // 1 to 5; 0: not said
	Confidence int // 1 to 5; 0: not said
	QuestionID int64
	TakeID     int64
	ContactID  int64
	// What else it is about; 0 is nothing.
	PassionID, StoryID, CompanyID, InterviewID int64

	Prompt  string    // the prompt it answers, by its name; "" for none
	Private bool      // out of lists and search unless asked for
	Date    time.Time // what the entry is about; the time of saving when zero
	Created time.Time
	Updated time.Time
}

// EntryLine is an entry in a list.
type EntryLine struct {
	ID         int64
	Title      string
	Excerpt    string // the beginning of the body, in one line and without Markdown's marks
	Tags       []string
	Mood       int
	Confidence int
	Private    bool
	Date       time.Time
}

// EntryFilter chooses entries; what is left at its zero value does not restrict.
type EntryFilter struct {
	Text                                       string
	Tag                                        string
	QuestionID                                 int64
	TakeID                                     int64
	ContactID                                  int64
	PassionID, StoryID, CompanyID, InterviewID int64
	Prompt                                     string
	Private                                    bool      // private entries too; otherwise they are left out
	From, To                                   time.Time // dates at or after From and before To
	Limit                                      int       // 0: all
	Offset                                     int
}

func (f EntryFilter) where() *conditions {
	c := &conditions{}
	c.add("e.deleted_ms IS NULL")
	if f.Private {
		c.matchingPrivate(f.Text)
	} else {
		c.add("NOT e.private")
		c.matching(KindEntry, "e", f.Text)
	}
	if f.Tag != "" {
		c.add(tagged(KindEntry, "e"), foldTag(f.Tag))
	}
	if !f.From.IsZero() {
		c.add("e.date_ms >= ?", millis(f.From))
	}
	if !f.To.IsZero() {
		c.add("e.date_ms < ?", millis(f.To))
	}
	for _, about := range []struct {
		column string
		id     int64
	}{
		{"question_id", f.QuestionID}, {"take_id", f.TakeID}, {"contact_id", f.ContactID}, {"passion_id", f.PassionID},
		{"story_id", f.StoryID}, {"company_id", f.CompanyID}, {"interview_id", f.InterviewID},
	} {
		if about.id != 0 {
			c.add("e."+about.column+" = ?", about.id)
		}
	}
	if f.Prompt != "" {
		c.add("e.prompt = ?", f.Prompt)
	}
	return c
}

// matchingPrivate is matching for entries of which some are private: these are in no index and are
// read one by one.
func (c *conditions) matchingPrivate(text string) {
	if match := matchAll(text); match != "" {
		c.add(fmt.Sprintf(`(CASE WHEN e.private THEN mentions(?, e.title || ' ' || e.body || ' ' ||
			(SELECT coalesce(group_concat(t.name, ' '), '') FROM entry_tag l JOIN tag t ON t.id = l.tag_id WHERE l.entry_id = e.id))
			ELSE e.id IN (SELECT docid >> 6 FROM search WHERE search MATCH ? AND docid & 63 = %d) END)`,
			KindEntry.searchNumber()), text, match)
	}
}

// Entries lists entries, the newest date first.
func (s *Store) Entries(ctx context.Context, f EntryFilter) ([]EntryLine, error) {
	where := f.where()
	lines, err := query(ctx, s.readers, scanEntryLine, `SELECT e.id, e.title, substr(e.body, 1, 600), `+
		tagsOf(KindEntry, "e")+`, e.mood, e.confidence, e.private, e.date_ms FROM entry e`+where.clause()+
		` ORDER BY e.date_ms DESC, e.id DESC`+page(f.Limit, f.Offset), where.args...)
	if err != nil {
		return nil, fmt.Errorf("list entries: %w", err)
	}
	return lines, nil
}

func scanEntryLine(row scanner) (l EntryLine, err error) {
	var body string
	var tags texts
	var date int64
	err = row.Scan(&l.ID, &l.Title, &body, &tags, &l.Mood, &l.Confidence, &l.Private, &date)
	l.Excerpt, l.Tags, l.Date = excerpt(body), tags, instant(date)
	return l, err
}

// excerptRunes is how much of a text is enough to recognise it.
const excerptRunes = 160

// excerpt gives the beginning of a Markdown text as one plain line.
func excerpt(body string) string {
	unmarked := strings.NewReplacer("#", "", "*", "", "`", "", ">", "", "_", "").Replace(body)
	plain := strings.Join(strings.Fields(unmarked), " ")
	if runes := []rune(plain); len(runes) > excerptRunes {
		return strings.TrimSpace(string(runes[:excerptRunes])) + "…"
	}
	return plain
}

// CountEntries says how many entries the filter lets through, whatever its Limit and Offset.
func (s *Store) CountEntries(ctx context.Context, f EntryFilter) (int, error) {
	where := f.where()
	n, err := queryOne(ctx, s.readers, scanOne[int], "SELECT count(*) FROM entry e"+where.clause(), where.args...)
	if err != nil {
		return 0, fmt.Errorf("count entries: %w", err)
	}
	return n, nil
}

// Entry reads one entry.
func (s *Store) Entry(ctx context.Context, id int64) (Entry, error) {
	e, err := queryOne(ctx, s.readers, scanEntry, selectEntry()+" WHERE e.id = ? AND e.deleted_ms IS NULL", id)
	if err != nil {
		return Entry{}, fmt.Errorf("read entry %d: %w", id, err)
	}
	return e, nil
}

func selectEntry() string {
	return `SELECT e.id, e.title, e.body, ` + tagsOf(KindEntry, "e") + `, e.mood, e.confidence,
		coalesce(e.question_id, 0), coalesce(e.take_id, 0), coalesce(e.contact_id, 0), coalesce(e.passion_id, 0),
		coalesce(e.story_id, 0), coalesce(e.company_id, 0), coalesce(e.interview_id, 0), e.prompt, e.private,
		e.date_ms, e.created_ms, e.updated_ms FROM entry e`
}

func scanEntry(row scanner) (e Entry, err error) {
	var tags texts
	var date, created, updated int64
	err = row.Scan(&e.ID, &e.Title, &e.Body, &tags, &e.Mood, &e.Confidence,
		&e.QuestionID, &e.TakeID, &e.ContactID, &e.PassionID, &e.StoryID, &e.CompanyID, &e.InterviewID, &e.Prompt, &e.Private, &date, &created, &updated)
	e.Tags, e.Date, e.Created, e.Updated = tags, instant(date), instant(created), instant(updated)
	return e, err
}

// SaveEntry keeps an entry whole, as a new one when its ID is 0, and gives it back as it is now
// kept. An entry in the trash keeps what was typed last, and stays there.
func (s *Store) SaveEntry(ctx context.Context, e Entry) (Entry, error) {
	err := s.write(ctx, func(c *change) (err error) {
		e, err = c.saveEntry(ctx, e)
		return err
	})
	if err != nil {
		return Entry{}, fmt.Errorf("save entry %d: %w", e.ID, err)
	}
	return e, nil
}

func (c *change) saveEntry(ctx context.Context, e Entry) (Entry, error) {
	kept := func() (Entry, error) { return queryOne(ctx, c, scanEntry, selectEntry()+" WHERE e.id = ?", e.ID) }
	e, err := upToDate(ctx, e, func(e *Entry) int64 { return e.ID }, kept)
	if err != nil {
		return e, err
	}
	if e.Mood < 0 || e.Mood > 5 {
		return e, invalid("mood goes from 1 to 5")
	}
	if e.Confidence < 0 || e.Confidence > 5 {
		return e, invalid("confidence goes from 1 to 5")
	}
	date := millis(e.Date)
	if date == 0 {
		date = c.now
	}
	c.touch(KindEntry)
	id, err := c.upsert(ctx, "entry", e.ID, []column{
		{"title", clean(e.Title)}, {"body", clean(e.Body)}, {"mood", e.Mood}, {"confidence", e.Confidence},
		{"question_id", orNull(e.QuestionID)}, {"take_id", orNull(e.TakeID)}, {"contact_id", orNull(e.ContactID)},
		{"passion_id", orNull(e.PassionID)}, {"story_id", orNull(e.StoryID)}, {"company_id", orNull(e.CompanyID)},
		{"interview_id", orNull(e.InterviewID)}, {"prompt", e.Prompt}, {"private", e.Private}, {"date_ms", date},
	})
	if err != nil {
		return e, err
	}
	if err := c.setTags(ctx, Ref{KindEntry, id}, e.Tags); err != nil {
		return e, err
	}
	return queryOne(ctx, c, scanEntry, selectEntry()+" WHERE e.id = ?", id)
}
