package data

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
)

// Hit is one thing found. In Snippet the words found stand between \x02 and \x03; a Snippet without them is the
// beginning of the text, and the words are in the title.
type Hit struct {
	Ref
	Title   string
	Snippet string
	Rank    float64 // the higher the better; comparable within one search only
}

const (
	defaultHits = 50
	// rankedAtMost bounds how many matches are weighed; among more, the latest changed are. Whoever types one
	// common word does not miss the thousandth best place.
	rankedAtMost = 2000
)

// Search finds everything in which each word of the text begins some word, best first; case and accents do not
// count. Nil kinds are all kinds; a limit of 0 is 50. It never fails because of what the text says: a text without
// words finds nothing. Things in the trash are not found.
func (s *Store) Search(ctx context.Context, text string, kinds []Kind, limit int) ([]Hit, error) {
	match := matchAll(text)
	if match == "" {
		return nil, nil
	}
	if limit <= 0 {
		limit = defaultHits
	}
	hits, err := query(ctx, s.readers, scanHit, searchSQL(kinds), match, limit)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return hits, nil
}

// searchSQL weighs first and makes snippets afterwards, only for what is shown.
func searchSQL(kinds []Kind) string {
	of := ""
	if len(kinds) > 0 {
		names := []string{}
		for _, kind := range []Kind{KindQuestion, KindTake, KindEntry, KindContact} {
			if slices.Contains(kinds, kind) {
				names = append(names, "'"+string(kind)+"'")
			}
		}
		of = "AND (SELECT kind FROM search_doc WHERE id = docid) IN (" + strings.Join(names, ", ") + ")"
	}
	return fmt.Sprintf(`
		WITH best AS MATERIALIZED (
			SELECT docid, rank(info) AS rank FROM (
				SELECT docid, matchinfo(search, 'pcnalx') AS info FROM search WHERE search MATCH ?1 %s ORDER BY docid DESC LIMIT %d
			) ORDER BY rank DESC, docid DESC LIMIT ?2)
		SELECT d.kind, d.ref_id,
		       CASE d.kind WHEN 'take' THEN (SELECT q.text FROM take k JOIN question q ON q.id = k.question_id WHERE k.id = d.ref_id) ELSE d.title END,
		       snippet(search, char(2), char(3), '…', 1, 12), snippet(search, char(2), char(3), '…', 2, 12), b.rank
		FROM best b JOIN search ON search.docid = b.docid JOIN search_doc d ON d.id = b.docid
		WHERE search MATCH ?1 ORDER BY b.rank DESC, b.docid DESC`, of, rankedAtMost)
}

func scanHit(row scanner) (h Hit, err error) {
	var body, tags string
	err = row.Scan(&h.Kind, &h.ID, &h.Title, &body, &tags, &h.Rank)
	h.Snippet = body
	if !strings.Contains(body, "\x02") && strings.Contains(tags, "\x02") {
		h.Snippet = tags
	}
	h.Snippet = strings.Join(strings.Fields(h.Snippet), " ")
	return h, err
}

// matchAll writes what the person typed as an FTS4 query for all its words, each as the beginning of a word; "" when
// there are no words in it. Everything stands in quotes, so that nothing in it can be taken for syntax, and the
// index's own tokenizer divides it as it divided what it indexed.
func matchAll(text string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(clean(text), func(r rune) bool { return unicode.IsSpace(r) || r == '"' || r == '*' }) {
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

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// found is a condition that the row x of a kind matches the FTS4 query given as its argument.
func found(kind Kind, x string) string {
	return fmt.Sprintf(`%s.id IN (SELECT d.ref_id FROM search JOIN search_doc d ON d.id = search.docid WHERE search MATCH ? AND d.kind = '%s')`, x, kind)
}

// columnWeights are how much a word counts in the title, the body, the tags and the plain repetition of all.
var columnWeights = [...]float64{4, 1, 2, 1}

// rank weighs one match by Okapi BM25 (k1 1.2, b 0.75), from what FTS4's matchinfo tells with the format 'pcnalx': the
// numbers of phrases, columns and documents, the mean length of each column, the lengths here, and for each phrase and column
// the hits here, the hits in all documents, and the documents with a hit.
func rank(info []byte) float64 {
	at := func(i int) float64 {
		if len(info) < 4*(i+1) {
			return 0
		}
		return float64(binary.NativeEndian.Uint32(info[4*i:]))
	}
	phrases, columns, documents := int(at(0)), int(at(1)), at(2)
	means, lengths, hits := 3, 3+columns, 3+2*columns
	score := 0.0
	for p := range phrases {
		for c := range min(columns, len(columnWeights)) {
			cell := hits + 3*(p*columns+c)
			here, with := at(cell), at(cell+2)
			if here == 0 {
				continue
			}
			idf := math.Log(1 + (documents-with+0.5)/(with+0.5))
			length := 0.25 + 0.75*at(lengths+c)/max(at(means+c), 1)
			score += columnWeights[c] * idf * here * 2.2 / (here + 1.2*length)
		}
	}
	return score
}
