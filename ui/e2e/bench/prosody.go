package main

import (
	"fmt"

	"greenroom/audio/prosody"
	"greenroom/audio/prosody/oracle"
)

// speech holds the measures of speech against what is known, and their speed
// against Praat's.
func (b *bench) speech() error {
	if missing := oracle.Missing(oracle.Praat, oracle.Espeak, oracle.Recordings); len(missing) > 0 {
		say("The measures of speech are left out: this machine has no %v.", missing)
		return nil
	}
	say("Holding the measures of speech against Praat and the truth ...")
	for _, part := range []func() error{b.speed, b.agreement, b.exact, b.liveliness, b.pace, b.counts} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) analyze(s oracle.Sound) (*prosody.Report, error) {
	r, err := prosody.Analyze(b.ctx, s.Samples, s.Rate)
	if err != nil {
		return nil, fmt.Errorf("measure %s: %w", s.Name, err)
	}
	return r, nil
}

func pitch(r *prosody.Report) oracle.Track {
	return oracle.Track{First: r.FirstFrame, Step: r.TimeStep, Values: r.F0}
}

// agreement compares the pitch of every sound with what Praat says of it.
func (b *bench) agreement() error {
	sources, err := oracle.Sources(b.ctx)
	if err != nil {
		return err
	}
	cells := func(name string, a oracle.Agreement) []string {
		return []string{name, fmt.Sprint(a.Frames), fmt.Sprintf("%.2f %%", a.SameShare()), fmt.Sprintf("%.3f", a.Cents(0.5)),
			fmt.Sprintf("%.2f", a.Cents(0.95)), fmt.Sprintf("%.2f %%", a.GrossShare())}
	}
	t := table{{"pitch against Praat", "frames", "same voicing", "median cents", "95 % within", "gross errors"}}
	for _, source := range sources {
		var all []oracle.Agreement
		for _, s := range source.Sounds {
			r, err := b.analyze(s)
			if err != nil {
				return err
			}
			theirs, err := oracle.Pitch(b.ctx, s, r.Pitch.FloorHz, r.Pitch.CeilingHz)
			if err != nil {
				return err
			}
			a, err := oracle.Compare(pitch(r), theirs)
			if err != nil {
				return fmt.Errorf("%s: %w", s.Name, err)
			}
			all = append(all, a)
			t = append(t, cells(s.Name, a))
			if source.Name != "computed voices" { // which hold their vowels
				b.spoken += s.Duration()
				b.hesitations += len(r.Hesitations)
			}
		}
		t = append(t, cells("all "+source.Name, oracle.Together(all...)))
	}
	t = append(t, []string{"aim", "", "99 % at least", "1 at most", "", "0.2 % at most"})
	b.tables = append(b.tables, t)
	return nil
}

// exact compares pitch with that of computed voices.
func (b *bench) exact() error {
	t := table{{"pitch against the truth", "searched", "same voicing", "median cents", "gross errors", "aim"}}
	for _, v := range oracle.Voices() {
		clean := v.Sound()
		for i, s := range []oracle.Sound{clean, clean.WithNoise(20), clean.WithNoise(10)} {
			r, err := b.analyze(s)
			if err != nil {
				return err
			}
			a := oracle.Against(pitch(r), v.At)
			t = append(t, []string{s.Name, fmt.Sprintf("%.0f to %.0f Hz", r.Pitch.FloorHz, r.Pitch.CeilingHz),
				fmt.Sprintf("%.2f %%", a.SameShare()), fmt.Sprintf("%.2f", a.Cents(0.5)), fmt.Sprintf("%.2f %%", a.GrossShare()),
				[]string{"0.5 % at most", "0.5 % at most", ""}[i]})
		}
	}
	b.tables = append(b.tables, t)
	return nil
}

// measure is a number of a report.
type measure struct {
	name string
	of   func(*prosody.Report) float64
}

// ladder measures sounds that have more and more of something.
func (b *bench) ladder(head []string, rungs []oracle.Sound, measures ...measure) error {
	var reports []*prosody.Report
	for _, s := range rungs {
		r, err := b.analyze(s)
		if err != nil {
			return err
		}
		reports = append(reports, r)
	}
	t := table{append(head, "rising")}
	for _, m := range measures {
		row, rising := []string{m.name}, "yes"
		for i, r := range reports {
			row = append(row, fmt.Sprintf("%.3g", m.of(r)))
			if i > 0 && m.of(r) <= m.of(reports[i-1]) {
				rising = "NO"
			}
		}
		t = append(t, append(row, rising))
	}
	b.tables = append(b.tables, t)
	return nil
}

