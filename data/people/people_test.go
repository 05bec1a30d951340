package people_test

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"greenroom/data/people"
)

// read reads a text by what its columns are called.
func read(t *testing.T, text string) (people.Format, people.Book) {
	t.Helper()
	file, problems := people.Read(strings.NewReader(text))
	if problems != nil {
		return file.Format, people.Book{Problems: problems}
	}
	return file.Format, file.Book(file.Table.Guess())
}

// wants fails unless a text has exactly these people and problems.
func wants(t *testing.T, format people.Format, text string, want []people.Person, problems ...people.Problem) {
	t.Helper()
	is, book := read(t, text)
	if is != format {
		t.Errorf("taken for %q, want %q", is, format)
	}
	if diff := cmp.Diff(want, book.People, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(problems, book.Problems, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// fixture is a file as another program writes it.
func fixture(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatalf("read %s: %v", name, err)
	}
	return string(content)
}

func TestLinkedInsListIsReadBelowItsNotes(t *testing.T) {
	wants(t, people.FormatLinkedIn, fixture(t, "linkedin.csv"), []people.Person{
		{Line: 6, Name: "Ana Lindqvist", Company: "Nordlys, Inc.", Role: "Head of Data", Emails: []string{"ana@nordlys.example"},
			Links: []string{"https://www.linkedin.com/in/ana-lindqvist"}, Connected: "3 May 2021"},
		{Line: 8, Name: "José María Núñez", Role: "Engineer, Platform", Links: []string{"https://www.linkedin.com/in/jose-maria"}, Connected: "21 Dec 2019"},
		{Line: 9, Name: "Ola", Company: "Smith & Søn", Connected: "7 Mar 2020", Links: []string{"https://www.linkedin.com/in/ola-7"}},
	}, people.Problem{Line: 10, Reason: people.ReasonNoName})
}

func TestAnOlderListWithoutNotesOrLinksIsReadToo(t *testing.T) {
	wants(t, people.FormatLinkedIn, "\uFEFFFirst Name,Last Name,Email Address,Company,Position,Connected On\r\nAna,Lind,,Acme,CTO,\"1/2/21, 3:04 PM\"\r\n",
		[]people.Person{{Line: 2, Name: "Ana Lind", Company: "Acme", Role: "CTO", Connected: "1/2/21, 3:04 PM"}})
}

func TestMonthsMayHaveTheNamesOfOtherLanguages(t *testing.T) {
	for text, want := range map[string]string{
		"03 May 2021": "3 May 2021", "3. Mai 2021": "3 May 2021", "3 mai 2021": "3 May 2021", "3 de dezembro de 2021": "3 Dec 2021", "21 févr. 2020": "21 Feb 2020",
		"21 août 2020": "21 Aug 2020", "May 3, 2021": "3 May 2021", "2021-05-03": "3 May 2021", "31 Feb 2020": "31 Feb 2020", "3/4/2021": "3/4/2021", "2021年5月3日": "2021年5月3日",
		"3 mag 2021": "3 May 2021", "3 okt. 2021": "3 Oct 2021", "yesterday": "yesterday",
	} {
		_, book := read(t, "First Name,Last Name,Connected On\nAna,Lind,\""+text+"\"\n")
		if len(book.People) != 1 || book.People[0].Connected != want {
			t.Errorf("%q became %+v", text, book.People)
		}
	}
}

func TestGooglesContactsAreReadInBothTheirForms(t *testing.T) {
	ana := people.Person{Line: 2, Name: "Ana Maria Lind", Company: "Acme", Role: "CTO", Emails: []string{"ana@acme.example", "a@home.example"},
		Phones: []string{"+46 70 123", "08-555"}, Links: []string{"https://ana.example"}, Tags: []string{"Friends", "Go, Rust"}, Notes: "Met twice;\nlikes \"hills\""}
	wants(t, people.FormatGoogle, fixture(t, "google.csv"), []people.Person{ana, {Line: 4, Company: "Only a firm"}})
	ana.Tags = []string{"Friends"}
	wants(t, people.FormatGoogle, fixture(t, "google-old.csv"), []people.Person{ana})
}

func TestWhatNoFieldIsForIsTold(t *testing.T) {
	_, book := read(t, fixture(t, "google.csv"))
	if diff := cmp.Diff([]string{"Birthday"}, book.Unused); diff != "" {
		t.Errorf("passed over (-want +got):\n%s", diff)
	}
	_, book = read(t, "BEGIN:VCARD\nFN:Ana\nBDAY:1980-01-01\nX-SOMETHING:1\nADR:;;Road 1;;;;\nEND:VCARD\n")
	if diff := cmp.Diff([]string{"BDAY", "ADR"}, book.Unused); diff != "" {
		t.Errorf("passed over (-want +got):\n%s", diff)
	}
}

func TestAnyTableIsReadWhateverSeparatesIt(t *testing.T) {
	for _, separator := range []string{",", ";", "\t", "|"} {
		text := strings.ReplaceAll("Vorname|Nachname|Firma|E-Mail-Adresse|Telefon\nJörg|Weiß|Müller GmbH|jw@mueller.example|030 1\n\n|||nobody@x.example|\n", "|", separator)
		wants(t, people.FormatTable, text, []people.Person{
			{Line: 2, Name: "Jörg Weiß", Company: "Müller GmbH", Emails: []string{"jw@mueller.example"}, Phones: []string{"030 1"}},
			{Line: 4, Emails: []string{"nobody@x.example"}},
		})
	}
	wants(t, people.FormatTable, "sep=;\nName;Company\nAna, the one;Acme\n", []people.Person{{Line: 3, Name: "Ana, the one", Company: "Acme"}})
}

func TestAnyUsualEncodingIsRead(t *testing.T) {
	text := "Name;Firma\r\nJörg Weiß;Société Générale\r\n"
	want := []people.Person{{Line: 2, Name: "Jörg Weiß", Company: "Société Générale"}}
	latin := strings.NewReplacer("ö", "\xf6", "ß", "\xdf", "é", "\xe9").Replace(text)
	for _, encoded := range []string{text, "\uFEFF" + text, inUTF16(text, false), inUTF16(text, true), latin} {
		wants(t, people.FormatTable, encoded, want)
	}
}

func inUTF16(text string, bigEndian bool) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune("\uFEFF" + text)) {
		if bigEndian {
			b = append(b, byte(unit>>8), byte(unit))
		} else {
			b = append(b, byte(unit), byte(unit>>8))
		}
	}
	return string(b)
}

