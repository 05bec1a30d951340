package data

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"fmt"
	"strings"
)

// intake adds many contacts: many with one statement, and into the search index all at a time.
type intake struct {
	c       *change
	columns []string
	full    *sql.Stmt // adds as many as batch
	ids     []int64
	waiting []Contact
	values  []any
}

// batch is how many contacts one statement adds.
const batch = 100

// newIntake begins; until finish ends it, no trigger looks after the words of contacts.
func newIntake(ctx context.Context, c *change) (*intake, error) {
	if err := c.bulk(ctx, true); err != nil {
		return nil, err
	}
	in := &intake{c: c, columns: []string{"uid", "created_ms", "updated_ms"}}
	for _, cell := range (&Contact{}).record().cells {
		in.columns = append(in.columns, cell.column)
	}
	full, err := c.PrepareContext(ctx, in.statement(batch))
	if err != nil {
		return nil, translate(err)
	}
	in.full = full
	return in, nil
}

// statement adds so many contacts.
func (in *intake) statement(n int) string {
	row := "(?" + strings.Repeat(", ?", len(in.columns)-1) + ")"
	return "INSERT INTO contact (" + strings.Join(in.columns, ", ") + ") VALUES " + row + strings.Repeat(", "+row, n-1)
}

// bulk says whether whoever changes contacts looks after their words in the search index.
func (c *change) bulk(ctx context.Context, on bool) error {
	texts := []string{"DELETE FROM search_bulk", "PRAGMA cache_size = -2000"}
	if on {
		// With the usual room, pages that are changed again and again would be written each time.
		texts = []string{"INSERT INTO search_bulk DEFAULT VALUES", "PRAGMA cache_size = -65536"}
	}
	for _, text := range texts {
		if _, err := c.exec(ctx, text); err != nil {
			return err
		}
	}
	return nil
}

// add adds a contact.
func (in *intake) add(ctx context.Context, p Contact) error {
	r := p.record()
	if r.check != nil {
		return r.check
	}
	in.values = append(in.values, newUID(), in.c.now, in.c.now)
	for _, cell := range r.cells {
		value, err := cell.value()
		if err != nil {
			return because(ErrInvalid, fmt.Errorf("%s: %w", cell.column, err))
		}
		in.values = append(in.values, value)
	}
	in.waiting = append(in.waiting, p)
	if len(in.waiting) < batch {
		return nil
	}
	return in.flush(ctx)
}

// flush adds those who wait.
func (in *intake) flush(ctx context.Context) error {
	if len(in.waiting) == 0 {
		return nil
	}
	var result sql.Result
	var err error
	if len(in.waiting) == batch {
		result, err = in.full.ExecContext(ctx, in.values...)
	} else {
		result, err = in.c.ExecContext(ctx, in.statement(len(in.waiting)), in.values...)
	}
	if err != nil {
		return translate(err)
	}
	last, err := result.LastInsertId()
	if err != nil {
		return err
	}
	for i, p := range in.waiting {
		id := last - int64(len(in.waiting)-1-i) // a table that counts gives them in a row
		in.ids = append(in.ids, id)
		if err := in.own(ctx, id, p); err != nil {
			return err
		}
	}
	in.waiting, in.values = in.waiting[:0], in.values[:0]
	return nil
}

// own adds what belongs to a contact.
func (in *intake) own(ctx context.Context, id int64, p Contact) error {
	if len(p.Tags) > 0 {
		if err := in.c.setTags(ctx, Ref{KindContact, id}, p.Tags); err != nil {
			return err
		}
	}
	if len(p.Jobs) == 0 {
		return nil
	}
	for _, o := range p.record().owned {
		if err := o.keep(ctx, in.c, KindContact, id); err != nil {
			return err
		}
	}
	return nil
}

// words are the documents of contacts whose ids are in the list ?1.
const words = "(SELECT 64 * value + 4 FROM json_each(?1))"

// finish adds the last ones, puts the words of all into the search index, and lets triggers do that
// again.
func (in *intake) finish(ctx context.Context) error {
	if err := in.flush(ctx); err != nil {
		return err
	}
	list, err := asJSON(append([]int64{}, in.ids...))
	if err != nil {
		return err
	}
	for _, text := range []string{
		`INSERT INTO search_doc (id, title, body, tags, plain)
			SELECT 64 * ref_id + kind, title, body, tags, plain FROM searchable WHERE kind = 4 AND ref_id IN (SELECT value FROM json_each(?1))`,
		`INSERT INTO search (docid, title, body, tags, plain) SELECT id, title, body, tags, plain FROM search_doc WHERE id IN ` + words + ` ORDER BY id`,
	} {
		if _, err := in.c.exec(ctx, text, list); err != nil {
			return err
		}
	}
	return in.c.bulk(ctx, false)
}

// removeContacts removes contacts for good, and their words all at a time.
func (c *change) removeContacts(ctx context.Context, ids []int64) error {
	list, err := asJSON(append([]int64{}, ids...))
	if err != nil {
		return err
	}
	if err := c.bulk(ctx, true); err != nil {
		return err
	}
	for _, text := range []string{
		"DELETE FROM search WHERE docid IN " + words,
		"DELETE FROM search_doc WHERE id IN " + words,
		"DELETE FROM contact WHERE id IN (SELECT value FROM json_each(?1))",
	} {
		if _, err := c.exec(ctx, text, list); err != nil {
			return err
		}
	}
	return c.bulk(ctx, false)
}

// newUID names a thing as the tables would.
func newUID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
