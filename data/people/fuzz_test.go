package people_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"greenroom/data/people"
)

// seeds gives a fuzz test the fixtures of some endings.
func seeds(f *testing.F, endings string) {
	f.Helper()
	files, err := filepath.Glob("testdata/*." + endings)
	if err != nil || len(files) == 0 {
		f.Fatalf("find fixtures: %v, %v", files, err)
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatalf("read %s: %v", name, err)
		}
		f.Add(content)
	}
}

// sound fails unless everybody of a book can be kept, and lines are lines of the file.
func sound(t *testing.T, content []byte, book people.Book) {
	t.Helper()
	lines := strings.Count(string(content), "\n") + strings.Count(string(content), "\r") + 2
	for _, p := range book.People {
		if p.Name+p.Company == "" && len(p.Emails) == 0 || p.Line < 1 || p.Line > lines {
			t.Errorf("nobody: %+v", p)
		}
		for _, text := range append([]string{p.Name, p.Company, p.Role, p.Notes, p.WhereMet}, append(p.Emails, p.Tags...)...) {
			if !utf8.ValidString(text) {
				t.Errorf("broken words: %q", text)
			}
		}
	}
	for _, problem := range book.Problems {
		if problem.Line < 0 || problem.Line > lines || problem.Reason == "" {
			t.Errorf("a problem of nothing: %+v", problem)
		}
	}
	if len(book.People) == 0 && len(book.Problems) == 0 {
		t.Error("neither people nor a problem")
	}
}

func FuzzCards(f *testing.F) {
	seeds(f, "vcf")
	f.Fuzz(func(t *testing.T, content []byte) {
		sound(t, content, people.VCard(strings.ToValidUTF8(string(content), "\uFFFD")))
	})
}

func FuzzAnyFileOfPeople(f *testing.F) {
	seeds(f, "csv")
	seeds(f, "vcf")
	f.Add([]byte(inUTF16("Name;Company\nAna;Acme\n", false)))
	f.Fuzz(func(t *testing.T, content []byte) {
		file, problems := people.Read(strings.NewReader(string(content)))
		if problems != nil {
			return
		}
		sound(t, content, file.Book(file.Table.Guess()))
	})
}

func FuzzTablesOfPeople(f *testing.F) {
	seeds(f, "csv")
	f.Fuzz(func(t *testing.T, content []byte) {
		file, problems := people.Read(strings.NewReader("Name,First Name,Last Name,Connected On,E-mail 1 - Value,Tags,Notes,Phone,Link\n" + string(content)))
		if problems != nil {
			return
		}
		mapping := file.Table.Guess()
		for i := range mapping { // everything is something, whatever it is called
			mapping[i] = people.Fields()[(i+1)%len(people.Fields())]
		}
		sound(t, []byte("\n"+string(content)), file.Book(mapping))
		if len(file.Table.Sample(mapping, 3)) > 3 {
			t.Error("a sample of three has more")
		}
	})
}
