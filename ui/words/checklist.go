package words

import "fyne.io/fyne/v2/lang"

// Item is something that can be ticked: the name it is kept under, and what it
// is called on screen.
type Item struct{ Name, Label string }

// Checklist is what a person can tick of an answer of theirs.
func Checklist() []Item {
	return []Item{
		{"enthusiastic", lang.L("I sounded interested")},
		{"example", lang.L("I gave a specific example")},
		{"role", lang.L("I tied it to the role")},
		{"structured", lang.L("It had a beginning, a middle and a result")},
		{"concise", lang.L("I stopped when it was said")},
		{"authentic", lang.L("It sounded like me")},
		{"rapport", lang.L("I spoke to somebody, not at them")},
	}
}

// Heard is the same list for somebody who listened.
func Heard() []Item {
	return []Item{
		{"enthusiastic", lang.L("They sounded interested")},
		{"example", lang.L("There was an example I can picture")},
		{"role", lang.L("I heard why it matters for this role")},
		{"structured", lang.L("I could follow it from beginning to end")},
		{"concise", lang.L("They stopped when it was said")},
		{"authentic", lang.L("It sounded like them")},
		{"rapport", lang.L("I felt spoken to")},
	}
}
