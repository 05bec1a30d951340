package data

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// Hit is one thing found. In Snippet the words found stand between \x02 and \x03; a Snippet
// without them is the beginning of the text, and the words are in the title.
type Hit struct {
	Ref
	Within  Ref    // what it is shown with; itself where it has a page of its own
	Title   string // a question's text, also for its takes; an entry's title; a contact's name
	Marked  string // the title with the words found between \x02 and \x03
	Snippet string
	At      time.Time // what it is of: the day of an entry, else when it began
	Rank    float64   // the higher the better; comparable within one search only
}

const (
	defaultHits = 50
	// weighed bounds how many matches are ranked; among more, the newest are. Whoever types one
	// common word does not miss the thousandth best place.
	weighed = 1000
)

// Search finds everything in which each word of the text begins some word, best first; case and
// accents do not count. Nil kinds are all kinds; a limit of 0 is 50. It never fails because of
// what the text says: a text without words finds nothing. Things in the trash are not found.
func (s *Store) Search(ctx context.Context, text string, kinds []Kind, limit int) ([]Hit, error) {
	return s.find(ctx, sought{match: matchAll(text), words: wordsOf(text)}, kinds, limit)
}

// find answers a search.
func (s *Store) find(ctx context.Context, what sought, kinds []Kind, limit int) ([]Hit, error) {
	if what.nothing() {
		return nil, nil
	}
	if limit <= 0 {
		limit = defaultHits
	}
	where := what.where(kinds)
	source := "SELECT docid, 0.0 AS rank FROM " + what.source() + where.clause() + " ORDER BY docid DESC LIMIT ?"
	if what.match != "" {
		source = fmt.Sprintf(`SELECT docid, rank(info) AS rank FROM (
				SELECT docid, %s AS info FROM search%s ORDER BY docid DESC LIMIT %d
			) ORDER BY rank DESC, docid DESC LIMIT ?`, matchInfo(what.match), where.clause(), weighed)
	}
	hits, err := s.hits(ctx, what, source, append(where.args, limit)...)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return hits, nil
}

// hits reads what is known of the documents that a SELECT gives with their rank, best first.
func (s *Store) hits(ctx context.Context, what sought, source string, args ...any) ([]Hit, error) {
	return query(ctx, s.readers, func(row scanner) (h Hit, err error) {
		var docid, within, at int64
		var body, tags string
		err = row.Scan(&docid, &h.Title, &within, &at, &body, &tags, &h.Rank)
		h.Ref, h.Snippet, h.Marked = refOf(docid), bestSnippet(what.words, body, tags), markAll(what.words, h.Title)
		h.Within, h.At = h.Ref, instant(at)
		if kind := h.Kind.nature().within; kind != "" {
			h.Within = Ref{kind, within}
		}
		return h, err
	}, fmt.Sprintf(`
		WITH best AS MATERIALIZED (%s)
		SELECT d.id, CASE d.id & 63 %s ELSE d.title END, CASE d.id & 63 %s ELSE 0 END, coalesce(%s, 0), d.body, d.tags, best.rank
		FROM best JOIN search_doc d ON d.id = best.docid ORDER BY best.rank DESC, d.id DESC`,
		source, untitled(), enclosing(), dated()), args...)
}

// untitled is the part of a CASE that names hits which have no title in the index: what they are
// called is another thing's, and may change.
var untitled = sync.OnceValue(func() string {
	var b strings.Builder
	for _, kind := range []Kind{KindTake, KindMark, KindRun, KindFeedback, KindTouch, KindFollowUp} {
		fmt.Fprintf(&b, "WHEN %d THEN (SELECT %s FROM %s this WHERE this.id = d.id >> 6) ", kind.searchNumber(), kind.nature().title, kind)
	}
	return b.String()
})

// enclosing is the part of a CASE that tells what hits are shown with that have no page of their own.
var enclosing = sync.OnceValue(func() string {
	var b strings.Builder
	for _, n := range natures {
		if n.number != 0 && n.within != "" {
			fmt.Fprintf(&b, "WHEN %d THEN (SELECT %s_id FROM %s WHERE id = d.id >> 6) ", n.number, n.within, n.kind)
		}
	}
	return b.String()
})

// matchAll writes what the person typed as an FTS4 query for all its words, each as the beginning
// of a word; "" when there are no words in it. Everything stands in quotes, so that nothing in it
// can be taken for syntax, and the index's own tokenizer divides it as it divided what it indexed.
func matchAll(text string) string {
	var b strings.Builder
	apart := func(r rune) bool { return unicode.IsSpace(r) || r == '"' || r == '*' }
	for _, word := range strings.FieldsFunc(clean(text), apart) {
		// The * means a beginning only if it directly follows a letter.
		word = strings.TrimFunc(word, func(r rune) bool { return !isWordRune(r) && !isMark(r) })
		if strings.IndexFunc(word, isWordRune) < 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(`"` + word + `*"`)
	}
	return b.String()
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// isMark tells the accents that stand as runes of their own behind a letter.
func isMark(r rune) bool { return r >= utf8.RuneSelf && unicode.Is(unicode.M, r) }

// matchInfo is the SQL for what rank needs to know of a match. How common a word is in all
// documents takes long to find out, and matters only where there is another word to weigh it
// against.
func matchInfo(match string) string {
	if strings.Contains(match, " ") {
		return "matchinfo(search, 'pcnalx')"
	}
	return "matchinfo(search, 'pcnaly')"
}

// columnWeights are how much a word counts in the title, the body, the tags and the plain
// repetition of all. However often a word is repeated in a body, once in a title is more.
var columnWeights = [...]float64{8, 1, 2, 1}

// rank weighs one match by Okapi BM25 (k1 1.2, b 0.75), from what FTS4's matchinfo tells with the
// format 'pcnalx': the numbers of phrases, columns and documents, the mean length of each column,
// the lengths here, and for each phrase and column the hits here, the hits in all documents, and
// the documents with a hit. With 'pcnaly', which tells only the hits here, all words count as
// equally common.
func rank(info []byte) float64 {
	at := func(i int) float64 {
		if len(info) < 4*(i+1) {
			return 0
		}
		return float64(binary.NativeEndian.Uint32(info[4*i:]))
	}
	phrases, columns, documents := int(at(0)), int(at(1)), at(2)
	if phrases == 0 || columns == 0 {
		return 0
	}
	means, lengths, hits := 3, 3+columns, 3+2*columns
	each := (len(info)/4 - hits) / (phrases * columns) // 3 numbers, or 1
	score := 0.0
	for p := range phrases {
		for c := range min(columns, len(columnWeights)) {
			cell := hits + each*(p*columns+c)
			here := at(cell)
			if here == 0 {
				continue
			}
			rarity := 1.0
			if each == 3 {
				with := at(cell + 2)
				rarity = math.Log(1 + (documents-with+0.5)/(with+0.5))
			}
			length := 0.25 + 0.75*at(lengths+c)/max(at(means+c), 1)
			score += columnWeights[c] * rarity * here * 2.2 / (here + 1.2*length)
		}
	}
	return score
}
