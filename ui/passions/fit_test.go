package passions_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"greenroom/assets"
	"greenroom/data"
)

func TestEveryPromptFitsTheSmallWindowWithItsExampleAndALongAnswer(t *testing.T) {
	p := open(t)
	prompts := one[data.Prompts](t)(data.ReadPrompts(assets.Prompts()))
	for _, prompt := range prompts.Path {
		e := data.Entry{Prompt: prompt.Key, Body: strings.Repeat("A few words more. ", 200)}
		one[data.Entry](t)(p.Store.SaveEntry(t.Context(), e))
	}
	for _, prompt := range prompts.Path {
		p.Enter("path/" + prompt.Key)
		p.Shows(prompt.Text)
		p.Key(fyne.KeyE)
		p.Shows(prompt.Example)
		if least := p.Room.Content().MinSize(); least.Width > 704 || least.Height > 604 {
			t.Errorf("%s asks for %v", prompt.Key, least)
		}
	}
	for i, day := range prompts.Writing {
		p.Enter("writing/" + string(rune('1'+i)))
		p.Shows(day.FollowUp)
		if least := p.Room.Content().MinSize(); least.Width > 704 || least.Height > 604 {
			t.Errorf("%s asks for %v", day.Key, least)
		}
	}
}
