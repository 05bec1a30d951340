// Package fields is the room for fields of work: what is known of the four
// that are built in, and those the person adds with notes of their own.
package fields

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/guidance"
	"greenroom/ui/room"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// Store is what the room needs of the store.
type Store interface {
	guidance.Store
	Now() time.Time
	Subscribe(changed func(data.Kind)) (cancel func())
	OwnField(ctx context.Context, id int64) (data.OwnField, error)
	FindOwnFields(ctx context.Context, filter data.OwnFieldFilter) ([]data.OwnField, error)
	CountOwnFields(ctx context.Context, filter data.OwnFieldFilter) (int, error)
	SaveOwnField(ctx context.Context, field data.OwnField) (data.OwnField, error)
	Delete(ctx context.Context, refs ...data.Ref) error
	Restore(ctx context.Context, refs ...data.Ref) error
}

// Deps is what the room is made of.
type Deps struct {
	Window room.Window
	Store  Store
}

// Room is the fields of work. It takes the addresses "" for the one that was
// open last, "7" for one of the person's own and "new" for a new one.
type Room struct {
	*folio.Folio[data.OwnField, data.OwnField]
}

var (
	_ room.Room     = (*Room)(nil)
	_ room.Creator  = (*Room)(nil)
	_ room.Searcher = (*Room)(nil)
	_ room.Flusher  = (*Room)(nil)
	_ room.Closer   = (*Room)(nil)
	_ room.KeyTaker = (*Room)(nil)
)

// New makes the room.
func New(deps Deps) *Room {
	store := shelved{deps.Store}
	p := newPage(deps)
	r := &Room{folio.New(folio.Config[data.OwnField, data.OwnField]{
		Window: deps.Window,
		Store:  store,
		Kind:   data.KindIndustry,
		Words:  phrases(),

		Drafts:  drafts(deps.Store),
		Updated: func(f data.OwnField) time.Time { return f.Updated },
		Read:    store.read,
		Begin:   func(string) data.OwnField { return data.OwnField{} },
		Prepare: func(ctx context.Context, f data.OwnField) func() {
			guides, err := guidance.Load(ctx, deps.Store)
			return func() { p.showGuide(guides, f, err) }
		},

		Load:  store.load,
		Count: store.count,
		Row:   func() widget.Row[data.OwnField] { return newRow() },
		ID:    func(f data.OwnField) int64 { return f.ID },
	})}
	p.folio = r.Folio
	r.Furnish(p)
	return r
}

// shelved is the store with the built-in fields before the person's own. They
// have no number there; here they are the negative ones, in the order of the
// industries.
type shelved struct{ Store }

// errBuiltIn is why one of them cannot be deleted.
var errBuiltIn = errors.New("it came with Greenroom")

// Delete deletes what is the person's own.
func (s shelved) Delete(ctx context.Context, refs ...data.Ref) error {
	for _, ref := range refs {
		if ref.ID < 0 {
			return errBuiltIn
		}
	}
	return s.Store.Delete(ctx, refs...)
}

// builtIn lists the built-in fields whose names have the words of a search.
func builtIn(text string) (fields []data.OwnField) {
	for i, industry := range data.Industries() {
		name := words.Industry(industry)
		if strings.Contains(strings.ToLower(name), strings.ToLower(strings.TrimSpace(text))) {
			fields = append(fields, data.OwnField{ID: int64(-1 - i), Name: name})
		}
	}
	return fields
}

// industryOf is the industry of a field of this room.
func industryOf(f data.OwnField) data.Industry {
	if f.ID < 0 {
		return data.Industries()[-1-f.ID]
	}
	return f.Industry()
}

func (s shelved) read(ctx context.Context, id int64) (data.OwnField, error) {
	for _, f := range builtIn("") {
		if f.ID == id {
			return f, nil
		}
	}
	return s.OwnField(ctx, id)
}

func (s shelved) load(ctx context.Context, q shelf.Query, limit, offset int) ([]data.OwnField, error) {
	all := builtIn(q.Text)
	own, err := s.FindOwnFields(ctx, data.OwnFieldFilter{Text: q.Text})
	if err != nil {
		return nil, err
	}
	all = append(all, own...)
	from := min(offset, len(all))
	return all[from:min(from+limit, len(all))], nil
}

func (s shelved) count(ctx context.Context, q shelf.Query) (int, error) {
	own, err := s.CountOwnFields(ctx, data.OwnFieldFilter{Text: q.Text})
	return len(builtIn(q.Text)) + own, err
}

func phrases() folio.Words[data.OwnField] {
	return folio.Words[data.OwnField]{
		Title:   lang.L("Industries"),
		New:     lang.L("Add your own"),
		Search:  lang.L("Search industries"),
		Nothing: lang.L("No industry has these words."),
		Choose:  lang.L("Choose an industry, or add your own."),
		List:    lang.L("read the industries"),
		Open:    lang.L("open this industry"),
		Save:    lang.L("save this industry; your words stay on the page"),
		Delete:  lang.L("delete this industry"),
		Deleted: func(f data.OwnField) string {
			if name := strings.TrimSpace(f.Name); name != "" {
				return lang.L("Deleted {{.Name}}", map[string]any{"Name": name})
			}
			return lang.L("Industry deleted")
		},
	}
}

// drafts says how fields are kept.
func drafts(store Store) desk.Kind[data.OwnField] {
	return desk.Kind[data.OwnField]{
		ID: func(f data.OwnField) int64 { return f.ID },
		Blank: func(f data.OwnField) bool {
			return strings.TrimSpace(f.Name+f.Valued+f.Words+f.Proof+f.Notes) == ""
		},
		Save: store.SaveOwnField,
		Adopt: func(f *data.OwnField, saved data.OwnField) {
			f.ID, f.UID, f.Created, f.Updated = saved.ID, saved.UID, saved.Created, saved.Updated
		},
		Now: store.Now,
	}
}
