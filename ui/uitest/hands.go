package uitest

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/widget"
)

// Press presses what is called label, of all that is seen in the objects; in the
// last of them first.
func Press(t testing.TB, label string, in ...fyne.CanvasObject) {
	t.Helper()
	tappable := called(label, in)
	if tappable == nil {
		t.Fatalf("there is no %q to press", label)
	}
	test.Tap(tappable)
}

// Pressable reports whether Press would find something to press.
func Pressable(label string, in ...fyne.CanvasObject) bool { return called(label, in) != nil }

func called(label string, in []fyne.CanvasObject) fyne.Tappable {
	for _, object := range slices.Backward(in) {
		for _, o := range Seen(object) {
			tappable, ok := o.(fyne.Tappable)
			named, known := o.(interface{ AccessibilityLabel() string })
			if ok && known && named.AccessibilityLabel() == label {
				return tappable
			}
		}
	}
	return nil
}

// Field is the field with a placeholder that is seen in an object.
func Field(t testing.TB, placeholder string, in fyne.CanvasObject) *widget.Entry {
	t.Helper()
	field := saying(placeholder, in)
	if field == nil {
		t.Fatalf("there is no field that says %q", placeholder)
	}
	return field
}

// Writable reports whether Field would find one.
func Writable(placeholder string, in fyne.CanvasObject) bool { return saying(placeholder, in) != nil }

func saying(placeholder string, in fyne.CanvasObject) *widget.Entry {
	for _, o := range Seen(in) {
		if field, ok := o.(*widget.Entry); ok && field.PlaceHolder == placeholder {
			return field
		}
	}
	return nil
}

// Seen lists an object and all within it that is visible.
func Seen(object fyne.CanvasObject) []fyne.CanvasObject {
	if object == nil || !object.Visible() {
		return nil
	}
	all := []fyne.CanvasObject{object}
	switch o := object.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			all = append(all, Seen(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			all = append(all, Seen(child)...)
		}
	}
	return all
}

// Search is the search field with a placeholder that is seen in an object.
func Search(t testing.TB, placeholder string, in fyne.CanvasObject) *widget.SearchField {
	t.Helper()
	for _, o := range Seen(in) {
		if field, ok := o.(*widget.SearchField); ok && field.PlaceHolder == placeholder {
			return field
		}
	}
	t.Fatalf("there is no search field that says %q", placeholder)
	return nil
}
