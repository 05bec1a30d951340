package assets

import (
	"embed"
	"io/fs"
)

//go:embed asks/*.json
var asks embed.FS

// Asks returns the folder of the questions one can ask at an interview, one
// JSON file a theme, in the order of the names.
func Asks() fs.FS { return must(fs.Sub(asks, "asks")) }
