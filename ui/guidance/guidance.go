// Package guidance shows what helps in a field of work: what is valued there,
// words that land, proof that is looked for, and how an answer can be built.
// Several rooms show it beside what they are about.
package guidance

import (
	"context"
	"fmt"
	"slices"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/ui/words"
)

// Store is what is needed of the store: the fields the person added.
type Store interface {
	OwnFields(ctx context.Context) ([]data.OwnField, error)
}

// Guides is all that is known of fields of work. The zero value knows none.
type Guides struct {
	built []data.Guide
	own   []data.OwnField
}

// Load reads what travels with the program and what the person added. Not on
// the UI thread.
func Load(ctx context.Context, store Store) (g Guides, err error) {
	if g.built, err = data.ReadGuides(assets.Industries()); err != nil {
		return g, err
	}
	if g.own, err = store.OwnFields(ctx); err != nil {
		return g, fmt.Errorf("load guides: %w", err)
	}
	return g, nil
}

// Industries lists those there are to choose from: the four that are built in,
// then the person's own by name.
func (g Guides) Industries() []data.Industry {
	all := data.Industries()
	for _, field := range g.own {
		all = append(all, field.Industry())
	}
	return all
}

// Names is what Industries are called, in the same order.
func (g Guides) Names() []string {
	var names []string
	for _, industry := range g.Industries() {
		names = append(names, g.Name(industry))
	}
	return names
}

// Name is what an industry is called; "" for one of the person's own that is
// no longer there.
func (g Guides) Name(industry data.Industry) string {
	if !industry.Own() {
		return words.Industry(industry)
	}
	field, _ := g.field(industry)
	return field.Name
}

// Own is the field of work behind an industry that the person added.
func (g Guides) field(industry data.Industry) (data.OwnField, bool) {
	i := slices.IndexFunc(g.own, func(f data.OwnField) bool { return f.Industry() == industry })
	if i < 0 {
		return data.OwnField{}, false
	}
	return g.own[i], true
}

// Known leaves only the industries of which something can be shown.
func (g Guides) Known(industries ...data.Industry) []data.Industry {
	var known []data.Industry
	for _, industry := range industries {
		if slices.Contains(g.Industries(), industry) && !slices.Contains(known, industry) {
			known = append(known, industry)
		}
	}
	return known
}
