package data

import (
	"context"
	"fmt"
)

// UID is the name by which a thing is the same everywhere, in exports too.
func (s *Store) UID(ctx context.Context, ref Ref) (string, error) {
	if !ref.Kind.trashable() {
		return "", invalid("a %s has no uid", ref.Kind)
	}
	uid, err := queryOne(ctx, s.readers, scanOne[string], "SELECT uid FROM "+string(ref.Kind)+" WHERE id = ?", ref.ID)
	if err != nil {
		return "", fmt.Errorf("find the uid of %s %d: %w", ref.Kind, ref.ID, err)
	}
	return uid, nil
}

// TakeByUID finds a finished take by its uid; ErrNotFound when there is none, or it lies in the
// trash.
func (s *Store) TakeByUID(ctx context.Context, uid string) (Take, error) {
	t, err := queryOne(ctx, s.readers, scanTakeOnly, "SELECT "+takeColumns+" FROM "+takeTables+" WHERE k.uid = ? AND "+keptTake, uid)
	if err != nil {
		return Take{}, fmt.Errorf("find take %s: %w", uid, err)
	}
	return t, nil
}
