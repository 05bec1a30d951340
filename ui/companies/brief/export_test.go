package brief

import (
	"io"
	"time"
)

// PDFInClear is PDF without compression, for a test to read.
func (b Brief) PDFInClear(w io.Writer, made time.Time) error { return b.pdf(w, made, false) }

// Measures are what is tried until a brief fits a page, each as its size, its
// lines and its letters.
func Measures() (all [][3]float64) {
	for _, m := range measures() {
		all = append(all, [3]float64{m.size, float64(m.lines), float64(m.letters)})
	}
	return all
}
