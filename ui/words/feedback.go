package words

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// Feedback is what somebody said of a take, in one paragraph: their name, what
// they ticked, and their own words.
func Feedback(f data.Feedback) string {
	var parts []string
	for _, item := range Heard() {
		for _, name := range f.Checklist {
			if name == item.Name {
				parts = append(parts, item.Label)
			}
		}
	}
	said := strings.Join(parts, " · ")
	switch {
	case said == "" && f.Note == "":
		return lang.L("{{.Name}} listened.", map[string]any{"Name": f.Author})
	case f.Note == "":
		return f.Author + ": " + said
	case said == "":
		return f.Author + ": “" + f.Note + "”"
	}
	return f.Author + ": “" + f.Note + "” · " + said
}
