package data_test

import (
	"path/filepath"
	"testing"

	"greenroom/data"
)

// network is a store with n contacts, each with touches, half of them with a rhythm, one in a hundred
// with a follow-up.
func network(b testing.TB, n int) *data.Store {
	b.Helper()
	dir := b.TempDir()
	s := must(data.Open(ctx, dir, data.Options{Log: quiet()}))(b)
	ok(b, s.Close())
	db := raw(b, filepath.Join(dir, "greenroom.db"))
	execute(b, db, `INSERT INTO tag (id, name, folded) VALUES (1, 'meetup', 'meetup')`)
	execute(b, db, `WITH RECURSIVE i (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < ?)
		INSERT INTO contact (id, name, name_key, company, role, email, wanted, longest, created_ms, updated_ms)
		SELECT n, 'Person ' || (n * 7919 % 100000), 'person ' || (n * 7919 % 100000), 'Company ' || (n % 400), 'Engineer', 'p' || n || '@example.org',
			CASE n % 2 WHEN 0 THEN 28 ELSE 0 END, CASE n % 2 WHEN 0 THEN 42 ELSE 0 END, 1700000000000, 1700000000000 FROM i`, n)
	execute(b, db, `INSERT INTO contact_tag (contact_id, tag_id, position) SELECT id, 1, 0 FROM contact WHERE id % 5 = 0`)
	execute(b, db, `INSERT INTO touch (contact_id, at_ms, created_ms, updated_ms)
		SELECT c.id, 1760000000000 + (c.id * 7919 + t.value * 104729) % 14700 * 1000000, 1, 1 FROM contact c, json_each('[1,2,3]') t`)
	execute(b, db, `INSERT INTO followup (contact_id, day, created_ms, updated_ms) SELECT id, '2026-03-' || printf('%02d', 1 + id % 28), 1, 1 FROM contact WHERE id % 100 = 0`)
	ok(b, db.Close())
	return open(b, dir, newClock())
}

// BenchmarkContacts reads what the room of people shows of 20,000: a page of the list, its filters,
// those who wait longest, and what the chips count.
func BenchmarkContacts(b *testing.B) {
	s := network(b, 20_000)
	for name, f := range map[string]data.ContactFilter{
		"page": {Limit: 100, Offset: 10_000}, "company": {Company: "company 7", Limit: 100}, "tag": {Tag: "meetup", Limit: 100}, "text": {Text: "person 77", Limit: 100},
		"due": {Due: true, Limit: 100}, "slipping": {Standing: data.StandingSlipping, Limit: 100}, "waiting": {Order: data.ByTouched, Limit: 100},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if len(must(s.Contacts(ctx, f))(b)) == 0 {
					b.Fatal("nobody is listed")
				}
			}
		})
	}
	b.Run("count", func(b *testing.B) {
		for b.Loop() {
			if n := must(s.CountStanding(ctx))(b); n.All != 20_000 || n.Due == 0 || n.Slipping == 0 {
				b.Fatalf("counted %+v", n)
			}
		}
	})
}
