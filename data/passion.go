package data

import (
	"context"
	"time"
)

// Sphere says in which part of life something has its place; "" is not said.
type Sphere string

// The spheres.
const (
	SphereProfessional Sphere = "professional"
	SpherePersonal     Sphere = "personal"
	SphereBoth         Sphere = "both"
)

// Passion is something that moves the person.
type Passion struct {
	ID       int64
	Name     string
	Why      string // it matters
	Evidence string // what was done out of it
	Employer string // how it serves one
	Sphere   Sphere
	Tags     []string
	Created  time.Time
	Updated  time.Time
}

func (p *Passion) record() record {
	return record{
		kind: KindPassion, id: &p.ID, created: &p.Created, updated: &p.Updated, tags: &p.Tags,
		cells: []cell{{"name", &p.Name}, {"why", &p.Why}, {"evidence", &p.Evidence}, {"employer", &p.Employer}, {"sphere", &p.Sphere}},
	}
}

// PassionFilter chooses passions; what is left at its zero value does not restrict.
type PassionFilter struct {
	Text   string
	Tag    string
	Limit  int // 0: all
	Offset int
}

func (f PassionFilter) where() *conditions {
	c := live()
	c.matching(KindPassion, "this", f.Text)
	if f.Tag != "" {
		c.add(tagged(KindPassion, "this"), foldTag(f.Tag))
	}
	return c
}

// Passions lists passions, the first found first.
func (s *Store) Passions(ctx context.Context, f PassionFilter) ([]Passion, error) {
	return list[Passion](ctx, s, f.where(), "this.id", f.Limit, f.Offset)
}

// CountPassions says how many passions the filter lets through, whatever its Limit and Offset.
func (s *Store) CountPassions(ctx context.Context, f PassionFilter) (int, error) {
	return count(ctx, s, KindPassion, f.where())
}

// Passion reads one passion.
func (s *Store) Passion(ctx context.Context, id int64) (Passion, error) {
	return read[Passion](ctx, s, id)
}

// SavePassion keeps a passion, as a new one when its ID is 0, and gives it back as it is now kept.
func (s *Store) SavePassion(ctx context.Context, p Passion) (Passion, error) { return save(ctx, s, p) }
