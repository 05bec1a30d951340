package ui

import (
	"context"
	"sync"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/ui/companies"
	"greenroom/ui/fields"
	"greenroom/ui/goals"
	"greenroom/ui/narrative"
	"greenroom/ui/passions"
	"greenroom/ui/prefs"
	"greenroom/ui/prepare"
	"greenroom/ui/room"
	"greenroom/ui/self"
	"greenroom/ui/stories"
)

// prepareRooms are the rooms in which one prepares: passions, stories, goals,
// company files and what belongs to them.
func prepareRooms(w *window, deps Deps) plan {
	store := deps.Store
	load := func(ctx context.Context) (prefs.Prefs, error) { return prefs.Load(ctx, store) }
	prompts := sync.OnceValue(func() data.Prompts { return readPrompts(deps) })
	return plan{
		"prepare": func() room.Room { return prepare.New(prepare.Deps{Window: w, Store: store, Prompts: prompts()}) },
		"passions": func() room.Room {
			return passions.New(passions.Deps{Window: w, Store: store, Prompts: prompts()})
		},
		"companies": func() room.Room {
			return companies.New(companies.Deps{Window: w, Store: store, Asks: readAsks(deps)})
		},
		"goals":     func() room.Room { return goals.New(w, store) },
		"self":      func() room.Room { return self.New(w, store) },
		"fields":    func() room.Room { return fields.New(fields.Deps{Window: w, Store: store}) },
		"narrative": func() room.Room { return narrative.New(narrative.Deps{Window: w, Store: store}) },
		"stories":   func() room.Room { return stories.New(stories.Deps{Window: w, Store: store, Prefs: load}) },
	}
}

// readPrompts reads the prompts that travel inside the program. That they can
// be read is held by a test; without them there are none to answer.
func readPrompts(deps Deps) data.Prompts {
	prompts, err := data.ReadPrompts(assets.Prompts())
	if err != nil {
		deps.Log.Error("read the prompts", "error", err)
	}
	return prompts
}

// readAsks reads the questions to ask them that travel inside the program, in
// the same way.
func readAsks(deps Deps) []data.AskTheme {
	asks, err := data.ReadAsks(assets.Asks())
	if err != nil {
		deps.Log.Error("read what can be asked", "error", err)
	}
	return asks
}
