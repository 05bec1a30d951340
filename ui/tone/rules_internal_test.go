package tone

import (
	"math"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"greenroom/audio/prosody"
)

// plain is a take of which nothing in particular can be said: everything lies
// within its band.
func plain() Take {
	return Take{
		Lights: Lights{Green: 30 * time.Second, Red: 90 * time.Second},
		Report: &prosody.Report{
			Duration: 63,
			Speech:   prosody.Span{Start: 1.2, End: 61.2},
			Pauses:   pauses(6, 0.6),
			Pitch:    prosody.Pitch{SDSemitones: 3, RangeSemitones: 7.5, Voiced: 30},
			Pace:     prosody.Pace{Syllables: 215, SpeechRate: 215, ArticulationRate: 250, Phonation: 50, LeadIn: 1.2, Tail: 1.8},
			Loudness: prosody.Loudness{RangeLU: 6},
			Phrases:  phrases(3),
		},
	}
}

func pauses(n int, seconds float64) (all []prosody.Span) {
	for i := range n {
		start := 5 + 8*float64(i)
		all = append(all, prosody.Span{Start: start, End: start + seconds})
	}
	return all
}

func phrases(fade float64) (all []prosody.Phrase) {
	for i := range 5 {
		start := 6 + 8*float64(i)
		all = append(all, prosody.Phrase{Span: prosody.Span{Start: start, End: start + 6}, Syllables: 20, FadeDB: fade + float64(i)/100})
	}
	return all
}

// cases has, for every rule, a take to which it applies; the take is plain but
// for what is said here.
var cases = map[string]func(*Take){
	"lively stretch":      func(t *Take) { t.Report.Pitch.Lively = []prosody.Span{{Start: 10, End: 18}} },
	"livelier than usual": func(t *Take) { t.Usual = map[string]float64{"pitch-variation": 2.2} },
	"clear endings":       func(t *Take) { t.Report.Phrases = phrases(0.5) },
	"within the lights":   func(*Take) {},
	"good pauses":         func(*Take) {},
	"calm beginning":      func(*Take) {},
	"lively":              func(*Take) {},
	"steady pace":         func(*Take) {},
	"prompt beginning":    func(t *Take) { t.Report.Pace.LeadIn = 0.2 },
	"kept going":          func(*Take) {},
	"said something":      func(*Take) {},
	"was here":            func(t *Take) { t.Report = &prosody.Report{} },
	"nothing heard":       func(t *Take) { t.Report = &prosody.Report{} },
	"overdriven":          func(t *Take) { t.Report.Clipping = pauses(3, 0.01) },
	"noisy room":          func(t *Take) { t.Report.Pace.Withheld = prosody.Noisy },
	"even stretch":        func(t *Take) { t.Report.Pitch.Even = []prosody.Span{{Start: 20, End: 31}} },
	"long pause":          func(t *Take) { t.Report.Pauses = append(pauses(4, 0.5), prosody.Span{Start: 45, End: 48.4}) },
	"over time":           func(t *Take) { t.Report.Speech.End = 131 },
	"no pauses":           func(t *Take) { t.Report.Pauses = pauses(2, 0.5) },
	"slow":                func(t *Take) { t.Report.Pace.SpeechRate = 120 },
	"fast":                func(t *Take) { t.Report.Pace.SpeechRate = 290 },
	"fading endings":      func(t *Take) { t.Report.Phrases = phrases(7) },
	"flat":                func(t *Take) { t.Report.Pitch.SDSemitones = 1.2 },
	"very wide":           func(t *Take) { t.Report.Pitch.SDSemitones = 5.6 },
	"too many pauses":     func(t *Take) { t.Report.Pauses = pauses(20, 0.4) },
	"short of green":      func(t *Take) { t.Report.Speech.End = 21 },
	"try again aloud":     func(t *Take) { t.Report = &prosody.Report{} },
	"copy the lively place": func(t *Take) {
		t.Report.Pitch.Lively = []prosody.Span{{Start: 10, End: 18}}
		t.Report.Pitch.Even = []prosody.Span{{Start: 20, End: 31}}
	},
	"result first":     func(t *Take) { t.Report.Speech.End = 131 },
	"one pause":        func(t *Take) { t.Report.Pauses = nil },
	"one word up":      func(t *Take) { t.Report.Pitch.SDSemitones = 1.2 },
	"slower beginning": func(t *Take) { t.Report.Pace.LeadIn = 0.1 },
	"last word":        func(t *Take) { t.Report.Phrases = phrases(7) },
	"an example":       func(t *Take) { t.Report.Speech.End = 21 },
	"without notes":    func(*Take) {},
}

// contrary has takes to which a rule that the plain take satisfies does not
// apply.
var contrary = map[string]func(*Take){
	"within the lights": func(t *Take) { t.Report.Speech.End = 131 },
	"good pauses":       func(t *Take) { t.Report.Pauses = nil },
	"calm beginning":    func(t *Take) { t.Report.Pace.LeadIn = 6 },
	"lively":            func(t *Take) { t.Report.Pitch.Withheld = prosody.TooShort },
	"steady pace":       func(t *Take) { t.Report.Pace.SpeechRate = 290 },
	"kept going":        func(t *Take) { t.Report.Speech.End = 11 },
	"said something":    func(t *Take) { t.Report = &prosody.Report{} },
	"without notes":     nil, // it always is a challenge
}

func with(change func(*Take)) Take {
	t := plain()
	change(&t)
	return t
}

