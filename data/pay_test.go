package data_test

import (
	"errors"
	"testing"

	"greenroom/data"
)

func money(minor int64) *int64 { return &minor }

func TestTheTotalOfAnOfferIsAddedUpLineByLine(t *testing.T) {
	o := data.Offer{Currency: "EUR", Base: money(58_000_00), Equity: money(2_500_50), Rows: []data.OfferRow{
		{Name: " Travel card ", Amount: money(600_00)}, {Name: "Canteen", Text: "good"}, {Name: "Parking", Amount: money(-1_200_00)},
	}}
	same(t, []data.PayLine{
		{data.PayBase, "", 58_000_00, 58_000_00}, {data.PayEquity, "", 2_500_50, 60_500_50},
		{data.PayOwn, "Travel card", 600_00, 61_100_50}, {data.PayOwn, "Parking", -1_200_00, 59_900_50},
	}, o.Pay())
	if total, known := o.Total(); total != 59_900_50 || !known {
		t.Errorf("the total is %d, %v", total, known)
	}
	if _, known := (data.Offer{Name: "no amount yet"}).Total(); known {
		t.Error("of an offer without amounts the total is known")
	}
}

func TestDifferentCurrenciesAreNeverComparedNorGuessed(t *testing.T) {
	offer := func(currency string, base *int64) data.Offer { return data.Offer{Currency: currency, Base: base} }
	present := offer("EUR", money(50_000_00))
	for name, c := range map[string]struct {
		offer data.Offer
		more  int64
		known bool
	}{
		"the same":       {offer("eur", money(54_000_00)), 4_000_00, true},
		"less":           {offer("EUR", money(49_000_00)), -1_000_00, true},
		"another":        {offer("CHF", money(54_000_00)), 0, false},
		"not said":       {offer("", money(54_000_00)), 0, false},
		"without amount": {offer("EUR", nil), 0, false},
	} {
		if more, known := c.offer.Against(present); more != c.more || known != c.known {
			t.Errorf("%s: %d, %v", name, more, known)
		}
	}
	if data.SeveralCurrencies([]data.Offer{present, offer("CHF", nil), offer("EUR", money(1))}) {
		t.Error("an offer without an amount makes another currency")
	}
	if !data.SeveralCurrencies([]data.Offer{present, offer("CHF", money(1))}) {
		t.Error("two currencies are not noticed")
	}
}

func TestAnOfferComesBackAsItWasSaved(t *testing.T) {
	s, _ := newStore(t)
	n := must(s.SaveNegotiation(ctx, data.Negotiation{
		Title: "Northlight", Alternative: "Stay where I am", Currency: "EUR", Target: money(62_000_00), Satisfied: money(58_000_00), WalkAway: money(54_000_00),
		Worth: []data.Worth{{Source: "Pay survey", Day: "2026-03-01", Low: money(55_000_00), High: money(66_000_00)}}, Script: []string{"One.", "Two."},
	}))(t)
	o := must(s.SaveOffer(ctx, data.Offer{NegotiationID: n.ID, Name: "Northlight", Currency: "EUR", Base: money(57_000_50), Weekly: money(2310),
		Rows: []data.OfferRow{{Name: "Canteen", Text: "good"}, {Name: "Travel card", Amount: money(600_00)}}}))(t)
	present := must(s.SaveOffer(ctx, data.Offer{NegotiationID: n.ID, Name: "Where I am", Present: true}))(t)
	same(t, n, must(s.Negotiation(ctx, n.ID))(t))
	same(t, []data.Offer{present, o}, must(s.Offers(ctx, n.ID))(t))
}

func TestAnAmountBeyondAllMoneyIsNotKept(t *testing.T) {
	s, _ := newStore(t)
	huge := money(data.MostMoney + 1)
	_, err := s.SaveOffer(ctx, data.Offer{Base: huge})
	if !errors.Is(err, data.ErrInvalid) {
		t.Errorf("an offer: %v", err)
	}
	if _, err = s.SaveOffer(ctx, data.Offer{Rows: []data.OfferRow{{Amount: huge}}}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a row: %v", err)
	}
	if _, err = s.SaveNegotiation(ctx, data.Negotiation{Target: huge}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a negotiation: %v", err)
	}
	if _, err = s.SaveNegotiation(ctx, data.Negotiation{Worth: []data.Worth{{Day: "2026-02-31"}}}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a day that is not there: %v", err)
	}
}
