package journal_test

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"greenroom/data"
)

// pasted is a clipboard with a text in it.
type pasted string

func (p pasted) Content() string { return string(p) }
func (pasted) SetContent(string) {}

func TestAMegabyteThatIsPastedIsKeptWhole(t *testing.T) {
	s := openStore(t)
	s.save(t, data.Entry{Title: "Long"})
	p := enter(t, s, "")
	line := "What was said, word for word, and what was meant by it.\n"
	text := strings.Repeat(line, 1<<20/len(line))
	p.field(textField).SetText("Before. ")
	p.field(textField).CursorColumn = len("Before. ")
	p.field(textField).TypedShortcut(&fyne.ShortcutPaste{Clipboard: pasted(text)})
	p.room.Flush()
	id := p.entries()[0].ID
	if got := p.entry(id).Body; got != "Before. "+text {
		t.Errorf("%d of %d bytes are kept", len(got), len(text))
	}
	if !p.sees("A long text") {
		t.Errorf("on the screen is %s", p.words())
	}
	p.field("Go on writing at the end").SetText("The end.")
	p.room.Flush()
	if got := p.entry(id).Body; got != "Before. "+strings.TrimRight(text, "\n")+"\n\nThe end." {
		t.Errorf("written on, %d bytes are kept, the last of them %q", len(got), got[len(got)-20:])
	}
	// Another entry and back: all of it is there.
	other := s.save(t, data.Entry{Title: "Short", Body: "A few words"})
	p.settle()
	p.room.Enter(strconv.FormatInt(other.ID, 10))
	p.settle()
	if got := p.field(textField).Text; got != "A few words" {
		t.Errorf("the other one says %q", got)
	}
	p.room.Enter(strconv.FormatInt(id, 10))
	p.settle()
	p.room.Flush()
	if got := p.entry(id).Body; !strings.HasPrefix(got, "Before. "+line) || !strings.HasSuffix(got, "The end.") {
		t.Errorf("opened again, %d bytes are kept", len(got))
	}
}
