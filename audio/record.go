package audio

import (
	"context"
	"time"
)

// Recording is one recording under way. Its methods may be called from any
// goroutine.
type Recording struct{ done, heard chan struct{} }

// Record opens the chosen microphone and records into a new file at path,
// which grows from the start and has mode 0600. It returns when the device
// runs; the first sound may come later, see [Recording.Heard].
// ctx governs the opening alone: a recording goes on until Stop, the end of
// [MaxLength], a full disk or the loss of the device.
func (h *Host) Record(ctx context.Context, path string, c Choice) (*Recording, error) {
	return nil, ErrNoSoundServer
}

// Heard is closed when the first frame of sound has come.
func (r *Recording) Heard() <-chan struct{} { return r.heard }

// Done is closed when the recording has ended, by Stop or by itself, and its
// file is complete.
func (r *Recording) Done() <-chan struct{} { return r.done }

// Device tells what is recorded from. substitute reports that the chosen
// microphone was not there and the default one is used in its place.
func (r *Recording) Device() (d Device, substitute bool) { return Device{}, false }

// Elapsed is the length of the sound heard so far.
func (r *Recording) Elapsed() time.Duration { return 0 }

// Level is how loud it was since the last call.
func (r *Recording) Level() Level { return Level{Peak: Floor, RMS: Floor} }

// Silent reports that every sample of the last three seconds or more was
// exactly zero, which no open microphone delivers: it is muted, or the system
// holds it back.
func (r *Recording) Silent() bool { return false }

// Stop ends the recording: it goes on listening for 300 ms, for the end of the
// last word, and returns when the file is complete. When the recording ended
// by itself, Stop tells why in its error; the Clip is valid all the same if
// its Frames are not zero. When nothing was heard the file is removed.
// Stop may be called again and returns the same.
func (r *Recording) Stop() (Clip, error) { return Clip{}, ErrNothingHeard }

// Clip is a finished sound file.
type Clip struct {
	Path       string
	Frames     int64 // including the dropped ones
	SampleRate int   // frames per second
	Dropped    int64 // frames that were lost and are silent in the file
	Peaks      Peaks
}

// Duration is the length of the clip.
func (c Clip) Duration() time.Duration { return duration(c.Frames, c.SampleRate) }

// duration is the time that frames take.
func duration(frames int64, rate int) time.Duration {
	if rate <= 0 {
		return 0
	}
	whole, rest := frames/int64(rate), frames%int64(rate)
	return time.Duration(whole)*time.Second + time.Duration(rest)*time.Second/time.Duration(rate)
}
