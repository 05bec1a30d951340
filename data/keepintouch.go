package data

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Rhythm is how often one wants to be in touch with somebody: every so many days, and after how
// many the contact slips. Zero days are not said.
type Rhythm struct{ Wanted, Longest int }

// mostDays is the longest rhythm, ten years.
const mostDays = 3660

// Standing says how a contact stands by its rhythm; "" for one without.
type Standing string

// The standings of a contact.
const (
	StandingFine     Standing = "fine"
	StandingSoon     Standing = "soon"     // longer without a touch than wanted
	StandingSlipping Standing = "slipping" // as long as it should be at the most
)

func (r Rhythm) check() error {
	if r.Wanted < 0 || r.Longest < 0 || r.Wanted > mostDays || r.Longest > mostDays {
		return invalid("nobody keeps in touch every %d days, %d at the longest", r.Wanted, r.Longest)
	}
	return nil
}

// Whole fills in what is not said: the longest is half as long again as what is wanted. The longest
// is never less than what is wanted.
func (r Rhythm) Whole() Rhythm {
	switch {
	case r.Wanted == 0 && r.Longest > 0:
		r.Wanted = max(r.Longest*2/3, 1)
	case r.Longest == 0:
		r.Longest = r.Wanted + (r.Wanted+1)/2
	}
	r.Longest = max(r.Longest, r.Wanted)
	return r
}

// Standing tells how a contact stands with whom one was last in touch at an instant. Days are those
// of the calendar where now is, so that a touch late in the evening counts as one of that day. One
// never was in touch counts from when the contact was written down.
func (r Rhythm) Standing(last, now time.Time) Standing {
	r = r.Whole()
	if r.Wanted == 0 {
		return ""
	}
	switch days := DayOf(last.In(now.Location())).Until(DayOf(now)); {
	case days < r.Wanted:
		return StandingFine
	case days < r.Longest:
		return StandingSoon
	}
	return StandingSlipping
}

// Rhythms are how often one wants to be in touch with those who carry a tag.
type Rhythms map[string]Rhythm

// rhythmsKey is the setting they are kept under.
const rhythmsKey = "rhythms"

// Of is what holds for a contact: its own, or else the one of its tags that asks most.
func (r Rhythms) Of(own Rhythm, tags []string) Rhythm {
	if own != (Rhythm{}) {
		return own.Whole()
	}
	best := Rhythm{}
	for _, tag := range tags {
		one := r[foldTag(tag)].Whole()
		if one.Wanted > 0 && (best.Wanted == 0 || one.Wanted < best.Wanted) {
			best = one
		}
	}
	return best
}

// Rhythms reads how often one wants to be in touch, by tag; case does not count in tags.
func (s *Store) Rhythms(ctx context.Context) (Rhythms, error) {
	return Setting(ctx, s, rhythmsKey, Rhythms{})
}

// SetRhythm keeps how often one wants to be in touch with those who carry a tag; the zero Rhythm
// forgets it.
func (s *Store) SetRhythm(ctx context.Context, tag string, r Rhythm) error {
	err := r.check()
	if err == nil && blank(tag) {
		err = invalid("a rhythm needs a tag")
	}
	if err == nil {
		err = s.write(ctx, func(c *change) error { return c.setRhythm(ctx, s, foldTag(tag), r) })
	}
	if err != nil {
		return fmt.Errorf("keep how often to be in touch with %q: %w", tag, err)
	}
	return nil
}

func (c *change) setRhythm(ctx context.Context, s *Store, tag string, r Rhythm) error {
	all, err := s.Rhythms(ctx)
	if err != nil {
		return err
	}
	all = maps.Clone(all)
	all[tag] = r
	if r == (Rhythm{}) {
		delete(all, tag)
	}
	return c.setSetting(ctx, rhythmsKey, all)
}

// bounds are when a contact of a rhythm was last in touch if it stands fine, or soon, at the least:
// what Standing says, for many at once.
type bounds struct{ fine, soon int64 }

func (r Rhythm) bounds(now time.Time) bounds {
	r, today := r.Whole(), DayOf(now)
	return bounds{millis(today.Add(1-r.Wanted).At(0, now.Location())), millis(today.Add(1-r.Longest).At(0, now.Location()))}
}

