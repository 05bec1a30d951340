package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"greenroom/data"
	"greenroom/ui/e2e/sample"
)

// search compares Greenroom's search with the sqlite3 command asking the same
// of the same index: the fifty best of the thousand newest matches, with title
// and text. The command does not know Greenroom's weights, so it sorts by the
// raw match information; that it need not weigh is its advantage.
func (b *bench) search(folder string, entries int) error {
	if err := sample.Bulk(b.ctx, folder, 0, entries); err != nil {
		return err
	}
	store, err := data.Open(b.ctx, folder, data.Options{})
	if err != nil {
		return err
	}
	defer store.Close()
	for _, text := range []string{"interview", "sal", "interview calm", "résumé", "word1471"} {
		// In turn, so that whatever else the machine does meets both.
		var ours, theirs []float64
		for range 5 {
			here, err := searchHere(b.ctx, store, text)
			if err != nil {
				return err
			}
			there, err := searchThere(b.ctx, filepath.Join(folder, "greenroom.db"), text)
			if err != nil {
				return err
			}
			ours, theirs = append(ours, here.Seconds()), append(theirs, there.Seconds())
		}
		mine, other := median(ours), median(theirs)
		b.add(fmt.Sprintf("search %d entries: %s", entries, text), fine(mine), fine(other)+" sqlite3", ratio(mine, other), "2.00 at most")
	}
	return nil
}

// repeats is how many searches one measurement is the mean of.
const repeats = 20

// searchHere is how long one search takes in Greenroom's store.
func searchHere(ctx context.Context, store *data.Store, text string) (time.Duration, error) {
	var begin time.Time
	for i := range repeats + 1 {
		if i == 1 { // the first one warms up
			begin = time.Now()
		}
		if _, err := store.Search(ctx, text, []data.Kind{data.KindEntry}, 50); err != nil {
			return 0, err
		}
	}
	return time.Since(begin) / repeats, nil
}

// searchThere is how long the same takes in the sqlite3 command. Its start is
// left out by asking once and asking many times more.
func searchThere(ctx context.Context, database, text string) (time.Duration, error) {
	words := strings.Fields(text)
	for i, word := range words {
		words[i] = `"` + word + `*"`
	}
	const entry = 3 // the kind of an entry in the index
	query := fmt.Sprintf(`WITH best AS MATERIALIZED (
		SELECT docid, info FROM (
			SELECT docid, matchinfo(search, 'pcnalx') AS info FROM search
			WHERE search MATCH '%s' AND docid & 63 = %d ORDER BY docid DESC LIMIT 1000
		) ORDER BY info DESC, docid DESC LIMIT 50)
		SELECT d.id, d.title, d.body, d.tags FROM best JOIN search_doc d ON d.id = best.docid;
`, strings.Join(words, " "), entry)
	spend := func(times int) (time.Duration, error) {
		cmd := exec.CommandContext(ctx, "sqlite3", "-readonly", "-bail", database)
		cmd.Stdin = strings.NewReader(strings.Repeat(query, times))
		var problem strings.Builder
		cmd.Stderr = &problem
		begin := time.Now()
		if err := cmd.Run(); err != nil {
			return 0, fmt.Errorf("search by sqlite3: %w: %s", err, problem.String())
		}
		return time.Since(begin), nil
	}
	once, err := spend(1)
	if err != nil {
		return 0, err
	}
	many, err := spend(1 + repeats)
	return (many - once) / repeats, err
}

func fine(seconds float64) string { return fmt.Sprintf("%.2f ms", 1000*seconds) }
