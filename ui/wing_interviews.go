package ui

import (
	"context"

	"greenroom/ui/debrief"
	"greenroom/ui/gaps"
	"greenroom/ui/interviews"
	"greenroom/ui/learning"
	"greenroom/ui/prefs"
	"greenroom/ui/room"
)

// interviewRooms are the rooms about real interviews, before and after them.
func interviewRooms(w *window, deps Deps) plan {
	store := deps.Store
	return plan{
		"interviews": func() room.Room {
			return interviews.New(interviews.Deps{Window: w, Store: store, Daily: func(ctx context.Context) int {
				set, _ := prefs.Load(ctx, store) // then the defaults hold
				return set.Practice.Daily
			}})
		},
		"debrief":  func() room.Room { return debrief.New(debrief.Deps{Window: w, Store: store}) },
		"gaps":     func() room.Room { return gaps.New(gaps.Deps{Window: w, Store: store}) },
		"letters":  func() room.Room { return letterRoom(w, deps) },
		"offers":   func() room.Room { return offerRoom(w, deps) },
		"learning": func() room.Room { return learning.New(w, store) },
	}
}