func (b *bench) liveliness() error {
	sentences, err := oracle.Reader()
	if err != nil {
		return err
	}
	rungs, err := oracle.LivelinessLadder(b.ctx, oracle.Join("reader", sentences...))
	if err != nil {
		return err
	}
	head := []string{"human reader, movement of pitch times"}
	for _, factor := range oracle.LivelinessFactors {
		head = append(head, fmt.Sprint(factor))
	}
	return b.ladder(head, rungs,
		measure{"standard deviation, semitones", func(r *prosody.Report) float64 { return r.Pitch.SDSemitones }},
		measure{"10 to 90 % range, semitones", func(r *prosody.Report) float64 { return r.Pitch.RangeSemitones }},
		measure{"deviation over mean, both in Hz", func(r *prosody.Report) float64 { return r.Pitch.PVQ }})
}

func (b *bench) pace() error {
	rungs, err := oracle.PaceLadder(b.ctx, "", oracle.Answer)
	if err != nil {
		return err
	}
	head := []string{"espeak, words a minute"}
	for _, speed := range oracle.PaceSpeeds {
		head = append(head, fmt.Sprint(speed))
	}
	return b.ladder(head, rungs,
		measure{"syllables a minute", func(r *prosody.Report) float64 { return r.Pace.SpeechRate }},
		measure{"syllables a minute, without pauses", func(r *prosody.Report) float64 { return r.Pace.ArticulationRate }})
}

// counts compares syllables and pauses with those of known texts.
func (b *bench) counts() error {
	t := table{{"counted", "known", "found", "off", "aim", "Praat finds"}}
	count := func(name string, known, found, praat int) {
		t = append(t, []string{name, fmt.Sprint(known), fmt.Sprint(found),
			fmt.Sprintf("%+.1f %%", 100*(float64(found)/float64(known)-1)), "10 % at most", fmt.Sprint(praat)})
	}
	syllables := func(s oracle.Sound) (found, praat int, err error) {
		r, err := b.analyze(s)
		if err != nil {
			return 0, 0, err
		}
		theirs, err := oracle.Nuclei(b.ctx, s)
		return len(r.Nuclei), len(theirs), err
	}
	text := oracle.Whole(oracle.Answer)
	for _, speaker := range oracle.Speakers {
		s, err := speaker.Say(b.ctx, speaker.String(), text.Words)
		if err != nil {
			return err
		}
		found, praat, err := syllables(s)
		if err != nil {
			return err
		}
		count("syllables, "+s.Name, text.Syllables, found, praat)
	}
	sentences, err := oracle.Reader()
	if err != nil {
		return err
	}
	var known, found, praat int
	for i, s := range sentences {
		ours, theirs, err := syllables(s)
		if err != nil {
			return err
		}
		known, found, praat = known+oracle.ReaderSyllables[i], found+ours, praat+theirs
	}
	count("syllables, human reader, five sentences", known, found, praat)
	for _, speed := range oracle.BreakSpeeds {
		s, known, err := oracle.Breaks(b.ctx, speed)
		if err != nil {
			return err
		}
		r, err := b.analyze(s)
		if err != nil {
			return err
		}
		t = append(t, []string{"pauses, " + s.Name, fmt.Sprint(len(known)), fmt.Sprint(len(r.Pauses)),
			ms(oracle.Apart(r.Pauses, known)), "60 ms at most"})
	}
	s, fillers, err := oracle.Fillers(b.ctx)
	if err != nil {
		return err
	}
	r, err := b.analyze(s)
	if err != nil {
		return err
	}
	t = append(t, []string{"possible hesitations, espeak's um uh er uhm erm hmm", fmt.Sprint(fillers), fmt.Sprint(len(r.Hesitations))})
	t = append(t, []string{fmt.Sprintf("possible hesitations, %.0f s of people and espeak", b.spoken), "0", fmt.Sprint(b.hesitations)})
	b.tables = append(b.tables, t)
	return nil
}
