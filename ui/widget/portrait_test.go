package widget_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/widget"
)

func TestInitialsAreOfTheFirstAndTheLastName(t *testing.T) {
	for name, want := range map[string]string{
		"Jonas Feld": "JF", "Dr. Amara Osei": "AO", "élodie": "É", "": "", "  ": "", "Ann van der Berg": "AB", "Dr.": "D", "?": "", "李 明": "李明",
	} {
		if got := widget.Initials(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestAPortraitShowsThePhotoRoundAndInitialsWithoutOne(t *testing.T) {
	test.NewTempApp(t)
	photo := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	for x := range 40 {
		for y := range 20 {
			photo.SetNRGBA(x, y, color.NRGBA{200, 10, 10, 255})
		}
	}
	var file bytes.Buffer
	if err := png.Encode(&file, photo); err != nil {
		t.Fatal(err)
	}
	p := widget.NewPortrait(52)
	shown := func() (picture image.Image, letters string) {
		for _, o := range test.WidgetRenderer(p).Objects() {
			switch o := o.(type) {
			case *canvas.Image:
				if o.Visible() {
					picture = o.Image
				}
			case *canvas.Text:
				if o.Visible() {
					letters = o.Text
				}
			}
		}
		return picture, letters
	}
	for _, c := range []struct {
		photo   []byte
		letters string
	}{{nil, "JF"}, {[]byte("no photo"), "JF"}, {file.Bytes(), ""}, {nil, "JF"}} {
		p.Set("Jonas Feld", c.photo)
		picture, letters := shown()
		if letters != c.letters || (picture == nil) != (c.letters != "") {
			t.Errorf("with %d bytes it shows %v and %q", len(c.photo), picture != nil, letters)
		}
		if picture == nil {
			continue
		}
		_, _, _, corner := picture.At(0, 0).RGBA()
		_, _, _, middle := picture.At(10, 10).RGBA()
		if b := picture.Bounds(); b.Dx() != 20 || b.Dy() != 20 || corner != 0 || middle != 0xffff {
			t.Errorf("the photo is %v, its corner %d, its middle %d", b, corner, middle)
		}
	}
}

func TestALineIsPressedByEnterAndOneThatOpensNothingIsPassedBy(t *testing.T) {
	test.NewTempApp(t)
	pressed := 0
	line := widget.NewPressLine("6 Nov", widget.NewText("Coffee"), func() { pressed++ })
	line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Tap(line)
	if pressed != 2 || line.Disabled() || line.AccessibilityLabel() != "6 Nov" {
		t.Errorf("pressed %d times, disabled %v", pressed, line.Disabled())
	}
	if !widget.NewPressLine("", widget.NewText(""), nil).Disabled() {
		t.Error("Tab stops at a line that opens nothing")
	}
}
