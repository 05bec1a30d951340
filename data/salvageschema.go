package data

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// description is a row of the schema: what a table is called, and on which page it begins.
type description struct {
	kind, name, table string
	root              int64
	sql               any // nil for the index of a constraint
}

// mendSchema gives a damaged database the descriptions of its tables back, as far as they are still
// somewhere in the file. SQLite finds them from the first page on, so that without it all is lost;
// but each page says by itself what it holds (SQLite, Database File Format, 1.6 and 2.6).
// Those that are not may be where a fresh database has them.
func mendSchema(ctx context.Context, path string, fresh querier) (err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	pages, found, err := descriptions(f)
	if err != nil || len(found) == 0 {
		return err
	}
	if found, err = completed(ctx, found, fresh); err != nil {
		return err
	}
	schema := path + "-schema"
	defer os.Remove(schema)
	if err := writeSchema(ctx, schema, pages, found); err != nil {
		return err
	}
	written, err := os.Open(schema)
	if err != nil {
		return err
	}
	defer written.Close()
	info, err := written.Stat()
	if err != nil {
		return err
	}
	// The header stays but for the number of pages; of the pages in between there are none in it.
	const header = 100
	for _, part := range []struct{ from, to int64 }{{header, pageSize}, {pages * pageSize, info.Size()}} {
		if _, err := io.Copy(io.NewOffsetWriter(f, part.from), io.NewSectionReader(written, part.from, part.to-part.from)); err != nil {
			return err
		}
	}
	_, err = f.WriteAt(binary.BigEndian.AppendUint32(nil, uint32(info.Size()/pageSize)), 28)
	return err
}

// completed is the descriptions of a new database if nearly all that were found are the same in it:
// then the damaged one was made like it. A damaged description is no longer the same.
func completed(ctx context.Context, found []description, fresh querier) ([]description, error) {
	all, err := query(ctx, fresh, func(row scanner) (d description, err error) {
		err = row.Scan(&d.kind, &d.name, &d.table, &d.root, &d.sql)
		return d, err
	}, "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema WHERE rootpage > 0 AND (type = 'table' OR sql IS NULL) ORDER BY type DESC, rowid")
	if err != nil {
		return nil, err
	}
	same := 0
	for _, d := range found {
		if slices.Contains(all, d) {
			same++
		}
	}
	if 10*same < 9*len(found) {
		return found, nil
	}
	return all, nil
}

// writeSchema has SQLite write a database of nothing but a schema, which keeps clear of all pages of
// the damaged one but the first.
func writeSchema(ctx context.Context, path string, pages int64, found []description) error {
	if err := ownFile(path); err != nil {
		return err
	}
	params := map[string][]string{"_journal_mode": {"OFF"}, "_synchronous": {"OFF"}}
	db := connect(path, params, 1)
	_, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA page_size = %d; PRAGMA application_id = %d", pageSize, applicationID))
	if err = errors.Join(err, db.Close(), os.Truncate(path, pages*pageSize)); err != nil {
		return err
	}
	if err := overwrite(path, 28, binary.BigEndian.AppendUint32(nil, uint32(pages))); err != nil {
		return err
	}
	db = connect(path, params, 1)
	_, err = db.ExecContext(ctx, "PRAGMA writable_schema = on")
	for _, d := range found {
		if err == nil {
			_, err = db.ExecContext(ctx, "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)",
				d.kind, d.name, d.table, d.root, d.sql)
		}
	}
	return errors.Join(err, db.Close())
}

func overwrite(path string, at int64, content []byte) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(content, at)
	return errors.Join(err, f.Close())
}

