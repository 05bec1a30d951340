package data_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"greenroom/data"
)

const writerPosting = `Technical writer (all genders)

About us
Northlight makes instruments for lighthouses. Kubernetes is the name of our dog.

What you will do
- Write documentation for engineers and for people at sea
- Work closely with product management and support
- Edit release notes, and keep our style guide alive

What you bring
• 3+ years of experience with technical writing, ideally in a regulated industry
• Good knowledge of Markdown and Git
• Excellent written communication in English
• You are comfortable with interviewing engineers
• Familiarity with DITA is a plus

We offer:
- 30 days of holidays and experience with sailing
- A yearly budget for Python courses`

func suggests(t *testing.T, text string, wanted ...string) []string {
	t.Helper()
	found := data.SuggestSkills(text, 12)
	for _, want := range wanted {
		if !slices.Contains(found, want) {
			t.Errorf("%q is not suggested, only %q", want, found)
		}
	}
	return found
}

func TestSkillsAreSuggestedFromWhatAJobAsksForAndNotFromWhatItOffers(t *testing.T) {
	found := suggests(t, writerPosting, "Technical writing", "Documentation", "Markdown", "Git", "Written communication", "Interviewing engineers", "DITA", "Product management")
	for _, name := range found {
		for _, wrong := range []string{"Kubernetes", "Python", "sailing", "holidays", "Experience", "years", "English in"} {
			if strings.Contains(strings.ToLower(name), strings.ToLower(wrong)) {
				t.Errorf("%q is suggested", name)
			}
		}
	}
}

func TestWhatIsAskedForInPlainSentencesIsFound(t *testing.T) {
	suggests(t, `We are looking for somebody with experience in patient care and a background in palliative nursing, who is able to plan shifts.
You should have knowledge of wound dressing. Empathy matters to us.`, "Patient care", "Palliative nursing", "Wound dressing", "Empathy")
}

func TestWhatComesBackOftenComesFirst(t *testing.T) {
	found := suggests(t, `Requirements:
- Experience with Excel
- Budgeting, budgeting for teams, and again: you budget`, "Budgeting", "Excel")
	if found[0] != "Budgeting" {
		t.Errorf("first is %q of %q", found[0], found)
	}
}

func TestAPhraseIsSuggestedOnceInWhateverFormAndWithoutItsParts(t *testing.T) {
	found := suggests(t, "Requirements:\n- Experience with test automation\n- You have automated tests: test automation is your craft", "Test automation")
	seen := map[string]bool{}
	for _, name := range found {
		if seen[strings.ToLower(name)] || name == "Test" || name == "Automation" || name == "Testing" {
			t.Errorf("suggested %q", found)
		}
		seen[strings.ToLower(name)] = true
	}
}

func TestTextWithoutAnyJobSuggestsNothing(t *testing.T) {
	for _, text := range []string{"", "  \n\n ", "•\n-\n1.", "The sea was calm and we slept well."} {
		if found := data.SuggestSkills(text, 12); len(found) > 0 {
			t.Errorf("%q suggests %q", text, found)
		}
	}
}

func TestWhateverIsPastedSuggestionsAreFewAndEachSaysSomething(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text") + "\n- " + rapid.StringMatching(`([A-Za-z+#., ]{0,40}\n[-•] ?){0,6}`).Draw(t, "list")
		found := data.SuggestSkills(text, 5)
		if len(found) > 5 {
			t.Fatalf("%d skills", len(found))
		}
		for _, name := range found {
			if strings.TrimSpace(name) == "" || len(strings.Fields(name)) > 4 {
				t.Fatalf("suggests %q", name)
			}
		}
	})
}
