package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"
)

// TakeState says how far a take has come.
type TakeState string

// The states of a take.
const (
	TakeRecording TakeState = "recording" // being recorded, or cut off
	TakeComplete  TakeState = "complete"
	TakeRecovered TakeState = "recovered" // was cut off, and mended
)

// Take is one recorded answer.
type Take struct {
	ID         int64
	QuestionID int64
	Asked      string // the follow-up that was answered; "" is the question itself
	Reader     string // who reads the question out here; "" is an answer
	File       string // below the data folder, with slashes; see Path
	State      TakeState
	Started    time.Time
	Duration   time.Duration
	SampleRate int // Hz
	Frames     int64
	Bytes      int64  // size of the sound file
	Peaks      []byte // the waveform, as package audio writes it; Take gives it, lists leave it out
	Device     string // name of the microphone
	Note       string
	Star       bool
	Imported   bool  // from a file, not from the microphone
	Dropped    int64 // frames lost while recording
	Grade      int   // how it went, see Review; SetGrade and SaveReview keep it
}

// TakeOf is a take with the text of its question.
type TakeOf struct {
	Take
	Question string
}

const takeColumns = `k.id, k.question_id, k.file, k.state, k.started_ms, k.duration_ms, k.sample_rate,
	k.frames, k.bytes, k.device, k.note, k.star, k.imported, k.dropped, k.asked, k.reader, coalesce(v.grade, 0)`

// takeTables is where takeColumns come from.
const takeTables = "take k LEFT JOIN review v ON v.take_id = k.id"

// scanTake reads takeColumns, and more when there is more.
func scanTake(row scanner, more ...any) (t Take, err error) {
	var started, duration int64
	columns := []any{&t.ID, &t.QuestionID, &t.File, &t.State, &started, &duration, &t.SampleRate, &t.Frames,
		&t.Bytes, &t.Device, &t.Note, &t.Star, &t.Imported, &t.Dropped, &t.Asked, &t.Reader, &t.Grade}
	err = row.Scan(append(columns, more...)...)
	t.Started, t.Duration = instant(started), time.Duration(duration)*time.Millisecond
	return t, err
}

func scanTakeOnly(row scanner) (Take, error) { return scanTake(row) }

// BeginTake notes that a take begins, and names the file its sound goes to; what is asked, who
// reads and the device are as the take says. The file's folder is there when BeginTake returns; the
// file is the recorder's to make.
func (s *Store) BeginTake(ctx context.Context, begin Take) (t Take, err error) {
	err = s.write(ctx, func(c *change) error {
		live, err := queryOne(ctx, c, scanOne[bool],
			`SELECT EXISTS (SELECT 1 FROM question WHERE id = ? AND deleted_ms IS NULL)`, begin.QuestionID)
		if err != nil {
			return err
		}
		if !live {
			return ErrNotFound
		}
		c.touch(KindTake)
		id, err := c.insert(ctx, `INSERT INTO take (question_id, asked, reader, file, state, started_ms, device)
			VALUES (?, ?, ?, '', ?, ?, ?)`, begin.QuestionID, clean(begin.Asked), clean(begin.Reader), TakeRecording, c.now, clean(begin.Device))
		if err != nil {
			return err
		}
		file := s.freeSound(path.Join(recordingsName, instant(c.now).Format("2006/01"), fmt.Sprint(id)))
		if _, err := c.exec(ctx, "UPDATE take SET file = ? WHERE id = ?", file, id); err != nil {
			return err
		}
		if t, err = readTake(ctx, c, id); err != nil {
			return err
		}
		return translate(os.MkdirAll(filepath.Dir(s.Path(t)), 0o700))
	})
	if err != nil {
		return Take{}, fmt.Errorf("begin a take of question %d: %w", begin.QuestionID, err)
	}
	return t, nil
}

// freeSound names a sound file that is not there yet: where a backup was brought back, the takes
// made since have left theirs.
func (s *Store) freeSound(base string) string {
	file := base + ".wav"
	for n := 2; exists(filepath.Join(s.dir, filepath.FromSlash(file))); n++ {
		file = fmt.Sprintf("%s-%d.wav", base, n)
	}
	return file
}

// FinishTake keeps what is known of a take when its sound is on disk: everything but its question,
// file, note and star. Its state becomes TakeRecovered if the take says so, and else TakeComplete.
func (s *Store) FinishTake(ctx context.Context, t Take) error {
	if t.State != TakeRecovered {
		t.State = TakeComplete
	}
	err := s.write(ctx, func(c *change) error {
		err := c.updateTake(ctx, t.ID, `state = ?, duration_ms = ?, sample_rate = ?, frames = ?, bytes = ?, dropped = ?,
			peaks = ?, device = ?, imported = ?, started_ms = coalesce(nullif(?, 0), started_ms)`,
			t.State, t.Duration.Milliseconds(), t.SampleRate, t.Frames, t.Bytes, t.Dropped,
			t.Peaks, clean(t.Device), t.Imported, millis(t.Started))
		if err != nil {
			return err
		}
		return c.keepAnswer(ctx, t.ID)
	})
	if err != nil {
		return fmt.Errorf("finish take %d: %w", t.ID, err)
	}
	return nil
}

// SaveTake keeps a take's note and star.
func (s *Store) SaveTake(ctx context.Context, t Take) error {
	if err := s.updateTake(ctx, t.ID, "note = ?, star = ?", clean(t.Note), t.Star); err != nil {
		return fmt.Errorf("save take %d: %w", t.ID, err)
	}
	return nil
}

