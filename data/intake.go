package data

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"strings"
)

// intake adds many contacts: with one statement that is prepared once, and into the search index all
// at a time.
type intake struct {
	c       *change
	columns []string
	row     *sql.Stmt
}

// newIntake begins; until index ends it, no trigger looks after the words of contacts.
func newIntake(ctx context.Context, c *change) (*intake, error) {
	if err := c.bulk(ctx, true); err != nil {
		return nil, err
	}
	in := &intake{c: c}
	for _, cell := range (&Contact{}).record().cells {
		in.columns = append(in.columns, cell.column)
	}
	in.columns = append(in.columns, "uid", "created_ms", "updated_ms")
	row, err := c.PrepareContext(ctx, "INSERT INTO contact ("+strings.Join(in.columns, ", ")+") VALUES (?"+
		strings.Repeat(", ?", len(in.columns)-1)+")")
	if err != nil {
		return nil, translate(err)
	}
	in.row = row
	return in, nil
}

// bulk says whether whoever changes contacts looks after their words in the search index.
func (c *change) bulk(ctx context.Context, on bool) error {
	text := "DELETE FROM search_bulk"
	if on {
		text = "INSERT INTO search_bulk DEFAULT VALUES"
	}
	_, err := c.exec(ctx, text)
	return err
}

// add adds a contact and gives its id.
func (in *intake) add(ctx context.Context, p Contact) (int64, error) {
	r := p.record()
	if r.check != nil {
		return 0, r.check
	}
	columns, err := columnsOf(r.cells)
	if err != nil {
		return 0, err
	}
	values := make([]any, 0, len(in.columns))
	for _, column := range columns {
		values = append(values, column.value)
	}
	result, err := in.row.ExecContext(ctx, append(values, newUID(), in.c.now, in.c.now)...)
	if err != nil {
		return 0, translate(err)
	}
	id, err := result.LastInsertId()
	if err == nil && len(p.Tags) > 0 {
		err = in.c.setTags(ctx, Ref{KindContact, id}, p.Tags)
	}
	for _, o := range r.owned {
		if err == nil && len(p.Jobs) > 0 {
			err = o.keep(ctx, in.c, KindContact, id)
		}
	}
	return id, err
}

// words are the documents of contacts whose ids are in the list ?1.
const words = "(SELECT 64 * value + 4 FROM json_each(?1))"

// index puts the words of the contacts added into the search index, and lets triggers do it again.
func (in *intake) index(ctx context.Context, ids []int64) error {
	list, err := asJSON(append([]int64{}, ids...))
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
