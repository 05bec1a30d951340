package archive

import (
	"archive/zip"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"html/template"
	"io"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"greenroom/data"
	"greenroom/data/table"
)

// writePages writes what people read: Markdown, tables, and the page to begin
// with. What is in the trash is in the data alone.
func (w *writer) writePages(ctx context.Context) error {
	page := &indexPage{Made: w.manifest.Made.Local().Format("2 January 2006, 15:04"), App: w.manifest.App, Missing: w.manifest.Missing}
	takes := map[string][]take{}
	for _, t := range w.takes {
		if t.DeletedMS == 0 {
			takes[t.Question] = append(takes[t.Question], t)
		}
	}
	var deck strings.Builder
	deck.WriteString("# Questions\n")
	w.numbers = w.measures()
	w.tables = newTables(w.numbers)
	tables := w.tables
	err := w.store.Export(ctx, func(kind data.Kind, object string) error {
		switch kind {
		case data.KindQuestion:
			q, err := parse[question](object)
			if err != nil || q.DeletedMS != 0 {
				return err
			}
			w.question(page, &deck, tables, q, takes[q.UID])
		case data.KindContact:
			c, err := parse[contact](object)
			if err != nil || c.DeletedMS != 0 {
				return err
			}
			page.Contacts = append(page.Contacts, c)
		case data.KindEntry:
			e, err := parse[entry](object)
			if err != nil || e.DeletedMS != 0 {
				return err
			}
			return w.entry(page, tables, e)
		}
		if s, known := sheetOf(kind); known {
			return w.line(s, object)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := w.writeText("questions.md", deck.String()); err != nil {
		return err
	}
	for _, name := range tables.names {
		to, err := w.create("tables/"+name+".csv", zip.Deflate)
		if err == nil {
			err = tables.write(to, name)
		}
		if err != nil {
			return err
		}
	}
	if err := w.writeTexts(page); err != nil {
		return err
	}
	to, err := w.create("index.html", zip.Deflate)
	if err != nil {
		return err
	}
	slices.SortStableFunc(page.Entries, func(a, b indexEntry) int { return cmp.Compare(b.sort, a.sort) })
	return indexTemplate.Execute(to, page)
}

func (w *writer) writeText(name, text string) error {
	to, err := w.create(name, zip.Deflate)
	if err == nil {
		_, err = io.WriteString(to, text)
	}
	return err
}

// question adds a question and its takes to the pages.
func (w *writer) question(page *indexPage, deck *strings.Builder, tables *tables, q question, takes []take) {
	fmt.Fprintf(deck, "\n## %s\n", q.Text)
	if q.Outline != "" {
		fmt.Fprintf(deck, "\n%s\n", q.Outline)
	}
	tables.add("questions", q.Text, q.Theme, string(q.Length), strings.Join(q.Tags, ", "), yes(q.Retired != 0), strconv.Itoa(len(takes)), q.Outline)
	shown := indexQuestion{Text: q.Text, Outline: q.Outline}
	for _, t := range takes {
		file := w.sounds[t.UID]
		one := indexTake{
			When: t.started().Format("2 January 2006, 15:04"), Length: (time.Duration(t.DurationMS) * time.Millisecond).Round(time.Second).String(),
			Note: t.Note, Star: t.Star != 0, Source: template.URL((&url.URL{Path: file}).EscapedPath()),
		}
		shown.Takes = append(shown.Takes, one)
		row := []string{t.started().Format(time.DateTime), q.Text, t.Asked, t.Reader, fmt.Sprintf("%.1f", float64(t.DurationMS)/1000), digits(t.grade()), yes(t.Star != 0), t.Note, file}
		for _, name := range w.numbers {
			text := ""
			if value, known := t.measure(name); known {
				text = strconv.FormatFloat(value, 'f', 2, 64)
			}
			row = append(row, text)
		}
		tables.add("takes", row...)
	}
	if len(takes) > 0 {
		page.Questions = append(page.Questions, shown)
	}
}

// entry writes an entry as a file of its own.
func (w *writer) entry(page *indexPage, tables *tables, e entry) error {
	at := time.UnixMilli(e.DateMS)
	title := e.Title
	if title == "" {
		title = "Entry"
	}
	name := fmt.Sprintf("journal/%s %s (%.6s).md", at.Format("2006-01-02"), fileName(title), e.UID)
	tables.add("journal", at.Format(time.DateTime), e.Title, digits(e.Mood), digits(e.Confidence), strings.Join(e.Tags, ", "), yes(e.Private != 0), e.Body)
	page.Entries = append(page.Entries, indexEntry{
		Title: title, When: at.Format("2 January 2006"), File: template.URL((&url.URL{Path: name}).EscapedPath()), sort: e.DateMS,
	})
	return w.writeText(name, Markdown(data.Entry{Title: e.Title, Body: e.Body, Tags: e.Tags, Date: at, Mood: e.Mood, Confidence: e.Confidence}))
}

// yes is how a table says that something is so.
func yes(so bool) string {
	if so {
		return "yes"
	}
	return ""
}

// digits is a rating, or nothing where none was given.
func digits(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// measures lists the numbers that any take was compared by.
func (w *writer) measures() []string {
	names := map[string]bool{}
	for _, t := range w.takes {
		for _, m := range t.Measure {
			names[m.Name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// tables are the CSV files under way.
type tables struct {
	names []string
	rows  map[string][][]string
}

func newTables(measures []string) *tables {
	t := &tables{rows: map[string][][]string{}}
	t.add("questions", "Question", "Theme", "Length", "Tags", "Retired", "Takes", "Outline")
	t.add("takes", append([]string{"Recorded", "Question", "Follow-up", "Read out by", "Seconds", "Grade (1-4)", "Starred", "Note", "File"}, measures...)...)
	t.add("journal", "Date", "Title", "Mood (1-5)", "Confidence (1-5)", "Tags", "Private", "Text")
	for _, s := range sheets {
		heads := make([]string, len(s.columns))
		for i, c := range s.columns {
			heads[i] = c.head
		}
		t.add(s.name, heads...)
	}
	return t
}

func (t *tables) add(name string, cells ...string) {
	if t.rows[name] == nil {
		t.names = append(t.names, name)
	}
	for i, cell := range cells {
		cells[i] = table.Guarded(cell)
	}
	t.rows[name] = append(t.rows[name], cells)
}

func (t *tables) write(to io.Writer, table string) error {
	w := csv.NewWriter(to)
	w.UseCRLF = true
	return w.WriteAll(t.rows[table])
}

// indexPage is what the page to begin with shows.
type indexPage struct {
	Made, App string
	Questions []indexQuestion // those with takes
	Entries   []indexEntry
	Contacts  []contact
	Texts     []indexText
	Missing   []string
}

type indexText struct{ Title, File string }

type indexQuestion struct {
	Text, Outline string
	Takes         []indexTake
}

type indexTake struct {
	When, Length, Note string
	Star               bool
	Source             template.URL
}

type indexEntry struct {
	Title, When string
	File        template.URL
	sort        int64
}

var indexTemplate = template.Must(template.New("index").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Greenroom: everything</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; color: #1b211e; background: #f5f6f1 }
h1, h2, h3 { font-family: Georgia, serif; font-weight: normal }
h2 { margin-top: 3rem; border-bottom: 1px solid #d8ddd4 }
.quiet { color: #5d6a62 }
audio { display: block; width: 100%; margin: .3rem 0 1rem }
td, th { text-align: left; padding: .2rem 1rem .2rem 0; vertical-align: top }
</style>
</head>
<body>
<h1>Greenroom</h1>
<p class="quiet">Everything, as it was on {{.Made}} ({{.App}}). Recordings are in <a href="recordings/">recordings</a>, the journal
in <a href="journal/">journal</a>, the <a href="questions.md">deck</a> with your outlines in one file, tables for a spreadsheet in
<a href="tables/">tables</a>; the folder data has every field, to be imported again.</p>
{{with .Missing}}<p>These recordings were gone when this was made: {{range .}}{{.}} {{end}}</p>{{end}}
<h2>Takes</h2>
{{range .Questions}}<h3>{{.Text}}</h3>
{{range .Takes}}<p>{{if .Star}}★ {{end}}{{.When}} <span class="quiet">· {{.Length}}</span>{{with .Note}}<br>{{.}}{{end}}
{{with .Source}}<audio controls preload="none" src="{{.}}"></audio>{{end}}</p>
{{end}}{{else}}<p class="quiet">None yet.</p>
{{end}}
<h2>Journal</h2>
<ul>{{range .Entries}}<li><a href="{{.File}}">{{.Title}}</a> <span class="quiet">{{.When}}</span></li>
{{else}}<li class="quiet">Nothing written yet.</li>{{end}}</ul>
{{with .Texts}}<h2>To read</h2>
<ul>{{range .}}<li><a href="{{.File}}">{{.Title}}</a></li>
{{end}}</ul>
{{end}}<h2>Contacts</h2>
<table>{{range .Contacts}}<tr><td>{{.Name}}</td><td>{{.Company}}</td><td>{{.Role}}</td><td>{{.Email}}</td></tr>
{{else}}<tr><td class="quiet">None yet.</td></tr>{{end}}</table>
</body>
</html>
`))
