package widget_test

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

func TestRowsTellTheirNamesInFullAndMoreWhenTheyAreLookedAt(t *testing.T) {
	screen := uitest.NewScreen(t)
	rows := widget.NewRows("Answers by theme", func(v float64) string { return strconv.Itoa(int(v)) })
	rows.Set([]widget.Spot{
		{Label: "Strengths and weaknesses", Value: 4, Says: "four of nine questions"},
		{Label: "Stress", Value: 0, Says: "none of six"},
	})
	screen.Show(rows, 400, 200)
	if got := uitest.Words(rows); !strings.Contains(got, "Strengths and weaknesses 4 Stress 0") {
		t.Errorf("it says %q", got)
	}
	rows.FocusGained()
	if got := uitest.Words(rows); !strings.Contains(got, "none of six") {
		t.Errorf("looked at the last, it says %q", got)
	}
	rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if got := uitest.Words(rows); rows.Looked() != 0 || !strings.Contains(got, "four of nine questions") {
		t.Errorf("one up, it says %q", got)
	}
}

func TestAnAxisOfWordsHasRoomForThem(t *testing.T) {
	screen := uitest.NewScreen(t)
	grades := []string{"", "Stuck", "Got there in the end", "Smooth", "Owned it"}
	c := widget.NewLine("How it went", func(v float64) string { return grades[int(v)] })
	c.SetSpan(1, 4)
	c.Set([]widget.Spot{{Label: "Monday", Value: 2, Says: "on Monday"}}, nil)
	screen.Show(c, 400, 200)
	for _, o := range uitest.Seen(c) {
		if text, ok := o.(*canvas.Text); ok && text.Size().Width < text.MinSize().Width {
			t.Errorf("%q is %v wide and has %v", text.Text, text.MinSize().Width, text.Size().Width)
		}
	}
	got := uitest.Words(c)
	for _, grade := range grades[1:] {
		if strings.Count(got, grade) != 1 {
			t.Errorf("the axis says %q", got)
		}
	}
}

func TestAHintGivesWayWhereThereIsNoRoom(t *testing.T) {
	screen := uitest.NewScreen(t)
	const question = "Tell me about a time your motivation dropped. What did you do about it?"
	hint := widget.NewHint(question, "", func() {})
	row := widget.HStack(0, hint)
	win := screen.Show(row, 900, 40)
	if got := uitest.Words(row); len(got) < 50 {
		t.Errorf("with room enough it says %q", got)
	}
	win.Resize(fyne.NewSize(260, 40))
	if got := uitest.Words(row); !strings.HasSuffix(got, "…") || hint.MinSize().Width > 130 {
		t.Errorf("without, it says %q and holds the window open by %v", got, hint.MinSize().Width)
	}
}
