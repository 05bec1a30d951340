package oracle

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
)

// Speaker is a way espeak-ng can speak.
type Speaker struct {
	Voice string // "en-us+f2"; empty for "en-us"
	Speed int    // words a minute; 0 for 160
	Pitch int    // 1..99; 0 for 50
}

// Speakers are some that differ.
var Speakers = []Speaker{
	{Speed: 120}, {Speed: 160}, {Speed: 200}, {Voice: "en-us+m3", Speed: 180}, {Voice: "en-gb+f2", Speed: 160}, {Voice: "en-us+f5", Speed: 130},
}

func (s Speaker) String() string {
	return fmt.Sprintf("espeak %s -s %d", or(s.Voice, "en-us"), or(s.Speed, 160))
}

// Say speaks a text, which may hold SSML.
func (s Speaker) Say(ctx context.Context, name, text string) (said Sound, err error) {
	err = inFolder(func(folder string) error {
		file := filepath.Join(folder, "said.wav")
		_, err := output(ctx, text, "espeak-ng", "-m", "-v", or(s.Voice, "en-us"), "-s", strconv.Itoa(or(s.Speed, 160)),
			"-p", strconv.Itoa(or(s.Pitch, 50)), "-w", file, "--stdin")
		if err != nil {
			return fmt.Errorf("say %s: %w", name, err)
		}
		said, err = readWAV(name, file)
		return err
	})
	return said, err
}

// or is a value, or the one that stands for none.
func or[T comparable](v, none T) T {
	var zero T
	if v == zero {
		return none
	}
	return v
}

// Text is a text whose syllables were counted.
type Text struct {
	Words     string
	Syllables int
}

// Answer is one to an interview question, sentence by sentence.
var Answer = []Text{
	{"I have worked with small teams for six years.", 9},
	{"My first job was in a shop that sold books and maps.", 12},
	{"Each morning I wrote down the three things that mattered most.", 13},
	{"One winter the delivery van broke down on a Friday evening.", 17},
	{"We called forty customers before supper and told them the truth.", 16},
	{"Nobody was angry, and most of them laughed.", 11},
	{"From that day on I promised less and delivered more.", 13},
	{"Now I lead a group of seven people in two cities.", 14},
	{"When something goes wrong, I ask what we can learn from it.", 13},
	{"Last summer we rebuilt the whole system without losing a single order.", 19},
	{"It took eleven weeks, two more than we had planned.", 12},
	{"What I enjoy is the moment when it works for the first time.", 15},
	{"I would like to do that here, with you.", 9},
	{"Thank you for your time this morning.", 8},
}

// Whole is several texts as one.
func Whole(texts []Text) Text {
	var whole Text
	for _, t := range texts {
		whole.Words += t.Words + " "
		whole.Syllables += t.Syllables
	}
	return whole
}
