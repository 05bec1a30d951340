package widget_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// aMatrix is a matrix of many rows, on where row and column are the same.
func aMatrix(rows, columns int) *widget.Matrix {
	heads := func(kind string, n int) (all []widget.MatrixHead) {
		for i := range n {
			all = append(all, widget.MatrixHead{Label: fmt.Sprintf("%s %d", kind, i), Count: "1"})
		}
		return all
	}
	m := widget.NewMatrix("Questions and stories")
	m.Set(heads("question", rows), heads("story", columns), func(r, c int) bool { return r == c })
	return m
}

func typed(m *widget.Matrix, keys ...fyne.KeyName) {
	for _, key := range keys {
		m.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestAMatrixGoesFromCellToCellByKeysAndTurnsOne(t *testing.T) {
	screen := uitest.NewScreen(t)
	m := aMatrix(177, 12)
	screen.Show(m, 620, 300)
	var looked, turned []string
	m.OnLook = func(r, c int) { looked = append(looked, fmt.Sprint(r, "/", c)) }
	m.OnTurn = func(r, c int) { turned = append(turned, fmt.Sprint(r, "/", c)) }
	typed(m, fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeySpace, fyne.KeyLeft, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn, fyne.KeyEnd)
	if got := strings.Join(looked, " "); got != "1/0 1/1 1/2 1/1 0/1 176/1" {
		t.Errorf("looked at %s", got)
	}
	if got := strings.Join(turned, " "); got != "1/2 0/1" {
		t.Errorf("turned %s", got)
	}
}

func TestAMatrixScrollsToWhatIsLookedAtAndDrawsNoMore(t *testing.T) {
	screen := uitest.NewScreen(t)
	m := aMatrix(177, 12)
	screen.Show(m, 620, 300)
	seen := func(text string) bool { return strings.Contains(uitest.Words(m)+" ", text+" ") }
	if !seen("question 0") || seen("question 100") || seen("story 11") {
		t.Errorf("at first it shows %q", uitest.Words(m))
	}
	m.Look(100, 11)
	if seen("question 0") || !seen("question 100") || !seen("story 11") {
		t.Errorf("then it shows %q", uitest.Words(m))
	}
	m.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(9999, 9999)})
	if !seen("question 0") || !seen("story 0") {
		t.Errorf("scrolled back it shows %q", uitest.Words(m))
	}
	if n := len(uitest.Seen(m)); n > 150 {
		t.Errorf("it draws %d objects", n)
	}
}

func TestACellOfAMatrixIsToldBySizeNotByColourAlone(t *testing.T) {
	screen := uitest.NewScreen(t)
	m := aMatrix(1, 2)
	screen.Show(m, 620, 300)
	sizes := map[float32]int{}
	for _, o := range uitest.Seen(m) {
		if disc, ok := o.(*canvas.Circle); ok {
			sizes[disc.Size().Width]++
		}
	}
	if len(sizes) != 2 {
		t.Errorf("the discs of a cell that is on and of one that is not are %v wide", sizes)
	}
}

func TestAPressOnACellTurnsItAndOnANameOnlyLooks(t *testing.T) {
	screen := uitest.NewScreen(t)
	m := aMatrix(5, 3)
	screen.Show(m, 620, 300)
	turned := ""
	m.OnTurn = func(r, c int) { turned += fmt.Sprint(r, "/", c, " ") }
	size, text := m.Size(), theme.Size(theme.SizeQuiet)
	head, tall, wide := 4.3*text, 2.15*text, 6.5*text
	test.TapAt(m, fyne.NewPos(10, head+2*tall+10))
	row, _, _ := m.Looked()
	if row != 2 || turned != "" {
		t.Errorf("a press on a name looks at %d and turns %q", row, turned)
	}
	first := size.Width - 4 - 3*wide // the names have what the columns leave
	test.TapAt(m, fyne.NewPos(first+wide+10, head+10))
	if turned != "0/1 " {
		t.Errorf("a press on a cell turns %q", turned)
	}
	test.TapAt(m, fyne.NewPos(size.Width-20, 10))
	if turned != "0/1 " {
		t.Errorf("a press on a head turns %q", turned)
	}
}

func TestAnEmptyMatrixTakesKeysWithoutACell(t *testing.T) {
	screen := uitest.NewScreen(t)
	m := widget.NewMatrix("Nothing")
	screen.Show(m, 300, 200)
	m.OnTurn = func(int, int) { t.Error("it turns what is not there") }
	typed(m, fyne.KeyDown, fyne.KeySpace, fyne.KeyEnd)
	if _, _, any := m.Looked(); any {
		t.Error("it looks at what is not there")
	}
}

func TestSharesAreNamedAsFarAsThereIsRoomAndTellAllInWords(t *testing.T) {
	screen := uitest.NewScreen(t)
	s := widget.NewShares([]string{"Situation", "Task", "Action", "Result"}, []int{15, 10, 55, 20})
	screen.Show(s, 600, 60)
	s.Set(40, 2, 38, 20)
	words := uitest.Words(s)
	for _, want := range []string{"Situation 40 %", "Action 38 %", "Result 20 %", "Action 55 %"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q does not say %q", words, want)
		}
	}
	if strings.Contains(words, "Task 2") {
		t.Errorf("a name without room: %q", words)
	}
	if got := s.AccessibilityLabel(); got != "Situation 40 % (15), Task 2 % (10), Action 38 % (55), Result 20 % (20)" {
		t.Errorf("it tells %q", got)
	}
}
