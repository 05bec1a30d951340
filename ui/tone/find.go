package tone

import (
	"fmt"
	"math"
	"time"

	"greenroom/audio/prosody"
)

// Lights are when an answer is long enough and when it is over.
type Lights struct{ Green, Red time.Duration }

// Take is all that the words about a take follow from.
type Take struct {
	Report *prosody.Report
	Lights Lights
	Usual  map[string]float64 // by name of the measure; empty for a beginner
	Bands  Bands
}

// Finding is one thing there is to say.
type Finding struct {
	Rule  string // the name of the rule it follows from
	Text  string
	Place *prosody.Span // where to listen to it; nil: all over
}

// Findings are what is said of a take, in this order.
type Findings struct {
	Well   []Finding // what went well; at least one thing, and true
	WorkOn *Finding  // one thing to work on; nil when nothing asks for it
	Next   *Finding  // one challenge for the next take; nil when there is none
}

// Line is the first thing that went well, for lists.
func (f Findings) Line() string {
	if len(f.Well) == 0 {
		return ""
	}
	return f.Well[0].Text
}

// mostWell is how much praise is said at once.
const mostWell = 2

// Find says what follows from a take. Rules come in the order of their table;
// the first ones that apply are heard.
func Find(t Take) (f Findings) {
	if t.Report == nil {
		t.Report = &prosody.Report{}
	}
	for _, r := range rules() {
		if r.says == well && len(f.Well) >= mostWell || r.says == workOn && f.WorkOn != nil || r.says == next && f.Next != nil {
			continue
		}
		text, place := r.applies(t)
		if text == "" {
			continue
		}
		finding := Finding{r.name, text, place}
		switch r.says {
		case well:
			f.Well = append(f.Well, finding)
		case workOn:
			f.WorkOn = &finding
		case next:
			f.Next = &finding
		}
	}
	return f
}

// value is a number of the take.
func (t Take) value(m Measure) (v float64, known bool) { return value(t.Report, m) }

// usual is what the person usually has, when that is known.
func (t Take) usual(m Measure) (v float64, known bool) {
	v, known = t.Usual[string(m)]
	return v, known
}

// within, below and above say where a number of the take lies; none holds for a
// number that is withheld.
func (t Take) within(m Measure) bool {
	v, known := t.value(m)
	return known && t.Band(m).Within(v)
}

func (t Take) below(m Measure) bool {
	v, known := t.value(m)
	return known && t.Band(m).Below(v)
}

func (t Take) above(m Measure) bool {
	v, known := t.value(m)
	return known && t.Band(m).Above(v)
}

// Band is that of a measure; for the length it is what the lights say, unless
// the person has set another one.
func (t Take) Band(m Measure) Band {
	lights := Band{t.Lights.Green.Seconds(), t.Lights.Red.Seconds()}
	if _, own := t.Bands[m]; m == Length && !own && lights.Valid() {
		return lights
	}
	return t.Bands.For(m)
}

// changed is by how much a number differs from the usual one, 0 when that is
// not known or not worth a word.
func (t Take) changed(m Measure) float64 {
	v, known := t.value(m)
	usual, has := t.usual(m)
	if !known || !has || math.Abs(v-usual) < m.grain() {
		return 0
	}
	return v - usual
}

// says writes a number of the take.
func (t Take) says(m Measure) string {
	v, _ := t.value(m)
	return m.Format(v)
}

// clock is a moment as one reads it off the timeline.
func clock(seconds float64) string {
	whole := int(max(0, seconds) + 0.5)
	return fmt.Sprintf("%d:%02d", whole/60, whole%60)
}
