package ui

import (
	"context"

	"greenroom/ui/prefs"
	"greenroom/ui/room"
	"greenroom/ui/stories"
)

// prepareRooms are the rooms in which one prepares: passions, stories, goals,
// company files and what belongs to them.
func prepareRooms(w *window, deps Deps) plan {
	store := deps.Store
	load := func(ctx context.Context) (prefs.Prefs, error) { return prefs.Load(ctx, store) }
	return plan{
		"stories": func() room.Room { return stories.New(stories.Deps{Window: w, Store: store, Prefs: load}) },
	}
}
