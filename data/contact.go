package data

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"time"
)

// Contact is somebody worth staying in touch with.
type Contact struct {
	ID        int64
	Name      string
	Company   string
	Role      string
	Jobs      []Job // those before
	WhereMet  string
	EventID   int64  // where they met; 0: none that is kept
	Interests string // those shared with the person
	Passions  []int64
	Email     string
	Emails    []string // further ones
	Phone     string
	Phones    []string // further ones
	Links     []string
	Tags      []string
	Notes     string
	Photo     []byte // JPEG or PNG, small
	Rhythm    Rhythm // how often to be in touch; zero: as the tags say

	IntroducerID int64 // who brought them together; 0: nobody
	Created      time.Time
	Updated      time.Time
}

// Job is what somebody did, and where.
type Job struct{ Company, Role, Period string }

// MostPhoto is how many bytes a photo may have.
const MostPhoto = 1 << 18

func (p *Contact) record() record {
	return record{
		kind: KindContact, id: &p.ID, created: &p.Created, updated: &p.Updated, tags: &p.Tags, check: p.check(),
		cells: []cell{
			{"name", &p.Name}, {"name_key", sortKey{p}}, {"company", &p.Company}, {"role", &p.Role}, {"where_met", &p.WhereMet},
			{"event_id", reference{&p.EventID}}, {"interests", &p.Interests}, {"email", &p.Email}, {"emails", &p.Emails}, {"phone", &p.Phone},
			{"phones", &p.Phones}, {"links", &p.Links}, {"notes", &p.Notes}, {"photo", &p.Photo}, {"wanted", &p.Rhythm.Wanted},
			{"longest", &p.Rhythm.Longest}, {"introducer_id", reference{&p.IntroducerID}},
		},
		owned: []owned{
			rows[Job]{"contact_job", &p.Jobs, func(j *Job) []cell {
				return []cell{{"company", &j.Company}, {"role", &j.Role}, {"period", &j.Period}}
			}},
			links{"contact_passion", KindPassion, &p.Passions},
		},
	}
}

func (p *Contact) check() error {
	switch {
	case blank(p.Name) && blank(p.Company) && blank(p.Email):
		return invalid("a contact needs a name, a company or an e-mail address")
	case p.ID != 0 && p.IntroducerID == p.ID:
		return invalid("nobody introduces themselves")
	case len(p.Photo) > MostPhoto:
		return invalid("a photo of %d bytes is too large", len(p.Photo))
	case len(p.Photo) > 0 && !bytes.HasPrefix(p.Photo, []byte("\xff\xd8\xff")) && !bytes.HasPrefix(p.Photo, []byte("\x89PNG")):
		return invalid("a photo is a JPEG or a PNG")
	}
	return p.Rhythm.check()
}

// sortKey is the place of what a contact is sorted by, which follows from the rest.
type sortKey struct{ of *Contact }

// Scan lets go of what is read: it follows from the rest.
func (sortKey) Scan(any) error { return nil }

func (k sortKey) value() (any, error) {
	return fold(clean(k.of.Name + " " + k.of.Company + " " + k.of.Email)), nil
}

// ContactLine is a contact in a list.
type ContactLine struct {
	ID        int64
	Name      string
	Company   string
	Role      string
	Tags      []string
	LastTouch time.Time // zero: never
	Next      FollowUp  // the one that is due first; its ID is 0 when there is none
	Rhythm    Rhythm    // of their own, or as their tags say
	Standing  Standing
}

// ContactOrder is what contacts are sorted by.
type ContactOrder int

// The orders of contacts.
const (
	ByName    ContactOrder = iota
	ByTouched              // the one longest without a touch first
)

// ContactFilter chooses contacts; what is left at its zero value does not restrict.
type ContactFilter struct {
	Text    string
	Tag     string
	Company string // the whole name; case does not count
	Due     bool   // a follow-up is due
	// Standing are those that stand so now.
	Standing Standing
	// When one was last in touch: never, or from an instant on, or before one.
	Untouched                        bool
	TouchedAfter, TouchedBefore      time.Time
	EventID, IntroducerID, PassionID int64
	Order                            ContactOrder
	Limit                            int // 0: all
	Offset                           int
}

func (f ContactFilter) where(ctx context.Context, s *Store) (*conditions, error) {
	c := &conditions{}
	c.add("c.deleted_ms IS NULL")
	c.matching(KindContact, "c", f.Text)
	if f.Tag != "" {
		c.add(tagged(KindContact, "c"), foldTag(f.Tag))
	}
	if f.Company != "" {
		if isPlain(f.Company) {
			c.add("c.company = ? COLLATE NOCASE", f.Company) // by its index
		} else {
			c.add("folded(c.company) = folded(?)", f.Company)
		}
	}
	switch {
	case f.Untouched:
		c.add(lastTouch + " = 0")
	case !f.TouchedBefore.IsZero():
		c.add(lastTouch+" BETWEEN 1 AND ?", millis(f.TouchedBefore)-1)
	}
	if !f.TouchedAfter.IsZero() {
		c.add(lastTouch+" >= ?", millis(f.TouchedAfter))
	}
	if f.EventID != 0 {
		c.add("(c.event_id = ? OR c.id IN (SELECT contact_id FROM event_contact WHERE event_id = ? AND met))", f.EventID, f.EventID)
	}
	if f.IntroducerID != 0 {
		c.add("c.introducer_id = ?", f.IntroducerID)
	}
	if f.PassionID != 0 {
		c.add("c.id IN (SELECT contact_id FROM contact_passion WHERE passion_id = ?)", f.PassionID)
	}
	if f.Due {
		due, err := s.dueContacts(ctx)
		if err != nil {
			return nil, err
		}
		c.among(due)
	}
	if f.Standing != "" {
		standing, err := s.standing(ctx)
		if err != nil {
			return nil, err
		}
		c.among(standing[f.Standing])
	}
	return c, nil
}

