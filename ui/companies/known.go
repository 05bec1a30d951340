package companies

import (
	"context"
	"errors"
	"strings"

	"greenroom/data"
	"greenroom/ui/guidance"
)

// fitsOffered is how many stories, and how many passions, are offered for a skill.
const fitsOffered = 3

// known is what belongs to a file beside its words: what it is linked to, by
// number, and what could be. What is in the trash is not known.
type known struct {
	guides    guidance.Guides
	contacts  map[int64]data.Contact
	stories   map[int64]data.Story
	passions  []data.Passion // all there are
	fits      map[string]data.SkillFit
	questions []data.Question // those practised for it, in their order
	next      data.Interview
}

// know reads it.
func know(ctx context.Context, store Store, f data.Company) (k known, err error) {
	k = known{contacts: map[int64]data.Contact{}, stories: map[int64]data.Story{}, fits: map[string]data.SkillFit{}}
	if k.guides, err = guidance.Load(ctx, store); err != nil {
		return k, err
	}
	if k.passions, err = store.Passions(ctx, data.PassionFilter{}); err != nil {
		return k, err
	}
	if f.ID != 0 {
		if k.next, err = store.NextInterview(ctx, f.ID); err != nil {
			return k, err
		}
	}
	for _, p := range f.People {
		if err := collect(ctx, k.contacts, store.Contact, p.ContactID); err != nil {
			return k, err
		}
	}
	for _, skill := range f.Skills {
		if err := collect(ctx, k.stories, store.Story, skill.StoryID); err != nil {
			return k, err
		}
		if k.fits[skill.Name], err = store.FittingSkill(ctx, skill.Name, fitsOffered); err != nil {
			return k, err
		}
	}
	for _, id := range f.Questions {
		q, err := store.Question(ctx, id)
		if errors.Is(err, data.ErrNotFound) {
			continue
		}
		if err != nil {
			return k, err
		}
		k.questions = append(k.questions, q)
	}
	return k, nil
}

// collect reads a thing by its number; one that is in the trash is left out.
func collect[T any](ctx context.Context, into map[int64]T, read func(ctx context.Context, id int64) (T, error), id int64) error {
	if id == 0 {
		return nil
	}
	thing, err := read(ctx, id)
	if errors.Is(err, data.ErrNotFound) {
		return nil
	}
	if err == nil {
		into[id] = thing
	}
	return err
}

// passion finds a passion by its number.
func (k known) passion(id int64) (data.Passion, bool) {
	for _, p := range k.passions {
		if p.ID == id {
			return p, true
		}
	}
	return data.Passion{}, false
}

// named reports whether a text names something.
func named(text, name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	return name == "" || strings.Contains(strings.ToLower(text), name)
}

// nameLetters is how much of a name a chip has room for.
const nameLetters = 28

// short keeps one long name from filling a row.
func short(name string, most int) string {
	letters := []rune(strings.TrimSpace(name))
	if len(letters) <= most {
		return string(letters)
	}
	return string(letters[:most-1]) + "…"
}
