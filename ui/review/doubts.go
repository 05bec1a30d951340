package review

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/timeline"
	"greenroom/ui/widget"
)

// doubtsBar asks whether a place was a hesitation. Only who spoke knows.
type doubtsBar struct {
	picture *picture
	content *fyne.Container
	place   timeline.Span
}

func newDoubtsBar(p *picture) *doubtsBar {
	b := &doubtsBar{picture: p}
	b.content = widget.HStack(2*theme.Grid,
		widget.Grow(widget.NewLabel(lang.L("The voice stays on one sound here. Were you looking for a word?"))),
		widget.NewHint(lang.L("yes, mark it"), "Y", b.confirm), widget.NewHint(lang.L("no"), "X", b.dismiss))
	b.content.Hide()
	return b
}

// show hides the question when its place is settled.
func (b *doubtsBar) show() {
	if b.place.Length() > 0 {
		for _, h := range hesitations(b.picture.room.shown) {
			if h == b.place && b.picture.room.other == nil {
				return
			}
		}
	}
	b.place = timeline.Span{}
	b.content.Hide()
}

func hesitations(s spoken) []timeline.Span {
	if t := toneOf(s); t != nil {
		return t.Hesitations
	}
	return nil
}

// open asks about a place, and lets it be heard.
func (b *doubtsBar) open(place timeline.Span) {
	b.place = place
	b.content.Show()
	b.picture.playFrom(max(0, place.Start-time.Second))
	b.picture.room.page.content.Refresh()
}

// next asks about the next place after the playhead, or the first.
func (b *doubtsBar) next() {
	all := hesitations(b.picture.room.shown)
	if len(all) == 0 {
		b.picture.room.Window.Say(lang.L("No possible hesitations were found."))
		return
	}
	chosen := all[0]
	for _, h := range all {
		if h.Start > b.place.Start {
			chosen = h
			break
		}
	}
	b.open(chosen)
}

func (b *doubtsBar) confirm() {
	place := b.place
	b.place = timeline.Span{}
	b.content.Hide()
	b.picture.marks.add(data.MarkFiller, place.Start, "")
}

func (b *doubtsBar) dismiss() {
	r := b.picture.room
	review := r.shown.review
	review.Dismissed = append(review.Dismissed[:len(review.Dismissed):len(review.Dismissed)], b.place.Start)
	r.page.self.keep(review)
	b.place = timeline.Span{}
	b.content.Hide()
	go r.judging.Flush()
}

func (b *doubtsBar) typedKey(key *fyne.KeyEvent) bool {
	if b.picture.room.other != nil {
		return false
	}
	if key.Name == fyne.KeyH {
		b.next()
		return true
	}
	if b.place.Length() <= 0 {
		return false
	}
	switch key.Name {
	case fyne.KeyY:
		b.confirm()
	case fyne.KeyX:
		b.dismiss()
	case fyne.KeyEscape:
		b.place = timeline.Span{}
		b.content.Hide()
	default:
		return false
	}
	return true
}

// save hands what is judged to the store, a moment later.
func (r *Room) save(review data.Review) {
	r.judging.Touch(func(ctx context.Context) error { return r.Store.SaveReview(ctx, review) })
}
