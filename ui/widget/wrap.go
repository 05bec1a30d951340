package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// face is how a run of text is set.
type face struct {
	size   float32
	bold   bool
	source fyne.Resource // nil for the font of the theme
}

func (f face) measure(text string) fyne.Size {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, f.size, fyne.TextStyle{Bold: f.bold}, f.source)
	return size
}

func (f face) width(text string) float32 { return f.measure(text).Width }

func (f face) apply(t *canvas.Text) {
	t.TextSize, t.TextStyle, t.FontSource = f.size, fyne.TextStyle{Bold: f.bold}, f.source
}

const ellipsis = "…"

// wrap breaks text into lines no wider than width. Words that are wider stand
// broken. maxLines 0 is any number; what does not fit ends in an ellipsis.
func (f face) wrap(text string, width float32, maxLines int) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		lines = append(lines, f.wrapParagraph(paragraph, width)...)
	}
	if maxLines > 0 && len(lines) > maxLines {
		lines = lines[:maxLines]
		lines[maxLines-1] = f.elide(lines[maxLines-1]+" "+ellipsis, width)
	}
	return lines
}

func (f face) wrapParagraph(text string, width float32) []string {
	if width <= 0 || f.width(text) <= width {
		return []string{text}
	}
	space := f.width("n n") - f.width("nn")
	var lines []string
	line, used := "", float32(0)
	for _, word := range strings.Fields(text) {
		w := f.width(word)
		if line != "" && used+space+w > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		for w > width {
			n := f.fitting(word, width)
			lines = append(lines, word[:n])
			word = word[n:]
			w = f.width(word)
		}
		if line == "" {
			line, used = word, w
		} else {
			line, used = line+" "+word, used+space+w
		}
	}
	return append(lines, line)
}

// balance breaks text like wrap, into lines of about the same width.
func (f face) balance(text string, width float32, maxLines int) []string {
	lines := f.wrap(text, width, maxLines)
	if len(lines) < 2 || width <= 0 {
		return lines
	}
	for low, high := width/2, width; high-low > 4; {
		middle := (low + high) / 2
		tighter := f.wrap(text, middle, 0)
		if len(tighter) > len(lines) {
			low = middle
		} else {
			high, lines = middle, f.wrap(text, middle, maxLines)
		}
	}
	return lines
}

// fitting returns how many bytes of word fit into width, one letter at least.
func (f face) fitting(word string, width float32) int {
	fit := 0
	for i, r := range word {
		end := i + len(string(r))
		if fit > 0 && f.width(word[:end]) > width {
			break
		}
		fit = end
	}
	return fit
}

// elide shortens text to width with an ellipsis when it is wider.
func (f face) elide(text string, width float32) string {
	if f.width(text) <= width+0.5 {
		return text
	}
	letters := []rune(strings.TrimSuffix(text, ellipsis))
	short, long := 0, len(letters)
	for short < long {
		middle := (short + long + 1) / 2
		if f.width(strings.TrimRight(string(letters[:middle]), " ")+ellipsis) <= width {
			short = middle
		} else {
			long = middle - 1
		}
	}
	return strings.TrimRight(string(letters[:short]), " ") + ellipsis
}
