package data

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// MergeContacts makes two contacts one: the one to keep gets what only the other has, and all that
// points at it. The other goes into the trash. undo takes all of it back, and leaves alone what was
// changed since.
func (s *Store) MergeContacts(ctx context.Context, keep, other int64) (undo func(context.Context) error, err error) {
	if keep == other {
		return nil, fmt.Errorf("merge contact %d: %w", keep, invalid("two contacts are needed"))
	}
	m := &contactMerge{keep: keep, other: other}
	if err := s.write(ctx, func(c *change) error { return m.run(ctx, c) }); err != nil {
		return nil, fmt.Errorf("merge contact %d into %d: %w", other, keep, err)
	}
	return func(ctx context.Context) error {
		err := s.write(ctx, func(c *change) error {
			for _, step := range slices.Backward(m.back) {
				if err := step(ctx, c); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("take contacts %d and %d apart: %w", keep, other, err)
		}
		return nil
	}, nil
}

// contactMerge is a merge of two contacts, and how it is taken back.
type contactMerge struct {
	keep, other int64
	back        []func(context.Context, *change) error
}

func (m *contactMerge) run(ctx context.Context, c *change) error {
	alive := " AND this.deleted_ms IS NULL"
	kept, err := readRecord[Contact](ctx, c, m.keep, alive)
	if err != nil {
		return err
	}
	gone, err := readRecord[Contact](ctx, c, m.other, alive)
	if err != nil {
		return err
	}
	if err := m.moveAll(ctx, c); err != nil {
		return err
	}
	if err := m.unite(ctx, c, kept, gone); err != nil {
		return err
	}
	m.back = append(m.back, func(ctx context.Context, c *change) error { return c.restore(ctx, Ref{KindContact, m.other}) })
	return c.discard(ctx, Ref{KindContact, m.other})
}

// moveAll has everything that points at the other contact point at the one that is kept. What may
// follows from the references of the tables.
func (m *contactMerge) moveAll(ctx context.Context, c *change) error {
	for _, n := range natures {
		for _, table := range append([]string{string(n.kind)}, n.owned...) {
			if n.kind == KindContact && table != string(KindContact) {
				continue // what belongs to a contact is united with it
			}
			columns, err := query(ctx, c, scanOne[string], `SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = 'contact'`, table)
			if err != nil {
				return err
			}
			for _, column := range columns {
				c.touch(n.kind)
				if table == string(n.kind) {
					err = m.moveThings(ctx, c, table, column)
				} else {
					err = m.moveLinks(ctx, c, n.kind, table, column)
				}
				if err != nil {
					return fmt.Errorf("%s: %w", table, err)
				}
			}
		}
	}
	return nil
}

// moveThings moves things that point at the other contact themselves.
func (m *contactMerge) moveThings(ctx context.Context, c *change, table, column string) error {
	// Whom the other one introduced may be the one that is kept: nobody introduces themselves.
	ids, err := query(ctx, c, scanOne[int64], fmt.Sprintf("SELECT id FROM %s WHERE %s = ? AND (id <> ? OR '%[1]s' <> 'contact')", table, column), m.other, m.keep)
	if err != nil || len(ids) == 0 {
		return err
	}
	list, err := asJSON(ids)
	if err != nil {
		return err
	}
	move := func(ctx context.Context, c *change, from, to int64) error {
		c.touch(Kind(table))
		_, err := c.exec(ctx, fmt.Sprintf("UPDATE %s SET %s = ?, updated_ms = ? WHERE %[2]s = ? AND id IN (SELECT value FROM json_each(?))", table, column),
			to, c.now, from, list)
		return err
	}
	m.back = append(m.back, func(ctx context.Context, c *change) error { return move(ctx, c, m.keep, m.other) })
	return move(ctx, c, m.other, m.keep)
}

// moveLinks moves rows in which things of a kind are linked to the other contact. Where they are
// linked to both, the link to the one that is kept stays, and says what either did.
func (m *contactMerge) moveLinks(ctx context.Context, c *change, owner Kind, table, column string) error {
	id := string(owner) + "_id"
	owners, err := query(ctx, c, scanOne[int64], fmt.Sprintf("SELECT %s FROM %s WHERE %s = ?", id, table, column), m.other)
	if err != nil {
		return err
	}
	for _, thing := range owners {
		both, err := queryOne(ctx, c, scanOne[bool], fmt.Sprintf("SELECT EXISTS (SELECT 1 FROM %s WHERE %s = ? AND %s = ?)", table, id, column), thing, m.keep)
		if err != nil {
			return err
		}
		if both {
			err = m.uniteMet(ctx, c, table, thing)
		} else {
			err = m.moveLink(ctx, c, owner, table, column, thing)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *contactMerge) moveLink(ctx context.Context, c *change, owner Kind, table, column string, thing int64) error {
	move := func(ctx context.Context, c *change, from, to int64) error {
		c.touch(owner)
		_, err := c.exec(ctx, fmt.Sprintf("UPDATE OR IGNORE %s SET %s = ? WHERE %s_id = ? AND %[2]s = ?", table, column, owner), to, thing, from)
		if err == nil {
			_, err = c.exec(ctx, fmt.Sprintf("UPDATE %s SET updated_ms = ? WHERE id = ?", owner), c.now, thing)
		}
		return err
	}
	m.back = append(m.back, func(ctx context.Context, c *change) error { return move(ctx, c, m.keep, m.other) })
	return move(ctx, c, m.other, m.keep)
}

// uniteMet keeps that the other one was met where the one that is kept was not.
func (m *contactMerge) uniteMet(ctx context.Context, c *change, table string, event int64) error {
	if table != "event_contact" {
		return nil
	}
	n, err := c.exec(ctx, `UPDATE event_contact SET met = 1 WHERE event_id = ?1 AND contact_id = ?2 AND NOT met
		AND EXISTS (SELECT 1 FROM event_contact WHERE event_id = ?1 AND contact_id = ?3 AND met)`, event, m.keep, m.other)
	if err == nil && n > 0 {
		m.back = append(m.back, func(ctx context.Context, c *change) error {
			_, err := c.exec(ctx, "UPDATE event_contact SET met = 0 WHERE event_id = ? AND contact_id = ?", event, m.keep)
			return err
		})
	}
	return err
}

// unite gives the contact that is kept what only the other has.
func (m *contactMerge) unite(ctx context.Context, c *change, kept, gone Contact) error {
	united, err := saveRecord(ctx, c, United(kept, gone))
	if err != nil {
		return err
	}
	m.back = append(m.back, func(ctx context.Context, c *change) error {
		now, err := readRecord[Contact](ctx, c, m.keep, "")
		if errors.Is(err, ErrNotFound) {
			return nil // it was removed for good since; the other one still comes back
		}
		if err != nil {
			return err
		}
		_, err = saveRecord(ctx, c, merged(united, now, kept))
		return err
	})
	return nil
}

// United is one contact made of two: what both say is as the first has it, and where the second says
// otherwise it is kept besides where there is room for it.
func United(kept, gone Contact) Contact {
	u := kept
	orElse(&u.Name, gone.Name)
	orElse(&u.WhereMet, gone.WhereMet)
	orElse(&u.Interests, gone.Interests)
	u.Jobs = unitedJobs(&u, gone)
	u.Email, u.Emails = unitedReach(kept.Email, kept.Emails, gone.Email, gone.Emails)
	u.Phone, u.Phones = unitedReach(kept.Phone, kept.Phones, gone.Phone, gone.Phones)
	u.Links = besides(kept.Links, gone.Links...)
	u.Tags = tidyTags(append(slices.Clone(kept.Tags), gone.Tags...))
	if gone.Notes != "" && !strings.Contains(kept.Notes, gone.Notes) {
		u.Notes = strings.TrimLeft(kept.Notes+"\n\n"+gone.Notes, "\n")
	}
	for _, passion := range gone.Passions {
		if !slices.Contains(u.Passions, passion) {
			u.Passions = append(slices.Clone(u.Passions), passion)
		}
	}
	if len(u.Photo) == 0 {
		u.Photo = gone.Photo
	}
	if u.Rhythm == (Rhythm{}) {
		u.Rhythm = gone.Rhythm
	}
	if u.EventID == 0 {
		u.EventID = gone.EventID
	}
	if u.IntroducerID == 0 && gone.IntroducerID != kept.ID {
		u.IntroducerID = gone.IntroducerID
	}
	if u.IntroducerID == gone.ID {
		u.IntroducerID = 0
	}
	return u
}

func orElse(text *string, other string) {
	if blank(*text) {
		*text = other
	}
}

// unitedJobs are the earlier jobs of both; the present one of the second is among them where the
// first has another.
func unitedJobs(u *Contact, gone Contact) []Job {
	jobs := slices.Clone(u.Jobs)
	switch {
	case blank(u.Company) && blank(u.Role):
		u.Company, u.Role = gone.Company, gone.Role
	case blank(u.Role) && fold(u.Company) == fold(gone.Company):
		u.Role = gone.Role
	case !blank(gone.Company+gone.Role) && (fold(u.Company) != fold(gone.Company) || !blank(gone.Role) && fold(u.Role) != fold(gone.Role)):
		jobs = append(jobs, Job{Company: gone.Company, Role: gone.Role})
	}
	for _, job := range gone.Jobs {
		if !slices.Contains(jobs, job) {
			jobs = append(jobs, job)
		}
	}
	return jobs
}

// unitedReach are the addresses of both, the first one's first.
func unitedReach(first string, more []string, other string, others []string) (string, []string) {
	all := besides(nil, append(append(append([]string{first}, more...), other), others...)...)
	if len(all) == 0 {
		return "", nil
	}
	return all[0], all[1:]
}

// besides adds what is not there yet; case and accents do not count.
func besides(list []string, more ...string) []string {
	list = slices.Clone(list)
	for _, one := range more {
		if !blank(one) && !slices.ContainsFunc(list, func(had string) bool { return fold(had) == fold(one) }) {
			list = append(list, one)
		}
	}
	return list
}
