package data

import (
	"context"
	"fmt"
	"strings"

	"greenroom/data/people"
)

// Arrive finds out who everybody of a file is, and what bringing them in would change. Nothing is
// changed yet. Known are those of one e-mail address, one page, or one name and company; neither
// case nor accents count.
func (s *Store) Arrive(ctx context.Context, list []people.Person) (*Arrivals, error) {
	known, err := s.acquainted(ctx, "substr(photo, 1, 1)", " WHERE deleted_ms IS NULL ORDER BY id") // of a photo, that there is one
	if err != nil {
		return nil, fmt.Errorf("see who is known: %w", err)
	}
	return arrive(known, list), nil
}

// acquainted reads contacts as far as files have them, in one go. photo is the SQL for theirs; tail
// is what follows the FROM.
func (s *Store) acquainted(ctx context.Context, photo, tail string, args ...any) ([]Contact, error) {
	return query(ctx, s.readers, func(row scanner) (c Contact, err error) {
		var jobs string
		err = row.Scan(&c.ID, &c.Name, &c.Company, &c.Role, &c.WhereMet, reference{&c.EventID}, &c.Interests, &c.Email, &c.Phone,
			(*texts)(&c.Emails), (*texts)(&c.Phones), (*texts)(&c.Links), &c.Notes, &c.Photo, (*texts)(&c.Tags), &jobs)
		if err == nil {
			err = inJSON{&c.Jobs}.Scan(jobs)
		}
		return c, err
	}, `SELECT id, name, company, role, where_met, event_id, interests, email, phone, emails, phones, links, notes,
		`+photo+`, `+tagsOf(KindContact, "c")+`,
		(SELECT json_group_array(json_object('Company', company, 'Role', role, 'Period', period)) FROM (
			SELECT * FROM contact_job j WHERE j.contact_id = c.id ORDER BY position))
		FROM contact c`+tail, args...)
}

// Brought is what an import did.
type Brought struct {
	Added, Changed int

	at      int64
	added   []int64
	changed []alteration
}

// alteration is a contact before and after an import.
type alteration struct{ before, after Contact }

// BringIn adds and changes contacts as the arrivals say: all of it, or nothing. progress is told
// from 0 to 1 how far it is.
func (s *Store) BringIn(ctx context.Context, a *Arrivals, progress func(float64)) (Brought, error) {
	var b Brought
	done := 0
	tell := func() {
		if done++; progress != nil && done%100 == 0 {
			progress(float64(done) / float64(len(a.List)))
		}
	}
	err := s.write(ctx, func(c *change) error {
		b = Brought{at: c.now}
		c.touch(KindContact)
		if err := b.alter(ctx, c, a, tell); err != nil {
			return err
		}
		return b.add(ctx, c, a, tell)
	})
	if err != nil {
		return Brought{}, fmt.Errorf("bring people in: %w", err)
	}
	b.Added, b.Changed = len(b.added), len(b.changed)
	return b, nil
}

// alter changes the contacts that are known.
func (b *Brought) alter(ctx context.Context, c *change, a *Arrivals, tell func()) error {
	for _, one := range a.List {
		if one.ContactID == 0 || !one.acts() {
			continue
		}
		before, err := readRecord[Contact](ctx, c, one.ContactID, " AND this.deleted_ms IS NULL")
		if err != nil {
			return fmt.Errorf("line %d: %w", one.Line, err)
		}
		after := before
		if one.Deed == TakeOver {
			replace(&after, one.Person)
		} else {
			fill(&after, one.Person)
		}
		after, err = saveRecord(ctx, c, after)
		if err != nil {
			return fmt.Errorf("line %d: %w", one.Line, err)
		}
		b.changed = append(b.changed, alteration{before, after})
		tell()
	}
	return nil
}

// add adds those who are new.
func (b *Brought) add(ctx context.Context, c *change, a *Arrivals, tell func()) error {
	in, err := newIntake(ctx, c)
	if err != nil {
		return err
	}
	for p := range portions(a.List, c.now) {
		if err := in.add(ctx, p); err != nil {
			return err
		}
		for range p.people {
			tell()
		}
	}
	err = in.finish(ctx)
	b.added = in.ids
	return err
}

// TakeBack undoes an import as a whole. What the person has written since stays: a contact that was
// changed keeps that, and one that was added and then used goes into the trash instead of for good.
func (s *Store) TakeBack(ctx context.Context, b Brought) error {
	err := s.write(ctx, func(c *change) error {
		c.touch(KindContact)
		for _, one := range b.changed {
			if err := c.alterBack(ctx, one); err != nil {
				return fmt.Errorf("contact %d: %w", one.before.ID, err)
			}
		}
		return c.removeAdded(ctx, b)
	})
	if err != nil {
		return fmt.Errorf("take an import back: %w", err)
	}
	return nil
}

// alterBack gives a contact the fields it had before, but for those that were changed again.
func (c *change) alterBack(ctx context.Context, a alteration) error {
	there, err := query(ctx, c, scanOne[int64], "SELECT id FROM contact WHERE id = ?", a.before.ID)
	if err != nil || len(there) == 0 {
		return err
	}
	now, err := readRecord[Contact](ctx, c, a.before.ID, "")
	if err != nil {
		return err
	}
	_, err = saveRecord(ctx, c, merged(a.after, now, a.before))
	return err
}

// removeAdded removes the contacts that an import added.
func (c *change) removeAdded(ctx context.Context, b Brought) error {
	ids, err := asJSON(append([]int64{}, b.added...))
	if err != nil {
		return err
	}
	used, err := c.pointsAtContacts(ctx)
	if err != nil {
		return err
	}
	gone, err := query(ctx, c, scanOne[int64], `SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?)) AND updated_ms = ?
		EXCEPT SELECT * FROM (`+strings.Join(used, " UNION ALL ")+`)`, ids, b.at)
	if err != nil {
		return err
	}
	if err := c.removeContacts(ctx, gone); err != nil {
		return err
	}
	_, err = c.exec(ctx, `UPDATE contact SET deleted_ms = ? WHERE id IN (SELECT value FROM json_each(?)) AND deleted_ms IS NULL`, c.now, ids)
	return err
}

// pointsAtContacts are the SELECTs of all contacts that something else points at.
func (c *change) pointsAtContacts(ctx context.Context) ([]string, error) {
	var selects []string
	for _, n := range natures {
		for _, table := range append([]string{string(n.kind)}, n.owned...) {
			columns, err := query(ctx, c, scanOne[string], `SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = 'contact'`, table)
			if err != nil {
				return nil, err
			}
			for _, column := range columns {
				if n.kind != KindContact || table == string(KindContact) {
					selects = append(selects, fmt.Sprintf("SELECT %s FROM %s WHERE %[1]s IS NOT NULL", column, table))
				}
			}
		}
	}
	return selects, nil
}
