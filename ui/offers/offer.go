package offers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/desk"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// offers is the offers of a negotiation: side by side in a table, and the one
// that is chosen as fields to write in.
type offers struct {
	page    *page
	list    []data.Offer
	draft   *desk.Draft[data.Offer] // the chosen one, nil for none
	desk    desk.Desk[data.Offer]
	table   *fyne.Container
	chips   *fyne.Container
	editor  *editor
	says    *widget.Text
	of      int64 // the negotiation they belong to
	content *fyne.Container
}

func newOffers(p *page) *offers {
	o := &offers{page: p, table: widget.VStack(0), chips: widget.Flow(theme.Grid)}
	o.says = widget.NewText(lang.L("These are paid in different currencies. Each stands as it was entered; they are neither added nor compared, as no rate is true for long."))
	o.says.TextSize, o.says.Color = theme.SizeQuiet, theme.Quiet
	o.editor = newEditor(o)
	o.content = widget.VStack(2*theme.Grid, o.table, o.says, o.chips, o.editor.content)
	o.says.Hide()
	o.editor.content.Hide()
	p.Filled(func(n data.Negotiation) {
		if o.of != n.ID {
			o.leave()
			o.of, o.draft, o.list = n.ID, nil, nil
			o.arrange()
		}
	})
	return o
}

// leave saves the offer that is written in.
func (o *offers) leave() {
	if o.draft != nil {
		o.page.deps.Window.Beside(o.draft.Flush)
	}
}

// show shows the offers as the store has them. The fields that are written in
// stay as they are.
func (o *offers) show(list []data.Offer) {
	o.list = list
	o.of = o.page.value().ID
	if o.draft != nil && !slices.ContainsFunc(list, func(x data.Offer) bool { return x.ID == o.draft.ID() }) {
		o.draft = nil
	}
	o.arrange()
}

// arrange lays out table, names and fields.
func (o *offers) arrange() {
	o.table.RemoveAll()
	if len(o.list) > 0 {
		o.table.Add(table(o.list))
	}
	shown(o.says, data.SeveralCurrencies(o.list))
	o.chips.RemoveAll()
	present := false
	for _, one := range o.list {
		present = present || one.Present
		chip := widget.NewChip(lang.L("Fill in {{.Name}}", map[string]any{"Name": shortened(nameOf(one))}), func() { o.choose(one.ID) })
		chip.Selected = o.draft != nil && o.draft.ID() == one.ID
		o.chips.Add(chip)
	}
	if !present {
		o.chips.Add(widget.NewChip(lang.L("+ The present job"), func() { o.add(true) }))
	}
	o.chips.Add(widget.NewChip(lang.L("+ An offer"), func() { o.add(false) }))
	shown(o.editor.content, o.draft != nil)
	o.content.Refresh()
	o.page.Again()
}

// shown shows or hides something.
func shown(object fyne.CanvasObject, visible bool) {
	if visible {
		object.Show()
	} else {
		object.Hide()
	}
}

// choose opens an offer to be written in, or closes it if it is open.
func (o *offers) choose(id int64) {
	if o.draft != nil {
		before := o.draft
		o.page.deps.Window.Beside(before.Flush)
		if before.ID() == id {
			o.draft = nil
			o.arrange()
			return
		}
	}
	at := slices.IndexFunc(o.list, func(x data.Offer) bool { return x.ID == id })
	if at < 0 {
		return
	}
	o.draft = o.desk.Unsaved(id)
	if o.draft == nil {
		o.draft = desk.NewDraft(o.kind(), o.list[at], o.list[at].Updated)
	}
	o.desk.Put(o.draft)
	d := o.draft
	d.Failed = func(err error) { o.page.deps.Window.Fail(lang.L("save this offer; your words stay on the page"), err) }
	o.editor.show(d.Value())
	o.arrange()
}

// longestName is how many letters of a name stand on a chip.
const longestName = 28

