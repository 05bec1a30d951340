package ui

import (
	"context"
	"sync"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/ui/goals"
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
		"goals": func() room.Room { return goals.New(w, store) },
		"self":  func() room.Room { return self.New(w, store) },
		"stories": func() room.Room { return stories.New(stories.Deps{Window: w, Store: store, Prefs: load}) },
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
