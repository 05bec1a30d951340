package data_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"greenroom/data"
)

func TestABankOfQuestionsToAskIsReadInTheOrderOfItsFiles(t *testing.T) {
	themes := must(data.ReadAsks(fstest.MapFS{
		"2-b.json": {Data: []byte(`{"theme":"b","title":"B","questions":[{"text":"Who?","why":"Names."}]}`)},
		"1-a.json": {Data: []byte(`{"theme":"a","title":"A","questions":[{"text":"Why?","why":"Reasons."},{"text":"How?","why":"Ways."}]}`)},
	}))(t)
	if len(themes) != 2 || themes[0].Theme != "a" || len(themes[0].Questions) != 2 || themes[1].Questions[0].Why != "Names." {
		t.Errorf("read %+v", themes)
	}
}

func TestABankOfQuestionsToAskThatIsWrongIsRefusedByName(t *testing.T) {
	for name, content := range map[string]string{
		"unknown field": `{"theme":"a","title":"A","mood":"B","questions":[{"text":"Why?","why":"x"}]}`,
		"more follows":  `{"theme":"a","title":"A","questions":[{"text":"Why?","why":"x"}]} {}`,
		"no theme":      `{"theme":"","title":"A","questions":[{"text":"Why?","why":"x"}]}`,
		"no questions":  `{"theme":"a","title":"A","questions":[]}`,
		"no reason":     `{"theme":"a","title":"A","questions":[{"text":"Why?","why":" "}]}`,
		"twice":         `{"theme":"a","title":"A","questions":[{"text":"Why?","why":"x"},{"text":"why","why":"y"}]}`,
	} {
		_, err := data.ReadAsks(fstest.MapFS{"one.json": {Data: []byte(content)}})
		if !errors.Is(err, data.ErrInvalid) || !strings.Contains(err.Error(), "one.json") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := data.ReadAsks(fstest.MapFS{}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("an empty bank: %v", err)
	}
}