func TestEachRuleSpeaksWhereItShouldAndIsSilentElsewhere(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rules() {
		if seen[r.name] {
			t.Errorf("there are two rules %q", r.name)
		}
		seen[r.name] = true
		t.Run(r.name, func(t *testing.T) {
			change, known := cases[r.name]
			if !known {
				t.Fatal("this rule has no test")
			}
			text, place := r.applies(with(change))
			if text == "" {
				t.Error("it has nothing to say")
			}
			t.Log(text)
			wellFormed(t, Finding{r.name, text, place}, with(change))
			against, mustBeSilent := contrary[r.name]
			if !mustBeSilent {
				against = func(*Take) {}
			}
			if against == nil {
				return
			}
			if text, _ := r.applies(with(against)); text != "" {
				t.Errorf("it also says, where it should not: %s", text)
			}
		})
	}
	for name := range cases {
		if !seen[name] {
			t.Errorf("the rule %q is tested, but not there", name)
		}
	}
}

// harsh are words nobody should read about themselves, and things the app
// claims nothing about.
var harsh = regexp.MustCompile(`(?i)\b(score|accent|monotone|boring|bad|wrong|poor|fail|weak|gender|feminine|masculine|um|uh|hireab|mistake)`)

func wellFormed(t interface {
	Helper()
	Errorf(string, ...any)
}, f Finding, take Take) {
	t.Helper()
	switch {
	case harsh.MatchString(f.Text):
		t.Errorf("%s: it says %q", f.Rule, f.Text)
	case strings.Contains(f.Text, "{{") || strings.Contains(f.Text, "<no value>") || strings.Contains(f.Text, "NaN") || strings.Contains(f.Text, "Inf"):
		t.Errorf("%s: something is missing in %q", f.Rule, f.Text)
	case len(f.Text) > 140 || !strings.HasSuffix(f.Text, "."):
		t.Errorf("%s: %q is too long, or no sentence", f.Rule, f.Text)
	}
	if p := f.Place; p != nil && (p.Start < 0 || p.End < p.Start || p.End > max(take.Report.Duration, take.Report.Speech.End)+0.01) {
		t.Errorf("%s: listen from %v to %v", f.Rule, p.Start, p.End)
	}
}

func TestWhatWentWellIsSaidFirstAndNoMoreThanOneThingToWorkOn(t *testing.T) {
	take := with(func(t *Take) {
		t.Report.Pitch.Even = []prosody.Span{{Start: 20, End: 31}}
		t.Report.Pauses = append(pauses(4, 0.5), prosody.Span{Start: 45, End: 48.4})
	})
	f := Find(take)
	if len(f.Well) == 0 || len(f.Well) > mostWell || f.Line() != f.Well[0].Text {
		t.Errorf("well: %v", f.Well)
	}
	if f.WorkOn == nil || f.WorkOn.Rule != "even stretch" || f.WorkOn.Place.Start != 20 {
		t.Errorf("work on: %+v", f.WorkOn)
	}
	if f.Next == nil || f.Next.Rule != "one word up" {
		t.Errorf("next: %+v", f.Next)
	}
}

func TestThePersonsOwnBandsAreKept(t *testing.T) {
	take := plain()
	take.Bands = Bands{Pace: {Low: 230, High: 300}, Pauses: {Low: 9, High: 3}}
	f := Find(take)
	if f.WorkOn == nil || f.WorkOn.Rule != "slow" {
		t.Errorf("work on: %+v", f.WorkOn)
	}
	if got := take.Bands.For(Pauses); got != Pauses.Default() {
		t.Errorf("a band the wrong way round is used: %v", got)
	}
}

func TestNoTakeLeavesOneWithoutAKindWordOrWithANumberThatIsNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(rapid.Float64Range(-400, 4000), rapid.Just(0.0))
		duration := rapid.Float64Range(0, 7200).Draw(t, "duration")
		span := func(name string) prosody.Span {
			a, b := rapid.Float64Range(0, duration).Draw(t, name), rapid.Float64Range(0, duration).Draw(t, name)
			return prosody.Span{Start: min(a, b), End: max(a, b)}
		}
		spans := func(name string) (all []prosody.Span) {
			for range rapid.IntRange(0, 4).Draw(t, name) {
				all = append(all, span(name))
			}
			return all
		}
		reason := rapid.SampledFrom([]prosody.Reason{"", "", prosody.NoSpeech, prosody.TooShort, prosody.Noisy, prosody.TwoVoices, prosody.NotSteady, prosody.TooSpeedy})
		r := &prosody.Report{
			Duration: duration, Speech: span("speech"), Pauses: spans("pauses"), Clipping: spans("clipping"),
			Pitch: prosody.Pitch{Withheld: reason.Draw(t, "pitch"), SDSemitones: number.Draw(t, "sd"), RangeSemitones: number.Draw(t, "range"),
				Even: spans("even"), Lively: spans("lively")},
			Pace:     prosody.Pace{Withheld: reason.Draw(t, "pace"), SpeechRate: number.Draw(t, "rate"), ArticulationRate: number.Draw(t, "art"), LeadIn: number.Draw(t, "lead")},
			Loudness: prosody.Loudness{Withheld: reason.Draw(t, "loud"), RangeLU: number.Draw(t, "lra")},
		}
		for _, s := range spans("phrases") {
			r.Phrases = append(r.Phrases, prosody.Phrase{Span: s, FadeDB: number.Draw(t, "fade")})
		}
		take := Take{Report: r, Lights: Lights{Green: time.Minute, Red: 2 * time.Minute}, Usual: map[string]float64{"pace": number.Draw(t, "usual")}}
		f := Find(take)
		if len(f.Well) == 0 {
			t.Fatalf("nothing went well")
		}
		all := f.Well
		for _, one := range []*Finding{f.WorkOn, f.Next} {
			if one != nil {
				all = append(all, *one)
			}
		}
		for _, one := range all {
			wellFormed(t, one, take)
		}
		for name, v := range Values(r) {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("%s is %v", name, v)
			}
		}
	})
}
