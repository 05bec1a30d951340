package search

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// wholly is how many of a kind are shown when all are asked for.
const wholly = 100

// typed follows every key: titles and names at once, the rest after a pause.
func (r *Room) typed(text string) {
	if text == r.text {
		return
	}
	r.text, r.enter, r.whole, r.anew = text, false, "", true
	r.full.Cancel()
	if r.waiting != nil {
		r.waiting.Stop()
	}
	if strings.TrimSpace(text) == "" {
		r.titles.Cancel()
		r.answer = answer{}
		r.show()
		return
	}
	r.askTitles(text)
	r.waiting = time.AfterFunc(pause, func() {
		fyne.Do(func() {
			if r.text == text {
				r.askAll(text)
			}
		})
	})
}

func (r *Room) askTitles(text string) {
	r.titles.Run(func(ctx context.Context) func() {
		hits, err := r.store.FindTitles(ctx, text, nil, titled)
		if ctx.Err() != nil || err != nil {
			return nil // the full text will say what is wrong
		}
		return func() {
			if r.text == text && !r.answer.fits(text) {
				begins := r.answer.follows(text)
				r.answer = r.answer.withTitles(text, hits)
				if !begins {
					r.results.SelectFirst()
				}
				r.show()
			}
		}
	})
}

// again asks anew for what is shown.
func (r *Room) again() { r.askAll(r.text) }

func (r *Room) askAll(text string) {
	whole := r.whole
	r.stale = false
	r.full.Run(func(ctx context.Context) func() {
		all, err := r.read(ctx, text, whole)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				r.win.Fail(lang.L("search"), err)
				return
			}
			if r.text == text && r.whole == whole {
				r.answer = r.answer.withAll(text, all)
				r.show()
			}
		}
	})
}

// read looks through titles and texts, and for the takes of the questions found.
func (r *Room) read(ctx context.Context, text string, whole data.Kind) (all everything, err error) {
	if all.titles, err = r.store.FindTitles(ctx, text, nil, titled); err != nil {
		return all, err
	}
	if all.found, err = r.store.FindEach(ctx, text, shown); err != nil {
		return all, err
	}
	all.takes = map[int64][]data.Take{}
	for i, f := range all.found {
		if f.Kind == whole {
			if all.found[i].Hits, err = r.store.Find(ctx, text, []data.Kind{whole}, wholly); err != nil {
				return all, err
			}
		}
		if f.Kind != data.KindQuestion {
			continue
		}
		for _, hit := range f.Hits {
			takes, err := r.store.Takes(ctx, hit.ID)
			if err != nil {
				return all, err
			}
			all.takes[hit.ID] = takes[:min(latest, len(takes))]
		}
	}
	return all, nil
}
