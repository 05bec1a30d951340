// Package people reads people from the files in which other programs keep them: LinkedIn's list of
// connections, vCards, Google's contacts, and any table; and writes them as vCards and as
// a table. It only reads and never fails: what it cannot understand becomes a
// Problem with its line.
package people

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"greenroom/data/table"
)

// Limits of what is read. Beyond them nothing is given back but a Problem.
const (
	MaxBytes = 64 << 20
	MaxRows  = 50_000
	// MaxPhoto is how large a photo may be; a larger one stays behind.
	MaxPhoto = 256 << 10
	maxLine  = 1000 // runes in one field of one line
)

// Person is somebody as a file has them.
type Person struct {
	Line      int // where they begin, counted from 1
	Name      string
	Company   string
	Role      string
	Emails    []string
	Phones    []string
	Links     []string
	Tags      []string
	Connected string // since when on LinkedIn, in words
	WhereMet  string
	Interests string
	Notes     string
	Jobs      []Job  // earlier ones
	Photo     []byte // JPEG or PNG
}

// Job is where somebody was before.
type Job struct{ Company, Role, Period string }

// Problem is a line that could not be understood or was not kept, or with Line 0 a whole file.
type Problem struct {
	Line   int
	Reason string // one of the Reason constants
}

// What can be wrong with a file or a line.
const (
	ReasonUnreadable = "The file cannot be read."
	ReasonTooLarge   = "The file is larger than 64 MB."
	ReasonTooMany    = "There are more than 50,000 people in it."
	ReasonNotText    = "This is neither a text file nor a table."
	ReasonNobody     = "There are no people in the file."
	ReasonNoName     = "There is no name, company or e-mail address here."
	ReasonOpenQuote  = "A quotation mark opened here is never closed."
	ReasonLong       = "A name or an address here is too long to be one."
	ReasonCutOff     = "This card has no end. The file may have been cut off."
	ReasonNoCard     = "These lines belong to no card."
	ReasonGroup      = "This is a list of people, not a person."
	ReasonPhoto      = "The photo here is too large, or no JPEG or PNG. The person comes without it."
	ReasonGarbled    = "Some of the words here are garbled."
)

// Book is what a file has.
type Book struct {
	People   []Person
	Problems []Problem
	Unused   []string // what the file has and no field is for, in the file's words
}

// Format is a form in which people come.
type Format string

// The formats. FormatUnknown is no text at all.
const (
	FormatUnknown  Format = ""
	FormatVCard    Format = "vcard"
	FormatLinkedIn Format = "linkedin"
	FormatGoogle   Format = "google"
	FormatOwn      Format = "greenroom" // the table Greenroom writes
	FormatTable    Format = "table"     // any other
)

// File is the text of a file, and what it is.
type File struct {
	Format Format
	Table  Table // of every format but vCard
	text   string
}

// Read reads a file whole and tells its format. A problem is that of the whole file.
func Read(r io.Reader) (File, []Problem) {
	content, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return File{}, []Problem{{Reason: ReasonUnreadable}}
	}
	if len(content) > MaxBytes {
		return File{}, []Problem{{Reason: ReasonTooLarge}}
	}
	text, ok := table.Decode(content)
	switch {
	case !ok:
		return File{}, []Problem{{Reason: ReasonNotText}}
	case strings.TrimSpace(text) == "":
		return File{}, []Problem{{Reason: ReasonNobody}}
	case looksLikeCards(text):
		return File{Format: FormatVCard, text: text}, nil
	}
	t := newTable(text)
	return File{Format: t.format(), Table: t, text: text}, nil
}

// Book reads the people of the file; a table by what its columns are taken for.
func (f File) Book(m Mapping) Book {
	if f.Format == FormatVCard {
		return VCard(f.text)
	}
	return f.Table.Book(m)
}

// collector gathers people and problems.
type collector struct {
	book   Book
	unused map[string]bool
}

// add takes somebody if they are. Nobody at all is neither a person nor a problem.
func (c *collector) add(p Person) {
	p.tidy()
	switch {
	case p.empty():
	case p.Name == "" && p.Company == "" && len(p.Emails) == 0:
		c.problem(p.Line, ReasonNoName)
	case p.tooLong():
		c.problem(p.Line, ReasonLong)
	default:
		c.book.People = append(c.book.People, p)
	}
}

func (c *collector) problem(line int, reason string) {
	if len(c.book.Problems) < MaxRows {
		c.book.Problems = append(c.book.Problems, Problem{line, reason})
	}
}

// passedOver notes what no field is for.
func (c *collector) passedOver(name string) {
	if name = oneLine(name); name == "" || c.unused[name] || len(c.unused) >= 100 {
		return
	}
	if c.unused == nil {
		c.unused = map[string]bool{}
	}
	c.unused[name] = true
	c.book.Unused = append(c.book.Unused, name)
}

// result is what was gathered, or that it was too much or nothing.
func (c *collector) result() Book {
	switch {
	case len(c.book.People) > MaxRows:
		return Book{Problems: []Problem{{c.book.People[MaxRows].Line, ReasonTooMany}}}
	case len(c.book.People) == 0 && len(c.book.Problems) == 0:
		c.problem(0, ReasonNobody)
	}
	slices.SortStableFunc(c.book.Problems, func(a, b Problem) int { return a.Line - b.Line })
	return c.book
}

// tidy makes what belongs in one line one line, and drops what is empty or there twice.
func (p *Person) tidy() {
	for _, text := range []*string{&p.Name, &p.Company, &p.Role, &p.Connected, &p.WhereMet, &p.Interests} {
		*text = oneLine(*text)
	}
	for _, list := range []*[]string{&p.Emails, &p.Phones, &p.Links, &p.Tags} {
		*list = tidied(*list)
	}
	p.Notes = strings.TrimSpace(p.Notes)
	var jobs []Job
	for _, j := range p.Jobs {
		if j = (Job{oneLine(j.Company), oneLine(j.Role), oneLine(j.Period)}); j != (Job{}) {
			jobs = append(jobs, j)
		}
	}
	p.Jobs = jobs
}

// oneLine makes spaces and line ends single spaces.
func oneLine(text string) string {
	if isOneLine(text) {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// isOneLine tells most texts that oneLine would leave as they are, quickly.
func isOneLine(text string) bool {
	space := true // one at the beginning, or another one
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf || text[i] < ' ' || text[i] == ' ' && space {
			return false
		}
		space = text[i] == ' '
	}
	return !space || text == ""
}

func tidied(list []string) []string {
	var tidy []string
	for _, text := range list {
		same := func(other string) bool { return strings.EqualFold(other, text) }
		if text = oneLine(text); text != "" && !slices.ContainsFunc(tidy, same) {
			tidy = append(tidy, text)
		}
	}
	return tidy
}

func (p *Person) empty() bool {
	return p.Name+p.Company+p.Role+p.WhereMet+p.Interests+p.Notes == "" && len(p.Photo) == 0 && len(p.Jobs) == 0 &&
		len(p.Emails)+len(p.Phones)+len(p.Links)+len(p.Tags) == 0
}

func (p *Person) tooLong() bool {
	long := func(text string) bool { return len(text) > maxLine && utf8.RuneCountInString(text) > maxLine }
	all := slices.Concat([]string{p.Name, p.Company, p.Role}, p.Emails, p.Phones, p.Links, p.Tags)
	return slices.ContainsFunc(all, long)
}
