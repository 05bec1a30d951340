package data

import (
	"context"
	"time"
)

// Negotiation is what a talk about pay is prepared with. Amounts are whole minor units (cents) of
// the currency for a year; nil is not known.
type Negotiation struct {
	ID          int64
	CompanyID   int64
	Title       string
	Alternative string // the best there is without an agreement: the present job
	Currency    string // as entered: "EUR", "£"
	Target      *int64
	Satisfied   *int64
	WalkAway    *int64
	Asks        string
	Trades      string
	Script      []string // lines to say
	Notes       string
	Worth       []Worth
	Created     time.Time
	Updated     time.Time
}

// Worth is what others pay for such work.
type Worth struct {
	Source    string
	Day       Day
	Low, High *int64 // minor units for a year
	Note      string
}

func (n *Negotiation) record() record {
	return record{
		kind: KindNegotiation, id: &n.ID, created: &n.Created, updated: &n.Updated, check: n.check(),
		cells: []cell{
			{"company_id", reference{&n.CompanyID}}, {"title", &n.Title}, {"alternative", &n.Alternative}, {"currency", &n.Currency},
			{"target", &n.Target}, {"satisfied", &n.Satisfied}, {"walk_away", &n.WalkAway}, {"asks", &n.Asks}, {"trades", &n.Trades},
			{"script", &n.Script}, {"notes", &n.Notes},
		},
		owned: []owned{rows[Worth]{"negotiation_worth", &n.Worth, func(w *Worth) []cell {
			return []cell{{"source", &w.Source}, {"day", &w.Day}, {"low", &w.Low}, {"high", &w.High}, {"note", &w.Note}}
		}}},
	}
}

func (n *Negotiation) check() error {
	if err := checkMoney(n.Target, n.Satisfied, n.WalkAway); err != nil {
		return err
	}
	for _, w := range n.Worth {
		if err := checkMoney(w.Low, w.High); err != nil {
			return err
		}
		if err := w.Day.check(); err != nil {
			return err
		}
	}
	return nil
}

// NegotiationFilter chooses negotiations; what is left at its zero value does not restrict.
type NegotiationFilter struct {
	Text      string
	CompanyID int64
	Limit     int // 0: all
	Offset    int
}

func (f NegotiationFilter) where() *conditions {
	c := live()
	c.matching(KindNegotiation, "this", f.Text)
	if f.CompanyID != 0 {
		c.add("this.company_id = ?", f.CompanyID)
	}
	return c
}

// Negotiations lists negotiations, the last begun first.
func (s *Store) Negotiations(ctx context.Context, f NegotiationFilter) ([]Negotiation, error) {
	return list[Negotiation](ctx, s, f.where(), "this.id DESC", f.Limit, f.Offset)
}

// CountNegotiations says how many negotiations the filter lets through, whatever its Limit and Offset.
func (s *Store) CountNegotiations(ctx context.Context, f NegotiationFilter) (int, error) {
	return count(ctx, s, KindNegotiation, f.where())
}

// Negotiation reads one negotiation.
func (s *Store) Negotiation(ctx context.Context, id int64) (Negotiation, error) {
	return read[Negotiation](ctx, s, id)
}

// SaveNegotiation keeps a negotiation, as a new one when its ID is 0, and gives it back as it is now
// kept.
func (s *Store) SaveNegotiation(ctx context.Context, n Negotiation) (Negotiation, error) {
	return save(ctx, s, n)
}

// OfferState says what became of an offer.
type OfferState string

// The states of an offer.
const (
	OfferOpen     OfferState = "open"
	OfferAccepted OfferState = "accepted"
	OfferDeclined OfferState = "declined"
)

// Offer is what somebody offers, or the present job to hold offers against. Amounts are whole minor
// units (cents) of the currency for a year; nil is not known.
type Offer struct {
	ID            int64
	NegotiationID int64
	CompanyID     int64
	Name          string
	Present       bool   // the present job
	Currency      string // as entered
	Base          *int64
	Bonus         *int64
	Equity        *int64
	Holidays      *int64 // days a year
	Weekly        *int64 // minutes of work a week
	Place         string
	Growth        string
	Until         Day        // as long as it stands
	State         OfferState // "" is saved as OfferOpen
	Notes         string
	Rows          []OfferRow
	Created       time.Time
	Updated       time.Time
}

// OfferRow is something else the person compares; an amount counts in the total.
type OfferRow struct {
	Name   string
	Text   string
	Amount *int64
}

func (o *Offer) record() record {
	orDefault(&o.State, OfferOpen)
	return record{
		kind: KindOffer, id: &o.ID, created: &o.Created, updated: &o.Updated, check: o.check(),
		cells: []cell{
			{"negotiation_id", reference{&o.NegotiationID}}, {"company_id", reference{&o.CompanyID}}, {"name", &o.Name}, {"present", &o.Present},
			{"currency", &o.Currency}, {"base", &o.Base}, {"bonus", &o.Bonus}, {"equity", &o.Equity}, {"holidays", &o.Holidays}, {"weekly", &o.Weekly},
			{"place", &o.Place}, {"growth", &o.Growth}, {"day", &o.Until}, {"state", &o.State}, {"notes", &o.Notes},
		},
		owned: []owned{rows[OfferRow]{"offer_row", &o.Rows, func(r *OfferRow) []cell {
			return []cell{{"name", &r.Name}, {"text", &r.Text}, {"amount", &r.Amount}}
		}}},
	}
}

func (o *Offer) check() error {
	if err := checkMoney(o.Base, o.Bonus, o.Equity); err != nil {
		return err
	}
	for _, row := range o.Rows {
		if err := checkMoney(row.Amount); err != nil {
			return err
		}
	}
	return o.Until.check()
}

// Offers lists the offers of a negotiation, the present job first; of 0, all there are.
func (s *Store) Offers(ctx context.Context, negotiationID int64) ([]Offer, error) {
	where := live()
	if negotiationID != 0 {
		where.add("this.negotiation_id = ?", negotiationID)
	}
	return list[Offer](ctx, s, where, "NOT this.present, this.id", 0, 0)
}

// OffersToAnswer lists the offers that are open and stand until a day in a time, the soonest first.
func (s *Store) OffersToAnswer(ctx context.Context, from, to Day) ([]Offer, error) {
	where := live()
	where.add("this.state = ? AND NOT this.present", OfferOpen)
	where.add("this.day BETWEEN ? AND ?", from, to)
	where.add("this.negotiation_id IN (SELECT id FROM negotiation WHERE deleted_ms IS NULL)")
	return list[Offer](ctx, s, where, "this.day, this.id", 0, 0)
}

// Offer reads one offer.
func (s *Store) Offer(ctx context.Context, id int64) (Offer, error) { return read[Offer](ctx, s, id) }

// SaveOffer keeps an offer, as a new one when its ID is 0, and gives it back as it is now kept.
func (s *Store) SaveOffer(ctx context.Context, o Offer) (Offer, error) { return save(ctx, s, o) }