func (b bounds) standing(last int64) Standing {
	switch {
	case last >= b.fine:
		return StandingFine
	case last >= b.soon:
		return StandingSoon
	}
	return StandingSlipping
}

// standing finds the contacts that have a rhythm, by how they stand.
func (s *Store) standing(ctx context.Context) (map[Standing][]int64, error) {
	rhythms, err := s.Rhythms(ctx)
	if err != nil {
		return nil, err
	}
	now, known, standing := s.now().Local(), map[Rhythm]bounds{}, map[Standing][]int64{}
	put := func(id int64, r Rhythm, last int64) {
		b, is := known[r]
		if !is {
			b = r.bounds(now)
			known[r] = b
		}
		how := b.standing(last)
		standing[how] = append(standing[how], id)
	}
	if err := s.withOwnRhythm(ctx, put); err != nil {
		return nil, err
	}
	return standing, s.withTaggedRhythm(ctx, rhythms, put)
}

// withOwnRhythm goes through the contacts that have a rhythm of their own. All come in one row: there
// may be twenty thousand, and each row costs more than what is in it.
func (s *Store) withOwnRhythm(ctx context.Context, put func(id int64, r Rhythm, last int64)) error {
	all, err := queryOne(ctx, s.readers, scanOne[string], `SELECT coalesce(group_concat(id || ' ' || wanted || ' ' || longest || ' ' || coalesce(at, created_ms), char(10)), '')
		FROM contact c LEFT JOIN (SELECT contact_id, max(at_ms) AS at FROM touch WHERE deleted_ms IS NULL GROUP BY contact_id) ON contact_id = c.id
		WHERE c.deleted_ms IS NULL AND (wanted OR longest)`)
	if err != nil {
		return err
	}
	for line := range strings.SplitSeq(all, "\n") {
		var numbers [4]int64
		n := 0
		for word := range strings.FieldsSeq(line) {
			numbers[n], _ = strconv.ParseInt(word, 10, 64) // SQLite wrote it
			n++
		}
		if n == len(numbers) {
			put(numbers[0], Rhythm{int(numbers[1]), int(numbers[2])}, numbers[3])
		}
	}
	return nil
}

// withTaggedRhythm goes through the contacts whose tags have a rhythm, and who have none of their own.
func (s *Store) withTaggedRhythm(ctx context.Context, rhythms Rhythms, put func(id int64, r Rhythm, last int64)) error {
	if len(rhythms) == 0 {
		return nil
	}
	tags, err := listJSON(slices.Collect(maps.Keys(rhythms)))
	if err != nil {
		return err
	}
	_, err = query(ctx, s.readers, func(row scanner) (none struct{}, err error) {
		var id, last int64
		var carried texts
		err = row.Scan(&id, &last, &carried)
		if r := rhythms.Of(Rhythm{}, carried); r.Wanted > 0 {
			put(id, r, last)
		}
		return none, err
	}, `SELECT c.id, coalesce(nullif(`+lastTouch+`, 0), c.created_ms), `+tagsOf(KindContact, "c")+` FROM contact c WHERE c.deleted_ms IS NULL AND NOT c.wanted AND NOT c.longest
		AND c.id IN (SELECT l.contact_id FROM contact_tag l JOIN tag t ON t.id = l.tag_id WHERE t.folded IN (SELECT value FROM json_each(?)))`, tags)
	return err
}

// ContactCounts are how many contacts there are, and how they stand.
type ContactCounts struct{ All, Due, Soon, Slipping int }

// CountStanding counts contacts by how they stand.
func (s *Store) CountStanding(ctx context.Context) (n ContactCounts, err error) {
	standing, err := s.standing(ctx)
	if err != nil {
		return n, fmt.Errorf("count who slips: %w", err)
	}
	due, err := s.dueContacts(ctx)
	if err != nil {
		return n, fmt.Errorf("count who is due: %w", err)
	}
	n.All, err = s.CountContacts(ctx, ContactFilter{})
	n.Due, n.Soon, n.Slipping = len(due), len(standing[StandingSoon]), len(standing[StandingSlipping])
	return n, err
}
