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

// PortableTables are the tables whose rows are in an export.
func PortableTables() map[string]bool {
	tables := map[string]bool{}
	for _, p := range portable {
		tables[string(p.kind)] = true
		for _, owned := range p.owned {
			tables[owned] = true
		}
	}
	return tables
}
