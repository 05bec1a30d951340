package table_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"greenroom/data/table"
)

func TestRowsKnowTheirLinesAndWhatStandsInQuotes(t *testing.T) {
	rows, openAt := table.Rows("a;\"b\nc\";\"say \"\"yes\"\"\"\n\"d\" e;\n\"open;\n", ';')
	want := []table.Row{{Line: 1, Fields: []string{"a", "b\nc", `say "yes"`}}, {Line: 3, Fields: []string{`"d" e`, ""}, Quoted: true}}
	if diff := cmp.Diff(want, rows); diff != "" || openAt != 4 {
		t.Errorf("open at %d, rows (-want +got):\n%s", openAt, diff)
	}
	if !(table.Row{Fields: []string{" ", ""}}).Blank() || rows[0].Blank() {
		t.Error("a row is blank when it has no words, and only then")
	}
}

func TestACellThatASpreadsheetWouldRunIsGuardedAndReadBack(t *testing.T) {
	for cell, want := range map[string]string{"": "", "Ann": "Ann", "=1+1": "'=1+1", "-5": "'-5", "'@home": "''@home", "it's": "it's", "'quoted'": "'quoted'"} {
		if got := table.Guarded(cell); got != want || table.Unguarded(got) != cell {
			t.Errorf("%q becomes %q, want %q, and that is read back as %q", cell, got, want, table.Unguarded(got))
		}
	}
}

func TestTextIsTextInAnyUsualEncodingAndNothingElseIs(t *testing.T) {
	for content, want := range map[string]string{
		"é\r\nx\ry": "é\nx\ny", "\xef\xbb\xbfé": "é", "\xff\xfe\xe9\x00": "é", "\xfe\xff\x00\xe9": "é", "\xe9\x96.": "é–.", "": "",
	} {
		if got, ok := table.Decode([]byte(content)); !ok || got != want {
			t.Errorf("%q is %q (%v), want %q", content, got, ok, want)
		}
	}
	for _, content := range []string{"PK\x03\x04", "a\x00b"} {
		if got, ok := table.Decode([]byte(content)); ok {
			t.Errorf("%q is taken for the text %q", content, got)
		}
	}
}
