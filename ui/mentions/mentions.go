// Package mentions is the panel that tells where a thing comes up: the entries
// about a company, the stories that answer a question, the letters for an
// interview. Any page can have it at its foot.
package mentions

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// Store is what the panel needs of the store.
type Store interface {
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	Mentions(ctx context.Context, ref data.Ref) ([]data.Mention, error)
}

const (
	// few is how many of a kind are listed before the rest is asked for.
	few = 4
	// kindWidth is the column of what it is.
	kindWidth = 104
	// settle is how long the panel waits for further changes.
	settle = 250 * time.Millisecond
)

// Panel lists what points at a thing. Its methods belong to the UI thread,
// except Close and Wait.
type Panel struct {
	// Content is what it shows, nothing where nothing points at the thing.
	Content *fyne.Container
	// Changed is called when it has become higher or lower; nil for nobody.
	Changed func()

	win    room.Window
	store  Store
	except []data.Kind

	of    data.Ref
	found []data.Mention
	whole map[data.Kind]bool // those of which all are listed

	loading task.Latest
	cancel  func() // ends the subscription
	mu      sync.Mutex
	waiting *time.Timer // guarded by mu
}

// New makes a panel that leaves out kinds which the page shows itself.
func New(win room.Window, store Store, except ...data.Kind) *Panel {
	p := &Panel{Content: widget.VStack(0), win: win, store: store, except: except}
	p.Content.Hide()
	p.cancel = store.Subscribe(p.changed)
	return p
}

// Show lists what points at a thing; without an ID there is none.
func (p *Panel) Show(ref data.Ref) {
	if ref != p.of {
		p.of, p.found, p.whole = ref, nil, map[data.Kind]bool{}
		p.list()
	}
	p.load()
}

// Close ends what it follows, and returns when nothing is being read.
func (p *Panel) Close() {
	p.cancel()
	p.mu.Lock()
	if p.waiting != nil {
		p.waiting.Stop()
	}
	p.mu.Unlock()
	p.loading.Cancel()
	p.Wait()
}

// Wait returns when nothing is being read.
func (p *Panel) Wait() { p.loading.Wait() }

// changed follows what is stored, a moment after the last change.
func (p *Panel) changed(kind data.Kind) {
	if kind == data.KindSetting {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.waiting != nil {
		p.waiting.Stop()
	}
	p.waiting = time.AfterFunc(settle, func() { fyne.Do(p.load) })
}

func (p *Panel) load() {
	ref := p.of
	if ref.ID == 0 {
		p.loading.Cancel()
		return
	}
	p.loading.Run(func(ctx context.Context) func() {
		found, err := p.store.Mentions(ctx, ref)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				p.win.Fail(lang.L("look for where this comes up"), err)
				return
			}
			found = p.shown(found)
			if ref == p.of && !slices.Equal(found, p.found) {
				p.found = found
				p.list()
			}
		}
	})
}

// shown are those that the page does not show itself, by their kind: the kind of
// the newest first.
func (p *Panel) shown(found []data.Mention) []data.Mention {
	found = slices.DeleteFunc(found, func(m data.Mention) bool {
		return slices.Contains(p.except, m.Kind) || room.Address(m.Ref, m.Within) == ""
	})
	first := map[data.Kind]int{}
	for i, m := range found {
		if _, known := first[m.Kind]; !known {
			first[m.Kind] = i
		}
	}
	slices.SortStableFunc(found, func(a, b data.Mention) int { return first[a.Kind] - first[b.Kind] })
	return found
}

// list puts the lines on the page.
func (p *Panel) list() {
	p.Content.RemoveAll()
	if len(p.found) > 0 {
		p.Content.Add(widget.Pad(widget.NewSection(lang.L("Where this comes up")), 12, 0, 6, 0))
	}
	for i := 0; i < len(p.found); {
		kind, end := p.found[i].Kind, i
		for end < len(p.found) && p.found[end].Kind == kind {
			end++
		}
		p.group(kind, p.found[i:end])
		i = end
	}
	p.Content.Hidden = len(p.found) == 0
	p.Content.Refresh()
	if p.Changed != nil {
		p.Changed()
	}
}

// group lists what there is of a kind: the newest, and the rest when asked for.
func (p *Panel) group(kind data.Kind, found []data.Mention) {
	seen := found
	if len(found) > few+1 && !p.whole[kind] {
		seen = found[:few]
	}
	for i, m := range seen {
		name := ""
		if i == 0 {
			name = words.Kind(kind)
		}
		p.Content.Add(p.line(name, m))
	}
	if rest := len(found) - len(seen); rest > 0 {
		more := widget.NewButton(lang.L("Show all: {{.What}}", map[string]any{"What": words.Count(kind, len(found))}), "", func() {
			p.whole[kind] = true
			p.list()
		})
		more.Style = widget.Plain
		p.Content.Add(widget.Pad(widget.HStack(0, more), 0, 0, 0, kindWidth+2*theme.Grid-10))
	}
}

// line opens one of them: what it is, what it is called, and when it was.
func (p *Panel) line(name string, m data.Mention) fyne.CanvasObject {
	title := strings.Join(strings.Fields(m.Title), " ")
	if title == "" {
		title = words.Kind(m.Kind)
	}
	when := words.When(m.At, p.store.Now())
	if m.At.After(p.store.Now()) {
		when = words.Coming(m.At, p.store.Now())
	}
	row := widget.HStack(2*theme.Grid, widget.Wide(widget.NewQuiet(name), kindWidth), widget.Grow(widget.NewLabel(title)), widget.NewQuiet(when))
	address := room.Address(m.Ref, m.Within)
	return widget.NewPressLine(words.Kind(m.Kind)+": "+title, widget.Pad(row, 8, 0, 8, 0), func() { p.win.Go(address) })
}
