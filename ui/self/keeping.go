package self

import (
	"context"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// keeping is a store that keeps the board as it was before its first change of
// a day, so that earlier versions can be read without having been asked for.
type keeping struct {
	Store
	mu sync.Mutex // guards that a board is kept once
}

// SaveSWOT keeps the board as it was, and then the card.
func (k *keeping) SaveSWOT(ctx context.Context, card data.SWOT) (data.SWOT, error) {
	if err := k.keepEarlier(ctx); err != nil {
		return data.SWOT{}, err
	}
	return k.Store.SaveSWOT(ctx, card)
}

// MoveSWOT keeps the board as it was, and then where the card is.
func (k *keeping) MoveSWOT(ctx context.Context, id int64, field data.SWOTField, position int) error {
	if err := k.keepEarlier(ctx); err != nil {
		return err
	}
	return k.Store.MoveSWOT(ctx, id, field, position)
}

// Delete keeps the board as it was, and then deletes.
func (k *keeping) Delete(ctx context.Context, refs ...data.Ref) error {
	if slices.ContainsFunc(refs, func(ref data.Ref) bool { return ref.Kind == data.KindSWOT }) {
		if err := k.keepEarlier(ctx); err != nil {
			return err
		}
	}
	return k.Store.Delete(ctx, refs...)
}

// keepEarlier keeps the board as it is, unless it was begun today, a board was
// kept today, or the last one that was kept is the same.
func (k *keeping) keepEarlier(ctx context.Context) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	now, err := today(ctx, k.Store)
	if err != nil || len(now.Cards) == 0 {
		return err
	}
	cards, err := k.SWOTs(ctx)
	if err != nil {
		return err
	}
	kept, err := k.Boards(ctx)
	if err != nil {
		return err
	}
	isToday := func(at time.Time) bool { return data.DayOf(at.Local()) == data.DayOf(k.Now().Local()) }
	begunToday := !slices.ContainsFunc(cards, func(w data.SWOT) bool { return !isToday(w.Created) })
	if begunToday || len(kept) > 0 && (isToday(kept[0].Created) || slices.Equal(kept[0].Cards, now.Cards)) {
		return nil
	}
	now.Note = lang.L("Kept by itself, before you changed it")
	_, err = k.SaveBoard(ctx, now)
	return err
}
