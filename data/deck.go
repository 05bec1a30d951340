package data

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// deckDigest is the setting that tells which deck was synced last.
const deckDigest = "deck.digest"

// deckFile is one file of the built-in deck.
type deckFile struct {
	Theme     Theme `json:"theme"`
	Questions []struct {
		Key        string     `json:"key"`
		Text       string     `json:"text"`
		Why        string     `json:"why"`
		Steps      []string   `json:"steps"`
		Pitfalls   []string   `json:"pitfalls"`
		FollowUps  []string   `json:"follow_ups"`
		Length     Length     `json:"length"`
		Industries []Industry `json:"industries"`
		Tags       []string   `json:"tags"`
	} `json:"questions"`
}

// ReadDeck reads the built-in deck from the files deck/*.json, or *.json where there are none, in
// the order of the themes. It is strict; an error names the file and the question.
func ReadDeck(fsys fs.FS) ([]Question, error) {
	names, err := deckFiles(fsys)
	if err != nil {
		return nil, fmt.Errorf("read the deck: %w", err)
	}
	var deck []Question
	seen := map[string]string{}
	for _, name := range names {
		questions, err := readDeckFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read the deck: %s: %w", name, err)
		}
		for _, q := range questions {
			if other := seen[q.Key]; other != "" {
				err := invalid("question %q is in %s already", q.Key, other)
				return nil, fmt.Errorf("read the deck: %s: %w", name, err)
			}
			seen[q.Key] = name
		}
		deck = append(deck, questions...)
	}
	order := Themes()
	slices.SortStableFunc(deck, func(a, b Question) int {
		return slices.Index(order, a.Theme) - slices.Index(order, b.Theme)
	})
	return deck, nil
}

func deckFiles(fsys fs.FS) ([]string, error) {
	names, err := fs.Glob(fsys, "deck/*.json")
	if err == nil && len(names) == 0 {
		names, err = fs.Glob(fsys, "*.json")
	}
	return names, err
}

func readDeckFile(fsys fs.FS, name string) ([]Question, error) {
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.DisallowUnknownFields()
	var file deckFile
	if err := dec.Decode(&file); err != nil {
		return nil, because(ErrInvalid, err)
	}
	if dec.More() {
		return nil, invalid("something follows the deck")
	}
	if !slices.Contains(Themes(), file.Theme) {
		return nil, invalid("there is no theme %q", file.Theme)
	}
	var questions []Question
	for i, in := range file.Questions {
		q := Question{
			Key: in.Key, Text: in.Text, Why: in.Why, Steps: in.Steps, Pitfalls: in.Pitfalls, FollowUps: in.FollowUps,
			Theme: file.Theme, Industries: in.Industries, Length: in.Length, Tags: in.Tags,
		}
		if blank(q.Key) {
			return nil, invalid("question %d has no key", i+1)
		}
		if _, err := wordingOf(q); err != nil {
			return nil, fmt.Errorf("question %q: %w", q.Key, err)
		}
		if q.Length == "" {
			return nil, invalid("question %q has no length", q.Key)
		}
		questions = append(questions, q)
	}
	return questions, nil
}

// FillDeck reads the built-in deck and brings the store up to it. Files it was brought up to before
// are not understood again: nothing is to be seen before this is done.
func FillDeck(ctx context.Context, s *Store, fsys fs.FS) error {
	digest, err := digestOfFiles(fsys)
	if err != nil {
		return fmt.Errorf("read the deck: %w", err)
	}
	if synced, err := Setting(ctx, s, deckDigest, ""); err != nil || synced == digest {
		return err
	}
	deck, err := ReadDeck(fsys)
	if err != nil {
		return err
	}
	if err := s.syncDeck(ctx, deck, digest); err != nil {
		return fmt.Errorf("sync the deck: %w", err)
	}
	return nil
}

func digestOfFiles(fsys fs.FS) (string, error) {
	names, err := deckFiles(fsys)
	h := sha256.New()
	for _, name := range names {
		var content []byte
		if content, err = fs.ReadFile(fsys, name); err != nil {
			break
		}
		fmt.Fprintf(h, "%s %d\n%s", name, len(content), content)
	}
	return hex.EncodeToString(h.Sum(nil)), err
}

// SyncDeck brings the built-in questions up to the deck: adds new ones, refreshes those the person
// has not reworded, and removes those that left the deck unless they were reworded, outlined,
// retired, deleted, practised or written about. What the person made of a question stays: an edit,
// an outline, own tags, retirement, deletion. It does nothing when the deck was synced before.
func (s *Store) SyncDeck(ctx context.Context, deck []Question) error {
	digest, err := digestOf(deck)
	if err == nil {
		err = s.syncDeck(ctx, deck, digest)
	}
	if err != nil {
		return fmt.Errorf("sync the deck: %w", err)
	}
	return nil
}

