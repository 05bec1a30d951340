package studio

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/data/feedback"
)

// Said is a take and what was asked.
type Said struct {
	Take  data.Take
	Asked string
}

// Sharing is what it needs of the store to send takes to somebody.
type Sharing interface {
	Path(take data.Take) string
	UID(ctx context.Context, ref data.Ref) (string, error)
}

// sharedRate is how many samples a second are sent: enough for all of speech,
// and a page that can be mailed.
const sharedRate = 24000

// Share writes a page with takes for somebody to listen to. Nothing is left at
// path when it fails, or ctx ends. progress is told the done share, 0 to 1.
func Share(ctx context.Context, store Sharing, page feedback.Page, said []Said, path string, progress func(float64)) (err error) {
	for i, s := range said {
		uid, err := store.UID(ctx, data.Ref{Kind: data.KindTake, ID: s.Take.ID})
		if err != nil {
			return err
		}
		page.Answers = append(page.Answers, feedback.Answer{
			Ref: uid, Question: s.Asked, Length: s.Take.Duration, MIME: "audio/flac",
			Sound: func(w io.Writer) error {
				defer func() { progress(float64(i+1) / float64(len(said))) }()
				return audio.WriteFLAC(ctx, w, store.Path(s.Take), sharedRate)
			},
		})
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".greenroom-page-")
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, file.Close(), os.Remove(file.Name()))
		}
	}()
	if err := page.Write(file); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	if err := file.Close(); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// Listeners is what it needs of the store to take back what somebody said.
type Listeners interface {
	TakeByUID(ctx context.Context, uid string) (data.Take, error)
	SaveFeedback(ctx context.Context, all ...data.Feedback) ([]data.Feedback, error)
}

// TakeIn keeps what somebody said on a page. It gives what it kept, and tells
// how much it had already and how much is of takes that are not here.
func TakeIn(ctx context.Context, store Listeners, form feedback.Form, contactID int64) (kept []data.Feedback, known, missing int, err error) {
	var all []data.Feedback
	for _, g := range form.Answers {
		if g.Empty() {
			continue
		}
		take, err := store.TakeByUID(ctx, g.Ref)
		if errors.Is(err, data.ErrNotFound) {
			missing++
			continue
		}
		if err != nil {
			return nil, 0, 0, err
		}
		f := data.Feedback{
			TakeID: take.ID, Author: form.From, ContactID: contactID, Checklist: g.Ticked, Note: g.Note,
			Page: form.Page + "/" + form.From, Given: form.Filled,
		}
		for _, m := range g.Marks {
			f.Marks = append(f.Marks, data.Mark{At: min(m.At, take.Duration), Kind: data.MarkKind(m.Kind), Text: m.Text})
		}
		all = append(all, f)
	}
	kept, err = store.SaveFeedback(ctx, all...)
	return kept, len(all) - len(kept), missing, err
}
