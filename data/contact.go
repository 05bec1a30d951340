package data

import (
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
	WhereMet  string
	Interests string // those shared with the person
	Email     string
	Phone     string
	Links     []string
	Tags      []string
	Notes     string
	Created   time.Time
	Updated   time.Time
}

// ContactLine is a contact in a list.
type ContactLine struct {
	ID      int64
	Name    string
	Company string
	Role    string
	Tags    []string
}

// ContactFilter chooses contacts; what is left at its zero value does not restrict.
type ContactFilter struct {
	Text    string
	Tag     string
	Company string // the whole name; case does not count
	Limit   int    // 0: all
	Offset  int
}

func (f ContactFilter) where() *conditions {
	c := &conditions{}
	c.add("c.deleted_ms IS NULL")
	c.matching(KindContact, "c", f.Text)
	if f.Tag != "" {
		c.add(tagged(KindContact, "c"), foldTag(f.Tag))
	}
	if f.Company != "" {
		c.add("c.company = ? COLLATE NOCASE", f.Company)
	}
	return c
}

// Contacts lists contacts by name; case and accents do not count.
func (s *Store) Contacts(ctx context.Context, f ContactFilter) ([]ContactLine, error) {
	where := f.where()
	lines, err := query(ctx, s.readers, func(row scanner) (l ContactLine, err error) {
		var tags texts
		err = row.Scan(&l.ID, &l.Name, &l.Company, &l.Role, &tags)
		l.Tags = tags
		return l, err
	}, "SELECT c.id, c.name, c.company, c.role, "+tagsOf(KindContact, "c")+" FROM contact c"+where.clause()+
		" ORDER BY c.name_key, c.id"+page(f.Limit, f.Offset), where.args...)
	if err != nil {
		return nil, fmt.Errorf("list contacts: %w", err)
	}
	return lines, nil
}

// CountContacts says how many contacts the filter lets through, whatever its Limit and Offset.
func (s *Store) CountContacts(ctx context.Context, f ContactFilter) (int, error) {
	where := f.where()
	n, err := queryOne(ctx, s.readers, scanOne[int], "SELECT count(*) FROM contact c"+where.clause(), where.args...)
	if err != nil {
		return 0, fmt.Errorf("count contacts: %w", err)
	}
	return n, nil
}

// Contact reads one contact.
func (s *Store) Contact(ctx context.Context, id int64) (Contact, error) {
	c, err := queryOne(ctx, s.readers, scanContact, selectContact()+" WHERE c.id = ? AND c.deleted_ms IS NULL", id)
	if err != nil {
		return Contact{}, fmt.Errorf("read contact %d: %w", id, err)
	}
	return c, nil
}

func selectContact() string {
	return `SELECT c.id, c.name, c.company, c.role, c.where_met, c.interests, c.email, c.phone,
		c.links, ` + tagsOf(KindContact, "c") + `, c.notes, c.created_ms, c.updated_ms FROM contact c`
}

func scanContact(row scanner) (c Contact, err error) {
	var links, tags texts
	var created, updated int64
	err = row.Scan(&c.ID, &c.Name, &c.Company, &c.Role, &c.WhereMet, &c.Interests, &c.Email, &c.Phone,
		&links, &tags, &c.Notes, &created, &updated)
	c.Links, c.Tags, c.Created, c.Updated = links, tags, instant(created), instant(updated)
	return c, err
}

// SaveContact keeps a contact whole, as a new one when its ID is 0, and gives it back as it is now
// kept. It needs a name, a company or an e-mail address. A contact in the trash keeps what was
// typed last, and stays there.
func (s *Store) SaveContact(ctx context.Context, p Contact) (Contact, error) {
	err := s.write(ctx, func(c *change) (err error) {
		p, err = c.saveContact(ctx, p)
		return err
	})
	if err != nil {
		return Contact{}, fmt.Errorf("save contact %d: %w", p.ID, err)
	}
	return p, nil
}

func (c *change) saveContact(ctx context.Context, p Contact) (Contact, error) {
	if blank(p.Name) && blank(p.Company) && blank(p.Email) {
		return p, invalid("a contact needs a name, a company or an e-mail address")
	}
	links, err := listJSON(p.Links)
	if err != nil {
		return p, err
	}
	c.touch(KindContact)
	id, err := c.upsert(ctx, "contact", p.ID, []column{
		{"name", clean(p.Name)}, {"name_key", fold(clean(p.Name + " " + p.Company + " " + p.Email))},
		{"company", clean(p.Company)}, {"role", clean(p.Role)}, {"where_met", clean(p.WhereMet)},
		{"interests", clean(p.Interests)}, {"email", clean(p.Email)}, {"phone", clean(p.Phone)},
		{"links", links}, {"notes", clean(p.Notes)},
	})
	if err != nil {
		return p, err
	}
	if err := c.setTags(ctx, Ref{KindContact, id}, p.Tags); err != nil {
		return p, err
	}
	return queryOne(ctx, c, scanContact, selectContact()+" WHERE c.id = ?", id)
}
