package data

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
)

// intake adds many contacts: many with one statement, and into the search index all at a time.
type intake struct {
	c   *change
	ids []int64
}

// batch is how many contacts one statement adds.
const batch = 100

// newIntake begins; until finish ends it, no trigger looks after the words of contacts.
func newIntake(ctx context.Context, c *change) (*intake, error) {
	return &intake{c: c}, c.bulk(ctx, true)
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

// portion is as many contacts as one statement adds.
type portion struct {
	people []Contact
	insert string // the statement
	values []any
	err    error // why they cannot be kept
}

// portions works out what the rows of the new people hold, ahead of whoever takes them: another
// processor does so while SQLite is busy.
func portions(list []Arrival, now int64) iter.Seq[portion] {
	return func(yield func(portion) bool) {
		ahead, stop := make(chan portion, 4), make(chan struct{})
		var working sync.WaitGroup
		defer working.Wait()
		defer close(stop)
		working.Go(func() {
			defer close(ahead)
			uids := newUIDs(len(list))
			for some := range slices.Chunk(list, batch) {
				select {
				case ahead <- newPortion(some, uids, now):
					uids = uids[len(some):]
				case <-stop:
					return
				}
			}
		})
		for p := range ahead {
			if !yield(p) {
				return
			}
		}
	}
}

// newPortion works out what the rows of those people hold who are new. Columns that none of them
// fills are left to the table.
func newPortion(list []Arrival, uids []string, now int64) (p portion) {
	var rows [][]column
	filled := map[string]bool{"name_key": true} // which the table has nothing for
	for _, one := range list {
		if one.ContactID != 0 || !one.acts() {
			continue
		}
		contact := contactFrom(one.Person)
		r := contact.record()
		columns, err := columnsOf(r.cells)
		if err = cmp.Or(r.check, err); err != nil {
			return portion{err: fmt.Errorf("line %d: %w", one.Line, err)}
		}
		for _, c := range columns {
			if c.value != nil && c.value != "" && c.value != "[]" && c.value != 0 {
				filled[c.name] = true
			}
		}
		p.people, rows = append(p.people, contact), append(rows, columns)
	}
	if len(rows) == 0 {
		return p
	}
	unfilled := func(c column) bool { return !filled[c.name] }
	var names []string
	for i, columns := range rows {
		var values []any
		names, values = split(slices.DeleteFunc(columns, unfilled))
		p.values = append(append(p.values, uids[i]), values...)
	}
	row := fmt.Sprintf("(%d, %[1]d, ?%s)", now, strings.Repeat(", ?", len(names)))
	p.insert = "INSERT INTO contact (created_ms, updated_ms, uid, " + strings.Join(names, ", ") + ") VALUES " + row + strings.Repeat(", "+row, len(rows)-1)
	return p
}

// add adds the contacts of a portion.
func (in *intake) add(ctx context.Context, p portion) error {
	if p.err != nil || len(p.people) == 0 {
		return p.err
	}
	last, err := in.c.insert(ctx, p.insert, p.values...)
	if err != nil {
		return err
	}
	for i, person := range p.people {
		id := last - int64(len(p.people)-1-i) // a table that counts gives them in a row
		in.ids = append(in.ids, id)
		if err := in.own(ctx, id, person); err != nil {
			return err
		}
	}
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

// finish puts the words of all into the search index, and lets triggers do that again. Of texts
// that are all ASCII it is known that they have no plain repetition.
func (in *intake) finish(ctx context.Context) error {
	if len(in.ids) > 0 {
		first, last := in.ids[0], in.ids[len(in.ids)-1]
		for _, text := range []string{
			`INSERT INTO search_doc (id, title, body, tags, plain) SELECT 64 * ref_id + kind, title, body, tags,
				CASE WHEN octet_length(title || body || tags) = length(title || body || tags) THEN '' ELSE plain END
				FROM searchable WHERE kind = 4 AND ref_id BETWEEN ? AND ?`,
			`INSERT INTO search (docid, title, body, tags, plain) SELECT id, title, body, tags, plain FROM search_doc
				WHERE id BETWEEN 64 * ? + 4 AND 64 * ? + 4 AND id & 63 = 4`,
		} {
			if _, err := in.c.exec(ctx, text, first, last); err != nil {
				return err
			}
		}
	}
	return in.c.bulk(ctx, false)
}

// words are the documents of contacts whose ids are in the list ?1.
const words = "(SELECT 64 * value + 4 FROM json_each(?1))"

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

// newUIDs names things as the tables would, in rising order: the index of names then grows at its
// end.
func newUIDs(n int) []string {
	uids := make([]string, n)
	for i := range uids {
		var b [16]byte
		_, _ = rand.Read(b[:]) // never fails
		uids[i] = hex.EncodeToString(b[:])
	}
	slices.Sort(uids)
	return uids
}
