// Package speech has the voices of the system read text aloud. A voice is a
// program that is there already; which ones are is found out at run time, and
// without any the app does without. Text goes to the program by its standard
// input, never through a shell.
package speech

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"greenroom/audio"
)

// Voice reads text aloud into a sound file.
type Voice struct {
	engine engine
	path   string // of the program
}

// engine is a program that can read text aloud into a WAV file.
type engine struct {
	name    string
	program string
	args    func(file string, rate float64) []string // the text is read from standard input
}

// wordsPerMinute is how fast the programs that count in words read normally.
const wordsPerMinute = 160

// engines are those that are known, the better voices first. The last one is
// part of every Windows, and the one before of every Mac. Speech Dispatcher is
// not among them: it cannot write a file, and reads with one of the first two.
var engines = []engine{
	{"espeak-ng", "espeak-ng", espeak},
	{"espeak", "espeak", espeak},
	{"macOS", "say", func(file string, rate float64) []string {
		return []string{"-o", file, "--file-format=WAVE", "--data-format=LEI16@22050", "-r", words(rate), "-f", "-"}
	}},
	{"Windows", "powershell.exe", func(file string, rate float64) []string {
		return []string{"-NoProfile", "-NonInteractive", "-Command", fmt.Sprintf(windowsScript, quoted(file), int(math.Round(10*(rate-1))))}
	}},
}

func espeak(file string, rate float64) []string {
	return []string{"-v", "en", "-s", words(rate), "-w", file, "--stdin", "-b", "1"}
}

func words(rate float64) string { return strconv.Itoa(int(wordsPerMinute * rate)) }

// windowsScript reads what comes in and has System.Speech read it into a file;
// its rate goes from -10 to 10.
const windowsScript = `[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech; ` +
	`$v = New-Object System.Speech.Synthesis.SpeechSynthesizer; $v.Rate = %[2]d; $v.SetOutputToWaveFile(%[1]s); ` +
	`$v.Speak([Console]::In.ReadToEnd()); $v.Dispose()`

// quoted is a text as PowerShell takes it literally.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// Find looks for the voices of this machine, the best first.
func Find() []Voice {
	var found []Voice
	for _, e := range engines {
		if path, err := exec.LookPath(e.program); err == nil {
			found = append(found, Voice{e, path})
		}
	}
	return found
}

// Name is what the voice is called.
func (v Voice) Name() string { return v.engine.name }

// patience is how long a program may take to end after it was told to.
const patience = 2 * time.Second

// Write reads a text aloud into a WAV file that [audio.Host] can play. rate 1 is
// the normal speed of the voice. When ctx ends first, or something fails,
// nothing is left at path.
func (v Voice) Write(ctx context.Context, text, path string, rate float64) error {
	folder, err := os.MkdirTemp(filepath.Dir(path), ".voice-")
	if err != nil {
		return fmt.Errorf("read aloud: %w", err)
	}
	defer os.RemoveAll(folder)
	said := filepath.Join(folder, "said.wav")
	var complaint bytes.Buffer
	cmd := exec.CommandContext(ctx, v.path, v.engine.args(said, rate)...)
	cmd.Stdin = strings.NewReader(strings.ReplaceAll(text, "\x00", " "))
	cmd.Stderr = &complaint
	cmd.WaitDelay = patience
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		line, _, _ := strings.Cut(strings.TrimSpace(complaint.String()), "\n")
		return fmt.Errorf("read aloud with %s: %w: %s", v.engine.name, err, line)
	}
	if _, err := audio.Import(ctx, said, path, nil); err != nil {
		return fmt.Errorf("read aloud with %s: %w", v.engine.name, err)
	}
	return nil
}
