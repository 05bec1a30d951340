package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"greenroom/data"
	"greenroom/data/people"
)

// people compares bringing a file of LinkedIn in with the sqlite3 command,
// which imports the same people as rows of the same table, with its indexes and
// as sure to be on the disk. Greenroom reads the file, finds out who is known
// and has everybody found by the search in that time; the command does none of
// that. Its rows go the same way once more into a table that can be searched.
func (b *bench) people(rows int) error {
	folder, err := os.MkdirTemp("", "greenroom-bench-")
	if err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	defer os.RemoveAll(folder)
	say("Bringing %d people in ...", rows)
	file := connections(rows)
	var ours, bare, found []float64
	for range 3 {
		here, database, err := bringIn(b.ctx, folder, file)
		if err != nil {
			return err
		}
		ours = append(ours, here.Seconds())
		for _, there := range []struct {
			times    *[]float64
			searched bool
		}{{&bare, false}, {&found, true}} {
			took, err := importRows(b.ctx, folder, database, there.searched)
			if err != nil {
				return err
			}
			*there.times = append(*there.times, took.Seconds())
		}
		if err := os.RemoveAll(filepath.Dir(database)); err != nil {
			return fmt.Errorf("remove folder: %w", err)
		}
	}
	mine := median(ours)
	what := fmt.Sprintf("bring in %d people", rows)
	b.add(what, seconds(mine), seconds(median(bare))+" .import", ratio(mine, median(bare)), "3.00 at most")
	b.add(what+", to be found", seconds(mine), seconds(median(found))+" .import", ratio(mine, median(found)), "1.00 at most")
	return nil
}

func seconds(s float64) string { return fmt.Sprintf("%.2f s", s) }

// connections is a list as LinkedIn exports it.
func connections(rows int) []byte {
	var b bytes.Buffer
	b.WriteString("Notes:\r\n\"Some of the addresses are missing.\"\r\n\r\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n")
	for i := range rows {
		email := ""
		if i%20 == 0 {
			email = fmt.Sprintf("person.%d@mail.example", i)
		}
		fmt.Fprintf(&b, "Given%d,Family%d,https://www.linkedin.com/in/given-family-%d,%s,\"Company %d, Ltd\",Head of department %d,%02d May 20%02d\r\n",
			i%900, i%7000, i, email, i%4000, i%300, 1+i%28, 10+i%15)
	}
	return b.Bytes()
}

// bringIn is how long it takes to bring a file in, and the database it is then
// in.
func bringIn(ctx context.Context, folder string, content []byte) (time.Duration, string, error) {
	dir := filepath.Join(folder, "people")
	store, err := data.Open(ctx, dir, data.Options{})
	if err != nil {
		return 0, "", err
	}
	defer store.Close()
	begin := time.Now()
	file, problems := people.Read(bytes.NewReader(content))
	if problems != nil {
		return 0, "", fmt.Errorf("read connections: %s", problems[0].Reason)
	}
	arrivals, err := store.Arrive(ctx, file.Book(file.Table.Guess()).People)
	if err != nil {
		return 0, "", err
	}
	_, err = store.BringIn(ctx, arrivals, nil)
	return time.Since(begin), filepath.Join(dir, "greenroom.db"), err
}

// rowsTable is a table with the columns that the people have, and the checks and
// indexes that Greenroom has for them.
const (
	rowsTable = `PRAGMA journal_mode = WAL;
CREATE TABLE contact (
	id INTEGER PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL, company TEXT NOT NULL, role TEXT NOT NULL, where_met TEXT NOT NULL,
	email TEXT NOT NULL, emails TEXT NOT NULL CHECK (json_valid(emails)), phones TEXT NOT NULL CHECK (json_valid(phones)),
	links TEXT NOT NULL CHECK (json_valid(links)), notes TEXT NOT NULL, uid TEXT UNIQUE, created_ms INTEGER NOT NULL, updated_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_by_name ON contact (name_key, id);
CREATE INDEX contact_by_company ON contact (company COLLATE NOCASE);
`
	rowsColumns = "id, name, name_key, company, role, where_met, email, emails, phones, links, notes, uid, created_ms, updated_ms"
	rowsFound   = `CREATE VIRTUAL TABLE search USING fts4 (title, body, tokenize=unicode61 "remove_diacritics=2", prefix="2,3");
CREATE TRIGGER contact_inserted AFTER INSERT ON contact BEGIN
	INSERT INTO search (docid, title, body) VALUES (new.id, new.name, new.company || ' ' || new.role || ' ' || new.where_met || ' ' || new.email || ' ' || new.links);
END;
`
)

// importRows is how long the sqlite3 command takes to import all contacts of a
// database into such a table, or into one that can be searched.
func importRows(ctx context.Context, folder, database string, searched bool) (time.Duration, error) {
	file, copied := filepath.Join(folder, "contacts.csv"), filepath.Join(folder, "rows.db")
	defer func() {
		for _, end := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(copied + end)
		}
	}()
	if err := sqlite(ctx, database, ".mode csv\n.output "+file+"\nSELECT "+rowsColumns+" FROM contact;\n"); err != nil {
		return 0, err
	}
	schema := rowsTable
	if searched {
		schema += rowsFound
	}
	if err := sqlite(ctx, copied, schema); err != nil {
		return 0, err
	}
	begin := time.Now()
	err := sqlite(ctx, copied, "PRAGMA synchronous = FULL;\n.mode csv\n.import "+file+" contact\n")
	return time.Since(begin), err
}

// sqlite has the sqlite3 command do something.
func sqlite(ctx context.Context, database, script string) error {
	cmd := exec.CommandContext(ctx, "sqlite3", "-bail", database)
	cmd.Stdin = strings.NewReader(script)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("sqlite3: %w: %s", err, out)
	}
	return nil
}
