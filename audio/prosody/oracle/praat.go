package oracle

import (
	"context"
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// The scripts are our own. Syllable nuclei follow the description of de Jong
// and Wempe 2009.
//
//go:embed scripts/*.praat
var scripts embed.FS

// Track is one value for each frame; number i is that at First + i*Step s.
type Track struct {
	First, Step float64
	Values      []float64
}

// Pitch is what Praat's "To Pitch (ac)" says at its standard settings with
// steps of 10 ms: Hz, 0 where there is no voice.
func Pitch(ctx context.Context, s Sound, floor, ceiling float64) (Track, error) {
	return track(ask(ctx, "pitch", s, number(floor), number(ceiling)))
}

// Intensity is what Praat's "To Intensity" says for a lowest pitch in Hz, in
// steps of 10 ms: dB.
func Intensity(ctx context.Context, s Sound, floor float64) (Track, error) {
	return track(ask(ctx, "intensity", s, number(floor)))
}

// Nuclei are the syllables that Praat finds by the rules of de Jong and Wempe
// in their second version, s.
func Nuclei(ctx context.Context, s Sound) ([]float64, error) {
	lines, err := ask(ctx, "nuclei", s)
	if err != nil {
		return nil, err
	}
	return numbers(lines[0])
}

// Livelier is the same speech with the movement of its pitch, in semitones
// around its median, multiplied by a factor (PSOLA).
func Livelier(ctx context.Context, s Sound, factor float64) (Sound, error) {
	return changed(ctx, "livelier", s, fmt.Sprintf("%s, movement x %g", s.Name, factor), number(factor))
}

// Resampled is the same sound at another rate.
func Resampled(ctx context.Context, s Sound, rate int) (Sound, error) {
	return changed(ctx, "resampled", s, s.Name, strconv.Itoa(rate))
}

// Stopwatch is how long Praat takes for two passes of pitch, intensity and
// syllable nuclei: within the process, once the file is read, and with the
// start of the process.
func Stopwatch(ctx context.Context, s Sound) (within, whole time.Duration, err error) {
	err = withScripts(s, func(folder string) error {
		begin := time.Now()
		lines, err := run(ctx, folder, "stopwatch")
		whole = time.Since(begin)
		if err != nil {
			return err
		}
		seconds, err := numbers(lines[0])
		if err == nil && len(seconds) == 1 {
			within = time.Duration(seconds[0] * float64(time.Second))
		}
		return err
	})
	return within, whole, err
}

// ask runs a script on a sound and returns the lines it prints.
func ask(ctx context.Context, script string, s Sound, args ...string) (lines []string, err error) {
	err = withScripts(s, func(folder string) error {
		lines, err = run(ctx, folder, script, args...)
		return err
	})
	return lines, err
}

// changed runs a script that leaves another sound.
func changed(ctx context.Context, script string, s Sound, name string, args ...string) (after Sound, err error) {
	err = withScripts(s, func(folder string) error {
		out := filepath.Join(folder, "changed.wav")
		if _, err := run(ctx, folder, script, append(args, out)...); err != nil {
			return err
		}
		after, err = readWAV(name, out)
		return err
	})
	return after, err
}

// withScripts lays the scripts and a sound into a folder.
func withScripts(s Sound, f func(folder string) error) error {
	return inFolder(func(folder string) error {
		if err := os.CopyFS(folder, scripts); err != nil {
			return fmt.Errorf("copy scripts: %w", err)
		}
		if err := s.WriteWAV(filepath.Join(folder, "sound.wav")); err != nil {
			return err
		}
		return f(folder)
	})
}

// run runs a script of a folder on the sound in it.
func run(ctx context.Context, folder, script string, args ...string) ([]string, error) {
	args = append([]string{"--run", filepath.Join(folder, "scripts", script+".praat"), filepath.Join(folder, "sound.wav")}, args...)
	out, err := output(ctx, "", "praat", args...)
	if err != nil {
		return nil, err
	}
	return strings.Split(out, "\n"), nil
}

// track reads the grid from the first line and the values from the second.
func track(lines []string, err error) (Track, error) {
	if err != nil {
		return Track{}, err
	}
	grid, err := numbers(lines[0])
	if err != nil {
		return Track{}, err
	}
	if len(grid) != 2 || len(lines) < 2 {
		return Track{}, fmt.Errorf("ask praat: it answers %q", lines)
	}
	values, err := numbers(lines[1])
	return Track{First: grid[0], Step: grid[1], Values: values}, err
}

// numbers reads a line of numbers, of which those that are not defined count
// as 0.
func numbers(line string) ([]float64, error) {
	var out []float64
	for _, word := range strings.Fields(line) {
		if word == "--undefined--" {
			word = "0"
		}
		v, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return nil, fmt.Errorf("ask praat: it answers %q", line)
		}
		out = append(out, v)
	}
	return out, nil
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
