package theme_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"

	"greenroom/ui/theme"
)

var variants = map[string]fyne.ThemeVariant{"light": fynetheme.VariantLight, "dark": fynetheme.VariantDark}

func TestEveryColourNameOfFyneIsDefined(t *testing.T) {
	test.NewTempApp(t)
	test.AssertAllColorNamesDefined(t, theme.New(theme.Light, 1), "light")
	test.AssertAllColorNamesDefined(t, theme.New(theme.Dark, 1), "dark")
}

func TestEveryRoleHasAColourInLightAndDark(t *testing.T) {
	test.NewTempApp(t)
	roles := []fyne.ThemeColorName{
		theme.Page, theme.Rail, theme.Card, theme.Raised, theme.Line, theme.Frame, theme.Text, theme.Quiet, theme.Faint,
		theme.Accent, theme.OnAccent, theme.Wave, theme.Well, theme.Even, theme.Recording, theme.OnRecord, theme.Yellow,
		theme.Hover, theme.Press, theme.Veil, theme.Shade,
	}
	look := theme.New(theme.System, 1)
	for name, variant := range variants {
		for _, role := range roles {
			if _, _, _, alpha := look.Color(role, variant).RGBA(); alpha == 0 {
				t.Errorf("%s has no colour in %s", role, name)
			}
		}
	}
}

func TestWordsCanBeReadOnEverySurface(t *testing.T) {
	test.NewTempApp(t)
	pairs := []struct {
		words    fyne.ThemeColorName
		surfaces []fyne.ThemeColorName
		least    float64
	}{
		{theme.Text, []fyne.ThemeColorName{theme.Page, theme.Rail, theme.Card, theme.Raised}, 4.5},
		{theme.Quiet, []fyne.ThemeColorName{theme.Page, theme.Rail, theme.Card, theme.Raised}, 4.5},
		{theme.Accent, []fyne.ThemeColorName{theme.Page, theme.Card, theme.Raised}, 4.5},
		{theme.OnAccent, []fyne.ThemeColorName{theme.Accent}, 4.5},
		{theme.OnRecord, []fyne.ThemeColorName{theme.Recording}, 4.5},
		{theme.Well, []fyne.ThemeColorName{theme.Card}, 4.5},
		{theme.Even, []fyne.ThemeColorName{theme.Card}, 4.5},
		{theme.Recording, []fyne.ThemeColorName{theme.Card, theme.Raised}, 4.5},
		// Lights and bars are shapes, for which 3:1 is asked.
		{theme.Yellow, []fyne.ThemeColorName{theme.Page}, 3},
		{theme.Well, []fyne.ThemeColorName{theme.Page}, 3},
		{theme.Recording, []fyne.ThemeColorName{theme.Page}, 3},
	}
	look := theme.New(theme.System, 1)
	for name, variant := range variants {
		for _, pair := range pairs {
			for _, surface := range pair.surfaces {
				got := contrast(look.Color(pair.words, variant), look.Color(surface, variant))
				if got < pair.least {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", name, pair.words, surface, got, pair.least)
				}
			}
		}
	}
}

// contrast is the ratio of WCAG 2.1, from 1 to 21.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(channel uint32) float64 {
		v := float64(channel) / 0xffff
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func TestAnAppearanceOverrulesTheDesktop(t *testing.T) {
	test.NewTempApp(t)
	light, dark := theme.New(theme.Light, 1), theme.New(theme.Dark, 1)
	if light.Color(theme.Page, fynetheme.VariantDark) != light.Color(theme.Page, fynetheme.VariantLight) {
		t.Error("a light room turns dark with the desktop")
	}
	if dark.Color(theme.Page, fynetheme.VariantLight) != dark.Color(theme.Page, fynetheme.VariantDark) {
		t.Error("a dark room turns light with the desktop")
	}
	system := theme.New(theme.System, 1)
	if system.Color(theme.Page, fynetheme.VariantLight) == system.Color(theme.Page, fynetheme.VariantDark) {
		t.Error("the system's choice is not followed")
	}
}

func TestTextGrowsWithTheScaleAndSpaceDoesNot(t *testing.T) {
	test.NewTempApp(t)
	one, half := theme.New(theme.System, 1), theme.New(theme.System, 1.5)
	for _, name := range []fyne.ThemeSizeName{
		theme.SizeQuestion, theme.SizeQuestionSmall, theme.SizeTitle, theme.SizeNumber, theme.SizeHeading, theme.SizeName,
		theme.SizeSection, theme.SizeKey, theme.SizeClock, theme.SizeText, theme.SizeQuiet, fynetheme.SizeNameHeadingText,
	} {
		if half.Size(name) != one.Size(name)*1.5 {
			t.Errorf("%s is %v at one and a half times %v", name, half.Size(name), one.Size(name))
		}
	}
	for _, name := range []fyne.ThemeSizeName{fynetheme.SizeNamePadding, fynetheme.SizeNameInputRadius, fynetheme.SizeNameScrollBar} {
		if half.Size(name) != one.Size(name) {
			t.Errorf("%s changed with the text", name)
		}
	}
}

func TestAScaleIsHeldWhereTheRoomsStillWork(t *testing.T) {
	test.NewTempApp(t)
	for scale, want := range map[float32]float32{-3: 0.75, 0.1: 0.75, 1: 1, 9: 2} {
		if got := theme.New(theme.System, scale).Size(theme.SizeText) / 14; got != want {
			t.Errorf("a scale of %v is taken as %v, want %v", scale, got, want)
		}
	}
}

func TestNothingIsBlurredBehindADialog(t *testing.T) {
	test.NewTempApp(t)
	if got := theme.New(theme.System, 1).Size(fynetheme.SizeNameModalBlurRadius); got != 0 {
		t.Errorf("blur of %v", got)
	}
}

func TestWordsAreSetInManropeAndCodeIsNot(t *testing.T) {
	test.NewTempApp(t)
	look := theme.New(theme.System, 1)
	for name, style := range map[string]fyne.TextStyle{
		"Manrope-Medium.ttf": {Underline: true, TabWidth: 4},
		"Manrope-Bold.ttf":   {Bold: true},
	} {
		if got := look.Font(style).Name(); got != name {
			t.Errorf("%+v is set in %s, want %s", style, got, name)
		}
	}
	for _, style := range []fyne.TextStyle{{Monospace: true}, {Italic: true}, {Symbol: true}} {
		if got, want := look.Font(style), fynetheme.DefaultTheme().Font(style); got != want {
			t.Errorf("%+v is set in %s", style, got.Name())
		}
	}
}

func TestTheSerifIsOneResourceForTheWholeRun(t *testing.T) {
	if theme.Serif() != theme.Serif() {
		t.Error("two resources for one font: every text would parse it again")
	}
}

func TestTheSerifWritesOnlyLettersItHas(t *testing.T) {
	font, err := sfnt.Parse(theme.Serif().Content())
	if err != nil {
		t.Fatalf("parse %s: %v", theme.Serif().Name(), err)
	}
	var buffer sfnt.Buffer
	for r := rune(' '); r < 0x3000; r++ {
		if theme.SerifFor(string(r)) == nil {
			continue
		}
		if glyph, err := font.GlyphIndex(&buffer, r); err != nil || glyph == 0 {
			t.Errorf("%U %q would be a box", r, r)
		}
	}
	if theme.SerifFor("Zoë Škoda — “naïve”, €40?") == nil {
		t.Error("a European name is not set in the serif")
	}
	if theme.SerifFor("田中さん") != nil {
		t.Error("letters that the serif lacks are set in it")
	}
}