func TestATableWithoutAHeadIsReadByWhatThePersonSays(t *testing.T) {
	file, _ := people.Read(strings.NewReader("Ana Lind,Acme,ana@acme.example\nBo Ek,Beta,\n"))
	guess := file.Table.Guess()
	if guess.Names() {
		t.Errorf("guessed %v of nothing", guess)
	}
	book := file.Book(people.Mapping{people.FieldName, people.FieldCompany, people.FieldEmail})
	want := []people.Person{{Line: 1, Name: "Ana Lind", Company: "Acme", Emails: []string{"ana@acme.example"}}, {Line: 2, Name: "Bo Ek", Company: "Beta"}}
	if diff := cmp.Diff(want, book.People, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	if sample := file.Table.Sample(people.Mapping{people.FieldName}, 1); len(sample) != 1 || sample[0].Name != "Ana Lind" {
		t.Errorf("a sample of one is %+v", sample)
	}
}

func TestOneKnownNameIsEnoughInARowOfWords(t *testing.T) {
	wants(t, people.FormatTable, "Wer;Wo;Mail\nAna;Acme;a@x.example\n", []people.Person{{Line: 2, Emails: []string{"a@x.example"}}})
	file, _ := people.Read(strings.NewReader("Mail;Wo;a@x.example\nBo;Acme;b@x.example\n"))
	if file.Table.Named() || len(file.Table.Rows) != 2 {
		t.Errorf("an address is taken for the name of a column: %v", file.Table.Head)
	}
}

func TestThePersonMaySayThatTheFirstRowNamesTheColumns(t *testing.T) {
	file, _ := people.Read(strings.NewReader("Wer,Wo\nAna,Acme\n,\nBo,\n"))
	if file.Table.Named() {
		t.Fatalf("named %v", file.Table.Head)
	}
	named := file.Table.Name()
	if diff := cmp.Diff([]string{"Wer", "Wo"}, named.Head); diff != "" || !named.Named() || len(named.Rows) != 2 || len(file.Table.Rows) != 3 {
		t.Errorf("named %v with %d rows", named.Head, len(named.Rows))
	}
	if diff := cmp.Diff([]string{"Ana", "Bo"}, named.Column(0, 2)); diff != "" {
		t.Errorf("the first column (-want +got):\n%s", diff)
	}
	if got := named.Column(7, 2); len(got) != 0 {
		t.Errorf("a column that is not there has %v", got)
	}
}

func TestSeveralAddressesInACellAreDivided(t *testing.T) {
	wants(t, people.FormatTable, "Name,E-mail,Tags,Website\nAna,\"a@x.example; b@x.example, c@x.example\",\"go; rust, go\",\"https://x.example/a,b;c\"\n\"Bo\",\"Ek, Bo <bo@x.example>\",,\n",
		[]people.Person{
			{Line: 2, Name: "Ana", Emails: []string{"a@x.example", "b@x.example", "c@x.example"}, Tags: []string{"go", "rust"}, Links: []string{"https://x.example/a,b;c"}},
			{Line: 3, Name: "Bo", Emails: []string{"Ek, Bo <bo@x.example>"}},
		})
}

func TestQuotedCellsHoldLineEndsAndLinesAreCountedAllTheSame(t *testing.T) {
	wants(t, people.FormatTable, "Name,Notes\n\"Ana\nLind\",\"One;\n\n\"\"two\"\"\"\nBo,\n\"Never closed,\n", []people.Person{
		{Line: 2, Name: "Ana Lind", Notes: "One;\n\n\"two\""}, {Line: 6, Name: "Bo"},
	}, people.Problem{Line: 7, Reason: people.ReasonOpenQuote})
}

func TestCardsOfEveryVersionAreRead(t *testing.T) {
	png := append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 90)...)
	wants(t, people.FormatVCard, fixture(t, "cards.vcf"), []people.Person{
		{Line: 1, Name: "Jörg Weiß", Company: "Müller; Söhne", Role: "Engineer", Emails: []string{"pref@x.example", "jw@x.example"}, Phones: []string{"+49 30 1"},
			Notes: "First line\nsecond; line with = signs and a long tail", Photo: png},
		{Line: 23, Name: "Ana Maria Lind", Company: "Acme, Inc.", Role: "CTO", Emails: []string{"ana@acme.example"}, Phones: []string{"555-1"},
			Links: []string{"https://ana.example", "https://www.linkedin.com/in/ana"}, Tags: []string{"Friends", "New York, NY"},
			Notes: "A note that is folded in the middle of a word\nand goes on"},
		{Line: 40, Name: "Bo Ek", Emails: []string{"bo@x.example"}, Phones: []string{"+46-70-1"}, Photo: png},
		{Line: 49, Company: "Only a firm", Phones: []string{"1"}},
		{Line: 56, Emails: []string{"no-name@x.example"}},
	}, people.Problem{Line: 61, Reason: people.ReasonGroup}, people.Problem{Line: 66, Reason: people.ReasonNoName}, people.Problem{Line: 70, Reason: people.ReasonNoCard},
		people.Problem{Line: 72, Reason: people.ReasonCutOff})
}

