package data_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenroom/data"
)

// vocabulary is what the entries of the benchmarks are made of: few common words and many rare
// ones, as in any language.
func vocabulary(i int) string {
	common := []string{"interview", "question", "answer", "because", "project", "team", "manager", "résumé", "salary", "calm"}
	if i%3 == 0 {
		return common[i/3%len(common)]
	}
	return fmt.Sprintf("%c%c%cword%d", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, i%5000)
}

// fill puts n entries of 60 words each into the database of a closed store.
func fill(b testing.TB, dir string, n int) {
	b.Helper()
	db := raw(b, filepath.Join(dir, "greenroom.db"))
	tx := must(db.Begin())(b)
	insert := must(tx.Prepare(`INSERT INTO entry (title, body, mood, date_ms, created_ms, updated_ms) VALUES (?, ?, ?, ?, ?, ?)`))(b)
	seed := uint32(1)
	for i := range n {
		words := make([]string, 60)
		for w := range words {
			seed = seed*1664525 + 1013904223
			words[w] = vocabulary(int(seed >> 8))
		}
		if _, err := insert.Exec("Entry "+words[0], strings.Join(words, " "), i%6, 1_700_000_000_000+int64(i)*60_000, 1, 1); err != nil {
			b.Fatal(err)
		}
	}
	ok(b, tx.Commit())
	ok(b, db.Close())
}

// filled is a store with n entries.
func filled(b *testing.B, n int) *data.Store {
	b.Helper()
	dir := b.TempDir()
	s := must(data.Open(ctx, dir, data.Options{Log: quiet()}))(b)
	ok(b, s.Close())
	fill(b, dir, n)
	return open(b, dir, newClock())
}

// BenchmarkSearch searches 100,000 entries, which gives the best 50 with snippets, and tells how
// many times as long that takes as it takes the sqlite3 command to give the newest 50 with
// snippets for the same FTS4 query.
func BenchmarkSearch(b *testing.B) {
	s := filled(b, 100_000)
	for text, query := range map[string]string{
		"interview": `"interview*"`, "in": `"in*"`, "interview calm": `"interview*" "calm*"`, "résumé proj": `"résumé*" "proj*"`, "qqqword": `"qqqword*"`,
		"nowhere": `"nowhere*"`,
	} {
		b.Run(strings.ReplaceAll(text, " ", "+"), func(b *testing.B) {
			theirs := command(b, filepath.Join(s.Dir(), "greenroom.db"),
				"SELECT docid, snippet(search) FROM search WHERE search MATCH '"+query+"' ORDER BY docid DESC LIMIT 50;\n")
			for b.Loop() {
				must(s.Search(ctx, text, nil, 50))(b)
			}
			if theirs > 0 {
				b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(theirs), "times-sqlite3")
			}
		})
	}
}

// command is how long the sqlite3 command takes for a query when it is running already; 0 when
// there is no such command.
func command(b *testing.B, file, query string) time.Duration {
	b.Helper()
	path, err := exec.LookPath("sqlite3")
	if err != nil {
		return 0
	}
	run := func(times int) time.Duration {
		cmd := exec.Command(path, "-readonly", file)
		cmd.Stdin = strings.NewReader(strings.Repeat(query, times))
		began := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		return time.Since(began)
	}
	run(1) // warms the cache
	return (run(21) - run(1)) / 20
}

// BenchmarkEntriesPage reads pages of a journal of 10,000 entries.
func BenchmarkEntriesPage(b *testing.B) {
	s := filled(b, 10_000)
	for _, offset := range []int{0, 5000, 9950} {
		b.Run(fmt.Sprint(offset), func(b *testing.B) {
			for b.Loop() {
				must(s.Entries(ctx, data.EntryFilter{Limit: 50, Offset: offset}))(b)
			}
		})
	}
	b.Run("text", func(b *testing.B) {
		for b.Loop() {
			must(s.Entries(ctx, data.EntryFilter{Text: "interview", Limit: 50}))(b)
			must(s.CountEntries(ctx, data.EntryFilter{Text: "interview"}))(b)
		}
	})
	b.Run("count", func(b *testing.B) {
		for b.Loop() {
			must(s.CountEntries(ctx, data.EntryFilter{}))(b)
		}
	})
}
