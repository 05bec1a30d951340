package brief

import (
	"io"
	"time"
)

// PDFInClear is PDF without compression, for a test to read.
func (b Brief) PDFInClear(w io.Writer, made time.Time) error { return b.pdf(w, made, false) }
