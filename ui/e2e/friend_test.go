package e2e_test

import (
	"errors"
	"log/slog"
	"math"
	"path/filepath"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/ui/e2e/rig"
	"greenroom/ui/share"
	"greenroom/ui/studio"
)

func TestWhatAFriendWritesOnAPageComesBackBesideTheAnswer(t *testing.T) {
	g := enter(t, rig.Options{})
	browser, err := g.room.OpenBrowser(t.Context())
	if errors.Is(err, rig.ErrNoBrowser) {
		t.Skip("SKIPPED:", err)
	}
	g.must(err)
	defer browser.Close()

	g.launch()
	g.press("ctrl+2")
	g.startRecording()
	g.say(firstSentence)
	kept := g.stopRecording(1)
	g.measures(kept)
	g.quit()
	page := g.evidence("page.html")
	g.send(page)

	// The friend listens and writes.
	g.must(browser.Wear(t.Context(), 1000, 900, false))
	page, err = filepath.Abs(page)
	g.must(err)
	g.must(browser.Visit(t.Context(), page))
	g.listened(browser, kept)
	g.must(browser.Click(t.Context(), "#save"))
	var said string
	g.must(browser.Ask(t.Context(), `return document.querySelector("#said").textContent`, &said))
	if said == "" {
		t.Error("a form without a name is saved without a word")
	}
	g.must(browser.Write(t.Context(), "#name", "Zoë Okafor"))
	g.must(browser.Click(t.Context(), `.ticks input[name="example"]`))
	g.must(browser.Click(t.Context(), `.ticks input[name="authentic"]`))
	var at float64
	g.must(browser.Ask(t.Context(), `const a = document.querySelector("audio"); a.currentTime = 2; return a.currentTime`, &at))
	g.must(browser.Click(t.Context(), `[data-mark="strong"]`))
	g.must(browser.Write(t.Context(), ".set input", "“six years”, warm & <clear>"))
	g.must(browser.Write(t.Context(), "textarea", "I can see the teams.\nTell me what lasted."))
	g.seen(browser)
	g.must(browser.Click(t.Context(), "#save"))
	form, err := browser.AwaitDownload(t.Context(), ".json")
	g.must(err)

	// What they wrote is opened, agreed to, and stands beside the answer.
	g.launchWith(form)
	g.picture("1-offered")
	g.press("Return")
	type feedback struct {
		Author, Note, Checklist string
		TakeID                  int `json:"take_id"`
	}
	query := func() []feedback { return query[feedback](g, "SELECT author, note, checklist, take_id FROM feedback") }
	g.until(10*time.Second, "the feedback is kept", func() bool { return len(query()) == 1 })
	want := feedback{Author: "Zoë Okafor", Note: "I can see the teams.\nTell me what lasted.", Checklist: `["example","authentic"]`, TakeID: kept.ID}
	if got := query()[0]; got != want {
		t.Errorf("kept is %+v, written was %+v", got, want)
	}
	g.marked(at)

	g.press("ctrl+2", "h")
	g.picture("2-beside-the-answer")
	g.quit()
	g.launchWith(form) // a second time
	g.press("Return")
	if got := query(); len(got) != 1 {
		t.Errorf("brought in twice, it is kept %d times", len(got))
	}
	g.quit()
}

// send writes the page as the program does, while it does not run.
func (g *guest) send(page string) {
	g.Helper()
	store, err := data.Open(g.Context(), g.folder, data.Options{Log: slog.New(slog.DiscardHandler)})
	g.must(err)
	defer store.Close()
	takes, err := store.LastTakes(g.Context(), 1)
	g.must(err)
	said := []studio.Said{{Take: takes[0].Take, Asked: takes[0].Question}}
	g.must(studio.Share(g.Context(), store, share.Page(), said, page, func(float64) {}))
}

// listened checks that the browser can play the sound, from end to end.
func (g *guest) listened(browser *rig.Browser, kept take) {
	g.Helper()
	var sound struct {
		Seconds float64
		Error   string
	}
	g.until(10*time.Second, "the sound is read", func() bool {
		g.must(browser.Ask(g.Context(), `const a = document.querySelector("audio");
			return {seconds: Number.isFinite(a.duration) ? a.duration : 0, error: a.error ? a.error.message : ""}`, &sound))
		return sound.Seconds > 0 || sound.Error != ""
	})
	if want := float64(kept.DurationMS) / 1000; sound.Error != "" || math.Abs(sound.Seconds-want) > 0.1 {
		g.Errorf("the browser finds %.2f s of sound (%s), the take has %.2f s", sound.Seconds, sound.Error, want)
	}
}

// marked checks that the friend's mark is at the moment they heard.
func (g *guest) marked(seconds float64) {
	g.Helper()
	type mark struct {
		Kind, Text, Author string
		AtMS               int `json:"at_ms"`
	}
	want := mark{Kind: "strong", Text: "“six years”, warm & <clear>", Author: "Zoë Okafor", AtMS: int(math.Round(1000 * seconds))}
	got := query[mark](g, "SELECT kind, text, author, at_ms FROM mark")
	if len(got) != 1 || got[0] != want {
		g.Errorf("the marks are %+v, set was %+v", got, want)
	}
}

// seen leaves pictures of the page: light, dark, and on a telephone.
func (g *guest) seen(browser *rig.Browser) {
	g.Helper()
	for name, look := range map[string]struct {
		width, height int
		dark          bool
	}{"light": {1000, 1100, false}, "dark": {1000, 1100, true}, "narrow": {390, 1500, false}} {
		g.must(browser.Wear(g.Context(), look.width, look.height, look.dark))
		var wide bool
		g.must(browser.Ask(g.Context(), `window.scrollTo(0, 0); return document.documentElement.scrollWidth > window.innerWidth`, &wide))
		if wide {
			g.Errorf("the page is wider than a screen of %d", look.width)
		}
		g.must(browser.Save(g.Context(), g.evidence("page-"+name+".png")))
	}
}
