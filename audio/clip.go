package audio

import "time"

// Clip is a finished sound file of the shape of a recording.
type Clip struct {
	Path       string
	Frames     int64 // including the dropped ones
	SampleRate int   // frames per second
	Dropped    int64 // frames that were lost; in the file there is silence for them
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

// framesIn is the number of frames that begin within d.
func framesIn(d time.Duration, rate int) int64 {
	whole, rest := d/time.Second, d%time.Second
	return int64(whole)*int64(rate) + int64(rest)*int64(rate)/int64(time.Second)
}
