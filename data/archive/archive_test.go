package archive_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/data/archive"
)

var ctx = context.Background()

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func open(t testing.TB) *data.Store {
	t.Helper()
	s, err := data.Open(ctx, t.TempDir(), data.Options{Log: slog.New(slog.DiscardHandler)})
	ok(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// furnish keeps a take with marks, one whose file is gone, entries and a
// contact.
func furnish(t testing.TB, s *data.Store) {
	t.Helper()
	q, err := s.SaveQuestion(ctx, data.Question{Text: `Why "us": now/then?`, Outline: "Because."})
	ok(t, err)
	for n := range 2 {
		take, err := s.BeginTake(ctx, data.Take{QuestionID: q.ID, Device: "Microphone"})
		ok(t, err)
		if n == 0 {
			ok(t, os.WriteFile(s.Path(take), bytes.Repeat([]byte("sound"), 1000), 0o600))
		}
		take.Bytes, take.Duration = 5000, time.Second
		ok(t, s.FinishTake(ctx, take))
		ok(t, s.SaveReport(ctx, data.Report{TakeID: take.ID, Version: 1, Measures: map[string]float64{"pace": 201.5}, Body: []byte{0, 1, 255}}))
		_, err = s.AddMark(ctx, data.Mark{TakeID: take.ID, At: time.Second, Kind: data.MarkStrong, Text: "the number"})
		ok(t, err)
	}
	for _, title := range []string{"Monday", "=1+1", ""} {
		_, err := s.SaveEntry(ctx, data.Entry{Title: title, Body: "Went **well**", Tags: []string{"calm"}, TakeID: 1, Private: title == ""})
		ok(t, err)
	}
	_, err = s.SaveContact(ctx, data.Contact{Name: "Zoë <script>", Email: "zoe@example.org"})
	ok(t, err)
	i, err := s.SaveInterview(ctx, data.Interview{Company: "Northlight", At: time.UnixMilli(1_790_000_000_000), Before: 2})
	ok(t, err)
	ok(t, s.SetInterviewQuestions(ctx, i.ID, []int64{q.ID}))
	_, err = s.SaveRun(ctx, data.Run{InterviewID: i.ID, Partner: "Mira", After: 4, Turns: []data.Turn{{QuestionID: q.ID, TakeID: 1}}})
	ok(t, err)
	_, err = s.SaveFeedback(ctx, data.Feedback{TakeID: 1, Author: "Mira", Note: "Clear to the end", Checklist: []string{"example"}})
	ok(t, err)
	prepare(t, s, q.ID, i.ID)
	thrown, err := s.SaveEntry(ctx, data.Entry{Title: "Thrown away"})
	ok(t, err)
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindEntry, ID: thrown.ID}))
}

// copySound appends the marks, as cue points are.
// prepare keeps what belongs to an interview before and after it.
func prepare(t testing.TB, s *data.Store, question, interview int64) {
	t.Helper()
	people, err := s.Contacts(ctx, data.ContactFilter{})
	ok(t, err)
	story, err := s.SaveStory(ctx, data.Story{Title: "The lamp", Situation: "It was dark.", Questions: []int64{question}})
	ok(t, err)
	dropped, err := s.SaveStory(ctx, data.Story{Title: "Dropped"})
	ok(t, err)
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindStory, ID: dropped.ID}))
	company, err := s.SaveCompany(ctx, data.Company{Name: "Northlight", Skills: []data.JobSkill{{Name: "writing", StoryID: story.ID}}})
	ok(t, err)
	base := int64(5_000_000)
	_, err = s.SaveOffer(ctx, data.Offer{Name: "Northlight", CompanyID: company.ID, Currency: "EUR", Base: &base})
	ok(t, err)
	_, err = s.SaveGap(ctx, data.Gap{Text: "What is a lumen?", InterviewID: interview})
	ok(t, err)
	_, err = s.SaveLetter(ctx, data.Letter{Subject: "Thank you", Body: "Dear Zoë", ContactID: people[0].ID, InterviewID: interview})
	ok(t, err)
}

