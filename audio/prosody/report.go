package prosody

// Version is that of the algorithm. A report of another version is to be made
// anew; any change that moves a number raises it.
const Version = 2

// Report is what [Analyze] finds in a sound. All times are in seconds from its
// beginning. No number in it is ever NaN or infinite.
//
// A group of measures whose Withheld is not empty cannot be relied on, for the
// reason it gives: its numbers are the best that could be had, and are not to
// be shown to a person or compared.
type Report struct {
	Version  int
	Duration float64 // of the sound, s

	// Frames: number i is centred on FirstFrame + i*TimeStep seconds. F0 and
	// Intensity have one value for each.
	FirstFrame float64
	TimeStep   float64
	F0         []float64 // fundamental frequency of the final pass, Hz; 0 where unvoiced
	Intensity  []float64 // dB relative to 2e-5, as Praat counts it; 93.98 less is dBFS

	Nuclei []float64 // the middle of each syllable, s
	Pauses []Span    // silences between the first and the last word, of at least 0.25 s
	Speech Span      // from the first word to the last; zero without speech

	Pitch       Pitch
	Pace        Pace
	Loudness    Loudness
	Noise       Noise
	Phrases     []Phrase // stretches of speech between pauses
	Hesitations []Span   // places that may be hesitations; for a person to confirm or dismiss
	Clipping    []Span   // where the microphone was overdriven
}

// Span is a stretch of time, in seconds.
type Span struct{ Start, End float64 }

// Length is how long a span is, in seconds.
func (s Span) Length() float64 { return s.End - s.Start }

// Reason says why measures are withheld; empty when they are not.
type Reason string

// The reasons.
const (
	NoSpeech  Reason = "no speech"  // nothing that sounds like speech
	TooShort  Reason = "too short"  // less than MinVoiced seconds of voice
	Noisy     Reason = "noisy"      // less than MinSNR dB between speech and noise
	TwoVoices Reason = "two voices" // pitch of two modes: two people, or misread octaves
	TooSpeedy Reason = "too speedy" // more syllables than anyone can say: not speech, or sped up
	NotSteady Reason = "not steady" // too little speech for a rate that means something
)

// The limits under which measures are withheld.
const (
	MinVoiced = 5.0  // s
	MinSNR    = 10.0 // dB
)

// Pitch is how the voice moves.
type Pitch struct {
	Withheld Reason

	MedianHz  float64
	FloorHz   float64 // of the final pass
	CeilingHz float64
	Voiced    float64 // s of voice

	// Over voiced frames, without runs under 50 ms and without frames further
	// than an octave from the median.
	SDSemitones    float64 // standard deviation, trimmed
	RangeSemitones float64 // from the 10th to the 90th percentile
	PVQ            float64 // standard deviation over mean, both in Hz (Hincks 2005)

	// Local liveliness: the standard deviation in semitones within a window of
	// LocalWindow seconds centred on i*LocalStep. -1 where there is too little
	// voice to say.
	Local     []float64
	LocalStep float64
	Even      []Span // stretches that stay flat
	Lively    []Span // stretches that move
}

// LocalWindow is the window of local liveliness and of local pace, in seconds
// (Hincks and Edlund 2009 judged samples of 10 s).
const LocalWindow = 10.0

// Pace is how fast the speech goes.
type Pace struct {
	Withheld Reason

	Syllables        int     // an estimate, good to about 10 %
	SpeechRate       float64 // syllables a minute from the first word to the last, pauses included
	ArticulationRate float64 // syllables a minute of sounding time
	Phonation        float64 // s of sounding time
	LeadIn           float64 // s before the first word
	Tail             float64 // s after the last

	// Speech rate within LocalWindow seconds centred on i*LocalStep; -1 where
	// there is too little speech to say.
	Local     []float64
	LocalStep float64
}

// Loudness is how loud the speech is and how steady.
type Loudness struct {
	Withheld Reason

	IntegratedLUFS float64 // ITU-R BS.1770-4, gated; -70 for silence
	RangeLU        float64 // loudness range, EBU Tech 3342
	PeakDBFS       float64 // highest sample
	SpeechDB       float64 // level of speech, scale of Report.Intensity
}

// Noise is what lies under the speech.
type Noise struct {
	FloorDB float64 // level of the background, scale of Report.Intensity
	SNR     float64 // dB between speech and background, an estimate
}

// Phrase is a stretch of speech between two pauses.
type Phrase struct {
	Span
	Syllables int
	FadeDB    float64 // how far the level falls below the phrase's own over its last 0.5 s; 0 when it does not or when the phrase is too short
}
