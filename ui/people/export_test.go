package people

// Forms in which people go out.
const (
	AsCards    = asCards
	AsTable    = asTable
	AsCalendar = asCalendar
)

// WriteTo writes a file as if its place had been chosen in the dialog.
func (r *Room) WriteTo(f form, path string) { r.start.writeTo(f, path, path) }
