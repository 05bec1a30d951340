package guidance_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"greenroom/data"
	"greenroom/ui/guidance"
	"greenroom/ui/uitest"
)

type fields []data.OwnField

func (f fields) OwnFields(context.Context) ([]data.OwnField, error) { return f, nil }

type broken struct{}

func (broken) OwnFields(context.Context) ([]data.OwnField, error) {
	return nil, errors.New("no disk")
}

func load(t *testing.T, own ...data.OwnField) guidance.Guides {
	t.Helper()
	g, err := guidance.Load(t.Context(), fields(own))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

var law = data.OwnField{ID: 7, UID: "ab12", Name: "Law", Words: "On the merits", Notes: "Wigs are optional."}

func TestEachBuiltInIndustryShowsAllItsParts(t *testing.T) {
	uitest.NewScreen(t)
	g := load(t)
	for _, industry := range data.Industries() {
		words := uitest.Words(g.Panel(industry))
		for _, part := range []string{"What they value", "Words that land", "Proof they look for", "How an answer can be built"} {
			if !strings.Contains(words, part) {
				t.Errorf("%s: nothing about %q", industry, part)
			}
		}
	}
}

func TestAnIndustryOfOnesOwnShowsWhatWasWrittenAndNothingElse(t *testing.T) {
	uitest.NewScreen(t)
	g := load(t, law)
	words := uitest.Words(g.Panel(law.Industry()))
	if !strings.Contains(words, "On the merits") || !strings.Contains(words, "Wigs are optional.") || strings.Contains(words, "Proof") {
		t.Errorf("it says %q", words)
	}
	if g.Name(law.Industry()) != "Law" || g.Name(data.IndustryTech) != "Tech" {
		t.Errorf("called %q and %q", g.Name(law.Industry()), g.Name(data.IndustryTech))
	}
	if g.Panel("own/gone") != nil || g.Name("own/gone") != "" || len(g.Known("own/gone", "tech", "tech")) != 1 {
		t.Error("an industry that is no longer there is still known")
	}
}

func TestAFoldOpensOneIndustryAtATimeAndKeepsItOpen(t *testing.T) {
	uitest.NewScreen(t)
	g := load(t, law)
	changes := 0
	folds := guidance.NewFolds(func() { changes++ })
	folds.Show(g, data.IndustryTech, law.Industry())
	says := func(text string) bool { return strings.Contains(uitest.Words(folds.Content), text) }
	if says("Wigs") || says("What they value") {
		t.Error("it is open before it is wanted")
	}
	uitest.Press(t, "What helps in Law", folds.Content)
	folds.Show(g, data.IndustryTech, law.Industry())
	if !says("Wigs") || says("What they value") {
		t.Errorf("opened, it says %q", uitest.Words(folds.Content))
	}
	uitest.Press(t, "What helps in Tech", folds.Content)
	if says("Wigs") || !says("What they value") {
		t.Errorf("the other opened, it says %q", uitest.Words(folds.Content))
	}
	uitest.Press(t, "What helps in Tech", folds.Content)
	if says("What they value") || changes != 3 {
		t.Errorf("closed, it says %q; told %d times", uitest.Words(folds.Content), changes)
	}
}

func TestAStoreThatCannotBeReadIsToldOf(t *testing.T) {
	if _, err := guidance.Load(t.Context(), broken{}); err == nil {
		t.Error("it loads from a store that is broken")
	}
}
