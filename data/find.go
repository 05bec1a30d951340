package data

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
)

// Find is Search as the person types it everywhere in the app: "words in quotes" stand side by side,
// tag:calm restricts to what carries a tag that begins so, from:2026-11 and before:2026-12-24 to what
// is of that time. What is not understood so is looked for as words.
func (s *Store) Find(ctx context.Context, text string, kinds []Kind, limit int) ([]Hit, error) {
	return s.find(ctx, readSought(text), kinds, limit)
}

// FindTitles is Find for what is called so: it looks at titles and names alone, and is quicker. Nil
// kinds are all kinds, of entries up to the limit and of all others up to the limit.
func (s *Store) FindTitles(ctx context.Context, text string, kinds []Kind, limit int) ([]Hit, error) {
	what := readSought(text)
	what.match = inTitles(what.words)
	if len(kinds) > 0 || what.nothing() {
		return s.find(ctx, what, kinds, limit)
	}
	// Entries are the most by far: by themselves they hide nobody's name, and beside the rest they
	// cost no time.
	var rest []Kind
	for _, n := range natures {
		if n.number != 0 && n.kind != KindEntry {
			rest = append(rest, n.kind)
		}
	}
	var entries, others []Hit
	var failed, failedToo error
	var looking sync.WaitGroup
	looking.Go(func() { entries, failed = s.find(ctx, what, []Kind{KindEntry}, limit) })
	others, failedToo = s.find(ctx, what, rest, limit)
	looking.Wait()
	if err := errors.Join(failed, failedToo); err != nil {
		return nil, err
	}
	hits := append(others, entries...)
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.Rank, a.Rank) })
	return hits, nil
}

// sought is what somebody looks for.
type sought struct {
	match        string   // FTS4; "" for everything
	words        []string // folded, to mark them where they are found
	tags         []string // folded beginnings
	from, before time.Time
}

// nothing reports that nothing is looked for.
func (w sought) nothing() bool {
	return w.match == "" && len(w.tags) == 0 && w.from.IsZero() && w.before.IsZero()
}

// source is where documents are looked for, by their key docid.
func (w sought) source() string {
	if w.match != "" {
		return "search"
	}
	return "(SELECT id, id AS docid FROM search_doc)"
}

// readSought understands a search as it is typed.
func readSought(text string) (w sought) {
	var match []string
	for _, part := range partsOf(clean(text)) {
		if part.quoted {
			if words := wordsOf(part.text); len(words) > 0 {
				w.words = append(w.words, words...)
				match = append(match, `"`+strings.ReplaceAll(part.text, `"`, " ")+`"`)
			}
			continue
		}
		if w.restrict(part.text) {
			continue
		}
		if one := matchAll(part.text); one != "" {
			w.words = append(w.words, wordsOf(part.text)...)
			match = append(match, one)
		}
	}
	w.match = strings.Join(match, " ")
	return w
}

// restrict takes in a part that is none of the words looked for, and reports whether it is one.
func (w *sought) restrict(part string) bool {
	name, value, found := strings.Cut(part, ":")
	if !found {
		return false
	}
	switch name = strings.ToLower(name); {
	case value == "":
		return name == "tag" || name == "from" || name == "before" // the rest is still to be typed
	case name == "tag":
		w.tags = append(w.tags, foldTag(value))
		return true
	case name == "from":
		return readTime(value, &w.from)
	case name == "before":
		return readTime(value, &w.before)
	}
	return false
}

// readTime reads a day, a month or a year as the instant at which it begins.
func readTime(text string, at *time.Time) bool {
	for _, layout := range []string{time.DateOnly, "2006-1-2", "2006-01", "2006"} {
		if t, err := time.ParseInLocation(layout, text, time.Local); err == nil {
			*at = t
			return true
		}
	}
	return false
}

// soughtPart is a piece of a search: a word, or what stands in quotes.
type soughtPart struct {
	text   string
	quoted bool
}

// partsOf divides a search into words and what stands in quotes. A quote that is never closed reaches
// to the end only when something follows it; while it is typed it changes nothing.
func partsOf(text string) (parts []soughtPart) {
	for text != "" {
		open := strings.IndexByte(text, '"')
		if open < 0 {
			open = len(text)
		}
		for _, word := range strings.FieldsFunc(text[:open], unicode.IsSpace) {
			parts = append(parts, soughtPart{text: word})
		}
		if open == len(text) {
			return parts
		}
		text = text[open+1:]
		if quoted, rest, closed := strings.Cut(text, `"`); closed {
			parts, text = append(parts, soughtPart{text: quoted, quoted: true}), rest
		}
	}
	return parts
}

// inTitles is the FTS4 query for words that begin words of a title. The index divides and folds them
// as it did what it holds.
func inTitles(words []string) string {
	var match []string
	for _, word := range words {
		if word != "" {
			match = append(match, "title:"+word+"*")
		}
	}
	return strings.Join(match, " ")
}

// where are the conditions for the keys of the index, called docid.
func (w sought) where(kinds []Kind) *conditions {
	c := &conditions{}
	if w.match != "" {
		c.add("search MATCH ?", w.match)
	}
	if len(kinds) > 0 {
		numbers := make([]string, len(kinds))
		for i, kind := range kinds {
			numbers[i] = fmt.Sprint(kind.searchNumber())
		}
		c.add("docid & 63 IN (" + strings.Join(numbers, ", ") + ")")
	}
	for _, tag := range w.tags {
		c.taggedDocument(tag)
	}
	if !w.from.IsZero() {
		c.add(dated()+" >= ?", millis(w.from))
	}
	if !w.before.IsZero() {
		c.add(dated()+" < ?", millis(w.before))
	}
	if len(c.terms) == 0 {
		c.add("true")
	}
	return c
}

// taggedDocument restricts to what carries a tag that begins with a text, folded.
func (c *conditions) taggedDocument(begin string) {
	var either []string
	var args []any
	for _, n := range natures {
		if n.number != 0 && n.kind.taggable() {
			either = append(either, fmt.Sprintf(`docid & 63 = %d AND docid >> 6 IN (SELECT l.%[2]s_id FROM %[2]s_tag l JOIN tag t ON t.id = l.tag_id
				WHERE substr(t.folded, 1, length(?)) = ?)`, n.number, n.kind))
			args = append(args, begin, begin)
		}
	}
	c.add("("+strings.Join(either, " OR ")+")", args...)
}

// dated is the SQL for the time that what is found is of.
var dated = sync.OnceValue(func() string {
	var b strings.Builder
	b.WriteString("CASE docid & 63")
	for _, n := range natures {
		if n.number == 0 {
			continue
		}
		column := "created_ms"
		switch n.kind {
		case KindEntry:
			column = "date_ms"
		case KindTake, KindRun:
			column = "started_ms"
		case KindInterview, KindTouch, KindEvent:
			column = "at_ms"
		case KindFeedback:
			column = "given_ms"
		}
		fmt.Fprintf(&b, " WHEN %d THEN (SELECT %s FROM %s WHERE id = docid >> 6)", n.number, column, n.kind)
	}
	b.WriteString(" END")
	return b.String()
})