func shortened(name string) string {
	letters := []rune(name)
	if len(letters) <= longestName {
		return name
	}
	return strings.TrimRight(string(letters[:longestName-1]), " ,.;:") + "…"
}

// kind says how offers are kept.
func (o *offers) kind() desk.Kind[data.Offer] {
	return desk.Kind[data.Offer]{
		ID:    func(x data.Offer) int64 { return x.ID },
		Blank: func(data.Offer) bool { return false },
		Save:  o.page.deps.Store.SaveOffer,
		Adopt: func(x *data.Offer, saved data.Offer) { x.Updated = saved.Updated },
		Now:   o.page.deps.Store.Now,
	}
}

// add makes a new offer and opens it.
func (o *offers) add(present bool) {
	deps := o.page.deps
	o.page.Folio.Stored(lang.L("First say with whom it is."), lang.L("add an offer"), func(ctx context.Context, n data.Negotiation) (func(), error) {
		saved, err := deps.Store.SaveOffer(ctx, data.Offer{NegotiationID: n.ID, Present: present, Currency: n.Currency})
		return func() {
			if !slices.ContainsFunc(o.list, func(x data.Offer) bool { return x.ID == saved.ID }) {
				o.list = append(o.list, saved)
			}
			o.choose(saved.ID)
			o.page.Folio.Focus(o.editor.name)
		}, err
	})
}

// change changes the offer that is open, and has it saved soon.
func (o *offers) change(change func(x *data.Offer)) {
	if o.draft != nil && !o.editor.filling {
		o.draft.Change(change)
	}
}

// remove puts the open offer into the trash, which can be undone.
func (o *offers) remove() {
	d := o.draft
	if d == nil {
		return
	}
	o.draft = nil
	o.arrange()
	window, store, ref := o.page.deps.Window, o.page.deps.Store, data.Ref{Kind: data.KindOffer, ID: d.ID()}
	window.Beside(func() {
		d.Flush()
		err := store.Delete(context.Background(), ref)
		fyne.Do(func() {
			if err != nil {
				window.Fail(lang.L("delete this offer"), err)
				return
			}
			window.Undoable(lang.L("Deleted {{.Name}}", map[string]any{"Name": nameOf(d.Value())}), func(ctx context.Context) error {
				return store.Restore(ctx, ref)
			})
		})
	})
}

// readCount reads a whole number of days.
func readCount(text string) (n *int64, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, true
	}
	v, err := strconv.ParseInt(text, 10, 64)
	if err != nil || v < 0 || v > 366 {
		return nil, false
	}
	return &v, true
}

// readHours reads hours of work a week, as minutes: "38.5", "38,5", "38:30".
func readHours(text string) (minutes *int64, ok bool) {
	text = strings.TrimSpace(strings.ReplaceAll(text, ",", "."))
	if text == "" {
		return nil, true
	}
	var v int64
	if whole, part, timed := strings.Cut(text, ":"); timed {
		h, err := strconv.ParseInt(whole, 10, 64)
		m, bad := strconv.ParseInt(part, 10, 64)
		if err != nil || bad != nil || m < 0 || m > 59 || h < 0 || h > 168 {
			return nil, false
		}
		v = 60*h + m
	} else {
		whole, part, _ := strings.Cut(text, ".")
		h, err := strconv.ParseInt(whole, 10, 64)
		hundredths, bad := strconv.ParseInt((part + "00")[:2], 10, 64)
		if err != nil || bad != nil || len(part) > 2 || h < 0 || h > 168 || hundredths < 0 {
			return nil, false
		}
		v = 60*h + (hundredths*60+50)/100
	}
	return &v, v <= 168*60
}

// untilText is how the day until which an offer stands is written in its field.
func untilText(day data.Day) string {
	if day == "" {
		return ""
	}
	return day.In(time.Local).Format("2 Jan 2006")
}

func countText(n *int64) string {
	if n == nil {
		return ""
	}
	return fmt.Sprint(*n)
}
