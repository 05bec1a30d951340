package widget

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"
)

// workingEvery is how often a bar moves at most.
const workingEvery = 50 * time.Millisecond

// ShowWorking shows a bar while work runs beside the UI thread, with a button
// that cancels it, and then has done told how it ended, on the UI thread. work
// says from 0 to 1 how far it is; a bar that is never told runs to and fro.
func ShowWorking(w fyne.Window, title string, work func(ctx context.Context, progress func(float64)) error, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	bar, endless := fynewidget.NewProgressBar(), fynewidget.NewProgressBarInfinite()
	bar.Hide()
	sheet := ShowSheet(w, title, VStack(0, bar, endless), NewButton(lang.L("Cancel"), lang.L("Esc"), cancel))
	sheet.OnClosed = cancel
	last := time.Time{}
	progress := func(share float64) {
		if now := time.Now(); now.Sub(last) >= workingEvery {
			last = now
			fyne.Do(func() {
				endless.Stop()
				endless.Hide()
				bar.Show()
				bar.SetValue(share)
			})
		}
	}
	go func() {
		err := work(ctx, progress)
		fyne.Do(func() {
			endless.Stop()
			sheet.Close()
			cancel()
			done(err)
		})
	}()
}
