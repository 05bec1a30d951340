// Package audio is what is heard: it finds microphones and loudspeakers,
// records answers to disk while they are spoken, plays them back, and reads
// sound files that come from elsewhere.
//
// Everything it keeps has one shape: WAV, 48 kHz, 16 bits, one channel,
// preceded by a header of 44 bytes whose sizes are brought up to date every
// second, so that a recording that was cut short by a crash can be played by
// any program.
//
// A [Host] is the machine's sound. It opens nothing until it is asked to, and
// builds a new connection to the sound server for each thing it does, so that
// a server that died and came back is simply found again.
package audio

import (
	"errors"
	"time"
)

// SampleRate is the number of frames per second of every recording.
const SampleRate = 48000

// MaxLength is how long one recording may be. A recording that reaches it ends
// by itself with [ErrTooLong].
const MaxLength = 2 * time.Hour

// What can go wrong, for [errors.Is]. The errors returned carry the detail in
// their text and one of these underneath.
var (
	// ErrNoMicrophone: the machine has no microphone at this moment.
	ErrNoMicrophone = errors.New("no microphone")
	// ErrNoLoudspeaker: the machine has nothing to play through.
	ErrNoLoudspeaker = errors.New("no loudspeaker")
	// ErrNoSoundServer: the part of the system that handles sound does not
	// run or does not answer.
	ErrNoSoundServer = errors.New("no sound server")
	// ErrRefused: the system did not let the device be opened, because of a
	// permission or because another program holds it.
	ErrRefused = errors.New("device refused")
	// ErrLost: the device fell silent for good: unplugged, or its server died.
	ErrLost = errors.New("device lost")
	// ErrFull: there is no room left on the disk.
	ErrFull = errors.New("disk full")
	// ErrTooLong: the sound is longer than [MaxLength].
	ErrTooLong = errors.New("longer than two hours")
	// ErrNotSound: the file is not one whose sound can be read. The error is
	// a [*FileError], whose text names the file and says what is wrong.
	ErrNotSound = errors.New("not a readable sound file")
	// ErrNothingHeard: the recording was stopped before any sound came. No
	// file is left.
	ErrNothingHeard = errors.New("nothing was heard")
	// ErrClosed: the [Host] has been closed.
	ErrClosed = errors.New("sound is closed")
)

// Device is a microphone or a loudspeaker as the system lists it.
type Device struct {
	ID      string // what the system calls it; may change between starts
	Name    string // what people call it; need not be unique
	Default bool   // the one the system uses when none is chosen
}

// Choice is the device a person chose. It is looked for by ID, then by name;
// when neither is there the system's default is used in its place. The zero
// Choice is the system's default.
type Choice struct{ ID, Name string }

// FileError says what is wrong with a sound file. It unwraps to [ErrNotSound].
type FileError struct {
	Path   string // the file
	Reason string // what is wrong, as the end of a sentence
}

// Error is a sentence naming the file and the fault.
func (e *FileError) Error() string { return e.Path + " cannot be read as sound: " + e.Reason }

// Unwrap returns [ErrNotSound].
func (e *FileError) Unwrap() error { return ErrNotSound }
