package archive_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"greenroom/data"
	"greenroom/data/archive"
)

var keep = flag.Bool("keep", false, "keep an export of this version in testdata, for the versions to come")

// TestExportsOfEarlierVersionsAreStillRead imports every export that was ever
// kept in testdata.
func TestExportsOfEarlierVersionsAreStillRead(t *testing.T) {
	if *keep {
		s := open(t)
		furnish(t, s)
		content, err := os.ReadFile(export(t, s))
		ok(t, err)
		ok(t, os.WriteFile(fmt.Sprintf("testdata/schema-%d.zip", data.SchemaVersion()), content, 0o644))
	}
	files, err := filepath.Glob("testdata/*.zip")
	ok(t, err)
	if len(files) == 0 {
		t.Fatal("there are none")
	}
	for _, file := range files {
		a, err := archive.Open(file)
		ok(t, err)
		into := open(t)
		merged, err := a.Import(ctx, into, mend, quietly)
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		for kind, n := range a.Manifest.Things {
			if kind != data.KindGone && merged.New[kind] != n {
				t.Errorf("%s: %d of %d times %s", file, merged.New[kind], n, kind)
			}
		}
		ok(t, a.Close())
	}
}
