// Package ui is what is seen: the window, its rail and menu, and the rooms.
package ui

import (
	"context"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"greenroom/assets"
	"greenroom/audio"
	"greenroom/audio/speech"
	"greenroom/data"
	"greenroom/ui/calm"
	"greenroom/ui/deck"
	"greenroom/ui/interviews"
	"greenroom/ui/journal"
	"greenroom/ui/knock"
	"greenroom/ui/mock"
	"greenroom/ui/people"
	"greenroom/ui/practice"
	"greenroom/ui/prefs"
	"greenroom/ui/progress"
	"greenroom/ui/review"
	"greenroom/ui/room"
	"greenroom/ui/settings"
	"greenroom/ui/share"
	"greenroom/ui/studio"
	"greenroom/ui/theme"
	"greenroom/ui/today"
	"greenroom/ui/tone"
	"greenroom/ui/widget"
)

// ID is the application's ID; FyneApp.toml has the same.
const ID = "app.greenroom.Greenroom"

const name = "Greenroom"

// NewApp makes the Fyne application, before anything is shown.
func NewApp(version string) fyne.App {
	app.SetMetadata(fyne.AppMetadata{ID: ID, Name: name, Version: version, Migrations: map[string]bool{"fyneDo": true}})
	a := app.NewWithID(ID)
	a.SetIcon(theme.AppIcon())
	if err := lang.AddTranslationsFS(assets.Translations(), "translations"); err != nil {
		fyne.LogError("read the translations", err) // English is what remains
	}
	return a
}

// Deps is what the window is made of.
type Deps struct {
	App   fyne.App
	Store *data.Store
	Host  *audio.Host
	Log   *slog.Logger
	File  string // to bring in: an export, people, a calendar, what somebody wrote on a page; or ""

	// Exit ends the program as it ends when Run has returned.
	Exit func(again bool)
}

// Run shows the window and returns when it was closed and all that was typed
// and spoken is stored. It tells whether Greenroom is to start again.
func Run(deps Deps) (again bool) {
	a, store := deps.App, deps.Store
	set, err := prefs.Load(context.Background(), store)
	if err != nil {
		deps.Log.Error("load settings", "error", err)
	}
	wear(a, set.Look)
	win := a.NewWindow(name)
	w := newWindow(win, deps.Log)
	furniture, analyst := rooms(w, deps)
	w.furnish(furniture, rail())
	win.SetMainMenu(w.mainMenu(a.Quit))
	waits := newWaiting(store.DueFollowUps, deps.Log, func(n int) { w.rail.SetBadge("network", n, n > 0) })
	unsubscribe := store.Subscribe(func(kind data.Kind) {
		waits.changed(kind)
		switch kind {
		case data.KindSetting:
			rewear(deps)
		case data.KindTake:
			analyst.Look()
		}
	})
	win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(store, files) })
	closed := make(chan struct{})
	rememberPlace(a, win, sync.OnceFunc(func() { close(closed) }))
	w.Go("today")
	w.bringIn(store, deps.File)
	remind := newReminder(deps, func(ctx context.Context) (prefs.Prefs, error) { return prefs.Load(ctx, store) })
	talk := newNearTalk(w, deps, remind.load)
	thank := newThanks(deps, remind.load)
	open, shut := context.WithCancel(context.Background())
	a.Lifecycle().SetOnStarted(func() {
		go w.keepHouse(open, store, analyst)
		remind.start()
		talk.start()
		thank.start()
		waits.start()
	})
	a.Lifecycle().SetOnEnteredForeground(func() { remind.looked(true); talk.looked(true); thank.looked(true) })
	a.Lifecycle().SetOnExitedForeground(func() { remind.looked(false); talk.looked(false); thank.looked(false) })
	door, err := knock.Listen(store.Dir(), func(file string) { w.comeForward(store, file) })
	if err != nil {
		deps.Log.Error("listen for other starts", "error", err) // they will say that the folder is in use
	}
	leave := sync.OnceFunc(func() {
		shut()
		if door != nil {
			_ = door.Close()
		}
		closeEyes(a)
		remind.close()
		talk.close()
		thank.close()
		waits.close()
		unsubscribe()
		analyst.Close()
		w.close()
	})
	returned := outlast(closed, patience, func() {
		deps.Log.Warn("the window is closed and its loop does not end")
		leave()
		deps.Exit(w.again)
	})
	win.ShowAndRun()
	returned()
	leave()
	return w.again
}

// comeForward shows the window to somebody who started Greenroom again, for a
// file or just so.
func (w *window) comeForward(store *data.Store, file string) {
	fyne.Do(func() {
		w.win.Show()
		w.win.RequestFocus()
		if !w.covered() {
			w.bringIn(store, file)
		}
	})
}

