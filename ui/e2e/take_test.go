package e2e_test

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"greenroom/ui/e2e/rig"
)

// take is a row of that table, as the sqlite3 command shows it.
type take struct {
	ID         int
	QuestionID int `json:"question_id"`
	File       string
	State      string
	DurationMS int `json:"duration_ms"`
	SampleRate int `json:"sample_rate"`
	Frames     int
	Bytes      int64
	Dropped    int
	Device     string
	PeakBytes  int `json:"peak_bytes"`
}

// takes reads every take, oldest first.
func (g *guest) takes() []take {
	g.Helper()
	return query[take](g, `SELECT id, question_id, file, state, duration_ms, sample_rate, frames, bytes, dropped, device,
		coalesce(length(peaks), 0) AS peak_bytes FROM take WHERE deleted_ms IS NULL ORDER BY id`)
}

// recordings lists the sound files in the data folder.
func (g *guest) recordings() []string {
	g.Helper()
	files, err := filepath.Glob(filepath.Join(g.folder, "recordings", "[0-9][0-9][0-9][0-9]", "[0-9][0-9]", "*.wav*"))
	g.must(err)
	return files
}

// startRecording presses Space and waits until sound reaches the disk, in a
// file that was not there before.
func (g *guest) startRecording() {
	g.Helper()
	before := len(g.recordings())
	g.must(g.room.Screen.Key(g.Context(), "space"))
	g.recording(before + 1)
}

// recording waits until there are n sound files and the newest grows.
func (g *guest) recording(n int) {
	g.Helper()
	g.until(10*time.Second, "a recording begins", func() bool {
		files := g.recordings()
		if len(files) < n {
			return false
		}
		for _, file := range files {
			before, err := os.Stat(file)
			if err != nil || time.Since(before.ModTime()) > 2*time.Second {
				continue
			}
			time.Sleep(200 * time.Millisecond)
			if after, err := os.Stat(file); err == nil && after.Size() > before.Size() {
				return true
			}
		}
		return false
	})
}

// stopRecording presses Space and waits until the n-th take is stored.
func (g *guest) stopRecording(n int) take {
	g.Helper()
	g.must(g.room.Screen.Key(g.Context(), "space"))
	kept := g.kept(n)
	g.rest()
	return kept
}

// kept waits until the n-th take is complete, and returns it.
func (g *guest) kept(n int) (last take) {
	g.Helper()
	g.until(10*time.Second, "the take is kept", func() bool {
		takes := g.takes()
		if len(takes) != n {
			return false
		}
		last = takes[n-1]
		return last.State == "complete"
	})
	return last
}

// sound reads the take's file and checks that file and row tell the same.
func (g *guest) sound(kept take) rig.WAV {
	g.Helper()
	path := filepath.Join(g.folder, filepath.FromSlash(kept.File))
	wav, err := rig.ReadWAV(path)
	g.must(err)
	info, err := os.Stat(path)
	g.must(err)
	if wav.Rate != rig.Rate || wav.Channels != 1 || wav.Bits != 16 || wav.Stray != 0 {
		g.Errorf("%s: %d Hz, %d channels, %d bits, %d bytes behind the sound; want 48000 Hz, mono, 16 bits, none", kept.File, wav.Rate, wav.Channels, wav.Bits, wav.Stray)
	}
	want := take{
		ID: kept.ID, QuestionID: kept.QuestionID, File: kept.File, State: kept.State, Device: "Virtual microphone", PeakBytes: kept.PeakBytes,
		DurationMS: int(wav.Samples.Duration().Milliseconds()), SampleRate: wav.Rate, Frames: len(wav.Samples), Bytes: info.Size(),
	}
	if kept.State == "recovered" {
		want.Device = kept.Device // it was only noted at the end there never was
	}
	if d := kept.DurationMS - want.DurationMS; d == 1 || d == -1 {
		want.DurationMS = kept.DurationMS // rounded the other way
	}
	if kept != want {
		g.Errorf("the row of the take says\n%+v, its file\n%+v", kept, want)
	}
	if kept.PeakBytes == 0 {
		g.Error("the take has no peaks to draw")
	}
	return wav
}

// say speaks into the microphone and returns what it heard.
func (g *guest) say(text string) rig.Signal {
	g.Helper()
	heard, err := g.room.Sound.Say(g.Context(), text)
	g.must(err)
	if level := heard.RMS(); level < -40 {
		g.Fatalf("the microphone heard %q at %.0f dB, as good as nothing", text, level)
	}
	return heard
}

// alike checks that a sound holds what the microphone heard of a sentence, and
// hardly anything else.
func (g *guest) alike(where string, said, found rig.Signal) {
	g.Helper()
	match := rig.Compare(said, found)
	g.Logf("%s: %.2f s, correlation with what the microphone heard %.4f", where, found.Duration().Seconds(), match.Correlation)
	if match.Correlation < 0.95 {
		g.Errorf("%s correlates %.4f with what the microphone heard, want at least 0.95", where, match.Correlation)
		g.must(rig.WriteWAV(g.evidence("microphone.wav"), said))
		g.must(rig.WriteWAV(g.evidence("found.wav"), found))
	}
}

// replay presses P, listens until the loudspeaker falls silent, and checks
// that what came out of it is what was said. While something else crowds the
// machine a playback may stutter, in any player; then the guest listens again.
func (g *guest) replay(said rig.Signal) (heard rig.Signal) {
	g.Helper()
	for attempt := 1; ; attempt++ {
		ear, err := g.room.Sound.Listen(g.Context())
		g.must(err)
		g.must(g.room.Screen.Key(g.Context(), "p"))
		g.must(ear.AwaitSilence(g.Context(), time.Second, 30*time.Second))
		heard, err = ear.Stop()
		g.must(err)
		heard = heard.Trim()
		if attempt == 6 || !crowded() || rig.Compare(said, heard).Correlation >= 0.95 {
			break
		}
		g.Logf("the machine is busy with something else and playback %d stuttered", attempt)
		time.Sleep(3 * time.Second)
	}
	g.alike("the loudspeaker", said, heard)
	return heard
}

// crowded says whether, in the last ten seconds, some program had to wait for
// a processor for more than a third of the time.
func crowded() bool {
	text, err := os.ReadFile("/proc/pressure/cpu")
	if err != nil {
		return false
	}
	var waited float64
	_, err = fmt.Sscanf(string(text), "some avg10=%f", &waited)
	return err == nil && waited > 33
}

// sameLength checks that a playback lasted as long as the file.
func (g *guest) sameLength(played rig.Signal, file rig.WAV) {
	g.Helper()
	want, got := file.Samples.Trim().Duration(), played.Duration()
	g.Logf("the loudspeaker sounded for %v, the file holds %v", got, want)
	if (got - want).Abs() > 50*time.Millisecond {
		g.Errorf("the loudspeaker sounded for %v, the file holds %v", got, want)
	}
}

// letGo checks that the program does not keep the microphone open.
func (g *guest) letGo() {
	g.Helper()
	g.until(5*time.Second, "the microphone is let go of", func() bool {
		n, err := g.room.Sound.Recorders(g.Context())
		g.must(err)
		return n == 0
	})
}
