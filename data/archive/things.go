package archive

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"greenroom/data"
)

// What the readable part of an archive shows of each thing. The names are those
// of the exported fields.
type (
	question struct {
		UID       string      `json:"uid"`
		Text      string      `json:"text"`
		Theme     string      `json:"theme"`
		Length    data.Length `json:"length"`
		Outline   string      `json:"outline"`
		Tags      []string    `json:"tags"`
		Retired   int         `json:"retired"`
		DeletedMS int64       `json:"deleted_ms"`
	}
	take struct {
		UID        string  `json:"uid"`
		Question   string  `json:"question"` // its uid
		File       string  `json:"file"`
		StartedMS  int64   `json:"started_ms"`
		DurationMS int64   `json:"duration_ms"`
		Note       string  `json:"note"`
		Asked      string  `json:"asked"`
		Reader     string  `json:"reader"`
		Star       int     `json:"star"`
		DeletedMS  int64   `json:"deleted_ms"`
		Mark       []mark  `json:"mark"`
		Measure    []value `json:"measure"`
		Review     []struct {
			Grade int `json:"grade"`
		} `json:"review"`
	}
	mark struct {
		AtMS int64         `json:"at_ms"`
		Kind data.MarkKind `json:"kind"`
		Text string        `json:"text"`
	}
	value struct {
		Name  string  `json:"name"`
		Value float64 `json:"value"`
	}
	entry struct {
		UID        string   `json:"uid"`
		Title      string   `json:"title"`
		Body       string   `json:"body"`
		Tags       []string `json:"tags"`
		Mood       int      `json:"mood"`
		Confidence int      `json:"confidence"`
		Private    int      `json:"private"`
		DateMS     int64    `json:"date_ms"`
		DeletedMS  int64    `json:"deleted_ms"`
	}
	contact struct {
		Name      string `json:"name"`
		Company   string `json:"company"`
		Role      string `json:"role"`
		Email     string `json:"email"`
		DeletedMS int64  `json:"deleted_ms"`
	}
)

func parse[T any](object string) (thing T, err error) {
	if err := json.Unmarshal([]byte(object), &thing); err != nil {
		return thing, fmt.Errorf("%w: %w", data.ErrInvalid, err)
	}
	return thing, nil
}

func (t take) started() time.Time { return time.UnixMilli(t.StartedMS) }

// marks are the moments the person marked, from the beginning on.
func (t take) marks() []Mark {
	var marks []Mark
	for _, m := range t.Mark {
		marks = append(marks, Mark{At: time.Duration(m.AtMS) * time.Millisecond, Kind: m.Kind, Text: m.Text})
	}
	slices.SortStableFunc(marks, func(a, b Mark) int { return int(a.At - b.At) })
	return marks
}

func (t take) grade() int {
	for _, r := range t.Review {
		return r.Grade
	}
	return 0
}

func (t take) measure(name string) (float64, bool) {
	for _, m := range t.Measure {
		if m.Name == name {
			return m.Value, true
		}
	}
	return 0, false
}
