package theme_test

import (
	"bytes"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
)

func TestAnIconTakesTheColourOfItsRole(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Dark, 1))
	icon := theme.IconIn("play", theme.Accent)
	if got := string(icon.Content()); !strings.Contains(got, `stroke="#e9b44c"`) || strings.Contains(got, "currentColor") {
		t.Errorf("icon in the accent: %s", got)
	}
	dark := icon.Name()
	app.Settings().SetTheme(theme.New(theme.Light, 1))
	if !bytes.Contains(icon.Content(), []byte(`stroke="#8f5c08"`)) {
		t.Errorf("the icon does not follow the theme: %s", icon.Content())
	}
	if icon.Name() == dark {
		t.Errorf("%s stands for two colours: the drawing would not be made again", dark)
	}
}

func TestAnUnknownIconIsAnEmptyPlace(t *testing.T) {
	test.NewTempApp(t)
	if got := string(theme.Icon("no-such-thing").Content()); !strings.HasPrefix(got, "<svg") {
		t.Errorf("unknown icon: %q", got)
	}
}

func TestATestAppWithAnotherThemeGetsOurRoles(t *testing.T) {
	test.NewTempApp(t)
	if _, _, _, alpha := theme.Color(theme.Raised).RGBA(); alpha == 0 {
		t.Error("no colour for a role of ours")
	}
	if theme.Size(theme.SizeQuestion) == 0 {
		t.Error("no size of ours")
	}
}
