package tone

import (
	"math"

	"fyne.io/fyne/v2/lang"

	"greenroom/audio/prosody"
)

// kind says under which head a rule speaks.
type kind int

const (
	well kind = iota
	workOn
	next
)

// rule is one thing that can be said. applies gives the sentence, "" when the
// rule has nothing to say, and where to listen.
type rule struct {
	name    string
	says    kind
	applies func(t Take) (text string, place *prosody.Span)
}

// rules is everything that is ever said of a take, the more important before
// the less. What can be heard at a place goes before what is true all over, and
// what is new before what is as always. Each has a test of its name.
func rules() []rule {
	return []rule{
		// What went well.
		{"lively stretch", well, func(t Take) (string, *prosody.Span) {
			s := longest(t.Report.Pitch.Lively)
			if t.Report.Pitch.Withheld != "" || s.Length() == 0 {
				return "", nil
			}
			return lang.L("Your voice came alive from {{.From}} to {{.To}}. Hear what you were talking about there.", between(s)), &s
		}},
		{"livelier than usual", well, func(t Take) (string, *prosody.Span) {
			if t.changed(PitchVariation) <= 0 || t.above(PitchVariation) {
				return "", nil
			}
			return lang.L("Your voice moved more than it usually does: {{.Now}} semitones, usually {{.Usual}}.", t.against(PitchVariation)), nil
		}},
		{"clear endings", well, func(t Take) (string, *prosody.Span) {
			if v, known := t.value(Fading); !known || v > 2 {
				return "", nil
			}
			return lang.L("You carried your phrases to their last word."), nil
		}},
		{"within the lights", well, func(t Take) (string, *prosody.Span) {
			if !t.within(Length) {
				return "", nil
			}
			return lang.L("You said it in {{.Length}}, within the time you set yourself.", map[string]any{"Length": clock(t.Report.Speech.Length())}), nil
		}},
		{"good pauses", well, func(t Take) (string, *prosody.Span) {
			if !t.within(Pauses) || t.above(LongestPause) {
				return "", nil
			}
			return lang.L("You gave your listener time: {{.Pauses}} pauses a minute, none of them too long.", map[string]any{"Pauses": t.says(Pauses)}), nil
		}},
		{"calm beginning", well, func(t Take) (string, *prosody.Span) {
			if v, known := t.value(FirstWord); !known || v < 0.7 || v > 3 {
				return "", nil
			}
			return lang.L("You took {{.Seconds}} s before your first word. That sounds calm.", map[string]any{"Seconds": t.says(FirstWord)}), nil
		}},
		{"lively", well, func(t Take) (string, *prosody.Span) {
			if !t.within(PitchVariation) {
				return "", nil
			}
			return lang.L("Your voice moved by {{.Now}} semitones, which is lively to listen to.", map[string]any{"Now": t.says(PitchVariation)}), nil
		}},
		{"steady pace", well, func(t Take) (string, *prosody.Span) {
			if !t.within(Pace) {
				return "", nil
			}
			return lang.L("Your pace was easy to follow: about {{.Pace}} syllables a minute.", map[string]any{"Pace": t.says(Pace)}), nil
		}},
		{"prompt beginning", well, func(t Take) (string, *prosody.Span) {
			if v, known := t.value(FirstWord); !known || v >= 0.7 {
				return "", nil
			}
			return lang.L("You knew where to begin, and began at once."), nil
		}},
		{"kept going", well, func(t Take) (string, *prosody.Span) {
			if t.Report.Speech.Length() < 20 {
				return "", nil
			}
			return lang.L("You kept going for {{.Length}}. Saying it aloud is what helps most.", map[string]any{"Length": clock(t.Report.Speech.Length())}), nil
		}},
		{"said something", well, func(t Take) (string, *prosody.Span) {
			if t.Report.Speech.Length() <= 0 {
				return "", nil
			}
			return lang.L("You said it aloud, and it is kept. The next time is easier."), nil
		}},
		{"was here", well, func(t Take) (string, *prosody.Span) {
			if t.Report.Speech.Length() > 0 {
				return "", nil
			}
			return lang.L("You sat down to practise. That is the hardest part."), nil
		}},

		// One thing to work on. What is wrong with the recording goes first: the
		// rest could not be trusted.
		{"nothing heard", workOn, func(t Take) (string, *prosody.Span) {
			if t.Report.Speech.Length() > 0 {
				return "", nil
			}
			return lang.L("No speech was heard. Look under Settings, Sound, whether the right microphone is chosen."), nil
		}},
		{"overdriven", workOn, func(t Take) (string, *prosody.Span) {
			if len(t.Report.Clipping) < 3 {
				return "", nil
			}
			s := t.Report.Clipping[0]
			return lang.L("The microphone was too loud in places, first at {{.At}}. Move it a little further away, or turn it down.", at(s)), &s
		}},
		{"noisy room", workOn, func(t Take) (string, *prosody.Span) {
			if t.Report.Pace.Withheld != prosody.Noisy {
				return "", nil
			}
			return lang.L("The room is nearly as loud as you. Closer to the microphone, or in a quieter place, more can be said."), nil
		}},
		{"even stretch", workOn, func(t Take) (string, *prosody.Span) {
			s := longest(t.Report.Pitch.Even)
			if t.Report.Pitch.Withheld != "" || s.Length() == 0 {
				return "", nil
			}
			return lang.L("From {{.From}} to {{.To}} your pitch hardly moved. Hear it, and say it again as if to a friend.", between(s)), &s
		}},
		{"long pause", workOn, func(t Take) (string, *prosody.Span) {
			s := longest(t.Report.Pauses)
			if !t.above(LongestPause) {
				return "", nil
			}
			return lang.L("At {{.At}} there is a pause of {{.Seconds}} s. Hear what you were looking for, and have it ready.",
				map[string]any{"At": clock(s.Start), "Seconds": LongestPause.Format(s.Length())}), &s
		}},
		{"over time", workOn, func(t Take) (string, *prosody.Span) {
			if !t.above(Length) {
				return "", nil
			}
			s := prosody.Span{Start: t.Report.Speech.Start + t.Band(Length).High, End: t.Report.Speech.End}
			return lang.L("You went on {{.Over}} past the red light. Hear what comes after it, and whether you need it.", map[string]any{"Over": clock(s.Length())}), &s
		}},
		{"no pauses", workOn, func(t Take) (string, *prosody.Span) {
			if !t.below(Pauses) {
				return "", nil
			}
			return lang.L("You hardly paused. A breath after each thought gives your listener time to take it in."), nil
		}},
		{"slow", workOn, func(t Take) (string, *prosody.Span) {
			if !t.below(Pace) {
				return "", nil
			}
			return lang.L("You spoke slowly, about {{.Pace}} syllables a minute. Slow speech sounds unsure sooner than quick speech does.", map[string]any{"Pace": t.says(Pace)}), nil
		}},
		{"fast", workOn, func(t Take) (string, *prosody.Span) {
			if !t.above(Pace) {
				return "", nil
			}
			return lang.L("You spoke fast, about {{.Pace}} syllables a minute. A pause after each thought is enough; the words can stay quick.", map[string]any{"Pace": t.says(Pace)}), nil
		}},
		{"fading endings", workOn, func(t Take) (string, *prosody.Span) {
			p := mostFading(t.Report)
			if !t.above(Fading) || p.Length() == 0 {
				return "", nil
			}
			return lang.L("Your phrases fade, most of all before {{.At}}. Carry the voice to the last word.", map[string]any{"At": clock(p.End)}), &p
		}},
		{"flat", workOn, func(t Take) (string, *prosody.Span) {
			if !t.below(PitchVariation) {
				return "", nil
			}
			return lang.L("Your voice stayed within a small range, {{.Now}} semitones. Let it rise where something matters to you.", map[string]any{"Now": t.says(PitchVariation)}), nil
		}},
		{"very wide", workOn, func(t Take) (string, *prosody.Span) {
			if !t.above(PitchVariation) {
				return "", nil
			}
			return lang.L("Your voice moved a lot, {{.Now}} semitones. If that is you, keep it; if it felt put on, do less.", map[string]any{"Now": t.says(PitchVariation)}), nil
		}},
		{"too many pauses", workOn, func(t Take) (string, *prosody.Span) {
			if !t.above(Pauses) {
				return "", nil
			}
			return lang.L("There are many pauses, {{.Pauses}} a minute. Say one thought to its end before you stop for the next.", map[string]any{"Pauses": t.says(Pauses)}), nil
		}},
		{"short of green", workOn, func(t Take) (string, *prosody.Span) {
			if !t.below(Length) {
				return "", nil
			}
			return lang.L("You were done after {{.Length}}. There is room for one example with a result.", map[string]any{"Length": clock(t.Report.Speech.Length())}), nil
		}},

		// One challenge for the next take.
		{"try again aloud", next, func(t Take) (string, *prosody.Span) {
			if t.Report.Speech.Length() > 0 {
				return "", nil
			}
			return lang.L("Press R and say one sentence, any sentence."), nil
		}},
		{"copy the lively place", next, func(t Take) (string, *prosody.Span) {
			s := longest(t.Report.Pitch.Lively)
			if t.Report.Pitch.Withheld != "" || s.Length() == 0 || len(t.Report.Pitch.Even) == 0 {
				return "", nil
			}
			return lang.L("Begin with the voice you had at {{.At}}.", at(s)), &s
		}},
		{"result first", next, func(t Take) (string, *prosody.Span) {
			if !t.above(Length) {
				return "", nil
			}
			return lang.L("Say the result first, then only what it takes to believe it."), nil
		}},
		{"one pause", next, func(t Take) (string, *prosody.Span) {
			if !t.below(Pauses) && !t.above(Pace) {
				return "", nil
			}
			return lang.L("Pause for one breath before the sentence that matters most."), nil
		}},
		{"one word up", next, func(t Take) (string, *prosody.Span) {
			if !t.below(PitchVariation) && len(t.Report.Pitch.Even) == 0 || t.Report.Pitch.Withheld != "" {
				return "", nil
			}
			return lang.L("Choose one word in each sentence, and let your voice rise on it."), nil
		}},
		{"slower beginning", next, func(t Take) (string, *prosody.Span) {
			if v, known := t.value(FirstWord); !known || v >= 0.7 {
				return "", nil
			}
			return lang.L("Breathe in once before you begin."), nil
		}},
		{"last word", next, func(t Take) (string, *prosody.Span) {
			if !t.above(Fading) {
				return "", nil
			}
			return lang.L("Say the last word of each sentence as if it were the first."), nil
		}},
		{"an example", next, func(t Take) (string, *prosody.Span) {
			if !t.below(Length) {
				return "", nil
			}
			return lang.L("Add one example: what you did, and what came of it."), nil
		}},
		{"without notes", next, func(t Take) (string, *prosody.Span) {
			return lang.L("Say it once more without looking at your outline."), nil
		}},
	}
}

// between is what a sentence needs to name a stretch.
func between(s prosody.Span) map[string]any {
	return map[string]any{"From": clock(s.Start), "To": clock(s.End)}
}

// at is what a sentence needs to name a moment.
func at(s prosody.Span) map[string]any { return map[string]any{"At": clock(s.Start)} }

// against is a number beside the usual one.
func (t Take) against(m Measure) map[string]any {
	usual, _ := t.usual(m)
	return map[string]any{"Now": t.says(m), "Usual": m.Format(usual)}
}

// mostFading is the last second of the phrase that fades most.
func mostFading(r *prosody.Report) prosody.Span {
	var most prosody.Phrase
	for _, p := range r.Phrases {
		if p.FadeDB > most.FadeDB {
			most = p
		}
	}
	return prosody.Span{Start: math.Max(most.Start, most.End-1), End: most.End}
}
