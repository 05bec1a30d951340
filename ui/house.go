package ui

import (
	"maps"
	"slices"
	"sync"

	"greenroom/ui/room"
)

// plan says how each room is built, by the first part of its address.
type plan map[string]func() room.Room

// house holds the rooms. Each is built when it is first entered: the window is
// seen sooner without those that nobody asked for yet.
type house struct {
	plan plan

	mu    sync.Mutex // guards built, which is also read beside the UI thread
	built map[string]room.Room
}

// room is the room of a name, which is built if need be; known is false when
// there is none.
func (h *house) room(name string) (r room.Room, known bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if r, known = h.built[name]; known {
		return r, true
	}
	build, known := h.plan[name]
	if !known {
		return nil, false
	}
	if h.built == nil {
		h.built = map[string]room.Room{}
	}
	r = build()
	h.built[name] = r
	return r, true
}

// rooms lists those that have been built.
func (h *house) rooms() []room.Room {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Collect(maps.Values(h.built))
}
