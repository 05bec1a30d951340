package network

import (
	"context"
	"errors"
	"slices"
	"strings"

	"greenroom/data"
)

// mentioned is how many entries about somebody are listed.
const mentioned = 12

// around is what the card shows beside the contact itself.
type around struct {
	touches    []data.Touch
	followUps  []data.FollowUp // not done yet
	rhythms    data.Rhythms
	event      data.Event   // where they met
	introducer data.Contact // who brought them together
	passions   []data.Passion
	entries    []data.EntryLine
	mentions   []data.Mention
	colleagues int // others at the company
}

// lookAround reads what has to do with a contact.
func lookAround(ctx context.Context, store Store, c data.Contact) (a around, err error) {
	var errs [9]error
	a.rhythms, errs[0] = store.Rhythms(ctx)
	a.passions, errs[1] = store.Passions(ctx, data.PassionFilter{})
	if c.EventID != 0 {
		a.event, errs[2] = missing(store.Event(ctx, c.EventID))
	}
	if c.IntroducerID != 0 {
		a.introducer, errs[3] = missing(store.Contact(ctx, c.IntroducerID))
	}
	if c.ID != 0 {
		a.touches, errs[4] = store.Touches(ctx, c.ID)
		a.followUps, errs[5] = store.FollowUps(ctx, data.FollowUpFilter{ContactID: c.ID, Open: true})
		a.entries, errs[6] = store.Entries(ctx, data.EntryFilter{ContactID: c.ID, Limit: mentioned + 1})
		a.mentions, errs[7] = store.Mentions(ctx, data.Ref{Kind: data.KindContact, ID: c.ID})
		a.mentions = slices.DeleteFunc(a.mentions, func(m data.Mention) bool {
			return m.Kind == data.KindEntry || m.Kind == data.KindTouch || m.Kind == data.KindFollowUp
		})
	}
	if strings.TrimSpace(c.Company) != "" {
		a.colleagues, errs[8] = store.CountContacts(ctx, data.ContactFilter{Company: strings.TrimSpace(c.Company)})
		a.colleagues--
	}
	return a, errors.Join(errs[:]...)
}

// missing takes what lies in the trash for nothing.
func missing[T any](thing T, err error) (T, error) {
	if errors.Is(err, data.ErrNotFound) {
		return *new(T), nil
	}
	return thing, err
}
