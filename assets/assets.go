// Package assets holds what travels inside the program: fonts, icons, the
// built-in questions and the translations.
package assets

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed fonts/*.ttf
var fonts embed.FS

//go:embed fonts/*-OFL.txt
var licences embed.FS

//go:embed icons/*.svg icons/app.png
var icons embed.FS

//go:embed deck/*.json
var deck embed.FS

//go:embed prompts/*.json
var prompts embed.FS

//go:embed letters/*.json
var letters embed.FS

//go:embed pushback/*.json
var pushback embed.FS

//go:embed informational/*.json
var informational embed.FS

//go:embed translations/*.json
var translations embed.FS

// Font returns a font by its file name without the ending: "Manrope-Bold".
// It panics when there is no such font, as that is a slip in the program.
func Font(name string) []byte { return must(fonts.ReadFile("fonts/" + name + ".ttf")) }

// Licence returns the licence text of a font family: "Manrope" or "Vollkorn".
// It panics when there is no such family.
func Licence(family string) string {
	return string(must(licences.ReadFile("fonts/" + family + "-OFL.txt")))
}

// Icon returns the drawing of an icon of the set as SVG, with currentColor
// where the colour of the theme belongs: "play", "search".
func Icon(name string) ([]byte, error) {
	svg, err := icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return nil, fmt.Errorf("read icon %q: %w", name, err)
	}
	return svg, nil
}

// AppIcon returns the icon of the app as PNG, 256 pixels wide.
func AppIcon() []byte { return must(icons.ReadFile("icons/app.png")) }

// Deck returns the folder of the built-in questions, one JSON file a theme.
func Deck() fs.FS { return must(fs.Sub(deck, "deck")) }

// Prompts returns the folder of the built-in prompts to think about.
func Prompts() fs.FS { return must(fs.Sub(prompts, "prompts")) }

// Letters returns the folder of the templates of letters.
func Letters() fs.FS { return must(fs.Sub(letters, "letters")) }

// Pushback returns the folder of what is said against one in a talk about pay.
func Pushback() fs.FS { return must(fs.Sub(pushback, "pushback")) }

// Informational returns the folder of the questions of an informational
// interview.
func Informational() fs.FS { return must(fs.Sub(informational, "informational")) }

// Translations returns the texts of the screen in other languages, in the
// folder "translations" as Fyne's package lang expects it.
func Translations() embed.FS { return translations }

func must[T any](v T, err error) T {
	if err != nil {
		panic("assets: " + err.Error())
	}
	return v
}