// descriptions looks through a database page by page for what describes its tables, and gives the
// tables before the indexes of their constraints. It tells how many pages there are, too.
func descriptions(f *os.File) (pages int64, found []description, err error) {
	seen := map[string]bool{}
	var constraints []description
	page := make([]byte, pageSize)
	for ; ; pages++ {
		if _, err := f.ReadAt(page, pages*pageSize); errors.Is(err, io.EOF) {
			for _, d := range constraints {
				if seen[d.table] {
					found = append(found, d)
				}
			}
			return pages, found, nil
		} else if err != nil {
			return 0, nil, err
		}
		header := 0
		if pages == 0 {
			header = 100
		}
		for _, record := range records(page, header) {
			d, ok := describes(record)
			if !ok || seen[d.name] {
				continue
			}
			seen[d.name] = true
			if d.kind == "table" {
				found = append(found, d)
			} else {
				constraints = append(constraints, d)
			}
		}
	}
}

// describes reports whether a record is a row of the schema that is needed to read a table.
func describes(record []any) (d description, ok bool) {
	if len(record) != 5 {
		return d, false
	}
	d.kind, _ = record[0].(string)
	d.name, _ = record[1].(string)
	d.table, _ = record[2].(string)
	d.root, _ = record[3].(int64)
	d.sql = record[4]
	text, _ := d.sql.(string)
	table := d.kind == "table" && strings.HasPrefix(text, "CREATE TABLE ") && !strings.HasPrefix(d.name, "sqlite_")
	constraint := d.kind == "index" && d.sql == nil && strings.HasPrefix(d.name, "sqlite_autoindex_")
	return d, d.root > 1 && (table || constraint)
}

// records are the rows on a leaf page of a table, without those that go on on another page.
func records(page []byte, header int) (all [][]any) {
	const leaf = 13
	if page[header] != leaf {
		return nil
	}
	cells := int(binary.BigEndian.Uint16(page[header+3:]))
	for n := 0; n < cells && header+10+2*n <= len(page); n++ {
		at := int(binary.BigEndian.Uint16(page[header+8+2*n:]))
		if at >= len(page) {
			continue
		}
		in := bytes.NewReader(page[at:])
		size, _ := varint(in)
		if _, err := varint(in); err != nil || size == 0 || size > uint64(in.Len()) {
			continue
		}
		start := len(page) - in.Len()
		if record, ok := values(page[start : start+int(size)]); ok {
			all = append(all, record)
		}
	}
	return all
}

// values reads a record: its header tells the type of each value. A number is an int64, all else that
// is not a text is nil.
func values(record []byte) (all []any, ok bool) {
	in := bytes.NewReader(record)
	size, err := varint(in)
	if err != nil || size > uint64(len(record)) {
		return nil, false
	}
	rest := record[size:]
	for len(record)-in.Len() < int(size) {
		kind, err := varint(in)
		if err != nil {
			return nil, false
		}
		width := uint64(0)
		switch {
		case kind >= 12:
			width = (kind - 12) / 2
		case kind <= 7:
			width = [8]uint64{0, 1, 2, 3, 4, 6, 8, 8}[kind]
		}
		if width > uint64(len(rest)) {
			return nil, false
		}
		all = append(all, value(kind, rest[:width]))
		rest = rest[width:]
	}
	return all, true
}

func value(kind uint64, bytes []byte) any {
	switch {
	case kind >= 13 && kind%2 == 1:
		return string(bytes)
	case kind >= 1 && kind <= 4: // a page number needs no more
		number := int64(0)
		for _, b := range bytes {
			number = number<<8 | int64(b)
		}
		return number
	case kind == 8 || kind == 9:
		return int64(kind - 8)
	}
	return nil
}

// varint reads a number of up to nine bytes, of which each but the ninth says whether another follows.
func varint(in io.ByteReader) (n uint64, err error) {
	for i := range 9 {
		b, err := in.ReadByte()
		if err != nil {
			return 0, err
		}
		if i == 8 {
			return n<<8 | uint64(b), nil
		}
		n = n<<7 | uint64(b&0x7f)
		if b < 0x80 {
			break
		}
	}
	return n, nil
}