func TestACardCutOffCostsNoOther(t *testing.T) {
	wants(t, people.FormatVCard, "BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nBEGIN:VCARD\nFN:Cy\n", []people.Person{{Line: 3, Name: "Bo"}},
		people.Problem{Line: 1, Reason: people.ReasonCutOff}, people.Problem{Line: 6, Reason: people.ReasonCutOff})
}

func TestAPhotoThatIsNoneStaysBehindAndItsPersonDoesNot(t *testing.T) {
	for _, value := range []string{
		"PHOTO;ENCODING=b;TYPE=GIF:R0lGODlhAQABAAAAACw=", "PHOTO:data:image/jpeg;base64,AAAA", "PHOTO;ENCODING=BASE64:!!!",
		"PHOTO;ENCODING=b:" + base64.StdEncoding.EncodeToString(append([]byte("\xff\xd8\xff"), make([]byte, people.MaxPhoto)...)),
	} {
		wants(t, people.FormatVCard, "BEGIN:VCARD\nFN:Ana\n"+value+"\nEND:VCARD\n", []people.Person{{Line: 1, Name: "Ana"}},
			people.Problem{Line: 3, Reason: people.ReasonPhoto})
	}
	wants(t, people.FormatVCard, "BEGIN:VCARD\nFN:Ana\nPHOTO;VALUE=uri:https://x.example/a.jpg\nEND:VCARD\n", []people.Person{{Line: 1, Name: "Ana"}})
}

