package ui

import (
	"greenroom/ui/events"
	"greenroom/ui/network"
	"greenroom/ui/people"
	"greenroom/ui/room"
	"greenroom/ui/search"
)

// networkRooms are the rooms about people, and the one that finds everything.
func networkRooms(w *window, deps Deps) plan {
	return plan{
		"network": func() room.Room { return network.New(w, deps.Store) },
		"events":  func() room.Room { return events.New(w, deps.Store) },
		"people":  func() room.Room { return people.New(w, deps.Store) },
		"search":  func() room.Room { return search.New(w, deps.Store) },
	}
}