func copySound(_ context.Context, from, to string, marks []archive.Mark) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, append(content, fmt.Sprint(len(marks), " marks")...), 0o600)
}

// mend takes them off again.
func mend(path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, content[:len(content)-len("1 marks")], 0o600)
}

func quietly(float64) {}

func export(t testing.TB, s *data.Store) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "everything.zip")
	last := 0.0
	ok(t, archive.Write(ctx, s, path, archive.Options{App: "Greenroom test", CopySound: copySound, Progress: func(done float64) {
		if done < last || done > 1 {
			t.Errorf("progress goes from %v to %v", last, done)
		}
		last = done
	}}))
	return path
}

// imported opens and imports an archive.
func imported(path string, into *data.Store) (data.Merged, error) {
	a, err := archive.Open(path)
	if err != nil {
		return data.Merged{}, err
	}
	defer a.Close()
	return a.Import(ctx, into, mend, quietly)
}

// objects are all things of a store, without the place of their sound.
func objects(t testing.TB, s *data.Store) (all []string) {
	t.Helper()
	ok(t, s.Export(ctx, func(kind data.Kind, object string) error {
		var parts map[string]any
		ok(t, json.Unmarshal([]byte(object), &parts))
		delete(parts, "file")
		plain, err := json.Marshal(parts)
		all = append(all, string(kind)+" "+string(plain))
		return err
	}))
	slices.Sort(all)
	return all
}

// content reads one file of a zip.
func content(t testing.TB, path, name string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	ok(t, err)
	defer z.Close()
	f, err := z.Open(name)
	ok(t, err)
	defer f.Close()
	text, err := io.ReadAll(f)
	ok(t, err)
	return string(text)
}

func names(t testing.TB, path string) (all []string) {
	t.Helper()
	z, err := zip.OpenReader(path)
	ok(t, err)
	defer z.Close()
	for _, f := range z.File {
		all = append(all, f.Name)
	}
	return all
}

