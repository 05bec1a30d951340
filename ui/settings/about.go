package settings

import (
	"runtime"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// part is something Greenroom is built of.
type part struct{ name, module, licence string }

// parts are the modules and fonts that are part of the program.
func parts() []part {
	return []part{
		{"Fyne", "fyne.io/fyne/v2", "BSD 3-Clause"},
		{"SQLite, go-sqlite3", "github.com/mattn/go-sqlite3", lang.L("public domain, MIT")},
		{"miniaudio, malgo", "github.com/gen2brain/malgo", lang.L("public domain")},
		{"flac", "github.com/mewkiz/flac", lang.L("public domain")},
		{"go-mp3", "github.com/hajimehoshi/go-mp3", "Apache 2.0"},
		{"flock", "github.com/gofrs/flock", "BSD 3-Clause"},
		{"age", "filippo.io/age", "BSD 3-Clause"},
		{"goldmark", "github.com/yuin/goldmark", "MIT"},
		{"lumberjack", "gopkg.in/natefinch/lumberjack.v2", "MIT"},
		{"Go", "", "BSD 3-Clause"},
		{"Manrope, Vollkorn", "", "SIL Open Font License"},
	}
}

func aboutCard() *widget.Card {
	version := fyne.CurrentApp().Metadata().Version
	name := widget.NewHeading(strings.TrimSpace("Greenroom "+version), theme.SizeHeading)
	list := widget.VStack(theme.Grid)
	for _, p := range parts() {
		list.Add(widget.HStack(2*theme.Grid,
			widget.Wide(widget.NewQuiet(p.name), 150),
			widget.Wide(widget.NewQuiet(p.version()), 80),
			widget.NewQuiet(p.licence)))
	}
	return widget.NewCard(widget.VStack(3*theme.Grid,
		widget.NewSection(lang.L("About")),
		widget.VStack(theme.Grid, name,
			widget.NewText(lang.L("Greenroom works without a network. Nothing you say or write leaves this computer."))),
		labelled(lang.L("Free software under the MIT licence, built with"), list)))
}

// version is the version of a part as it was built in; "" for one that has none.
func (p part) version() string {
	if p.name == "Go" {
		return strings.TrimPrefix(runtime.Version(), "go")
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || p.module == "" {
		return ""
	}
	for _, module := range info.Deps {
		if module.Path == p.module {
			return strings.TrimPrefix(module.Version, "v")
		}
	}
	return ""
}