// syncDeck is SyncDeck for a deck that is known again by a digest.
func (s *Store) syncDeck(ctx context.Context, deck []Question, digest string) error {
	if synced, err := Setting(ctx, s, deckDigest, ""); err != nil || synced == digest {
		return err
	}
	return s.write(ctx, func(c *change) error {
		keys := make([]string, 0, len(deck))
		for position, q := range deck {
			if err := c.syncQuestion(ctx, position, q); err != nil {
				return fmt.Errorf("question %q: %w", q.Key, err)
			}
			keys = append(keys, q.Key)
		}
		if err := c.dropFromDeck(ctx, keys); err != nil {
			return err
		}
		c.touch(KindQuestion)
		return c.setSetting(ctx, deckDigest, digest)
	})
}

func digestOf(deck []Question) (string, error) {
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(deck); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// syncQuestion adds or refreshes one built-in question.
func (c *change) syncQuestion(ctx context.Context, position int, q Question) error {
	if q.Key == "" {
		return invalid("it has no key")
	}
	w, err := wordingOf(q)
	if err != nil {
		return err
	}
	original, err := asJSON(w)
	if err != nil {
		return err
	}
	columns, err := w.columns()
	if err != nil {
		return err
	}
	columns = append(columns, column{"original", original}, column{"position", position})
	had, err := queryOne(ctx, c, scanBuiltIn, `SELECT q.id, q.edited, q.original, `+tagsOf(KindQuestion, "q")+`
		FROM question q WHERE q.key = ?`, q.Key)
	switch {
	case errors.Is(err, ErrNotFound):
		gone, err := queryOne(ctx, c, scanOne[bool], `SELECT EXISTS (SELECT 1 FROM deck_gone WHERE key = ?)`, q.Key)
		if err != nil || gone {
			return err
		}
		had.id, err = c.upsert(ctx, "question", 0, append(columns, column{"key", q.Key}))
		if err != nil {
			return err
		}
	case err != nil:
		return err
	case had.edited || w.sameAs(had.shipped): // nothing the person would see
		_, err = c.exec(ctx, `UPDATE question SET original = ?, position = ? WHERE id = ?`, original, position, had.id)
		if err != nil {
			return err
		}
	default:
		if _, err = c.upsert(ctx, "question", had.id, columns); err != nil {
			return err
		}
	}
	return c.setTags(ctx, Ref{KindQuestion, had.id}, mergeTags(had.tags, had.shipped.Tags, w.Tags))
}

// builtIn is what is kept of a built-in question when the deck is synced.
type builtIn struct {
	id      int64
	edited  bool
	shipped wording
	tags    texts
}

func scanBuiltIn(row scanner) (b builtIn, err error) {
	var original sql.NullString
	if err := row.Scan(&b.id, &b.edited, &original, &b.tags); err != nil {
		return builtIn{}, err
	}
	shipped, err := readShipped(original)
	if shipped != nil {
		b.shipped = *shipped
	}
	return b, err
}

// dropFromDeck removes built-in questions that are no longer in the deck and that nothing was done
// with.
func (c *change) dropFromDeck(ctx context.Context, keys []string) error {
	list, err := asJSON(keys)
	if err != nil {
		return err
	}
	_, err = c.exec(ctx, `DELETE FROM question WHERE key IS NOT NULL AND key NOT IN (SELECT value FROM json_each(?))
		AND `+untouched, list)
	return err
}

// untouched is the condition for a built-in question nothing was done with.
const untouched = `NOT edited AND NOT retired AND outline = '' AND deleted_ms IS NULL
	AND NOT EXISTS (SELECT 1 FROM take WHERE question_id = question.id)
	AND NOT EXISTS (SELECT 1 FROM entry WHERE question_id = question.id)
	AND NOT EXISTS (SELECT 1 FROM interview_question WHERE question_id = question.id)
	AND NOT EXISTS (SELECT 1 FROM turn WHERE question_id = question.id)`

// mergeTags takes over what changed in the shipped tags and leaves the person's own changes.
func mergeTags(has, shippedBefore, shippedNow []string) []string {
	in := func(tags []string, tag string) bool {
		return slices.ContainsFunc(tags, func(t string) bool { return foldTag(t) == foldTag(tag) })
	}
	var merged []string
	for _, tag := range has {
		if !in(shippedBefore, tag) || in(shippedNow, tag) {
			merged = append(merged, tag)
		}
	}
	for _, tag := range shippedNow {
		if !in(shippedBefore, tag) {
			merged = append(merged, tag)
		}
	}
	return merged
}
