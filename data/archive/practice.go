package archive

import (
	"strconv"
	"strings"
	"time"

	"greenroom/data"
)

// practice adds an interview, a run or what somebody said to its table.
func (t *tables) practice(kind data.Kind, object string) error {
	switch kind {
	case data.KindInterview:
		i, err := parse[interview](object)
		if err == nil && i.DeletedMS == 0 {
			t.add("interviews", dateTime(i.AtMS), i.Company, i.Role, i.Round, i.Place, digits(i.Before), digits(i.After), i.Notes)
		}
		return err
	case data.KindRun:
		r, err := parse[run](object)
		if err == nil && r.DeletedMS == 0 {
			t.add("runs", dateTime(r.StartedMS), r.Partner, strconv.Itoa(len(r.Turn)), digits(r.Before), digits(r.After), r.Note)
		}
		return err
	default:
		f, err := parse[feedback](object)
		if err == nil && f.DeletedMS == 0 {
			t.add("feedback", dateTime(f.GivenMS), f.Author, strings.Join(f.Checklist, ", "), f.Note)
		}
		return err
	}
}

// dateTime is an instant as tables have it, or "" when there is none.
func dateTime(ms int64) string {
	if ms == 0 {
		return ""
	}
	return time.UnixMilli(ms).Format(time.DateTime)
}
