package main

import (
	"context"
	"fmt"
	"os"
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
	if err := sample.Bulk(b.ctx, folder, 0, 0); err != nil {
		return err
	}
	if err := b.index(folder, entries); err != nil {
		return err
	}
	store, err := data.Open(b.ctx, folder, data.Options{})
	if err != nil {
		return err
	}
	defer store.Close()
	texts := func(ctx context.Context, text string) error {
		_, err := store.Search(ctx, text, []data.Kind{data.KindEntry}, 50)
		return err
	}
	for _, text := range []string{"interview", "sal", "interview calm", "résumé", "word1471"} {
		what := fmt.Sprintf("search %d entries: %s", entries, text)
		if err := b.compare(folder, what, "2.00 at most", text, texts, matching(`"%s*"`, text, " AND docid & 63 = 3")); err != nil {
			return err
		}
	}
	titles := func(ctx context.Context, text string) error {
		_, err := store.FindTitles(ctx, text, nil, 50)
		return err
	}
	for _, text := range []string{"i", "in", "interview", "résumé", "interview calm"} {
		what := fmt.Sprintf("titles of %d entries: %s", entries, text)
		if err := b.compare(folder, what, "33 ms at most", text, titles, matching("title:%s*", text, "")); err != nil {
			return err
		}
	}
	return b.each(store, entries)
}

// index compares writing entries, which are indexed as they come, with writing
// the same rows where nothing is indexed.
func (b *bench) index(folder string, entries int) error {
	indexed, err := sample.Entries(b.ctx, filepath.Join(folder, "greenroom.db"), entries)
	if err != nil {
		return err
	}
	plain, err := sample.Plain(b.ctx, filepath.Join(folder, "plain.db"), entries)
	if err != nil {
		return err
	}
	b.add(fmt.Sprintf("index %d entries", entries), fmt.Sprintf("%.1f s", indexed.Seconds()), fmt.Sprintf("%.1f s plain inserts", plain.Seconds()),
		ratio(indexed.Seconds(), plain.Seconds()), "")
	return os.Remove(filepath.Join(folder, "plain.db"))
}

// each measures the search of the room that shows every kind, and has nothing
// to be compared with: no other question is the same.
func (b *bench) each(store *data.Store, entries int) error {
	for _, text := range []string{"interview", "résumé", "interview calm"} {
		took, err := searchHere(b.ctx, text, func(ctx context.Context, text string) error {
			_, err := store.FindEach(ctx, text, 5)
			return err
		})
		if err != nil {
			return err
		}
		b.add(fmt.Sprintf("best of each kind in %d entries: %s", entries, text), fine(took.Seconds()), "", "", "")
	}
	return nil
}

// compare measures a search here and in the sqlite3 command.
func (b *bench) compare(folder, what, aim, text string, search func(ctx context.Context, text string) error, query string) error {
	// In turn, so that whatever else the machine does meets both.
	var ours, theirs []float64
	for range 5 {
		here, err := searchHere(b.ctx, text, search)
		if err != nil {
			return err
		}
		there, err := searchThere(b.ctx, filepath.Join(folder, "greenroom.db"), query)
		if err != nil {
			return err
		}
		ours, theirs = append(ours, here.Seconds()), append(theirs, there.Seconds())
	}
	mine, other := median(ours), median(theirs)
	b.add(what, fine(mine), fine(other)+" sqlite3", ratio(mine, other), aim)
	return nil
}

// repeats is how many searches one measurement is the mean of.
const repeats = 20

// searchHere is how long one search takes in Greenroom's store.
func searchHere(ctx context.Context, text string, search func(ctx context.Context, text string) error) (time.Duration, error) {
	var begin time.Time
	for i := range repeats + 1 {
		if i == 1 { // the first one warms up
			begin = time.Now()
		}
		if err := search(ctx, text); err != nil {
			return 0, err
		}
	}
	return time.Since(begin) / repeats, nil
}

// matching is the query for the words of a text, each in a form.
func matching(form, text, also string) string {
	words := strings.Fields(text)
	for i, word := range words {
		words[i] = fmt.Sprintf(form, word)
	}
	return fmt.Sprintf(`WITH best AS MATERIALIZED (
		SELECT docid, info FROM (
			SELECT docid, matchinfo(search, 'pcnalx') AS info FROM search
			WHERE search MATCH '%s'%s ORDER BY docid DESC LIMIT 1000
		) ORDER BY info DESC, docid DESC LIMIT 50)
		SELECT d.id, d.title, d.body, d.tags FROM best JOIN search_doc d ON d.id = best.docid;
`, strings.Join(words, " "), also)
}

// searchThere is how long a search takes in the sqlite3 command. Its start is
// left out by asking once and asking many times more.
func searchThere(ctx context.Context, database, query string) (time.Duration, error) {
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