// among restricts contacts to some.
func (c *conditions) among(ids []int64) {
	list, _ := asJSON(append([]int64{}, ids...)) // numbers can always be written
	c.add("c.id IN (SELECT value FROM json_each(?))", list)
}

// lastTouch is the SQL for when one was last in touch with the contact c.
const lastTouch = "coalesce((SELECT max(t.at_ms) FROM touch t WHERE t.contact_id = c.id AND t.deleted_ms IS NULL), 0)"

// Contacts lists contacts by name, unless asked otherwise; case and accents do not count.
func (s *Store) Contacts(ctx context.Context, f ContactFilter) ([]ContactLine, error) {
	lines, err := s.contactLines(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("list contacts: %w", err)
	}
	return lines, nil
}

func (s *Store) contactLines(ctx context.Context, f ContactFilter) ([]ContactLine, error) {
	where, err := f.where(ctx, s)
	if err != nil {
		return nil, err
	}
	rhythms, err := s.Rhythms(ctx)
	if err != nil {
		return nil, err
	}
	order := "c.name_key, c.id"
	from := " FROM contact c"
	if f.Order == ByTouched {
		from += " LEFT JOIN (SELECT contact_id, max(at_ms) AS at FROM touch WHERE deleted_ms IS NULL GROUP BY contact_id) ON contact_id = c.id"
		order = "at, " + order // never comes first
	}
	now := s.now().Local()
	lines, err := query(ctx, s.readers, func(row scanner) (l ContactLine, err error) {
		var tags texts
		var created, touched int64
		err = row.Scan(&l.ID, &l.Name, &l.Company, &l.Role, &tags, &l.Rhythm.Wanted, &l.Rhythm.Longest, &created, &touched)
		l.Tags, l.LastTouch = tags, instant(touched)
		l.Rhythm = rhythms.Of(l.Rhythm, tags)
		l.Standing = l.Rhythm.Standing(instant(cmp.Or(touched, created)), now)
		return l, err
	}, "SELECT c.id, c.name, c.company, c.role, "+tagsOf(KindContact, "c")+", c.wanted, c.longest, c.created_ms, "+lastTouch+
		from+where.clause()+" ORDER BY "+order+page(f.Limit, f.Offset), where.args...)
	if err != nil {
		return nil, err
	}
	return lines, s.addNext(ctx, lines)
}

// addNext tells for each contact what is due next.
func (s *Store) addNext(ctx context.Context, lines []ContactLine) error {
	ids := make([]int64, len(lines))
	for i, l := range lines {
		ids[i] = l.ID
	}
	list, err := asJSON(ids)
	if err != nil {
		return err
	}
	open, err := readRecords[FollowUp](ctx, s.readers, ` WHERE this.deleted_ms IS NULL AND this.done_ms = 0
		AND this.contact_id IN (SELECT value FROM json_each(?)) ORDER BY this.day DESC, this.minute DESC, this.id DESC`, list)
	if err != nil {
		return err
	}
	next := map[int64]FollowUp{}
	for _, f := range open {
		next[f.ContactID] = f // the first comes last
	}
	for i := range lines {
		lines[i].Next = next[lines[i].ID]
	}
	return nil
}

// CountContacts says how many contacts the filter lets through, whatever its Limit and Offset.
func (s *Store) CountContacts(ctx context.Context, f ContactFilter) (int, error) {
	where, err := f.where(ctx, s)
	if err != nil {
		return 0, fmt.Errorf("count contacts: %w", err)
	}
	n, err := queryOne(ctx, s.readers, scanOne[int], "SELECT count(*) FROM contact c"+where.clause(), where.args...)
	if err != nil {
		return 0, fmt.Errorf("count contacts: %w", err)
	}
	return n, nil
}

// Employers lists the companies at which one knows most people, those first.
func (s *Store) Employers(ctx context.Context, limit int) ([]string, error) {
	names, err := query(ctx, s.readers, scanOne[string], `SELECT min(company) FROM contact WHERE deleted_ms IS NULL AND company <> ''
		GROUP BY company COLLATE NOCASE ORDER BY count(*) DESC, 1 LIMIT ?`, limit)
	if err != nil {
		return nil, fmt.Errorf("list the companies of contacts: %w", err)
	}
	return names, nil
}

// Contact reads one contact.
func (s *Store) Contact(ctx context.Context, id int64) (Contact, error) {
	return read[Contact](ctx, s, id)
}

// SaveContact keeps a contact whole, as a new one when its ID is 0, and gives it back as it is now
// kept. It needs a name, a company or an e-mail address. A contact in the trash keeps what was
// typed last, and stays there.
func (s *Store) SaveContact(ctx context.Context, p Contact) (Contact, error) { return save(ctx, s, p) }