func TestEverythingLeavesAndComesBack(t *testing.T) {
	s := open(t)
	furnish(t, s)
	path := export(t, s)
	fresh := open(t)
	merged, err := imported(path, fresh)
	ok(t, err)
	if got, want := objects(t, fresh), objects(t, s); !slices.Equal(got, want) {
		t.Errorf("what came back is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if merged.Total(merged.New) == 0 {
		t.Errorf("merged: %+v", merged)
	}
	takes, err := fresh.LastTakes(ctx, 0)
	ok(t, err)
	sounds := 0
	for _, take := range takes {
		if sound, err := os.ReadFile(fresh.Path(take.Take)); err == nil {
			sounds++
			if !bytes.Equal(sound, bytes.Repeat([]byte("sound"), 1000)) {
				t.Errorf("the sound of take %d is %d bytes of something else", take.ID, len(sound))
			}
			info, err := os.Stat(fresh.Path(take.Take))
			ok(t, err)
			if info.Mode() != 0o600 {
				t.Errorf("its mode is %v", info.Mode())
			}
		}
	}
	if sounds != 1 {
		t.Errorf("%d recordings came back", sounds)
	}
	again, err := imported(path, fresh)
	ok(t, err)
	if n := again.Total(again.New) + again.Total(again.Changed) + again.Total(again.Back); n > 0 {
		t.Errorf("a second import changes %d things", n)
	}
	found, err := fresh.CheckFiles(ctx)
	ok(t, err)
	if len(found.Strays) > 0 {
		t.Errorf("files nobody knows of: %v", found.Strays)
	}
}

func TestAPersonCanReadAnExport(t *testing.T) {
	s := open(t)
	furnish(t, s)
	path := export(t, s)
	page := content(t, path, "index.html")
	for _, want := range []string{"Why &#34;us&#34;: now/then?", "<audio", "Monday", "Zoë &lt;script&gt;", "were gone"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
	for _, unwanted := range []string{"<script>", "Thrown away"} {
		if strings.Contains(page, unwanted) {
			t.Errorf("the page says %q", unwanted)
		}
	}
	if table := content(t, path, "tables/journal.csv"); !strings.Contains(table, "'=1+1") {
		t.Errorf("a spreadsheet would calculate:\n%s", table)
	}
	for table, holds := range map[string]string{
		"interviews": "Northlight", "runs": "Mira", "feedback": "Clear to the end", "contacts": "zoe@example.org", "stories": `Why ""us"": now/then?`,
		"companies": "writing · The lamp", "offers": "50000.00", "gaps": "Northlight",
	} {
		if rows := content(t, path, "tables/"+table+".csv"); !strings.Contains(rows, holds) {
			t.Errorf("%s: %s", table, rows)
		}
	}
	if table := content(t, path, "tables/takes.csv"); !strings.Contains(table, "pace") || !strings.Contains(table, "201.50") {
		t.Errorf("the table of takes lacks the measures:\n%s", table)
	}
	for text, holds := range map[string]string{
		"stories": "## The lamp\n\n**Situation:** It was dark.", "companies": "**What the job asks for:** writing · The lamp", "letters": "**To:** Zoë",
	} {
		if got := content(t, path, "texts/"+text+".md"); !strings.Contains(got, holds) {
			t.Errorf("%s: %s", text, got)
		}
		if !strings.Contains(page, `href="texts/`+text+`.md"`) {
			t.Errorf("the page does not lead to %s", text)
		}
	}
	if strings.Contains(content(t, path, "tables/stories.csv"), "Dropped") {
		t.Error("a story from the trash is in the table")
	}
	notes := 0
	for _, name := range names(t, path) {
		if strings.ContainsAny(name, `<>:"\|?*`) {
			t.Errorf("not every system takes the name %q", name)
		}
		if strings.HasPrefix(name, "journal/") {
			notes++
			if text := content(t, path, name); !strings.Contains(text, "Went **well**") || !strings.Contains(text, "#calm") {
				t.Errorf("%s says %q", name, text)
			}
		}
	}
	if notes != 3 {
		t.Errorf("%d entries are readable", notes)
	}
}

func TestWhatIsNoExportOrTooNewIsRefused(t *testing.T) {
	s := open(t)
	furnish(t, s)
	path := export(t, s)
	whole, err := os.ReadFile(path)
	ok(t, err)
	manifest := content(t, path, "manifest.json")
	for name, test := range map[string]struct {
		content []byte
		want    error
	}{
		"a text":              {[]byte("Dear diary"), data.ErrForeign},
		"half an export":      {whole[:len(whole)/2], data.ErrForeign},
		"another zip":         {zipped(t, map[string]string{"photo.jpg": "x"}), data.ErrForeign},
		"another's export":    {zipped(t, map[string]string{"manifest.json": `{"format":"x"}`}), data.ErrForeign},
		"of a newer layout":   {zipped(t, map[string]string{"manifest.json": strings.Replace(manifest, `"version": 1`, `"version": 2`, 1)}), data.ErrNewer},
		"of a newer database": {zipped(t, map[string]string{"manifest.json": strings.Replace(manifest, `"schema": `, `"schema": 9`, 1)}), data.ErrNewer},
		"without its list":    {zipped(t, map[string]string{"manifest.json": manifest}), data.ErrDamaged},
	} {
		file := filepath.Join(t.TempDir(), "import.zip")
		ok(t, os.WriteFile(file, test.content, 0o600))
		if _, err := archive.Open(file); !errors.Is(err, test.want) || !strings.Contains(fmt.Sprint(err), file) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// zipped is a zip of texts.
func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		ok(t, err)
		_, err = io.WriteString(w, text)
		ok(t, err)
	}
	ok(t, z.Close())
	return b.Bytes()
}

// TestADamagedExportChangesNothing flips bytes all over an export. What is
// still whole may be imported; of the rest nothing may stay.
func TestADamagedExportChangesNothing(t *testing.T) {
	s := open(t)
	furnish(t, s)
	path := export(t, s)
	whole, err := os.ReadFile(path)
	ok(t, err)
	before := objects(t, s)
	refused := 0
	for at := 7; at < len(whole); at += len(whole) / 60 {
		spoilt := bytes.Clone(whole)
		spoilt[at] ^= 0x55
		file := filepath.Join(t.TempDir(), "spoilt.zip")
		ok(t, os.WriteFile(file, spoilt, 0o600))
		into := open(t)
		if _, err := imported(file, into); err != nil {
			refused++
			if got := objects(t, into); len(got) > 0 {
				t.Errorf("byte %d: refused (%v), and there are %v", at, err, got)
			}
			found, err := into.CheckFiles(ctx)
			ok(t, err)
			if !found.None() {
				t.Errorf("byte %d: refused, and there are files: %+v", at, found)
			}
		} else if got := objects(t, into); !slices.Equal(got, before) {
			t.Errorf("byte %d: imported without a word, and different", at)
		}
	}
	if refused == 0 {
		t.Error("no damage was found")
	}
	t.Logf("60 damaged exports: %d refused, the others whole", refused)
	if !t.Failed() {
		t.Log("torture: export damaged, brought in whole or refused | 60 | 60 | none")
	}
}

// TestAFileWhoseNameWasDamagedIsMissed damages names in the list at the end of
// the zip, which no checksum guards.
func TestAFileWhoseNameWasDamagedIsMissed(t *testing.T) {
	s := open(t)
	furnish(t, s)
	path := export(t, s)
	whole, err := os.ReadFile(path)
	ok(t, err)
	tried := 0
	for _, name := range names(t, path) {
		if !strings.HasSuffix(name, ".jsonl") && !strings.HasSuffix(name, ".wav") {
			continue
		}
		tried++
		spoilt := bytes.Clone(whole)
		spoilt[bytes.LastIndex(spoilt, []byte(name))+len("data/")] ^= 0x55
		file := filepath.Join(t.TempDir(), "spoilt.zip")
		ok(t, os.WriteFile(file, spoilt, 0o600))
		if _, err := imported(file, open(t)); !errors.Is(err, data.ErrDamaged) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s has another name, and the import says %v", name, err)
		}
	}
	if tried < 5 {
		t.Errorf("only %d names were tried", tried)
	}
}

// rewritten is an export with one of its files changed, and every checksum right.
func rewritten(t testing.TB, path, name string, change func(string) string) string {
	t.Helper()
	files := map[string]string{}
	for _, each := range names(t, path) {
		if files[each] = content(t, path, each); each == name {
			files[each] = change(files[each])
		}
	}
	file := filepath.Join(t.TempDir(), "rewritten.zip")
	ok(t, os.WriteFile(file, zipped(t, files), 0o600))
	return file
}

// TestAnExportThatLacksWhatItCountsIsRefused takes things out of an export, as
// no damage does that a checksum finds.
func TestAnExportThatLacksWhatItCountsIsRefused(t *testing.T) {
	s := open(t)
	furnish(t, s)
	path := export(t, s)
	lessOne := func(text string) string { return text[strings.Index(text, "\n")+1:] }
	for what, file := range map[string]string{
		"an entry":                    rewritten(t, path, "data/entry.jsonl", lessOne),
		"a take":                      rewritten(t, path, "data/take.jsonl", lessOne),
		"all contacts":                rewritten(t, path, "data/contact.jsonl", func(string) string { return "" }),
		"the place of the recordings": rewritten(t, path, "data/sounds.json", func(string) string { return "{}" }),
		"the take of a recording": rewritten(t, path, "data/sounds.json", func(text string) string {
			at := strings.Index(text, `"`) + 1
			return text[:at] + strings.Repeat("0", 32) + text[at+32:]
		}),
		"a kind of things": rewritten(t, path, "manifest.json", func(text string) string {
			return strings.Replace(text, `"contact"`, `"kontact"`, 1)
		}),
		"nothing, but the count is too high": rewritten(t, path, "manifest.json", func(text string) string {
			return strings.Replace(text, `"entry": 4`, `"entry": 5`, 1)
		}),
	} {
		into := open(t)
		if _, err := imported(file, into); !errors.Is(err, data.ErrDamaged) {
			t.Errorf("it lacks %s, and the import says %v", what, err)
		}
		found, err := into.CheckFiles(ctx)
		ok(t, err)
		if got := objects(t, into); len(got) > 0 || !found.None() {
			t.Errorf("it lacks %s, was refused, and leaves %v, %+v", what, got, found)
		}
	}
	same := func(text string) string { return text }
	if _, err := imported(rewritten(t, path, "data/entry.jsonl", same), open(t)); err != nil {
		t.Errorf("it lacks nothing: %v", err)
	}
}

// copier is a store that keeps what it is given in memory.
type copier struct {
	archive.Store
	dir    string
	things []string
}

func (c *copier) Dir() string                       { return c.dir }
func (c *copier) ExpectSound([]string) error        { return nil }
func (c *copier) ForgetSound(context.Context) error { return nil }
func (c *copier) SoundOf(_ context.Context, object string) (string, bool, error) {
	var take struct{ UID string }
	err := json.Unmarshal([]byte(object), &take)
	return filepath.Join(c.dir, "sound", filepath.Base(take.UID)), false, err
}

func (c *copier) Merge(_ context.Context, things iter.Seq2[data.Portable, error]) (data.Merged, error) {
	for thing, err := range things {
		if err != nil {
			return data.Merged{}, err
		}
		c.things = append(c.things, string(thing.Kind)+" "+thing.Object)
	}
	return data.Merged{}, nil
}

// taken is all that an export brings in, things and sound.
func taken(path, dir string) (string, error) {
	c := &copier{dir: dir}
	a, err := archive.Open(path)
	if err != nil {
		return "", err
	}
	defer a.Close()
	if _, err := a.Import(ctx, c, mend, quietly); err != nil {
		return "", err
	}
	slices.Sort(c.things)
	sounds, err := filepath.Glob(filepath.Join(dir, "sound", "*"))
	for _, sound := range sounds {
		content, readErr := os.ReadFile(sound)
		err = errors.Join(err, readErr)
		c.things = append(c.things, filepath.Base(sound)+" "+string(content))
	}
	return strings.Join(c.things, "\n"), err
}

// TestADamagedListOfAnExportIsNeverTakenInSilence damages each byte of the list
// at the end of a zip, which no checksum guards. The import is refused, or brings
// in what the whole export does.
func TestADamagedListOfAnExportIsNeverTakenInSilence(t *testing.T) {
	s := open(t)
	furnish(t, s)
	path := export(t, s)
	whole, err := os.ReadFile(path)
	ok(t, err)
	want, err := taken(path, t.TempDir())
	ok(t, err)
	list := bytes.Index(whole, []byte("PK\x01\x02"))
	file, dir, refused := filepath.Join(t.TempDir(), "spoilt.zip"), t.TempDir(), 0
	flips := []byte{0x01, 0x55, 0x80}
	for at := list; at < len(whole); at++ {
		spoilt := bytes.Clone(whole)
		spoilt[at] ^= flips[at%len(flips)]
		ok(t, os.WriteFile(file, spoilt, 0o600))
		into := filepath.Join(dir, fmt.Sprint(at))
		got, err := taken(file, into)
		ok(t, os.RemoveAll(into))
		if err != nil {
			refused++
		} else if got != want {
			t.Errorf("byte %d of the list: imported without a word, and different", at-list)
		}
	}
	if list < 0 || refused < (len(whole)-list)/4 {
		t.Errorf("only %d of %d were refused", refused, len(whole)-list)
	}
	t.Logf("%d bytes of the list damaged: %d refused, the others whole", len(whole)-list, refused)
	if !t.Failed() {
		t.Logf("torture: list at the end of an export damaged, byte by byte | %d | %[1]d | none", len(whole)-list)
	}
}

// TestADamagedExportWithAPassphraseIsRefusedAsDamaged flips bytes of what age
// wrote.
func TestADamagedExportWithAPassphraseIsRefusedAsDamaged(t *testing.T) {
	s := open(t)
	furnish(t, s)
	path := filepath.Join(t.TempDir(), "everything.zip.age")
	ok(t, archive.Write(ctx, s, path, archive.Options{Passphrase: "green tea", CopySound: copySound, Progress: quietly}))
	whole, err := os.ReadFile(path)
	ok(t, err)
	begin := bytes.Index(whole, []byte("\n--- ")) + 50 // behind the header
	for _, at := range []int{begin, (begin + len(whole)) / 2, len(whole) - 1} {
		spoilt := bytes.Clone(whole)
		spoilt[at] ^= 0x55
		ok(t, os.WriteFile(path, spoilt, 0o600))
		beside := t.TempDir()
		if _, err := archive.Unlock(path, "green tea", beside); !errors.Is(err, data.ErrDamaged) {
			t.Errorf("byte %d: %v", at, err)
		}
		if left, _ := os.ReadDir(beside); len(left) > 0 {
			t.Errorf("byte %d leaves %v", at, left)
		}
	}
}

func TestAnExportThatIsCancelledLeavesNothing(t *testing.T) {
	s := open(t)
	furnish(t, s)
	cancelled, cancel := context.WithCancel(ctx)
	path := filepath.Join(t.TempDir(), "everything.zip")
	err := archive.Write(cancelled, s, path, archive.Options{CopySound: copySound, Progress: func(done float64) {
		if done > 0.05 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	ok(t, err)
	if len(left) > 0 {
		t.Errorf("it leaves %v", left)
	}
}

func TestAnImportThatIsCancelledChangesNothing(t *testing.T) {
	s := open(t)
	furnish(t, s)
	path := export(t, s)
	for _, share := range []float64{0, 0.5, 0.95} {
		into := open(t)
		a, err := archive.Open(path)
		ok(t, err)
		cancelled, cancel := context.WithCancel(ctx)
		_, err = a.Import(cancelled, into, mend, func(done float64) {
			if done >= share {
				cancel()
			}
		})
		cancel()
		ok(t, a.Close())
		if !errors.Is(err, context.Canceled) {
			t.Errorf("at %v it ends with %v", share, err)
		}
		found, err := into.CheckFiles(ctx)
		ok(t, err)
		if got := objects(t, into); len(got) > 0 || !found.None() {
			t.Errorf("at %v it leaves %v, %+v", share, got, found)
		}
	}
}

func TestAnExportWithAPassphraseOpensWithItAlone(t *testing.T) {
	s := open(t)
	furnish(t, s)
	path := filepath.Join(t.TempDir(), "everything.zip.age")
	ok(t, archive.Write(ctx, s, path, archive.Options{Passphrase: "green tea", CopySound: copySound, Progress: quietly}))
	sealed, err := os.ReadFile(path)
	ok(t, err)
	for _, secret := range []string{"Monday", "index.html", "zoe@example.org"} {
		if bytes.Contains(sealed, []byte(secret)) {
			t.Errorf("%q can be read without it", secret)
		}
	}
	if _, err := archive.Open(path); !errors.Is(err, archive.ErrLocked) {
		t.Errorf("without it: %v", err)
	}
	into := open(t)
	if _, err := archive.Unlock(path, "black tea", into.Dir()); !errors.Is(err, archive.ErrWrong) {
		t.Errorf("with another: %v", err)
	}
	a, err := archive.Unlock(path, "green tea", into.Dir())
	ok(t, err)
	_, err = a.Import(ctx, into, mend, quietly)
	ok(t, err)
	ok(t, a.Close())
	if got, want := objects(t, into), objects(t, s); !slices.Equal(got, want) {
		t.Errorf("what came back is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if left, _ := filepath.Glob(filepath.Join(into.Dir(), "*.part")); len(left) > 0 {
		t.Errorf("what was decrypted stays: %v", left)
	}
}

func FuzzAnExportOfAnyKindIsReadOrRefused(f *testing.F) {
	s := open(f)
	furnish(f, s)
	path := export(f, s)
	whole, err := os.ReadFile(path)
	ok(f, err)
	f.Add(whole)
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, content []byte) {
		file := filepath.Join(t.TempDir(), "fuzz.zip")
		ok(t, os.WriteFile(file, content, 0o600))
		into := open(t)
		if _, err := imported(file, into); err != nil && len(objects(t, into)) > 0 {
			t.Errorf("refused (%v), and something stayed", err)
		}
	})
}