// updateTake sets some columns of a take.
func (s *Store) updateTake(ctx context.Context, id int64, set string, args ...any) error {
	return s.write(ctx, func(c *change) error { return c.updateTake(ctx, id, set, args...) })
}

func (c *change) updateTake(ctx context.Context, id int64, set string, args ...any) error {
	c.touch(KindTake)
	n, err := c.exec(ctx, "UPDATE take SET "+set+", updated_ms = ? WHERE id = ?", append(args, c.now, id)...)
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	return err
}

// changedTake notes that the person changed something about a take that is not in its own row.
func (c *change) changedTake(ctx context.Context, id int64) error {
	_, err := c.exec(ctx, "UPDATE take SET updated_ms = ? WHERE id = ?", c.now, id)
	return err
}

// AbandonTake forgets a take of which nothing was heard, with its file if there is one. A finished
// take is not abandoned but deleted.
func (s *Store) AbandonTake(ctx context.Context, id int64) error {
	err := s.write(ctx, func(c *change) error {
		t, err := readTake(ctx, c, id)
		if err != nil {
			return err
		}
		if t.State != TakeRecording {
			return invalid("the take is finished")
		}
		if err := s.removeSound(t.File); err != nil {
			return err
		}
		c.touch(KindTake)
		_, err = c.exec(ctx, "DELETE FROM take WHERE id = ?", id)
		return err
	})
	if err != nil {
		return fmt.Errorf("abandon take %d: %w", id, err)
	}
	return nil
}

// removeSound removes a sound file. One that is gone already is well.
func (s *Store) removeSound(file string) error {
	local := filepath.FromSlash(file)
	if !filepath.IsLocal(local) {
		return because(ErrDamaged, fmt.Errorf("the sound file %q is outside the data folder", file))
	}
	if err := os.Remove(filepath.Join(s.dir, local)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return translate(err)
	}
	return nil
}

// Take reads one take, with its peaks.
func (s *Store) Take(ctx context.Context, id int64) (Take, error) {
	t, err := queryOne(ctx, s.readers, func(row scanner) (Take, error) {
		var peaks []byte
		t, err := scanTake(row, &peaks)
		t.Peaks = peaks
		return t, err
	}, "SELECT "+takeColumns+", k.peaks FROM "+takeTables+" WHERE k.id = ? AND k.deleted_ms IS NULL", id)
	if err != nil {
		return Take{}, fmt.Errorf("read take %d: %w", id, err)
	}
	return t, nil
}

func readTake(ctx context.Context, db querier, id int64) (Take, error) {
	return queryOne(ctx, db, scanTakeOnly, "SELECT "+takeColumns+" FROM "+takeTables+" WHERE k.id = ?", id)
}

// Takes lists the finished takes of a question, the newest first.
func (s *Store) Takes(ctx context.Context, questionID int64) ([]Take, error) {
	takes, err := query(ctx, s.readers, scanTakeOnly, `SELECT `+takeColumns+` FROM `+takeTables+`
		WHERE k.question_id = ? AND `+keptTake+` ORDER BY k.started_ms DESC, k.id DESC`, questionID)
	if err != nil {
		return nil, fmt.Errorf("list the takes of question %d: %w", questionID, err)
	}
	return takes, nil
}

// LastTakes lists the newest finished takes of all questions. A limit of 0 is none.
func (s *Store) LastTakes(ctx context.Context, limit int) ([]TakeOf, error) {
	takes, err := query(ctx, s.readers, func(row scanner) (t TakeOf, err error) {
		t.Take, err = scanTake(row, &t.Question)
		return t, err
	}, `SELECT `+takeColumns+`, q.text FROM `+takeTables+` JOIN question q ON q.id = k.question_id
		WHERE `+keptTake+` ORDER BY k.started_ms DESC, k.id DESC`+page(limit, 0))
	if err != nil {
		return nil, fmt.Errorf("list the last takes: %w", err)
	}
	return takes, nil
}

// Unfinished lists takes that were begun and neither finished nor abandoned, those in the trash
// too. At start they are those that a crash cut off.
func (s *Store) Unfinished(ctx context.Context) ([]Take, error) {
	takes, err := query(ctx, s.readers, scanTakeOnly, `SELECT `+takeColumns+` FROM `+takeTables+`
		WHERE k.state = 'recording' ORDER BY k.id`)
	if err != nil {
		return nil, fmt.Errorf("list unfinished takes: %w", err)
	}
	return takes, nil
}

// Path is where the sound of a take lies, as an absolute path.
func (s *Store) Path(t Take) string { return filepath.Join(s.dir, filepath.FromSlash(t.File)) }

// Readings lists the recordings in which somebody reads the question out, the newest first.
func (s *Store) Readings(ctx context.Context, questionID int64) ([]Take, error) {
	takes, err := query(ctx, s.readers, scanTakeOnly, `SELECT `+takeColumns+` FROM `+takeTables+`
		WHERE k.question_id = ? AND `+finishedTake+` AND k.reader <> '' ORDER BY k.started_ms DESC, k.id DESC`, questionID)
	if err != nil {
		return nil, fmt.Errorf("list who reads question %d: %w", questionID, err)
	}
	return takes, nil
}

// SpokenSince adds up the lengths of all finished takes begun at or after an instant.
func (s *Store) SpokenSince(ctx context.Context, since time.Time) (time.Duration, error) {
	ms, err := queryOne(ctx, s.readers, scanOne[int64], `SELECT coalesce(sum(k.duration_ms), 0) FROM take k
		WHERE k.started_ms >= ? AND `+keptTake, millis(since))
	if err != nil {
		return 0, fmt.Errorf("add up the takes: %w", err)
	}
	return time.Duration(ms) * time.Millisecond, nil
}
