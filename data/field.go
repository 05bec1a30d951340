package data

import (
	"context"
	"strings"
	"time"
)

// OwnField is a field of work that the person added to those of the deck.
type OwnField struct {
	ID      int64
	UID     string // given by the store
	Name    string
	Valued  string
	Words   string // that land there
	Proof   string // that is looked for
	Notes   string
	Created time.Time
	Updated time.Time
}

func (f *OwnField) record() record {
	return record{
		kind: KindIndustry, id: &f.ID, created: &f.Created, updated: &f.Updated,
		cells: []cell{{"uid", given{&f.UID}}, {"name", &f.Name}, {"valued", &f.Valued}, {"words", &f.Words}, {"proof", &f.Proof}, {"notes", &f.Notes}},
	}
}

// OwnFields lists the fields of work the person added, by name.
func (s *Store) OwnFields(ctx context.Context) ([]OwnField, error) {
	return list[OwnField](ctx, s, live(), "this.name COLLATE NOCASE, this.id", 0, 0)
}

// SaveOwnField keeps a field of work, as a new one when its ID is 0, and gives it back as it is now
// kept.
func (s *Store) SaveOwnField(ctx context.Context, f OwnField) (OwnField, error) {
	return save(ctx, s, f)
}

// OwnField reads one field of work.
func (s *Store) OwnField(ctx context.Context, id int64) (OwnField, error) {
	return read[OwnField](ctx, s, id)
}

// ownIndustry begins the names of industries that the person added.
const ownIndustry = "own/"

// Industry is what a story, a company or an interview keeps when it belongs to the field. It stays
// the same when the field gets another name, and on another computer.
func (f OwnField) Industry() Industry { return Industry(ownIndustry + f.UID) }

// Own says that an industry is one that the person added.
func (i Industry) Own() bool { return strings.HasPrefix(string(i), ownIndustry) }

// OwnFieldFilter chooses fields of work; what is left at its zero value does not restrict.
type OwnFieldFilter struct {
	Text   string
	Limit  int // 0: all
	Offset int
}

func (f OwnFieldFilter) where() *conditions {
	c := live()
	c.matching(KindIndustry, "this", f.Text)
	return c
}

// FindOwnFields lists those the filter lets through, by name.
func (s *Store) FindOwnFields(ctx context.Context, f OwnFieldFilter) ([]OwnField, error) {
	return list[OwnField](ctx, s, f.where(), "this.name COLLATE NOCASE, this.id", f.Limit, f.Offset)
}

// CountOwnFields says how many fields the filter lets through, whatever its Limit and Offset.
func (s *Store) CountOwnFields(ctx context.Context, f OwnFieldFilter) (int, error) {
	return count(ctx, s, KindIndustry, f.where())
}
