package data_test

import (
	"errors"
	"math"
	"testing"
	"time"

	"greenroom/data"
)

func TestSettingsAreKeptOverARestart(t *testing.T) {
	type lights struct{ Green, Yellow, Red time.Duration }
	dir, c := t.TempDir(), newClock()
	s := must(data.Open(ctx, dir, data.Options{Now: c.Now, Log: quiet()}))(t)
	want := lights{60 * time.Second, 90 * time.Second, 2 * time.Minute}
	same(t, want, must(data.Setting(ctx, s, "lights", want))(t))
	ok(t, data.SetSetting(ctx, s, "lights", lights{1, 2, 3}))
	ok(t, data.SetSetting(ctx, s, "name", "Zoë <zoe>"))
	ok(t, s.Close())

	s = open(t, dir, c)
	same(t, lights{1, 2, 3}, must(data.Setting(ctx, s, "lights", want))(t))
	same(t, "Zoë <zoe>", must(data.Setting(ctx, s, "name", ""))(t))
	ok(t, data.SetSetting(ctx, s, "name", ""))
	same(t, "", must(data.Setting(ctx, s, "name", "fallback"))(t))
}

func TestASettingOfAnotherShapeFallsBack(t *testing.T) {
	s, _ := newStore(t)
	ok(t, data.SetSetting(ctx, s, "size", "large"))
	if got, err := data.Setting(ctx, s, "size", 12); got != 12 || err == nil {
		t.Errorf("got %d, %v", got, err)
	}
	if err := data.SetSetting(ctx, s, "size", math.NaN()); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("JSON says NaN? %v", err)
	}
}
