package ui

import (
	"context"
	"net/url"

	"fyne.io/fyne/v2"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/data/bargain"
	kept "greenroom/data/letters"
	"greenroom/ui/letters"
	"greenroom/ui/offers"
	"greenroom/ui/room"
)

// signedBy is the setting under which the store keeps how the person signs.
const signedBy = "name"

// letterRoom is the room of what one writes to people.
func letterRoom(w *window, deps Deps) room.Room {
	store := deps.Store
	templates, err := kept.Read(assets.Letters())
	if err != nil { // a test holds that this cannot be; letters begin empty then
		deps.Log.Error("read the templates of letters", "error", err)
	}
	return letters.New(letters.Deps{
		Window: w, Store: store, Templates: templates, Opener: system{},
		Name: func(ctx context.Context) (string, error) { return data.Setting(ctx, store, signedBy, "") },
		SetName: func(ctx context.Context, name string) error {
			return data.SetSetting(ctx, store, signedBy, name)
		},
	})
}

// system opens addresses in the programs the system has for them.
type system struct{}

// OpenURL implements [letters.Opener].
func (system) OpenURL(address *url.URL) error { return fyne.CurrentApp().OpenURL(address) }

// offerRoom is the room of talks about pay.
func offerRoom(w *window, deps Deps) room.Room {
	pushback, err := bargain.ReadPushback(assets.Pushback())
	if err != nil { // a test holds that this cannot be; nothing is said against one then
		deps.Log.Error("read what is said against one", "error", err)
	}
	return offers.New(offers.Deps{Window: w, Store: deps.Store, Pushback: pushback})
}
