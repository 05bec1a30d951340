package data_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"greenroom/data"
)

func shownMarks(text string) string {
	return strings.NewReplacer("\x02", "[", "\x03", "]").Replace(text)
}

func TestSkillsAreMarkedInAJobInWhateverForm(t *testing.T) {
	for _, c := range []struct {
		job     string
		skills  []string
		want    string
		nowhere []string
	}{
		{"You plan shifts. Planning matters, C++ too.", []string{"Plan shift", "planning", "C++"}, "You [plan shifts]. [Planning] matters, [C++] too.", nil},
		{"Technical writing and writing.", []string{"Writing", "Technical writing", "Sailing", " "}, "[Technical writing] and [writing].", []string{"Sailing"}},
		{"technical\nwriting", []string{"technical writing"}, "technical\nwriting", []string{"technical writing"}},
		{"技術文書の作成経験", []string{"文書", "英語"}, "技術[文書]の作成経験", []string{"英語"}},
		{"", []string{"SQL"}, "", []string{"SQL"}},
	} {
		got, nowhere := data.MarkSkills(c.job, c.skills)
		if shownMarks(got) != c.want || !slices.Equal(nowhere, c.nowhere) {
			t.Errorf("%q: marked as %q without %q", c.job, shownMarks(got), nowhere)
		}
	}
}

func TestMarkingSkillsChangesNoWordOfAJob(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		job := strings.NewReplacer("\x02", "", "\x03", "").Replace(rapid.String().Draw(t, "job"))
		plain, _ := data.MarkSkills(job, nil)
		marked, _ := data.MarkSkills(job, rapid.SliceOf(rapid.String()).Draw(t, "skills"))
		if got := strings.NewReplacer("\x02", "", "\x03", "").Replace(marked); got != plain {
			t.Fatalf("%q became %q", plain, got)
		}
		if strings.Count(marked, "\x02") != strings.Count(marked, "\x03") {
			t.Fatalf("a mark has no end in %q", marked)
		}
	})
}
