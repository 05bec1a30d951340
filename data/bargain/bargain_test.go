package bargain_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/data/bargain"
)

func money(units int64) *int64 {
	minor := units * 100
	return &minor
}

// prepared is a negotiation with all its figures, and an offer to answer.
func prepared() (data.Negotiation, []data.Offer) {
	return data.Negotiation{
			Currency: "EUR", Target: money(62_000), Satisfied: money(58_500), WalkAway: money(54_000),
			Asks: "- Two days at home.\n- A course", Trades: "Start a month earlier",
			Worth: []data.Worth{
				{Source: "an old survey", Day: "2024-01-01", Low: money(40_000), High: money(50_000)},
				{Source: "the pay survey of the guild", Day: "2026-03-01", Low: money(55_000), High: money(66_000)},
			},
		}, []data.Offer{
			{Name: "Now", Present: true, Currency: "EUR", Base: money(50_000)},
			{Name: "Northlight", Currency: "EUR", Base: money(57_000)},
			{Name: "Elsewhere", Currency: "CHF", Base: money(90_000)},
		}
}

func TestTheLinesAreMadeFromTheFigures(t *testing.T) {
	lines := bargain.Script(prepared())
	want := [][]string{
		{"Thank you for the offer"},
		{"You offer 57,000 EUR.", "between 55,000 and 66,000 EUR, by the pay survey of the guild.", "I ask for 62,000 EUR."},
		{"two days at home would mean much", "start a month earlier"},
		{"With 58,500 EUR, together with this: two days at home, I could say yes today."},
		{"Below 54,000 EUR I have to say no"},
	}
	if len(lines) != len(want) {
		t.Fatalf("there are %d lines: %q", len(lines), lines)
	}
	for i, parts := range want {
		for _, part := range parts {
			if !strings.Contains(strings.ReplaceAll(lines[i], " ", " "), part) {
				t.Errorf("line %d lacks %q: %s", i+1, part, lines[i])
			}
		}
	}
}

func TestAnOfferBelowTheLimitIsDeclinedByItsFigure(t *testing.T) {
	n, offers := prepared()
	offers[1].Base = money(53_000)
	lines := bargain.Script(n, offers)
	if last := strings.ReplaceAll(lines[len(lines)-1], " ", " "); !strings.HasPrefix(last, "At 53,000 EUR I have to say no") {
		t.Errorf("the last line is %q", last)
	}
}

func TestAnOfferAsGoodAsTheTargetIsNotHaggledOver(t *testing.T) {
	n, offers := prepared()
	offers[1].Base = money(63_000)
	all := strings.Join(bargain.Script(n, offers), "\n")
	if strings.Contains(all, "I ask for") || !strings.Contains(all, "That is fair") || !strings.Contains(strings.ReplaceAll(all, " ", " "), "With 63,000 EUR") {
		t.Errorf("the lines are\n%s", all)
	}
}

func TestNoFigureOfAnotherCurrencyOrOfAPastOfferIsSaid(t *testing.T) {
	n, offers := prepared()
	offers[1].State = data.OfferDeclined
	all := strings.Join(bargain.Script(n, offers), "\n")
	for _, figure := range []string{"90,000", "57,000", "50,000", "CHF"} {
		if strings.Contains(all, figure) {
			t.Errorf("%s is said in\n%s", figure, all)
		}
	}
	n.Currency = ""
	if all := strings.Join(bargain.Script(n, offers), "\n"); strings.Contains(all, "You offer") {
		t.Errorf("without a currency the offer is used:\n%s", all)
	}
}

func TestThereAreThreeToFiveLinesWhateverIsKnown(t *testing.T) {
	full, offers := prepared()
	for mask := range 128 {
		n := full
		for bit, leave := range []func(){
			func() { n.Target = nil }, func() { n.Satisfied = nil }, func() { n.WalkAway = nil }, func() { n.Asks = "" },
			func() { n.Trades = " \n" }, func() { n.Worth = nil }, func() { n.Currency = "" },
		} {
			if mask&(1<<bit) != 0 {
				leave()
			}
		}
		for _, some := range [][]data.Offer{offers, nil} {
			lines := bargain.Script(n, some)
			if len(lines) < 3 || len(lines) > 5 {
				t.Errorf("without %07b there are %d lines", mask, len(lines))
			}
			for _, line := range lines {
				if strings.TrimSpace(line) == "" || strings.Contains(line, "  ") || strings.Contains(line, "%!") || len(strings.Fields(line)) > 50 {
					t.Errorf("without %07b: %q", mask, line)
				}
			}
		}
	}
}

func TestPushbackIsReadStrictly(t *testing.T) {
	if lines, err := bargain.ReadPushback(assets.Pushback()); err != nil || len(lines) < 6 {
		t.Errorf("built in are %d, %v", len(lines), err)
	}
	const good = `{"lines": [{"key": "a", "they": "No.", "hint": "Ask why."}]}`
	for name, text := range map[string]string{
		"empty": strings.Replace(good, "No.", " ", 1), "unknown": strings.Replace(good, "hint", "hints", 1), "more": good + "[]",
		"twice": `{"lines": [{"key": "a", "they": "No.", "hint": "Ask why."}, {"key": "a", "they": "No.", "hint": "Ask why."}]}`,
	} {
		if _, err := bargain.ReadPushback(fstest.MapFS{"lines.json": {Data: []byte(text)}}); err == nil {
			t.Errorf("%s is read", name)
		}
	}
	if lines, err := bargain.ReadPushback(fstest.MapFS{"lines.json": {Data: []byte(good)}}); err != nil || lines[0].Subject() != "pushback/a" {
		t.Errorf("a good one: %v, %v", lines, err)
	}
}
