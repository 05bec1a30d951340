// Package bargain prepares a talk about pay: the lines to say, made from the
// person's own figures, and what is said against them. It knows neither the
// store nor the screen.
package bargain

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"greenroom/data"
)

// Pushback is something that is said against one, and what helps then.
type Pushback struct {
	Key  string `json:"key"`
	They string `json:"they"`
	Hint string `json:"hint"`
}

// Subject is what answering it aloud is called, as the store wants it.
func (p Pushback) Subject() string { return "pushback/" + p.Key }

// ErrPushback is a file that cannot be used.
var ErrPushback = errors.New("not a list of what is said against one")

// ReadPushback reads lines.json, strictly.
func ReadPushback(fsys fs.FS) ([]Pushback, error) {
	content, err := fs.ReadFile(fsys, "lines.json")
	if err != nil {
		return nil, fmt.Errorf("read what is said against one: %w", err)
	}
	var file struct {
		Lines []Pushback `json:"lines"`
	}
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		return nil, fmt.Errorf("read what is said against one: %w: %w", ErrPushback, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read what is said against one: %w: something follows", ErrPushback)
	}
	seen := map[string]bool{}
	for _, line := range file.Lines {
		if seen[line.Key] || strings.TrimSpace(line.Key) == "" || strings.TrimSpace(line.They) == "" || strings.TrimSpace(line.Hint) == "" {
			return nil, fmt.Errorf("read what is said against one: %w: line %q is there twice or empty", ErrPushback, line.Key)
		}
		seen[line.Key] = true
	}
	return file.Lines, nil
}

// Script makes the lines to say from the figures, three to five of them: to begin, to ask, to trade,
// to settle and to leave. More than these nobody has ready when it counts. A line for which a figure
// is missing is left out or says it without one; no figure in another currency than the
// negotiation's is used.
func Script(n data.Negotiation, offers []data.Offer) []string {
	t := talk{n: n, offer: onTheTable(n, offers)}
	lines := []string{t.begin(), t.ask()}
	for _, line := range []string{t.trade(), t.settle()} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return append(lines, t.leave())
}

// talk is what the lines are made from.
type talk struct {
	n     data.Negotiation
	offer *data.Offer // that is answered; nil: none yet
}

// onTheTable is the newest offer that is open, with a base in the currency of the negotiation.
func onTheTable(n data.Negotiation, offers []data.Offer) *data.Offer {
	for i := len(offers) - 1; i >= 0; i-- {
		o := &offers[i]
		if !o.Present && o.State != data.OfferDeclined && o.Base != nil && data.SameCurrency(o.Currency, n.Currency) {
			return o
		}
	}
	return nil
}

func (t talk) money(minor int64) string { return data.MoneyText(minor, t.n.Currency) }

func (t talk) begin() string {
	if t.offer == nil {
		return "Thank you for talking this over with me. I want this work, and I would like us to find terms that are good for both of us."
	}
	return "Thank you for the offer. I want this work, and there is one thing I would like to talk over before I say yes."
}

// ask names the figure and one reason for it.
func (t talk) ask() string {
	var said []string
	if t.offer != nil {
		said = append(said, fmt.Sprintf("You offer %s.", t.money(*t.offer.Base)))
	}
	if worth := t.worth(); worth != "" {
		said = append(said, worth)
	}
	switch {
	case t.n.Target != nil && (t.offer == nil || *t.offer.Base < *t.n.Target):
		said = append(said, fmt.Sprintf("I ask for %s.", t.money(*t.n.Target)))
	case t.n.Target != nil:
		said = append(said, "That is fair, and I thank you for it.")
	default:
		said = append(said, "What room is there in the base?")
	}
	return strings.Join(said, " ")
}

// worth says what others pay for such work, by the newest source with an amount.
func (t talk) worth() string {
	var newest *data.Worth
	for i, w := range t.n.Worth {
		if (w.Low != nil || w.High != nil) && (newest == nil || w.Day > newest.Day) {
			newest = &t.n.Worth[i]
		}
	}
	if newest == nil {
		return ""
	}
	by := ""
	if source := strings.TrimSpace(newest.Source); source != "" {
		by = ", by " + source
	}
	switch {
	case newest.Low != nil && newest.High != nil:
		return fmt.Sprintf("Such work is paid between %s and %s%s.", data.MoneyText(*newest.Low, ""), t.money(*newest.High), by)
	case newest.Low != nil:
		return fmt.Sprintf("Such work is paid %s and more%s.", t.money(*newest.Low), by)
	}
	return fmt.Sprintf("Such work is paid up to %s%s.", t.money(*newest.High), by)
}

// trade offers one thing for another.
func (t talk) trade() string {
	ask, give := firstOf(t.n.Asks), firstOf(t.n.Trades)
	switch {
	case ask != "" && give != "":
		return fmt.Sprintf("If the base cannot move, let us look at the rest: %s would mean much to me, and for it I could offer this: %s.", ask, give)
	case ask != "":
		return fmt.Sprintf("If the base cannot move, let us look at the rest: %s would mean much to me. Is that possible?", ask)
	case give != "":
		return fmt.Sprintf("I can come towards you, too: %s. What could you do on the base then?", give)
	}
	return ""
}

// settle is with what one would say yes at once.
func (t talk) settle() string {
	if t.n.Satisfied == nil {
		return ""
	}
	with := ""
	if ask := firstOf(t.n.Asks); ask != "" {
		with = ", together with this: " + ask
	}
	if t.offer != nil && *t.offer.Base >= *t.n.Satisfied {
		return fmt.Sprintf("With %s%s, I say yes today.", t.money(*t.offer.Base), with)
	}
	return fmt.Sprintf("With %s%s, I could say yes today.", t.money(*t.n.Satisfied), with)
}

// leave is how one says no and stays friends.
func (t talk) leave() string {
	const friends = "If something changes, please call me: I would like to work with you."
	if t.offer != nil && t.n.WalkAway != nil && *t.offer.Base < *t.n.WalkAway {
		return fmt.Sprintf("At %s I have to say no, and I am sorry for it. %s", t.money(*t.offer.Base), friends)
	}
	if t.n.WalkAway != nil {
		return fmt.Sprintf("Below %s I have to say no, and I would be sorry for it. %s", t.money(*t.n.WalkAway), friends)
	}
	return "Give me until tomorrow to think it over; I want to say yes with a clear head, or no as a friend."
}

// firstOf is the first line of a list as it stands in a sentence: without its mark or its full stop,
// and small where it only began the line.
func firstOf(list string) string {
	for line := range strings.Lines(list) {
		line = strings.TrimRight(strings.TrimLeft(strings.TrimSpace(line), "-*•·– "), ".;,!? ")
		if line == "" {
			continue
		}
		r, width := utf8.DecodeRuneInString(line)
		next, _ := utf8.DecodeRuneInString(line[width:])
		if unicode.IsUpper(r) && unicode.IsLower(next) {
			return string(unicode.ToLower(r)) + line[width:]
		}
		return line
	}
	return ""
}
