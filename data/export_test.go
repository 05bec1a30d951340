package data

import "time"

// Pragma sets or reads a pragma of the connection that writes.
func (s *Store) Pragma(text string) (value string, err error) {
	err = s.writer.QueryRow("PRAGMA " + text).Scan(&value)
	return value, err
}

// Latest is the schema version this program writes.
func Latest() int { return latest() }

// TooMany picks the backups that can go.
func TooMany(all []Backup, now time.Time) []Backup { return tooMany(all, now) }
