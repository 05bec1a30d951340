package mock

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/studio"
)

// voice reads questions aloud.
type voice struct {
	sound  studio.Sound
	store  Store
	voices func() []Voice

	mu      sync.Mutex
	cancel  context.CancelFunc // of what is being read
	reading sync.WaitGroup
}

// read reads words aloud and returns when they were heard, or ctx ends, or stop
// is called. It reports false when there was no voice to read them.
func (v *voice) read(turn data.Turn, how reading, name string, rate float64, loudspeaker audio.Choice) (heard bool, err error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	v.mu.Lock()
	v.cancel = cancel
	v.mu.Unlock()
	switch how {
	case readByFriend:
		if turn.Asked != "" { // nobody has read the follow-ups
			return false, nil
		}
		readings, err := v.store.Readings(ctx, turn.QuestionID)
		if err != nil || len(readings) == 0 {
			return false, err
		}
		return true, v.play(ctx, v.store.Path(readings[0]), loudspeaker)
	case readBySystem:
		return v.speak(ctx, turn.Words(), name, rate, loudspeaker)
	}
	return false, nil
}

// begin reads beside the UI thread, see read, and tells how that went.
func (v *voice) begin(turn data.Turn, set prefs.Prefs, how reading, done func(heard bool, err error)) {
	v.reading.Go(func() { done(v.read(turn, how, set.Voice.Name, set.Voice.Rate, set.Sound.Loudspeaker)) })
}

// close ends what is being read and returns when it has ended.
func (v *voice) close() {
	v.stop()
	v.reading.Wait()
}

// stop ends what is being read.
func (v *voice) stop() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.cancel != nil {
		v.cancel()
	}
}

// speak has a voice of the system read a text.
func (v *voice) speak(ctx context.Context, text, name string, rate float64, loudspeaker audio.Choice) (heard bool, err error) {
	chosen, found := pick(v.voices(), name)
	if !found {
		return false, nil
	}
	folder, err := os.MkdirTemp("", "greenroom-voice-")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "question.wav")
	if err := chosen.Write(ctx, text, path, rate); err != nil {
		if ctx.Err() != nil {
			return true, nil
		}
		return false, err
	}
	return true, v.play(ctx, path, loudspeaker)
}

// pick is the voice of a name, or else the first.
func pick(voices []Voice, name string) (chosen Voice, found bool) {
	for _, voice := range voices {
		if voice.Name() == name {
			return voice, true
		}
	}
	if len(voices) == 0 {
		return nil, false
	}
	return voices[0], true
}

// play lets a sound file be heard to its end.
func (v *voice) play(ctx context.Context, path string, loudspeaker audio.Choice) error {
	playback, err := v.sound.Play(path, 0, loudspeaker)
	if err != nil {
		return err
	}
	defer playback.Stop()
	select {
	case <-playback.Done():
		return playback.Err()
	case <-ctx.Done():
		return nil
	}
}
