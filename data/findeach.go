package data

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
)

// Found is what a search finds of one kind.
type Found struct {
	Kind  Kind
	Count int   // how many there are
	Hits  []Hit // the best of them
}

// manyFound is from how many on the things of a kind are ranked by themselves, the newest of them.
const manyFound = weighed / 4

// FindEach is Find for a page that shows all kinds: the best few of each, so that a hundred thousand
// entries hide no contact, and how many there are. The kind of the best hit comes first.
func (s *Store) FindEach(ctx context.Context, text string, each int) ([]Found, error) {
	what := readSought(text)
	if what.nothing() {
		return nil, nil
	}
	counts, err := s.countFound(ctx, what)
	if err != nil {
		return nil, fmt.Errorf("count what is found: %w", err)
	}
	var few []Kind
	var portions [][]Kind
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		if counts[kind] < manyFound {
			few = append(few, kind)
		} else {
			portions = append(portions, []Kind{kind})
		}
	}
	if len(few) > 0 {
		portions = append(portions, few)
	}
	var hits []Hit
	for _, kinds := range portions {
		some, err := s.bestOfEach(ctx, what, kinds, each)
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		hits = append(hits, some...)
	}
	return byKind(counts, hits), nil
}

// countFound tells how many things of each kind are found.
func (s *Store) countFound(ctx context.Context, what sought) (map[Kind]int, error) {
	type number struct{ kind, count int64 }
	where := what.where(nil)
	numbers, err := query(ctx, s.readers, func(row scanner) (n number, err error) {
		err = row.Scan(&n.kind, &n.count)
		return n, err
	}, "SELECT docid & 63, count(*) FROM "+what.source()+where.clause()+" GROUP BY 1", where.args...)
	if err != nil {
		return nil, err
	}
	counts := map[Kind]int{}
	for _, n := range numbers {
		counts[refOf(n.kind).Kind] = int(n.count)
	}
	return counts, nil
}

// bestOfEach finds the best few things of each of some kinds.
func (s *Store) bestOfEach(ctx context.Context, what sought, kinds []Kind, each int) ([]Hit, error) {
	where := what.where(kinds)
	info, rank := "NULL", "0.0"
	if what.match != "" {
		info, rank = matchInfo(what.match), "rank(info)"
	}
	most := weighed
	if len(kinds) > 1 {
		most = len(kinds) * manyFound // all there are
	}
	source := fmt.Sprintf(`SELECT docid, rank FROM (
			SELECT docid, rank, row_number() OVER (PARTITION BY docid & 63 ORDER BY rank DESC, docid DESC) AS place FROM (
				SELECT docid, %s AS rank FROM (
					SELECT docid, %s AS info FROM %s%s ORDER BY docid DESC LIMIT %d)))
		WHERE place <= ?`, rank, info, what.source(), where.clause(), most)
	return s.hits(ctx, what, source, append(where.args, each)...)
}

// byKind puts hits together that are of one kind.
func byKind(counts map[Kind]int, hits []Hit) []Found {
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.Rank, a.Rank) })
	var all []Found
	for _, hit := range hits {
		i := slices.IndexFunc(all, func(f Found) bool { return f.Kind == hit.Kind })
		if i < 0 {
			i = len(all)
			all = append(all, Found{Kind: hit.Kind, Count: counts[hit.Kind]})
		}
		all[i].Hits = append(all[i].Hits, hit)
	}
	return all
}
