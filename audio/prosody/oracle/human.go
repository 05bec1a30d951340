package oracle

import (
	"fmt"
	"os"
	"path/filepath"
)

// recordings is where Debian's pocketsphinx-testdata lies.
const recordings = "/usr/share/pocketsphinx/test/data"

// Human is people speaking: readings from LibriVox, and commands and cards
// spoken into a computer.
func Human() ([]Sound, error) {
	sounds, err := Reader()
	if err != nil {
		return nil, err
	}
	for i := 1; i <= 5; i++ {
		s, err := readWAV(fmt.Sprintf("human: cards %d", i), filepath.Join(recordings, "cards", fmt.Sprintf("%03d.wav", i)))
		if err != nil {
			return nil, err
		}
		sounds = append(sounds, s)
	}
	for _, name := range []string{"goforward", "something", "numbers"} {
		raw, err := os.ReadFile(filepath.Join(recordings, name+".raw"))
		if err != nil {
			return nil, fmt.Errorf("read recording: %w", err)
		}
		sounds = append(sounds, decode("human: "+name, 16000, raw))
	}
	return sounds, nil
}

// Reader is one man reading five sentences of "Sense and Sensibility", whose
// syllables are in ReaderSyllables.
func Reader() ([]Sound, error) {
	var sounds []Sound
	for _, number := range []string{"0870", "0880", "0890", "0920", "0930"} {
		file := filepath.Join(recordings, "librivox", "sense_and_sensibility_01_austen_64kb-"+number+".wav")
		s, err := readWAV("human: reader "+number, file)
		if err != nil {
			return nil, err
		}
		sounds = append(sounds, s)
	}
	return sounds, nil
}

// ReaderSyllables counts the syllables of each sentence of [Reader].
var ReaderSyllables = []int{30, 9, 20, 26, 13}
