package data

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// Strand is a word or a tag that comes back in what the person writes.
type Strand struct {
	Word     string          // as they write it most often
	Find     string          // what a search finds its entries by
	Months   []int           // in how many things it stands, month by month, the present one last
	Course   Course          // how it goes
	Mentions []StrandMention // the things it stands in, the newest first
}

// Course says how a strand goes, held against how much was written at all.
type Course string

// The courses.
const (
	Grows Course = "grows"
	Fades Course = "fades"
	Stays Course = "stays"
)

// StrandMention is a thing in which a strand stands.
type StrandMention struct {
	Ref
	Title string // or how it begins
	At    time.Time
}

// How strands are chosen and told.
const (
	strandLeast = 2   // things a word has to stand in to come back
	strandTurn  = 1.5 // how much more or less often is a change
	strandShort = 3   // letters of the shortest word
)

// Strands lists the words and tags that come back most in entries that are not private, in stories
// and in passions of the last so many months. A word counts once in each thing; what the app itself
// asks is not counted.
func (s *Store) Strands(ctx context.Context, months, limit int) ([]Strand, error) {
	now := s.now().Local()
	w := weaver{now: now, months: months, things: make([]int, months), threads: map[string]*thread{}, stems: map[string]string{}}
	begin := time.Date(now.Year(), now.Month()-time.Month(months-1), 1, 0, 0, 0, 0, time.Local)
	for _, source := range written {
		texts, err := query(ctx, s.readers, source.scan, source.sql, millis(begin))
		if err != nil {
			return nil, fmt.Errorf("find what comes back: %w", err)
		}
		for _, text := range texts {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			w.take(text)
		}
	}
	return w.strands(limit), nil
}

// writing is something the person wrote.
type writing struct {
	StrandMention
	texts []string
	tags  []string
}

// source is where writings are read from.
type source struct {
	kind Kind
	sql  string
}

// written are the sources. Each has id, at, title, further text, tags, and whether the title is the
// app's.
var written = []source{
	{KindEntry, `SELECT e.id, e.date_ms, e.title, e.body, ` + tagsOf(KindEntry, "e") + `, '[]', e.prompt <> '' FROM entry e
		WHERE e.deleted_ms IS NULL AND NOT e.private AND e.date_ms >= ?`},
	{KindStory, `SELECT s.id, s.created_ms, s.title, s.situation || ' ' || s.task || ' ' || s.action || ' ' || s.result || ' ' || s.learned, ` +
		tagsOf(KindStory, "s") + `, s.skills, 0 FROM story s WHERE s.deleted_ms IS NULL AND s.created_ms >= ?`},
	{KindPassion, `SELECT p.id, p.created_ms, p.name, p.why || ' ' || p.evidence || ' ' || p.employer, ` +
		tagsOf(KindPassion, "p") + `, '[]', 0 FROM passion p WHERE p.deleted_ms IS NULL AND p.created_ms >= ?`},
}

func (f source) scan(row scanner) (w writing, err error) {
	var at int64
	var title, text string
	var tags, skills texts
	var asked bool
	if err = row.Scan(&w.ID, &at, &title, &text, &tags, &skills, &asked); err != nil {
		return w, err
	}
	w.Kind, w.At, w.Title = f.kind, instant(at), title
	if w.Title == "" {
		w.Title = excerpt(text)
	}
	w.texts = []string{withoutHeads(text)}
	if !asked && !strings.HasSuffix(strings.TrimSpace(title), "?") {
		w.texts = append(w.texts, title)
	}
	w.tags = slices.DeleteFunc(append(tags, skills...), func(tag string) bool { return foldTag(tag) == TagWeekly })
	return w, nil
}

// withoutHeads leaves the headings of a Markdown text out: they are what was asked, not what was said.
func withoutHeads(text string) string {
	if !strings.Contains(text, "#") {
		return text
	}
	var kept []string
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(strings.TrimSpace(line), "#") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

// thread is a strand in the making.
type thread struct {
	forms    map[string]int // how often it is spelt how
	months   []int
	mentions []StrandMention
}

// weaver gathers threads.
type weaver struct {
	now     time.Time
	months  int
	things  []int // how many there are at all, month by month
	threads map[string]*thread
	stems   map[string]string // of words met before
}

// month is the number of a month, from the earliest, 0, to the present one; later ones count as it.
func (w *weaver) month(at time.Time) int {
	at = at.Local()
	ago := (w.now.Year()-at.Year())*12 + int(w.now.Month()-at.Month())
	return w.months - 1 - min(max(ago, 0), w.months-1)
}

// take counts the words and tags of a writing.
func (w *weaver) take(from writing) {
	month := w.month(from.At)
	w.things[month]++
	seen := map[string]bool{}
	note := func(stem, form string) {
		t := w.threads[stem]
		if t == nil {
			t = &thread{forms: map[string]int{}, months: make([]int, w.months)}
			w.threads[stem] = t
		}
		t.forms[form]++
		if !seen[stem] {
			seen[stem] = true
			t.months[month]++
			t.mentions = append(t.mentions, from.StrandMention)
		}
	}
	for _, tag := range from.tags {
		if stem := w.stem(tag); stem != "" {
			note(stem, tag)
		}
	}
	for _, text := range from.texts {
		for word := range uttered(text) {
			if stem := w.stem(word); stem != "" {
				note(stem, word)
			}
		}
	}
}

// uttered are the words of a text. One that begins a sentence loses the capital it has for that.
func uttered(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		begins := true
		for from := 0; from < len(text); {
			r, size := utf8.DecodeRuneInString(text[from:])
			if !isLetter(r) {
				begins = begins || strings.ContainsRune(".!?:\n•", r)
				from += size
				continue
			}
			to := from + size
			for to < len(text) {
				r, size = utf8.DecodeRuneInString(text[to:])
				if !isLetter(r) {
					break
				}
				to += size
			}
			word := strings.Trim(text[from:to], "'’")
			if _, first := utf8.DecodeRuneInString(word); begins && word[first:] == strings.ToLower(word[first:]) {
				word = strings.ToLower(word)
			}
			if !yield(word) {
				return
			}
			begins, from = false, to
		}
	}
}

