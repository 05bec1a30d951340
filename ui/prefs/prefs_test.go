package prefs_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/theme"
	"greenroom/ui/tone"
)

func TestAFreshStoreHasTheDefaults(t *testing.T) {
	p, err := prefs.Load(t.Context(), openStore(t))
	if err != nil {
		t.Fatal(err)
	}
	if !cmp.Equal(p, prefs.Default()) {
		t.Fatalf("loaded %+v, want the defaults", p)
	}
	if got := p.Practice.For(data.LengthStandard); got != (prefs.Lengths{Green: 60, Yellow: 90, Red: 120}) {
		t.Fatalf("a standard answer has lights at %+v", got)
	}
}

func TestWhatWasSavedIsLoadedAgain(t *testing.T) {
	ctx, store := t.Context(), openStore(t)
	want := prefs.Default()
	want.Practice.Story = prefs.Lengths{Green: 100, Yellow: 150, Red: 200}
	want.Practice.ThinkSeconds = 15
	want.Practice.GuidanceWhileSpeaking = true
	want.Sound.Microphone = audio.Choice{ID: "usb", Name: "Desk microphone"}
	want.Look = prefs.Look{Appearance: theme.Dark, TextScale: 1.15}
	for _, err := range []error{
		prefs.SavePractice(ctx, store, want.Practice),
		prefs.SaveSound(ctx, store, want.Sound),
		prefs.SaveLook(ctx, store, want.Look),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got, err := prefs.Load(ctx, store); err != nil || !cmp.Equal(got, want) {
		t.Fatalf("loaded %+v (%v), want %+v", got, err, want)
	}
}

func TestASavedChangeIsNoticed(t *testing.T) {
	store := openStore(t)
	var noticed []data.Kind
	cancel := store.Subscribe(func(k data.Kind) { noticed = append(noticed, k) })
	defer cancel()
	if err := prefs.SaveLook(t.Context(), store, prefs.Look{Appearance: theme.Light, TextScale: 1}); err != nil {
		t.Fatal(err)
	}
	if len(noticed) != 1 || noticed[0] != data.KindSetting {
		t.Fatalf("noticed %v, want one change of settings", noticed)
	}
}

func TestLightsInTheWrongOrderAreRefused(t *testing.T) {
	store := openStore(t)
	for _, wrong := range []prefs.Lengths{
		{},
		{Green: 60, Yellow: 60, Red: 90},
		{Green: 60, Yellow: 90, Red: 90},
		{Green: 90, Yellow: 60, Red: 120},
		{Green: -1, Yellow: 60, Red: 90},
		{Green: 60, Yellow: 90, Red: prefs.MaxLength + 1},
	} {
		p := prefs.Default().Practice
		p.Short = wrong
		if err := prefs.SavePractice(t.Context(), store, p); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("lights %+v: got %v, want ErrInvalid", wrong, err)
		}
	}
}

func TestValuesOutOfRangeFallBackToTheDefaults(t *testing.T) {
	ctx, store := t.Context(), openStore(t)
	odd := prefs.Default().Practice
	odd.Standard, odd.ThinkSeconds = prefs.Lengths{Green: 5}, 7
	for key, value := range map[string]any{"practice": odd, "look": prefs.Look{Appearance: theme.Dark, TextScale: 40}} {
		if err := data.SetSetting(ctx, store, key, value); err != nil {
			t.Fatal(err)
		}
	}
	p, err := prefs.Load(ctx, store)
	if err != nil {
		t.Fatal(err)
	}
	if p.Practice != prefs.Default().Practice || p.Look != (prefs.Look{Appearance: theme.Dark, TextScale: 1}) {
		t.Fatalf("loaded %+v", p)
	}
}

func openStore(t *testing.T) *data.Store {
	t.Helper()
	dir := t.TempDir()
	store, err := data.Open(context.Background(), dir, data.Options{})
	if err != nil {
		t.Fatalf("open a store in %s: %v", dir, err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return store
}

func TestBandsAreKeptAndOneTheWrongWayRoundIsRefused(t *testing.T) {
	ctx := context.Background()
	s := openStore(t)
	bands := tone.Bands{tone.Pace: {Low: 180, High: 240}}
	if err := prefs.SaveBands(ctx, s, bands); err != nil {
		t.Fatal(err)
	}
	if err := prefs.SaveBands(ctx, s, tone.Bands{tone.Pace: {Low: 9, High: 1}}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("from 9 to 1: %v", err)
	}
	p, err := prefs.Load(ctx, s)
	if err != nil || p.Bands.For(tone.Pace) != bands[tone.Pace] || p.Bands.For(tone.Pauses) != tone.Pauses.Default() {
		t.Errorf("loaded %v, %v", p.Bands, err)
	}
}
