// Package oracle is the truth that the measures of package prosody are held
// against, by its tests and by make bench: what Praat says about the same
// sound, voices whose pitch is known because they were computed, texts whose
// syllables were counted, and recordings of people. Nothing the app does needs
// it.
//
// Every [Sound] here holds 16-bit values, so that Praat, which gets it as a
// file, and Greenroom, which gets it as numbers, hear exactly the same.
package oracle

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Need is something the machine must have for a part of the truth.
type Need string

// The needs, by the names of their packages.
const (
	Praat      Need = "praat"
	Espeak     Need = "espeak-ng"
	Recordings Need = "pocketsphinx-testdata"
)

// Missing says which of the needs the machine lacks.
func Missing(needs ...Need) []string {
	var missing []string
	for _, need := range needs {
		var err error
		if need == Recordings {
			_, err = os.Stat(filepath.Join(recordings, "librivox"))
		} else {
			_, err = exec.LookPath(string(need))
		}
		if err != nil {
			missing = append(missing, string(need))
		}
	}
	return missing
}

// inFolder calls f with an empty folder that is gone afterwards.
func inFolder(f func(folder string) error) error {
	folder, err := os.MkdirTemp("", "greenroom-oracle-")
	if err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	defer os.RemoveAll(folder)
	return f(folder)
}

// output runs a program and returns what it printed.
func output(ctx context.Context, input, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stdin = strings.NewReader(input)
	var out, problem bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problem
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("run %s: %w\n%s", name, err, bytes.TrimSpace(problem.Bytes()))
	}
	return out.String(), nil
}
