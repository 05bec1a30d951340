package assets

import (
	"embed"
	"io/fs"
)

//go:embed industries/*.json
var industries embed.FS

// Industries returns the folder of the guides to fields of work, one JSON file
// an industry.
func Industries() fs.FS { return must(fs.Sub(industries, "industries")) }
