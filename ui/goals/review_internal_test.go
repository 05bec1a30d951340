package goals

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLinesThatWerePutTogetherAreTakenApartAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var said [lines]string
		for i := range said {
			said[i] = strings.TrimSpace(rapid.StringMatching(`[a-z#äß .,]{0,12}(\n[a-z •-]{0,9}){0,2}`).Draw(t, "line"))
			if strings.Contains("\n"+said[i], "\n## ") {
				said[i] = ""
			}
		}
		again, whole := takeApart(compose(said))
		if !whole || again != said {
			t.Fatalf("%q became %q, whole: %v", said, again, whole)
		}
	})
}

func TestWhatSaysMoreThanFiveLinesIsNotTakenApart(t *testing.T) {
	for _, body := range []string{"Before.\n\n## A step I took\nOne.", "## Another thing\nOne."} {
		if said, whole := takeApart(body); whole {
			t.Errorf("%q became %q", body, said)
		}
	}
}
