package data_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"greenroom/data"
)

// guideFile is a guide to an industry that lacks nothing.
func guideFile(industry string) string {
	return `{"industry": "` + industry + `", "about": "Work.", "valued": ["Care."], "words": [{"say": "care", "because": "It helps."}],
		"proof": ["A day."], "outlines": [{"question": "Why?", "points": ["Because."]}]}`
}

func guideFiles() fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, industry := range data.Industries() {
		fsys[string(industry)+".json"] = &fstest.MapFile{Data: []byte(guideFile(string(industry)))}
	}
	return fsys
}

func TestGuidesComeInTheOrderOfTheIndustries(t *testing.T) {
	guides, err := data.ReadGuides(guideFiles())
	if err != nil {
		t.Fatal(err)
	}
	for i, industry := range data.Industries() {
		if guides[i].Industry != industry {
			t.Errorf("guide %d is of %q, want %q", i, guides[i].Industry, industry)
		}
	}
}

func TestAGuideThatLacksSomethingIsRefusedWithItsFile(t *testing.T) {
	whole := guideFile("tech")
	for what, file := range map[string]string{
		"unknown field":    strings.Replace(whole, `"about"`, `"advice"`, 1),
		"unknown industry": strings.Replace(whole, "tech", "magic", 1),
		"twice":            strings.Replace(whole, "tech", "health", 1),
		"empty line":       strings.Replace(whole, "A day.", " ", 1),
		"no points":        strings.Replace(whole, `["Because."]`, "[]", 1),
		"no proof":         strings.Replace(whole, `["A day."]`, "[]", 1),
		"more":             whole + "{}",
	} {
		fsys := guideFiles()
		fsys["tech.json"] = &fstest.MapFile{Data: []byte(file)}
		_, err := data.ReadGuides(fsys)
		if !errors.Is(err, data.ErrInvalid) || !strings.Contains(err.Error(), ".json") {
			t.Errorf("%s: %v", what, err)
		}
	}
	fsys := guideFiles()
	delete(fsys, "tech.json")
	if _, err := data.ReadGuides(fsys); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("without a guide to tech: %v", err)
	}
}

func TestAnIndustryOfOnesOwnKeepsItsNameForOthersWhenItIsRenamed(t *testing.T) {
	s, _ := newStore(t)
	law := must(s.SaveOwnField(ctx, data.OwnField{Name: "Law", Words: "brief"}))(t)
	if !law.Industry().Own() || data.IndustryTech.Own() {
		t.Errorf("own: %q %v, tech %v", law.Industry(), law.Industry().Own(), data.IndustryTech.Own())
	}
	story := must(s.SaveStory(ctx, data.Story{Title: "The brief", Industries: []data.Industry{law.Industry()}}))(t)
	law.Name, law.UID = "Law and courts", "no matter"
	again := must(s.SaveOwnField(ctx, law))(t)
	if again.Name != "Law and courts" || story.Industries[0] != again.Industry() {
		t.Errorf("renamed to %+v; the story belongs to %v", again, story.Industries)
	}
	found := must(s.FindOwnFields(ctx, data.OwnFieldFilter{Text: "brief"}))(t)
	if len(found) != 1 || found[0].ID != law.ID {
		t.Errorf("found %+v by its words", found)
	}
	if n := must(s.CountOwnFields(ctx, data.OwnFieldFilter{Text: "court nothing"}))(t); n != 0 {
		t.Errorf("%d have words that are nowhere", n)
	}
}
