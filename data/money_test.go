package data_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"greenroom/data"
)

func TestAnAmountIsUnderstoodAsItIsWritten(t *testing.T) {
	for text, want := range map[string]data.Money{
		"52,000":                 {52_000_00, ""},
		"52.000,50":              {52_000_50, ""},
		"52,000.50":              {52_000_50, ""},
		"52.000":                 {52_000_00, ""},
		"52 000":                 {52_000_00, ""},
		"52\u202f000":            {52_000_00, ""}, // a narrow space that no line is broken at
		"61'500":                 {61_500_00, ""},
		"61’500.5":               {61_500_50, ""},
		"1.234.567":              {1_234_567_00, ""},
		"52k":                    {52_000_00, ""},
		"52.5k":                  {52_500_00, ""},
		"52,125 k":               {52_125_00, ""},
		"1.2m":                   {1_200_000_00, ""},
		"0.5":                    {50, ""},
		"0":                      {0, ""},
		"1200,5":                 {1_200_50, ""},
		"EUR 52,000":             {52_000_00, "EUR"},
		"52,000 Kč":              {52_000_00, "Kč"},
		"£48k":                   {48_000_00, "£"},
		"48k £":                  {48_000_00, "£"},
		"-1,200":                 {-1_200_00, ""},
		"−1,200 EUR":             {-1_200_00, "EUR"},
		"€ -300":                 {-300_00, "€"},
		"52,000 a year":          {52_000_00, ""},
		"500 XAF":                {500_00, "XAF"},
		"52,000 EUR Per Year":    {52_000_00, "EUR"},
		"4 000 a month x12":      {48_000_00, ""},
		"4,000 EUR a month x 13": {52_000_00, "EUR"},
		"4.333,33 x 12":          {51_999_96, ""},
		"250 × 220":              {55_000_00, ""},
	} {
		got, err := data.ReadMoney(text)
		if err != nil || got != want {
			t.Errorf("%q is %+v, %v; want %+v", text, got, err, want)
		}
	}
}

func TestWhatCouldMeanTwoAmountsIsNotGuessed(t *testing.T) {
	for text, want := range map[string]error{
		"":                        data.ErrNotMoney,
		"a lot":                   data.ErrNotMoney,
		"52,0000":                 data.ErrNotMoney,
		"5,20,000":                data.ErrNotMoney,
		"0.500":                   data.ErrNotMoney,
		"52.000.50":               data.ErrNotMoney,
		"50 or 60":                data.ErrNotMoney,
		"50-60k":                  data.ErrNotMoney,
		"52.1234k":                data.ErrNotMoney,
		"about 50,000 euro gross": data.ErrNotMoney,
		"52,000 gross":            data.ErrNotMoney,
		"30 days":                 data.ErrNotMoney,
		"4,000 a month":           data.ErrByMonth,
		"4,000 EUR per month":     data.ErrByMonth,
		"4,000 x":                 data.ErrNotMoney,
		"4,000 x 0":               data.ErrNotMoney,
		"4,000 x 1000":            data.ErrNotMoney,
		"1,000,000,000,001":       data.ErrTooMuch,
		"999999999999999999999":   data.ErrTooMuch,
		"900000m":                 nil,
		"9000000m":                data.ErrTooMuch,
		"900,000,000,000 x 12":    data.ErrTooMuch,
	} {
		if got, err := data.ReadMoney(text); !errors.Is(err, want) {
			t.Errorf("%q is %+v, %v; want %v", text, got, err, want)
		}
	}
}

func TestWhatIsWrittenIsReadAsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minor := rapid.Int64Range(-data.MostMoney, data.MostMoney).Draw(t, "minor")
		currency := rapid.SampledFrom([]string{"", "EUR", "£", "Kč"}).Draw(t, "currency")
		text := data.MoneyText(minor, currency)
		if got, err := data.ReadMoney(text); err != nil || got != (data.Money{Minor: minor, Currency: currency}) {
			t.Fatalf("%d %s is written %q and read %+v, %v", minor, currency, text, got, err)
		}
	})
}

func FuzzReadMoney(f *testing.F) {
	for _, text := range []string{"52,000", "52.000,50", "4 000 a month x12", "£48k", "−1,200 EUR", "0.5 m", "1'2,3.4 5", "x×*", "9,9k x 366"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := data.ReadMoney(text)
		if err != nil {
			return
		}
		if got.Minor > data.MostMoney || got.Minor < -data.MostMoney {
			t.Fatalf("%q is %d", text, got.Minor)
		}
		if again, err := data.ReadMoney(data.MoneyText(got.Minor, "")); err != nil || again.Minor != got.Minor {
			t.Fatalf("%q is %d and then %d, %v", text, got.Minor, again.Minor, err)
		}
	})
}

func TestOnlyAmountsOfOneNamedCurrencyAreHeldAgainstEachOther(t *testing.T) {
	for pair, want := range map[[2]string]bool{
		{"EUR", "eur "}: true, {"EUR", "USD"}: false, {"", ""}: false, {"EUR", ""}: false, {"€", "EUR"}: false,
	} {
		if got := data.SameCurrency(pair[0], pair[1]); got != want {
			t.Errorf("%v: %v", pair, got)
		}
	}
	if got := data.MoneyText(-1, "EUR"); !strings.HasPrefix(got, "−0.01") {
		t.Errorf("a cent less than nothing is %q", got)
	}
}
