package data

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"
)

// Report is how a take sounded, as it was measured. The store keeps Body as it
// is and knows nothing of what is in it.
type Report struct {
	TakeID   int64
	Version  int                // of the algorithm
	Measures map[string]float64 // the numbers takes are compared by; none is NaN or infinite
	Body     []byte
	Made     time.Time // set by SaveReport
}

// SaveReport keeps the report of a take, in the place of an earlier one. What the person made of
// the take stays.
func (s *Store) SaveReport(ctx context.Context, r Report) error {
	err := s.write(ctx, func(c *change) error {
		for name, value := range r.Measures {
			if name == "" || math.IsNaN(value) || math.IsInf(value, 0) {
				return invalid("the measure %q is %v", name, value)
			}
		}
		if err := c.need(ctx, r.TakeID); err != nil {
			return err
		}
		c.touch(KindReport)
		body := r.Body
		if body == nil {
			body = []byte{} // nil would be NULL
		}
		if _, err := c.exec(ctx, `INSERT INTO report (take_id, version, made_ms, body) VALUES (?, ?, ?, ?)
			ON CONFLICT (take_id) DO UPDATE SET version = excluded.version, made_ms = excluded.made_ms,
			body = excluded.body`, r.TakeID, r.Version, c.now, body); err != nil {
			return err
		}
		if _, err := c.exec(ctx, "DELETE FROM measure WHERE take_id = ?", r.TakeID); err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(r.Measures)) {
			if _, err := c.exec(ctx, "INSERT INTO measure (take_id, name, value) VALUES (?, ?, ?)",
				r.TakeID, name, r.Measures[name]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("save the report of take %d: %w", r.TakeID, err)
	}
	return nil
}

// need finds out whether there is a take of this number, in the trash or not.
func (c *change) need(ctx context.Context, takeID int64) error {
	there, err := queryOne(ctx, c, scanOne[bool], "SELECT EXISTS (SELECT 1 FROM take WHERE id = ?)", takeID)
	if err == nil && !there {
		err = ErrNotFound
	}
	return err
}

// Report reads the report of a take; ErrNotFound when it was never measured.
func (s *Store) Report(ctx context.Context, takeID int64) (Report, error) {
	r := Report{TakeID: takeID, Measures: map[string]float64{}}
	r, err := queryOne(ctx, s.readers, func(row scanner) (Report, error) {
		var made int64
		err := row.Scan(&r.Version, &made, &r.Body)
		r.Made = instant(made)
		return r, err
	}, "SELECT version, made_ms, body FROM report WHERE take_id = ?", takeID)
	if err != nil {
		return Report{}, fmt.Errorf("read the report of take %d: %w", takeID, err)
	}
	measures, err := query(ctx, s.readers, scanMeasure, "SELECT name, value FROM measure WHERE take_id = ?", takeID)
	if err != nil {
		return Report{}, fmt.Errorf("read the measures of take %d: %w", takeID, err)
	}
	for _, m := range measures {
		r.Measures[m.name] = m.value
	}
	return r, nil
}

// measure is one number of one take.
type measure struct {
	name  string
	value float64
}

func scanMeasure(row scanner) (m measure, err error) {
	err = row.Scan(&m.name, &m.value)
	return m, err
}

// Unmeasured lists the finished takes that have no report of this version of the algorithm, the
// newest first.
func (s *Store) Unmeasured(ctx context.Context, version int) ([]Take, error) {
	takes, err := query(ctx, s.readers, scanTakeOnly, `SELECT `+takeColumns+` FROM `+takeTables+`
		WHERE `+keptTake+` AND NOT EXISTS (SELECT 1 FROM report r WHERE r.take_id = k.id AND r.version = ?)
		ORDER BY k.started_ms DESC, k.id DESC`, version)
	if err != nil {
		return nil, fmt.Errorf("list takes that are not measured: %w", err)
	}
	return takes, nil
}

// leastForUsual is how many takes it needs to speak of what is usual.
const leastForUsual = 3

// Usual tells what was usual before a take: the median of each measure over the last takes before
// it, of any question. A measure that fewer than three of them have is left out.
func (s *Store) Usual(ctx context.Context, takeID int64, over int) (map[string]float64, error) {
	measures, err := query(ctx, s.readers, scanMeasure, `SELECT m.name, m.value FROM measure m WHERE m.take_id IN (
			SELECT k.id FROM take k, take this WHERE this.id = ? AND `+keptTake+`
			AND (k.started_ms, k.id) < (this.started_ms, this.id)
			AND EXISTS (SELECT 1 FROM measure n WHERE n.take_id = k.id)
			ORDER BY k.started_ms DESC, k.id DESC LIMIT ?)`, takeID, over)
	if err != nil {
		return nil, fmt.Errorf("find out what is usual before take %d: %w", takeID, err)
	}
	values := map[string][]float64{}
	for _, m := range measures {
		values[m.name] = append(values[m.name], m.value)
	}
	usual := map[string]float64{}
	for name, all := range values {
		if len(all) >= leastForUsual {
			usual[name] = median(all)
		}
	}
	return usual, nil
}

// median sorts what it is given.
func median(all []float64) float64 {
	slices.Sort(all)
	middle := len(all) / 2
	if len(all)%2 == 1 {
		return all[middle]
	}
	return (all[middle-1] + all[middle]) / 2
}

// Point is a measure of one take.
type Point struct {
	TakeID int64
	At     time.Time // when the take began
	Value  float64
}

// Trend tells how a measure went over the takes of a question, or of all questions with 0; the
// oldest first.
func (s *Store) Trend(ctx context.Context, measure string, questionID int64) ([]Point, error) {
	where := &conditions{}
	where.add(keptTake)
	where.add("m.name = ?", measure)
	if questionID != 0 {
		where.add("k.question_id = ?", questionID)
	}
	points, err := query(ctx, s.readers, scanPoint, `SELECT k.id, k.started_ms, m.value FROM take k JOIN measure m ON m.take_id = k.id`+where.clause()+
		` ORDER BY k.started_ms, k.id`, where.args...)
	if err != nil {
		return nil, fmt.Errorf("read how %s went: %w", measure, err)
	}
	return points, nil
}

func scanPoint(row scanner) (p Point, err error) {
	var at int64
	err = row.Scan(&p.TakeID, &at, &p.Value)
	p.At = instant(at)
	return p, err
}
