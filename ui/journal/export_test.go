package journal

import (
	"context"
	"io"
	"time"

	"greenroom/data"
	"greenroom/data/archive"
)

// Readable shows tests what becomes of typed text before it is rendered.
var Readable = readable

// Rendered shows tests what is read.
var Rendered = rendered

// TurnPrivate does what the menu does.
func (r *Room) TurnPrivate() { r.turnPrivate() }

// Export writes the entries of some days, as the sheet does once it is filled in.
func (r *Room) Export(ctx context.Context, to io.WriteCloser, from, until time.Time, html bool) (int, error) {
	write := writer(archive.WriteMarkdown)
	if html {
		write = func(w io.Writer, entries []data.Entry) error { return archive.WriteHTML(w, "Journal", entries) }
	}
	return r.write(ctx, to, span{from, until}, write)
}
