package people_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"greenroom/data/people"
)

// anybody draws somebody as Greenroom may have them.
func anybody() *rapid.Generator[people.Person] {
	text := rapid.OneOf(
		rapid.SampledFrom([]string{"", "Ana", "=1+1", "'=x", "-", "@home", "a,b;c", `back\slash`, `C:\new`, "pipe | pipe", "Ü\"q\"", "x\ny", "BEGIN:VCARD", "tel:", "a ::: b", "* x", "日本語 の 名前"}),
		rapid.StringMatching(`[a-zA-Zà-ü0-9 ,;:|'"\\=+@#.-]{0,90}`),
	)
	list := rapid.SliceOfN(text, 0, 3)
	return rapid.Custom(func(t *rapid.T) people.Person {
		draw := func(of string) string { return text.Draw(t, of) }
		p := people.Person{
			Name: draw("name"), Company: draw("company"), Role: draw("role"), WhereMet: draw("met"), Interests: draw("interests"), Notes: draw("notes"),
			Emails: list.Draw(t, "emails"), Phones: list.Draw(t, "phones"), Links: list.Draw(t, "links"), Tags: list.Draw(t, "tags"),
		}
		for range rapid.IntRange(0, 2).Draw(t, "jobs") {
			p.Jobs = append(p.Jobs, people.Job{Company: draw("job at"), Role: draw("job as"), Period: draw("job when")})
		}
		if rapid.Bool().Draw(t, "photo") {
			p.Photo = append([]byte("\xff\xd8\xff"), rapid.SliceOfN(rapid.Byte(), 1, 300).Draw(t, "picture")...)
		}
		return p
	})
}

// plain is somebody as a file can have them: names in one line, nothing twice.
func plain(t *rapid.T, p people.Person) people.Person {
	p.Line = 0
	one := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	for _, text := range []*string{&p.Name, &p.Company, &p.Role, &p.WhereMet, &p.Interests} {
		*text = one(*text)
	}
	for _, list := range []*[]string{&p.Emails, &p.Phones, &p.Links, &p.Tags} {
		var tidy []string
		for _, text := range *list {
			seen := false
			for _, other := range tidy {
				seen = seen || strings.EqualFold(other, one(text))
			}
			if text = one(text); text != "" && !seen {
				tidy = append(tidy, text)
			}
		}
		*list = tidy
	}
	p.Notes = strings.TrimSpace(p.Notes)
	var jobs []people.Job
	for _, j := range p.Jobs {
		if j = (people.Job{Company: one(j.Company), Role: one(j.Role), Period: one(j.Period)}); j != (people.Job{}) {
			jobs = append(jobs, j)
		}
	}
	p.Jobs = jobs
	if p.Name == "" && p.Company == "" && len(p.Emails) == 0 {
		t.Skip("a contact has one of these")
	}
	return p
}

// comesBack fails unless what was written is read as the same people.
func comesBack(t *rapid.T, format people.Format, text string, want []people.Person) {
	file, problems := people.Read(strings.NewReader(text))
	if file.Format != format || problems != nil {
		t.Fatalf("read as %q with %v:\n%s", file.Format, problems, text)
	}
	book := file.Book(file.Table.Guess())
	if len(book.Problems) > 0 {
		t.Fatalf("problems %v in:\n%s", book.Problems, text)
	}
	for i := range book.People {
		book.People[i].Line = 0
	}
	if diff := cmp.Diff(want, book.People, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("(-written +read):\n%s\n%s", diff, text)
	}
}

func TestWhatIsWrittenAsATableIsReadTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(anybody(), 1, 4).Draw(t, "people")
		var text strings.Builder
		if err := people.WriteTable(&text, all); err != nil {
			t.Fatal(err)
		}
		for i, p := range all {
			p.Photo = nil // does not fit into a table
			all[i] = plain(t, p)
		}
		comesBack(t, people.FormatOwn, text.String(), all)
	})
}

func TestWhatIsWrittenAsCardsIsReadTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(anybody(), 1, 4).Draw(t, "people")
		var text strings.Builder
		if err := people.WriteCards(&text, all); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(text.String(), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
				t.Fatalf("a line of %d bytes: %q", len(line), line)
			}
		}
		for i, p := range all {
			p = plain(t, p)
			if len(p.Emails) > 0 && p.Name == p.Emails[0] && strings.Contains(p.Name, "@") {
				t.Skip("a card that is called by its address has no name")
			}
			all[i] = p
		}
		comesBack(t, people.FormatVCard, text.String(), all)
	})
}

func TestATableRunsNothingInASpreadsheet(t *testing.T) {
	var text strings.Builder
	if err := people.WriteTable(&text, []people.Person{{Name: "=HYPERLINK(1)", Phones: []string{"+49 1", "2"}}}); err != nil {
		t.Fatal(err)
	}
	if want := "\r\n'=HYPERLINK(1),,,,\"'+49 1\r\n2\",,,,,,\r\n"; !strings.HasSuffix(text.String(), want) {
		t.Errorf("wrote %q", text.String())
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestAFullDiskIsTold(t *testing.T) {
	all := []people.Person{{Name: "Ana"}}
	for what, err := range map[string]error{
		"cards": people.WriteCards(full{}, all), "table": people.WriteTable(full{}, all),
	} {
		if err == nil {
			t.Errorf("%s: nothing was told", what)
		}
	}
}
