package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/audio"
	"greenroom/ui/prefs"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// soundSection chooses microphone and loudspeaker, and lets them be tried.
type soundSection struct {
	room *Room
	card *widget.Card

	microphones, loudspeakers *deviceChoice
	check                     *microphoneCheck
	looking                   task.Latest
}

func newSoundSection(r *Room) *soundSection {
	s := &soundSection{room: r}
	s.microphones = newDeviceChoice(r, lang.L("Microphone"),
		func() audio.Choice { return r.prefs.Sound.Microphone },
		func(c audio.Choice) { s.choose(prefs.Sound{Microphone: c, Loudspeaker: r.prefs.Sound.Loudspeaker}) })
	s.loudspeakers = newDeviceChoice(r, lang.L("Loudspeaker"),
		func() audio.Choice { return r.prefs.Sound.Loudspeaker },
		func(c audio.Choice) { s.choose(prefs.Sound{Microphone: r.prefs.Sound.Microphone, Loudspeaker: c}) })
	s.check = newMicrophoneCheck(r)
	again := widget.NewButton(lang.L("Look again"), "", s.refresh)
	again.Style = widget.Plain
	s.card = widget.NewCard(widget.VStack(3*theme.Grid,
		widget.HStack(0, widget.NewSection(lang.L("Sound")), widget.Spacer(), again),
		widget.Columns(s.microphones.content, s.loudspeakers.content, 0.5),
		widget.Divider(),
		s.check.content))
	return s
}

// choose keeps a choice and shows it at once.
func (s *soundSection) choose(chosen prefs.Sound) {
	s.check.stop()
	s.room.prefs.Sound = chosen
	s.show()
	s.room.change(lang.L("save this setting"),
		func(ctx context.Context) error { return prefs.SaveSound(ctx, s.room.store, chosen) }, nil)
}

// show shows what is chosen. The option that has the focus keeps it.
func (s *soundSection) show() {
	canvas := s.room.window.Window().Canvas()
	for _, choice := range []*deviceChoice{s.microphones, s.loudspeakers} {
		had := -1
		for i, o := range choice.options {
			if canvas.Focused() == fyne.Focusable(o) {
				had = i
			}
		}
		choice.show()
		if had >= 0 && had < len(choice.options) {
			canvas.Focus(choice.options[had])
		}
	}
}

// refresh looks for the devices of the machine.
func (s *soundSection) refresh() {
	s.looking.Run(func(ctx context.Context) func() {
		microphones, noMicrophones := s.room.devices.Microphones(ctx)
		loudspeakers, noLoudspeakers := s.room.devices.Loudspeakers(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if noMicrophones == nil && len(microphones) == 0 {
			noMicrophones = audio.ErrNoMicrophone
		}
		if noLoudspeakers == nil && len(loudspeakers) == 0 {
			noLoudspeakers = audio.ErrNoLoudspeaker
		}
		return func() {
			s.microphones.found(microphones, noMicrophones)
			s.loudspeakers.found(loudspeakers, noLoudspeakers)
			s.room.scrollToWanted()
		}
	})
}
