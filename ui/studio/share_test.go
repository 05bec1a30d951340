package studio_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/data/feedback"
	"greenroom/ui/studio"
)

// library is a real store with two takes of a second.
func library(t *testing.T) (*data.Store, []studio.Said) {
	t.Helper()
	s, err := data.Open(t.Context(), t.TempDir(), data.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	q, err := s.SaveQuestion(t.Context(), data.Question{Text: "Why us?"})
	if err != nil {
		t.Fatal(err)
	}
	var said []studio.Said
	for range 2 {
		take, err := s.BeginTake(t.Context(), data.Take{QuestionID: q.ID})
		if err == nil {
			writeWAV(t, s.Path(take), 1, 1)
			take.Duration = time.Second
			err = s.FinishTake(t.Context(), take)
		}
		if err != nil {
			t.Fatal(err)
		}
		said = append(said, studio.Said{Take: take, Asked: q.Text})
	}
	return s, said
}

func TestWhatASomebodyFarAwayWritesComesBackToItsTake(t *testing.T) {
	s, said := library(t)
	path := filepath.Join(t.TempDir(), "page.html")
	done := 0.0
	page := feedback.Page{ID: "p1", Title: "Listen"}
	if err := studio.Share(t.Context(), s, page, said, path, func(part float64) { done = part }); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	uid, err := s.UID(t.Context(), data.Ref{Kind: data.KindTake, ID: said[1].Take.ID})
	if err != nil || !strings.Contains(string(content), uid) || strings.Count(string(content), "data:audio/flac;base64,ZkxhQ") != 2 || done != 1 {
		t.Errorf("wrote %d bytes, done %v, %v", len(content), done, err)
	}
	answer := func(ref, note string) map[string]any {
		return map[string]any{"ref": ref, "ticked": []string{"example"}, "note": note, "marks": []map[string]any{{"at_ms": 9000, "kind": "fix", "text": "slower"}}}
	}
	form, err := json.Marshal(map[string]any{"greenroom": "feedback/1", "page": "p1", "from": "Mira", "filled": time.Now(),
		"answers": []any{answer(uid, "Clear."), answer("00000000000000000000000000000000", "Gone.")}})
	if err != nil {
		t.Fatal(err)
	}
	read, err := feedback.Read(strings.NewReader(string(form)))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1 0 1", "0 1 1"} { // and once more
		kept, known, missing, err := studio.TakeIn(t.Context(), s, read, 0)
		if got := fmt.Sprint(len(kept), known, missing); got != want || err != nil {
			t.Errorf("kept, known, missing are %s, want %s (%v)", got, want, err)
		}
	}
	got, err := s.Feedback(t.Context(), said[1].Take.ID)
	if err != nil || len(got) != 1 || got[0].Author != "Mira" || got[0].Note != "Clear." {
		t.Errorf("kept %+v, %v", got, err)
	}
	marks, err := s.Marks(t.Context(), said[1].Take.ID)
	if err != nil || len(marks) != 1 || marks[0].At != time.Second || marks[0].Author != "Mira" { // no later than its end
		t.Errorf("marked %+v, %v", marks, err)
	}
}

func TestAPageThatFailsLeavesNothing(t *testing.T) {
	s, said := library(t)
	folder := t.TempDir()
	if err := os.Remove(s.Path(said[1].Take)); err != nil {
		t.Fatal(err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for name, ctx := range map[string]context.Context{"its sound is gone": t.Context(), "it is cancelled": ended} {
		err := studio.Share(ctx, s, feedback.Page{}, said, filepath.Join(folder, "page.html"), func(float64) {})
		if err == nil || name == "it is cancelled" && !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
		if left, _ := os.ReadDir(folder); len(left) != 0 {
			t.Errorf("%s: left %v", name, left)
		}
	}
}
