package data

// Pragma sets or reads a pragma of the connection that writes.
func (s *Store) Pragma(text string) (value string, err error) {
	err = s.writer.QueryRow("PRAGMA " + text).Scan(&value)
	return value, err
}
