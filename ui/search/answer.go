package search

import (
	"slices"
	"strings"

	"greenroom/data"
)

// shown is how many of a kind are shown at first.
const shown = 5

// answer is what is known so far of what was looked for.
type answer struct {
	text   string
	full   bool // texts were looked through, not only titles
	groups []group
	takes  map[int64][]data.Take // the latest, by their question
}

// group is what was found of a kind, in the order in which it is shown.
type group struct {
	kind  data.Kind
	count int
	hits  []data.Hit
}

// everything is what one search through all texts brings.
type everything struct {
	titles []data.Hit
	found  []data.Found
	takes  map[int64][]data.Take
}

// fits reports whether it answers a text wholly.
func (a answer) fits(text string) bool { return a.full && a.text == text }

// follows reports whether a text is this one's with letters more or fewer, so
// that what was found is still likely to be right.
func (a answer) follows(text string) bool {
	return a.text != "" && (strings.HasPrefix(text, a.text) || strings.HasPrefix(a.text, text))
}

// withTitles is what to show when only titles were looked through: those, and
// what was found before in texts until it is known whether that is still right.
func (a answer) withTitles(text string, hits []data.Hit) answer {
	next := answer{text: text, takes: a.takes}
	for _, hit := range hits {
		next.add(hit)
	}
	if !a.follows(text) {
		return next
	}
	for _, before := range a.groups {
		for _, hit := range before.hits {
			next.add(hit)
		}
		if g := next.group(before.kind); g != nil {
			g.count = max(g.count, before.count)
		}
	}
	return next
}

// withAll is what to show when everything was looked through. What is shown
// and still right keeps its place.
func (a answer) withAll(text string, all everything) answer {
	right := map[data.Ref]data.Hit{}
	for _, hit := range all.titles {
		right[hit.Ref] = hit
	}
	for _, f := range all.found {
		for _, hit := range f.Hits {
			right[hit.Ref] = hit
		}
	}
	next := answer{text: text, full: true, takes: all.takes}
	for _, before := range a.groups {
		for _, hit := range before.hits {
			if now, still := right[hit.Ref]; still {
				next.add(now)
			}
		}
	}
	for _, f := range all.found {
		for _, hit := range f.Hits {
			next.add(hit)
		}
		if g := next.group(f.Kind); g != nil {
			g.count = f.Count
		}
	}
	return next
}

// group finds the group of a kind; nil if there is none.
func (a *answer) group(kind data.Kind) *group {
	i := slices.IndexFunc(a.groups, func(g group) bool { return g.kind == kind })
	if i < 0 {
		return nil
	}
	return &a.groups[i]
}

// add puts a hit at the end of its group, unless it is there.
func (a *answer) add(hit data.Hit) {
	g := a.group(hit.Kind)
	if g == nil {
		a.groups = append(a.groups, group{kind: hit.Kind})
		g = &a.groups[len(a.groups)-1]
	}
	if !slices.ContainsFunc(g.hits, func(h data.Hit) bool { return h.Ref == hit.Ref }) {
		g.hits = append(g.hits, hit)
		g.count = max(g.count, len(g.hits))
	}
}

// lines are what the list shows: a head for each kind and what was found of it.
func (a answer) lines(whole data.Kind) []line {
	var lines []line
	for _, g := range a.groups {
		lines = append(lines, line{shape: shapeHead, kind: g.kind, count: g.count})
		most := shown
		if g.kind == whole {
			most = wholly
		}
		hits := g.hits[:min(most, len(g.hits))]
		for _, hit := range hits {
			lines = append(lines, line{shape: shapeHit, kind: g.kind, hit: hit})
			if g.kind == data.KindQuestion {
				for _, take := range a.takes[hit.ID] {
					lines = append(lines, line{shape: shapeTake, kind: data.KindTake, take: take})
				}
			}
		}
		switch {
		case g.count <= len(hits):
		case g.kind == whole:
			lines = append(lines, line{shape: shapeRemark, kind: g.kind, count: len(hits)})
		default:
			lines = append(lines, line{shape: shapeMore, kind: g.kind, count: g.count})
		}
	}
	return lines
}
