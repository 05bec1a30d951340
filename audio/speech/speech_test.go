package speech_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"greenroom/audio"
	"greenroom/audio/speech"
)

// espeak is the real voice, if this machine has it.
func espeak(t *testing.T) speech.Voice {
	t.Helper()
	for _, voice := range speech.Find() {
		if strings.HasPrefix(voice.Name(), "espeak") {
			return voice
		}
	}
	if os.Getenv("GREENROOM_E2E") == "required" {
		t.Fatal("espeak-ng is not installed")
	}
	t.Skip("espeak-ng is not installed")
	return speech.Voice{}
}

func TestAQuestionIsReadAloud(t *testing.T) {
	voice := espeak(t)
	for name, text := range map[string]string{
		"a question":        "Tell me about a time when you changed your mind.",
		"a leading dash":    "-- version is not an option; it is a question?",
		"quotes and shell":  "What does \"$(whoami); `id`\" mean to 'you' & me?",
		"markup":            "What is <break time=\"3s\"/> between <b>us</b>?",
		"lines":             "First,\nsecond,\r\nthird.",
		"a zero byte":       "Why\x00us?",
		"faces and accents": "Où étiez-vous 😀, Łukasz?",
		"a long one":        strings.Repeat("and then what happened next ", 40),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "question.wav")
			if err := voice.Write(t.Context(), text, path, 1); err != nil {
				t.Fatal(err)
			}
			samples, rate, err := audio.ReadSamples(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			seconds, words := float64(len(samples))/float64(rate), float64(len(strings.Fields(text)))
			if seconds < 0.15*words || seconds > 2*words+2 {
				t.Errorf("%v words take %.1f s", words, seconds)
			}
			var loudest float32
			for _, s := range samples {
				loudest = max(loudest, s, -s)
			}
			if loudest < 0.05 {
				t.Error("nothing is heard")
			}
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".voice-*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestAFasterVoiceTakesLessTime(t *testing.T) {
	voice := espeak(t)
	length := func(rate float64) int64 {
		path := filepath.Join(t.TempDir(), "question.wav")
		if err := voice.Write(t.Context(), "Tell me about a time when you changed your mind.", path, rate); err != nil {
			t.Fatal(err)
		}
		info, err := audio.Inspect(path)
		if err != nil {
			t.Fatal(err)
		}
		return info.Frames
	}
	if slow, normal, fast := length(0.8), length(1), length(1.2); slow <= normal || normal <= fast {
		t.Errorf("slow %d, normal %d, fast %d frames", slow, normal, fast)
	}
}

// program puts a program of a name before all others.
func program(t *testing.T, name, script string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the program is a shell script")
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":/usr/bin:/bin")
}

// named is a voice that was found.
func named(t *testing.T, name string) speech.Voice {
	t.Helper()
	for _, voice := range speech.Find() {
		if voice.Name() == name {
			return voice
		}
	}
	t.Fatalf("%s is not found", name)
	return speech.Voice{}
}

func TestEachProgramIsCalledAsItWantsToBe(t *testing.T) {
	for name, c := range map[string]struct{ program, holds string }{
		"espeak-ng": {"espeak-ng", "-v en -s 192 -w "},
		"espeak":    {"espeak", "--stdin"},
		"macOS":     {"say", "--data-format=LEI16@22050 -r 192 -f -"},
		"Windows":   {"powershell.exe", "$v.Rate = 2; $v.SetOutputToWaveFile('"},
	} {
		t.Run(name, func(t *testing.T) {
			notes := filepath.Join(t.TempDir(), "notes")
			program(t, c.program, `echo "$@" > "`+notes+`"; cat >> "`+notes+`"; exit 3`)
			err := named(t, name).Write(t.Context(), "Why us?", filepath.Join(t.TempDir(), "x.wav"), 1.2)
			if err == nil {
				t.Fatal("it failed and nothing was said")
			}
			noted, readErr := os.ReadFile(notes)
			if readErr != nil {
				t.Fatal(readErr)
			}
			if said := string(noted); !strings.Contains(said, c.holds) || !strings.HasSuffix(said, "Why us?") {
				t.Errorf("called with %q", said)
			}
		})
	}
}

func TestAProgramThatFailsIsNamedAndLeavesNothing(t *testing.T) {
	program(t, "espeak-ng", "echo 'no such voice' >&2; exit 1")
	path := filepath.Join(t.TempDir(), "x.wav")
	err := named(t, "espeak-ng").Write(t.Context(), "Why us?", path, 1)
	if err == nil || !strings.Contains(err.Error(), "espeak-ng") || !strings.Contains(err.Error(), "no such voice") {
		t.Errorf("said %v", err)
	}
	if all, _ := os.ReadDir(filepath.Dir(path)); len(all) != 0 {
		t.Errorf("left %v", all)
	}
}

func TestAProgramThatWritesNoSoundLeavesNothing(t *testing.T) {
	program(t, "espeak-ng", `while [ "$1" != -w ]; do shift; done; echo 'not a sound' > "$2"`)
	path := filepath.Join(t.TempDir(), "x.wav")
	if err := named(t, "espeak-ng").Write(t.Context(), "Why us?", path, 1); err == nil {
		t.Error("a text was taken for sound")
	}
	if all, _ := os.ReadDir(filepath.Dir(path)); len(all) != 0 {
		t.Errorf("left %v", all)
	}
}

func TestReadingCanBeEndedAtAnyTime(t *testing.T) {
	program(t, "espeak-ng", "exec sleep 60")
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	path := filepath.Join(t.TempDir(), "x.wav")
	begun := time.Now()
	if err := named(t, "espeak-ng").Write(ctx, "Why us?", path, 1); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("said %v", err)
	}
	if took := time.Since(begun); took > 30*time.Second {
		t.Errorf("it went on for %v", took)
	}
	if all, _ := os.ReadDir(filepath.Dir(path)); len(all) != 0 {
		t.Errorf("left %v", all)
	}
}

func TestWithoutAnyProgramThereIsNoVoice(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if found := speech.Find(); len(found) != 0 {
		t.Errorf("found %v", found)
	}
}