// bringIn asks whether to take in a file: what somebody wrote on a page, people,
// a calendar, or an export.
func (w *window) bringIn(store *data.Store, file string) {
	switch {
	case file == "":
	case strings.EqualFold(filepath.Ext(file), ".json"):
		share.ReadFrom(w, store, file)
	case slices.Contains([]string{".csv", ".tsv", ".vcf", ".vcard"}, strings.ToLower(filepath.Ext(file))):
		w.Go(people.Import(file))
	case slices.Contains([]string{".ics", ".ical"}, strings.ToLower(filepath.Ext(file))):
		w.Go(interviews.Import(file))
	default:
		w.Go(settings.Import(file))
	}
}

// rooms says how the rooms are built, and makes the analyst that tells one of
// them how it gets on.
func rooms(w *window, deps Deps) (plan, *studio.Analyst) {
	store, sound := deps.Store, studio.On(deps.Host)
	load := func(ctx context.Context) (prefs.Prefs, error) { return prefs.Load(ctx, store) }
	var reviewed *review.Room // once it is built
	analyst := studio.NewAnalyst(store, tone.Values, func(takeID int64) {
		fyne.Do(func() {
			if reviewed != nil {
				reviewed.Measuring(takeID)
			}
		})
	})
	all := plan{
		"today":   func() room.Room { return today.New(today.Deps{Window: w, Store: store, Prefs: load}) },
		"deck":    func() room.Room { return deck.New(w, store) },
		"journal": func() room.Room { return journal.New(w, store) },
		"mock": func() room.Room {
			return mock.New(mock.Deps{Window: w, Store: store, Sound: sound, Analyst: analyst, Prefs: load, Voices: voices})
		},
		"calm": func() room.Room {
			return calm.New(calm.Deps{
				Window: w, Now: store.Now, Confident: confident(w, store),
				Line:     func(ctx context.Context) (string, error) { return data.Setting(ctx, store, "line", "") },
				SaveLine: func(ctx context.Context, line string) error { return data.SetSetting(ctx, store, "line", line) },
			})
		},
		"progress": func() room.Room { return progress.New(progress.Deps{Window: w, Store: store, Prefs: load}) },
		"practise": func() room.Room {
			return practice.New(practice.Deps{Window: w, Store: store, Sound: sound, Microphones: deps.Host, Prefs: load,
				SavePrefs: func(ctx context.Context, p prefs.Practice) error { return prefs.SavePractice(ctx, store, p) }})
		},
		"review": func() room.Room {
			reviewed = review.New(review.Deps{
				Window: w, Store: store, Sound: sound, Analyst: analyst, Prefs: load,
				SaveBands: func(ctx context.Context, bands tone.Bands) error { return prefs.SaveBands(ctx, store, bands) },
			})
			return reviewed
		},
		"settings": func() room.Room {
			return settings.New(w, store, deps.Host, sound, settings.House{Flush: w.flush, Restart: w.restart})
		},
	}
	for _, wing := range []plan{prepareRooms(w, deps), interviewRooms(w, deps), networkRooms(w, deps)} {
		maps.Copy(all, wing)
	}
	return all, analyst
}

// voices are the voices of the system as a run wants them.
func voices() []mock.Voice {
	var all []mock.Voice
	for _, voice := range speech.Find() {
		all = append(all, voice)
	}
	return all
}

// confident keeps how ready a person feels before what an address leads to: an
// interview, or the run that is set up.
func confident(w *window, store *data.Store) func(ctx context.Context, address string, value int) error {
	return func(ctx context.Context, address string, value int) error {
		name, rest := room.Split(address)
		if id, err := strconv.ParseInt(rest, 10, 64); err == nil && name == "interviews" {
			return store.SetConfidence(ctx, data.Ref{Kind: data.KindInterview, ID: id}, false, value)
		}
		fyne.Do(func() {
			if r, known := w.house.room(name); known {
				if run, ok := r.(*mock.Room); ok {
					run.Confident(value)
				}
			}
		})
		return nil
	}
}

func rail() []widget.RailItem {
	return []widget.RailItem{
		{Address: "today", Label: lang.L("Today")},
		{Address: "practise", Label: lang.L("Practise")},
		{Address: "deck", Label: lang.L("All questions")},
		{Address: "prepare", Label: lang.L("Prepare")},
		{Address: "interviews", Label: lang.L("Interviews")},
		{Address: "network", Label: lang.L("Network")},
		{Address: "journal", Label: lang.L("Journal")},
		{Address: "progress", Label: lang.L("Progress")},
		{Address: "search", Label: lang.L("Search"), Keycap: modifierName() + " F", Bottom: true},
		{Address: "settings", Label: lang.L("Settings"), Bottom: true},
	}
}

func wear(a fyne.App, look prefs.Look) {
	a.Settings().SetTheme(theme.New(look.Appearance, look.TextScale))
}

// rewear puts a changed look on.
func rewear(deps Deps) {
	set, err := prefs.Load(context.Background(), deps.Store)
	if err != nil {
		deps.Log.Error("load settings", "error", err)
		return
	}
	fyne.Do(func() { wear(deps.App, set.Look) })
}
