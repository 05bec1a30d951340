package assets_test

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io/fs"
	"os"
	"strings"
	"testing"

	"greenroom/assets"
)

func TestEveryIconIsADrawingOfTheFamily(t *testing.T) {
	wanted := strings.Fields(`today practise prepare interviews network journal progress search settings
		microphone no-microphone loudspeaker play pause stop stop-filled record star star-filled trash undo more plus close check
		chevron-left chevron-right chevron-up chevron-down folder download upload edit tag link calendar clock
		info warning keyboard shuffle next people person note deck lamp`)
	for _, name := range wanted {
		svg, err := assets.Icon(name)
		if err != nil {
			t.Error(err)
			continue
		}
		var drawing struct {
			ViewBox string `xml:"viewBox,attr"`
			Group   struct {
				Stroke string `xml:"stroke,attr"`
				Width  string `xml:"stroke-width,attr"`
			} `xml:"g"`
		}
		if err := xml.Unmarshal(svg, &drawing); err != nil {
			t.Errorf("icon %s: %v", name, err)
		}
		if drawing.ViewBox != "0 0 24 24" || drawing.Group.Stroke != "currentColor" || drawing.Group.Width != "1.75" {
			t.Errorf("icon %s is of another family: %+v", name, drawing)
		}
	}
	files, err := os.ReadDir("icons")
	if err != nil {
		t.Fatal(err)
	}
	if extra := len(files) - len(wanted); extra != 2 { // app.svg and app.png
		t.Errorf("%d icons are wanted and %d files are there", len(wanted), len(files))
	}
}

func TestAnUnknownIconIsAnError(t *testing.T) {
	if _, err := assets.Icon("no-such-thing"); err == nil {
		t.Error("no error")
	}
}

func TestTheAppIconIsAPictureOf256Pixels(t *testing.T) {
	picture, err := png.DecodeConfig(bytes.NewReader(assets.AppIcon()))
	if err != nil {
		t.Fatalf("icons/app.png: %v", err)
	}
	if picture.Width != 256 || picture.Height != 256 {
		t.Errorf("icons/app.png is %d by %d", picture.Width, picture.Height)
	}
}

func TestEveryFontComesWithItsLicence(t *testing.T) {
	files, err := os.ReadDir("fonts")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name, isFont := strings.CutSuffix(file.Name(), ".ttf")
		if !isFont {
			continue
		}
		if len(assets.Font(name)) == 0 {
			t.Errorf("%s is empty", file.Name())
		}
		family, _, _ := strings.Cut(name, "-")
		if !strings.Contains(assets.Licence(family), "SIL OPEN FONT LICENSE") {
			t.Errorf("%s has no licence", file.Name())
		}
	}
}

func TestTheDeckAndTheTranslationsAreThere(t *testing.T) {
	if files, err := fs.Glob(assets.Deck(), "*.json"); err != nil || len(files) == 0 {
		t.Errorf("deck: %d files, %v", len(files), err)
	}
	if _, err := assets.Translations().ReadFile("translations/en.json"); err != nil {
		t.Error(err)
	}
}