// isLetter reports whether a letter belongs to a word; don't is one word.
func isLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || r == '\'' || r == '’'
}

// stem is what all forms of a word have in common, "" for a word that says nothing by itself. A tag
// of several words is its own stem.
func (w *weaver) stem(word string) string {
	if stem, known := w.stems[word]; known {
		return stem
	}
	lower := strings.ToLower(strings.ReplaceAll(word, "’", "'"))
	stem := ""
	switch {
	case strings.ContainsAny(lower, " -"):
		stem = lower
	case len([]rune(lower)) < strandShort, strings.Contains(strings.TrimSuffix(lower, "'s"), "'"):
	default:
		lower = strings.TrimSuffix(lower, "'s")
		stem = english.Stem(lower, false)
		if english.IsStopWord(lower) || dayWords[lower] || dayWords[stem] {
			stem = ""
		}
	}
	w.stems[word] = stem
	return stem
}

// strands are the threads that come back, those in most things first.
func (w *weaver) strands(limit int) []Strand {
	var all []Strand
	for _, t := range w.threads {
		if len(t.mentions) < strandLeast {
			continue
		}
		slices.SortStableFunc(t.mentions, func(a, b StrandMention) int { return b.At.Compare(a.At) })
		word := t.word()
		all = append(all, Strand{Word: word, Find: t.find(word), Months: t.months, Course: w.course(t.months), Mentions: t.mentions})
	}
	slices.SortFunc(all, func(a, b Strand) int {
		return cmp.Or(len(b.Mentions)-len(a.Mentions), b.Mentions[0].At.Compare(a.Mentions[0].At), cmp.Compare(a.Word, b.Word))
	})
	return all[:min(len(all), limit)]
}

// word is how it is spelt most often, in small letters unless it never is.
func (t *thread) word() string {
	often := map[string]int{}
	for form, n := range t.forms {
		often[strings.ToLower(form)] += n
	}
	best := ""
	for form, n := range often {
		if best == "" || n > often[best] || n == often[best] && form < best {
			best = form
		}
	}
	if t.forms[best] > 0 {
		return best
	}
	for form := range t.forms {
		if strings.ToLower(form) == best {
			return form
		}
	}
	return best
}

// find is what all its forms begin with, if that is enough to tell them from other words.
func (t *thread) find(word string) string {
	common := []rune(strings.ToLower(word))
	for form := range t.forms {
		letters := []rune(strings.ToLower(form))
		same := 0
		for same < min(len(common), len(letters)) && common[same] == letters[same] {
			same++
		}
		common = common[:same]
	}
	if len(common) <= strandShort {
		return word
	}
	return string(common)
}

// course holds the last quarter of the months against those before, as parts of all that was written
// then. Where nothing was written there is nothing to hold against.
func (w *weaver) course(months []int) Course {
	turn := len(months) - max(len(months)/4, 1)
	before, recent := sum(months[:turn]), sum(months[turn:])
	allBefore, allRecent := sum(w.things[:turn]), sum(w.things[turn:])
	if allBefore == 0 || allRecent == 0 {
		return Stays
	}
	was, is := float64(before)/float64(allBefore), float64(recent)/float64(allRecent)
	switch {
	case recent >= strandLeast && is >= strandTurn*was:
		return Grows
	case before >= strandLeast && was >= strandTurn*is:
		return Fades
	}
	return Stays
}

func sum(numbers []int) (total int) {
	for _, n := range numbers {
		total += n
	}
	return total
}

// dayWords are words that say nothing of what somebody cares for, beyond those without any meaning:
// those of every diary, and those of every page about interviews.
var dayWords = wordSet(`
	able about again ago all almost along already also although always another answer anything anyone around ask away
	back bad began begin being best better big bit both bring came can cannot come could day did different does doing done down
	each early else end enough especially even evening ever every everything far feel feeling felt few find first for found from
	full gave get getting give given goes going gone good got great had half happen happened hard hardly has have having help hour
	how however instead interview its itself job just keep kept kind knew know known last late later least left less let like likely
	little long longer look looked lot made make making many maybe mean mind minute moment month more morning most much must
	myself near need never new next nice night nobody none nothing now off often old once one only other others own part
	people perhaps person place plain pretty put question quite rather read real really right said same saw say second see
	seem seen several should show side since small some somebody someone something sometimes soon start started stay still stop such
	sure take taken talk talked talking tell than thank that the their them then there these they thing think this those though thought three through time
	today together told tomorrow too took tried try trying turn two under until upon use used usual very want wanted was way
	week well went were what when where whether which while who whole why will wish with within without word work worked would
	write writing written wrote year years yes yesterday yet you your`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}
