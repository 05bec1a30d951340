package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
)

// Setting reads a setting, or gives fallback when it was never set.
func Setting[T any](ctx context.Context, s *Store, key string, fallback T) (T, error) {
	text, err := queryOne(ctx, s.readers, scanOne[string], "SELECT value FROM setting WHERE key = ?", key)
	if errors.Is(err, ErrNotFound) {
		return fallback, nil
	}
	if err != nil {
		return fallback, fmt.Errorf("read setting %s: %w", key, err)
	}
	var value T
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return fallback, fmt.Errorf("read setting %s: %w", key, err)
	}
	return value, nil
}

// SetSetting keeps a setting, which may be anything that JSON can say.
func SetSetting[T any](ctx context.Context, s *Store, key string, value T) error {
	err := s.write(ctx, func(c *change) error { return c.setSetting(ctx, key, value) })
	if err != nil {
		return fmt.Errorf("save setting %s: %w", key, err)
	}
	return nil
}

func (c *change) setSetting(ctx context.Context, key string, value any) error {
	text, err := asJSON(value)
	if err != nil {
		return because(ErrInvalid, err)
	}
	c.touch(KindSetting)
	_, err = c.exec(ctx, `INSERT INTO setting (key, value) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, text)
	return err
}
