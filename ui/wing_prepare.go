package ui

// prepareRooms are the rooms in which one prepares: passions, stories, goals,
// company files and what belongs to them.
func prepareRooms(w *window, deps Deps) plan {
	return plan{}
}
