package studio_test

import (
	"testing"
	"testing/synctest"
	"time"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/studio"
	"greenroom/ui/studio/studiotest"
)

func newPlayer(machine *studiotest.Machine, failed func(error)) *studio.Player {
	return studio.NewPlayer(machine, func(take data.Take) string { return take.File }, func() {}, failed)
}

func TestTwoTakesAreHeardOneAfterTheOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		machine := &studiotest.Machine{}
		player := newPlayer(machine, func(err error) { t.Error(err) })
		player.Play(audio.Choice{}, 0, data.Take{ID: 1, File: "a"}, data.Take{ID: 2, File: "b"})
		synctest.Wait()
		if now := player.Playing(); now.Take.ID != 1 || now.Next != 1 {
			t.Fatalf("first: %+v", now)
		}
		machine.Playback(0).Stop() // it came to its end
		synctest.Wait()
		if now := player.Playing(); now.Take.ID != 2 || now.Next != 0 {
			t.Fatalf("second: %+v", now)
		}
		machine.Playback(1).Stop()
		synctest.Wait()
		if player.Playing().Active() {
			t.Fatal("still playing after the last")
		}
	})
}

func TestPlayingAnotherTakeSilencesTheFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		machine := &studiotest.Machine{}
		player := newPlayer(machine, func(err error) { t.Error(err) })
		player.Play(audio.Choice{}, 0, data.Take{ID: 1, File: "a"}, data.Take{ID: 2, File: "b"})
		synctest.Wait()
		player.Play(audio.Choice{}, 3*time.Second, data.Take{ID: 3, File: "c"})
		synctest.Wait()
		select {
		case <-machine.Playback(0).Done():
		default:
			t.Error("the first take goes on")
		}
		if now := player.Playing(); now.Take.ID != 3 || now.Position != 3*time.Second {
			t.Errorf("now %+v", now)
		}
		player.Stop()
		synctest.Wait()
		if machine.Playback(2) != nil {
			t.Error("the old queue went on playing")
		}
	})
}

func TestPauseAndSeekStayWithinTheTake(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		machine := &studiotest.Machine{}
		player := newPlayer(machine, func(err error) { t.Error(err) })
		player.Play(audio.Choice{}, 0, data.Take{ID: 1})
		synctest.Wait()
		player.Toggle()
		player.Seek(2 * time.Minute)
		if now := player.Playing(); !now.Paused || now.Position != time.Minute {
			t.Errorf("now %+v", now)
		}
		player.Seek(-time.Second)
		player.Toggle()
		if now := player.Playing(); now.Paused || now.Position != 0 {
			t.Errorf("now %+v", now)
		}
		player.Stop()
	})
}

func TestATakeThatCannotBeHeardIsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var told error
		player := newPlayer(&studiotest.Machine{Refuse: audio.ErrNoLoudspeaker}, func(err error) { told = err })
		player.Play(audio.Choice{}, 0, data.Take{ID: 1})
		synctest.Wait()
		if told == nil || player.Playing().Active() {
			t.Errorf("told %v, playing %+v", told, player.Playing())
		}
	})
}
