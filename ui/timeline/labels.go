package timeline

import (
	"fmt"
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/theme"
)

// label is some words in the picture.
type label struct {
	text  string
	x, y  float32 // the upper left corner
	color fyne.ThemeColorName
}

// letterSize is that of all words in the picture.
func letterSize() float32 { return theme.Size(theme.SizeKey) }

func widthOf(text string) float32 {
	return fyne.MeasureText(text, letterSize(), fyne.TextStyle{}).Width
}

// labels are all the words there are to show.
func (t *Timeline) labels(l lanes) []label {
	if t.duration <= 0 {
		return nil
	}
	all := t.ruler(l)
	caption := l.pauses.bottom() + 1
	if t.tone == nil {
		return append(all, t.markWords(l)...)
	}
	all = append(all, label{lang.L("Pitch, in semitones"), 0, caption, theme.Quiet})
	all = append(all, t.stretchWords(caption)...)
	all = append(all, t.pauseWords(l)...)
	if !t.compact {
		all = append(all, label{lang.L("Loudness, and pace as a line"), 0, l.pitch.bottom() + laneGap - 1, theme.Quiet})
	}
	return append(all, t.markWords(l)...)
}

// ruler is the time along the top, and at its end what is under the pointer, or
// else which take this is.
func (t *Timeline) ruler(l lanes) (all []label) {
	text, color := t.reading(), theme.Text
	if text == "" {
		if text = t.name; !t.heard {
			color = theme.Quiet
		}
	}
	end := t.view.width - 2
	if text != "" {
		x := t.view.width - widthOf(text)
		all = append(all, label{text, x, l.ruler.top, color})
		end = x - 12
	}
	step := t.view.step(84)
	for at := t.view.from.Truncate(step); at <= t.view.to; at += step {
		text := moment(at, step)
		if x := t.view.x(at); x >= -1 && x+widthOf(text) <= end {
			all = append(all, label{text, max(0, x), l.ruler.top, theme.Quiet})
		}
	}
	return all
}

// moment writes a time as finely as the ruler is divided.
func moment(at, step time.Duration) string {
	whole := int(at / time.Second)
	text := fmt.Sprintf("%d:%02d", whole/60, whole%60)
	switch {
	case step < 100*time.Millisecond:
		text += fmt.Sprintf(".%02d", at%time.Second/(10*time.Millisecond))
	case step < time.Second:
		text += fmt.Sprintf(".%d", at%time.Second/(100*time.Millisecond))
	}
	return text
}

// reading tells time and values under the pointer.
func (t *Timeline) reading() string {
	if t.hover == nil {
		return ""
	}
	at := *t.hover
	parts := []string{moment(at, 50*time.Millisecond)}
	if t.tone != nil {
		if v := t.tone.Pitch.at(at); !math.IsNaN(v) {
			parts = append(parts, lang.L("{{.Semitones}} semitones", map[string]any{"Semitones": fmt.Sprintf("%+.1f", v)}))
		}
		if v := t.tone.Loudness.at(at); !math.IsNaN(v) {
			parts = append(parts, lang.L("{{.Level}} dB", map[string]any{"Level": fmt.Sprintf("%+.0f", v)}))
		}
		if v := t.tone.Pace.at(at); !math.IsNaN(v) {
			parts = append(parts, lang.L("{{.Pace}} syllables a minute", map[string]any{"Pace": fmt.Sprintf("%.0f", v)}))
		}
	}
	return strings.Join(parts, " · ")
}

// stretchWords names the even and the lively stretches, over the pitch, as far
// as there is room.
func (t *Timeline) stretchWords(y float32) (all []label) {
	free := widthOf(lang.L("Pitch, in semitones")) + 16
	const least = 12 // pixels; of a narrower one nobody could say which is meant
	for _, s := range t.stretches() {
		if t.view.x(s.End)-t.view.x(s.Start) < least {
			continue
		}
		x := min(max(t.view.x(s.Start), free), t.view.width-widthOf(s.text))
		if x < free || x > t.view.x(s.End) || s.End < t.view.from {
			continue
		}
		all = append(all, label{s.text, x, y, s.color})
		free = x + widthOf(s.text) + 12
	}
	return all
}

type namedStretch struct {
	Span
	text  string
	color fyne.ThemeColorName
}

// stretches are the even and the lively ones in the order of time.
func (t *Timeline) stretches() (all []namedStretch) {
	even, lively := t.tone.Even, t.tone.Lively
	for len(even)+len(lively) > 0 {
		if len(lively) == 0 || len(even) > 0 && even[0].Start <= lively[0].Start {
			seconds := int(math.Round(even[0].Length().Seconds()))
			text := lang.L("even for {{.Seconds}} s", map[string]any{"Seconds": seconds})
			all, even = append(all, namedStretch{even[0], text, theme.Even}), even[1:]
			continue
		}
		all, lively = append(all, namedStretch{lively[0], lang.L("lively"), theme.Well}), lively[1:]
	}
	return all
}

// pauseWords writes the length of a pause under it, where there is room.
func (t *Timeline) pauseWords(l lanes) (all []label) {
	free := float32(0)
	pauses := within(t.tone.Pauses, t.view)
	for i, pause := range pauses {
		if pause.Length() < time.Second {
			continue
		}
		end := t.view.width
		if i+1 < len(pauses) {
			end = min(end, t.view.x(pauses[i+1].Start)-2)
		}
		text := fmt.Sprintf("%.1f s", pause.Length().Seconds())
		width := widthOf(text)
		x := t.view.x(pause.End) + 4
		if x < free || x+width > end {
			continue
		}
		all = append(all, label{text, x, l.pauses.top - 2, theme.Quiet})
		free = x + width + 8
	}
	return all
}

// markWords writes the words of marks beside them, where there is room.
func (t *Timeline) markWords(l lanes) (all []label) {
	if t.compact {
		return nil
	}
	free := float32(-1)
	for i, m := range t.marks {
		x := t.view.x(m.At) + markRadius + 5
		end := t.view.width
		for _, other := range t.marks[i+1:] {
			if ox := t.view.x(other.At); ox > t.view.x(m.At) {
				end = min(end, ox-markRadius-4)
				break
			}
		}
		if !t.view.shows(m.At) || m.Label == "" || x < free || x+widthOf(m.Label) > end {
			continue
		}
		all = append(all, label{m.Label, x, l.marks.top + 4, theme.Quiet})
		free = x + widthOf(m.Label) + 6
	}
	return all
}