func TestAMegabyteOfNotesIsReadWhole(t *testing.T) {
	note := strings.TrimSpace(strings.Repeat("A word of ünïcode. ", 1<<20/20))
	var card strings.Builder
	if err := people.WriteCards(&card, []people.Person{{Name: "Ana", Notes: note}}); err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	if err := people.WriteTable(&table, []people.Person{{Name: "Ana", Notes: note}}); err != nil {
		t.Fatal(err)
	}
	var printable strings.Builder
	printable.WriteString("BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Ana\r\nNOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:")
	for i := range len(note) {
		if fmt.Fprintf(&printable, "=%02X", note[i]); i%24 == 23 {
			printable.WriteString("=\r\n")
		}
	}
	printable.WriteString("\r\nEND:VCARD\r\n")
	for _, text := range []string{card.String(), table.String(), printable.String()} {
		if _, book := read(t, text); len(book.People) != 1 || book.People[0].Notes != note {
			t.Fatalf("of %d bytes there are %d people with %d problems", len(text), len(book.People), len(book.Problems))
		}
	}
}

func TestAFileThatIsNoneOfThisSaysSo(t *testing.T) {
	for text, reason := range map[string]string{
		"":                            people.ReasonNobody,
		" \n\n":                       people.ReasonNobody,
		"\x89PNG\r\n\x1a\n\x00\x00":   people.ReasonNotText,
		"PK\x03\x04 a spreadsheet":    people.ReasonNotText,
		"Name,Company\n":              people.ReasonNobody,
		strings.Repeat("a", 64<<20+1): people.ReasonTooLarge,
	} {
		_, book := read(t, text)
		if diff := cmp.Diff(people.Book{Problems: []people.Problem{{Reason: reason}}}, book, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%.20q (-want +got):\n%s", text, diff)
		}
	}
	if _, problems := people.Read(iotest.ErrReader(os.ErrClosed)); len(problems) != 1 || problems[0].Reason != people.ReasonUnreadable {
		t.Errorf("a file that cannot be read has the problems %v", problems)
	}
	_, book := read(t, "Name\n"+strings.Repeat("Ana\n", people.MaxRows+1))
	if len(book.People) != 0 || len(book.Problems) != 1 || book.Problems[0] != (people.Problem{Line: people.MaxRows + 2, Reason: people.ReasonTooMany}) {
		t.Errorf("too many people gave %d people and %v", len(book.People), book.Problems)
	}
	wants(t, people.FormatTable, "Name,Company\n"+strings.Repeat("a", 1001)+",\nBo,\n", []people.Person{{Line: 3, Name: "Bo"}}, people.Problem{Line: 2, Reason: people.ReasonLong})
}
