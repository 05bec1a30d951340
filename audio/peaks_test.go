package audio_test

import (
	"context"
	"reflect"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"greenroom/audio"
)

func TestPeaksAreTheLowestAndHighestOfEachHundredth(t *testing.T) {
	said := level(0, 480*3+10)
	said[0], said[479] = 32767, -32768
	said[480], said[959] = 255, -255 // too soft for a step of one
	said[1439] = 256
	said[1445] = -20000
	got, err := audio.ReadPeaks(t.Context(), wav(t, said))
	check(t, err)
	want := audio.Peaks{PerSecond: 100, Min: []int8{-128, 0, 0, -78}, Max: []int8{127, 0, 1, 0}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestPeaksOfARecordingAreThoseOfItsFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := newPath(t)
		r := record(t, audio.NewFakeHost(aMachine(melody(3))), path)
		time.Sleep(2 * time.Second)
		clip, err := r.Stop()
		check(t, err)
		got, err := audio.ReadPeaks(t.Context(), path)
		check(t, err)
		if !reflect.DeepEqual(got, clip.Peaks) {
			t.Errorf("the clip has %d peaks, the file %d, or they differ", len(clip.Peaks.Min), len(got.Min))
		}
	})
}

func TestPeaksKeepTimeAtAnyRate(t *testing.T) {
	for _, rate := range []int{8000, 11025, 22255, 44100} {
		got, err := audio.ReadPeaks(t.Context(), file(t, "a.wav", wavBytes(1, rate, 1, 8, make([]byte, 10*rate))))
		check(t, err)
		if len(got.Min) != 1000 || len(got.Max) != 1000 {
			t.Errorf("ten seconds at %d Hz have %d peaks", rate, len(got.Min))
		}
	}
}

func TestReadingPeaksCanBeCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := audio.ReadPeaks(ctx, wav(t, count(1000)))
	wantError(t, err, context.Canceled)
}

func TestPeaksSurviveBeingStored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 300).Draw(t, "n")
		p := audio.Peaks{
			PerSecond: rapid.IntRange(0, 1000).Draw(t, "per second"),
			Min:       rapid.SliceOfN(rapid.Int8(), n, n).Draw(t, "min"),
			Max:       rapid.SliceOfN(rapid.Int8(), n, n).Draw(t, "max"),
		}
		b, err := p.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var got audio.Peaks
		if err := got.UnmarshalBinary(b); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, p) {
			t.Fatalf("got %v, want %v", got, p)
		}
		if len(b) > 0 && got.UnmarshalBinary(b[:rapid.IntRange(1, len(b)-1).Draw(t, "cut")]) == nil {
			t.Fatal("half of the bytes are taken for the whole")
		}
	})
}

func TestNothingStoredIsNoPeaks(t *testing.T) {
	p := audio.Peaks{PerSecond: 1}
	check(t, p.UnmarshalBinary(nil))
	if p.PerSecond != 0 || len(p.Min) != 0 {
		t.Errorf("got %v", p)
	}
	if p.UnmarshalBinary([]byte("something else")) == nil {
		t.Error("anything is taken for peaks")
	}
	if _, err := (audio.Peaks{Min: []int8{1}}).MarshalBinary(); err == nil {
		t.Error("uneven peaks are stored")
	}
}
