package sample

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"greenroom/data"
	"greenroom/ui/e2e/rig"
)

// Bulk makes a store in folder with the built-in deck, some takes of a second
// each and some journal entries of sixty words, the same every time.
func Bulk(ctx context.Context, folder string, takes, entries int) error {
	at := &clock{time.Now()}
	store, err := open(ctx, folder, at)
	if err != nil {
		return err
	}
	questions, err := store.Questions(ctx, data.QuestionFilter{})
	if err != nil {
		store.Close()
		return err
	}
	sound := make(rig.Signal, rig.Rate)
	for i := range takes {
		at.now = time.Now().Add(-time.Duration(takes-i) * time.Hour)
		if _, err := keep(ctx, store, questions[i%len(questions)].ID, sound, "", i%9 == 0); err != nil {
			store.Close()
			return err
		}
	}
	if err := store.Close(); err != nil {
		return err
	}
	return write(ctx, filepath.Join(folder, "greenroom.db"), entries)
}

// write adds entries by the sqlite3 command, all in one transaction: one at a
// time, each synced to the disk, a hundred thousand would take minutes.
func write(ctx context.Context, database string, entries int) error {
	_, err := Entries(ctx, database, entries)
	return err
}

// Entries adds journal entries to a database and tells how long the sqlite3
// command took for that.
func Entries(ctx context.Context, database string, entries int) (time.Duration, error) {
	return insert(ctx, database, "PRAGMA recursive_triggers=on; PRAGMA foreign_keys=on;", "entry", entries)
}

// Plain adds the same rows to a table that is only a table.
func Plain(ctx context.Context, database string, entries int) (time.Duration, error) {
	return insert(ctx, database, `CREATE TABLE plain (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL, mood INTEGER NOT NULL,
		date_ms INTEGER NOT NULL, created_ms INTEGER NOT NULL, updated_ms INTEGER NOT NULL) STRICT;`, "plain", entries)
}

// together is how many rows one statement adds: to understand a statement takes
// as long as to do it a few times.
const together = 200

func insert(ctx context.Context, database, before, table string, entries int) (time.Duration, error) {
	random := rand.New(rand.NewPCG(7, 7))
	var sql strings.Builder
	sql.WriteString(before + " BEGIN IMMEDIATE;\n")
	now := time.Now().UnixMilli()
	for i := range entries {
		if i%together == 0 {
			fmt.Fprintf(&sql, "INSERT INTO %s (title, body, mood, date_ms, created_ms, updated_ms) VALUES\n", table)
		}
		at := now - int64(entries-i)*60_000
		end := ","
		if i%together == together-1 || i == entries-1 {
			end = ";"
		}
		fmt.Fprintf(&sql, "('%s', '%s', %d, %d, %d, %d)%s\n", words(random, 4), words(random, 60), i%6, at, at, at, end)
	}
	sql.WriteString("COMMIT;\n")
	cmd := exec.CommandContext(ctx, "sqlite3", "-bail", database)
	cmd.Stdin = strings.NewReader(sql.String())
	begin := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("write %d entries: %w: %s", entries, err, out)
	}
	return time.Since(begin), nil
}

// Common are the words every few entries hold, the most common first.
var common = []string{"interview", "question", "answer", "because", "project", "team", "manager", "résumé", "salary", "calm"}

// words makes a text of common words and, two times out of three, of one of
// twenty thousand rare ones, as texts of people roughly are.
func words(random *rand.Rand, n int) string {
	text := make([]string, n)
	for i := range text {
		if random.IntN(3) == 0 {
			text[i] = common[random.IntN(len(common))]
			continue
		}
		rare := random.IntN(20_000)
		text[i] = fmt.Sprintf("%c%c%cword%d", 'a'+rare%26, 'a'+rare/26%26, 'a'+rare/676%26, rare)
	}
	return strings.Join(text, " ")
}
