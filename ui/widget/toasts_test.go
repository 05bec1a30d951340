package widget_test

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/widget"
)

func TestAToastPassesByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		toasts := widget.NewToasts()
		show(t, toasts, 900, 640)
		toasts.Say("Saved", "", nil)
		time.Sleep(5900 * time.Millisecond)
		equal(t, "toasts before 6 s", len(toasts.Texts()), 1)
		time.Sleep(200 * time.Millisecond)
		equal(t, "toasts after 6 s", len(toasts.Texts()), 0)

		toasts.Say("In the trash", "Undo", func() {})
		time.Sleep(9900 * time.Millisecond)
		equal(t, "toasts with an action before 10 s", len(toasts.Texts()), 1)
		time.Sleep(200 * time.Millisecond)
		equal(t, "toasts with an action after 10 s", len(toasts.Texts()), 0)
	})
}

func TestAToastStaysWhileTheMouseIsOnIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		toasts := widget.NewToasts()
		show(t, toasts, 900, 640)
		toasts.Say("Saved", "", nil)
		card := test.WidgetRenderer(toasts).Objects()[0].(desktop.Hoverable)
		card.MouseIn(nil)
		time.Sleep(time.Minute)
		equal(t, "toasts under the mouse", len(toasts.Texts()), 1)
		card.MouseOut()
		time.Sleep(7 * time.Second)
		equal(t, "toasts after it", len(toasts.Texts()), 0)
	})
}

func TestTheActionOfAToastRunsOnceAndTakesItAway(t *testing.T) {
	undone := 0
	toasts := widget.NewToasts()
	c := show(t, toasts, 900, 640)
	toasts.Say("In the trash", "Undo", func() { undone++ })
	card := test.WidgetRenderer(toasts).Objects()[0]
	at := card.Position().AddXY(card.Size().Width-30, card.Size().Height/2)
	test.TapCanvas(c, at)
	test.TapCanvas(c, at)
	equal(t, "undone", undone, 1)
	equal(t, "toasts", len(toasts.Texts()), 0)
}

func TestTheNewestThreeToastsAreShown(t *testing.T) {
	toasts := widget.NewToasts()
	show(t, toasts, 900, 640)
	for _, text := range []string{"one", "two", "three", "four"} {
		toasts.Say(text, "", nil)
	}
	if got := toasts.Texts(); !slices.Equal(got, []string{"two", "three", "four"}) {
		t.Errorf("shows %v", got)
	}
	cards := test.WidgetRenderer(toasts).Objects()
	if cards[2].Position().Y <= cards[1].Position().Y {
		t.Error("the newest is not at the foot")
	}
	toasts.Clear()
	equal(t, "after Clear", len(toasts.Texts()), 0)
}

func TestAToastTakesNoFocusAndNoClickButOnItself(t *testing.T) {
	below := 0
	field := widget.NewEntry("", nil)
	button := widget.NewButton("below", "", func() { below++ })
	toasts := widget.NewToasts()
	c := show(t, container.NewStack(widget.VStack(6, field, widget.HStack(0, button)), toasts), 900, 640)
	c.Focus(field)
	toasts.Say("Saved", "Undo", func() {})
	if c.Focused() != fyne.Focusable(field) {
		t.Errorf("%T has the focus", c.Focused())
	}
	test.TapCanvas(c, fyne.CurrentApp().Driver().AbsolutePositionForObject(button).AddXY(10, 10))
	equal(t, "taps that went through", below, 1)
}
