// Package theme is the look of Greenroom: the roles of colours, the sizes of
// type, the fonts and the icons, for light and for dark rooms.
package theme

import (
	"image/color"
	"maps"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Appearance is the person's choice between light and dark.
type Appearance string

// The choices. Anything else is taken as System.
const (
	System Appearance = "system" // as the desktop says
	Light  Appearance = "light"
	Dark   Appearance = "dark"
)

// New returns the theme of the app. scale multiplies every text size; it is
// held between 0.75 and 2.
func New(appearance Appearance, scale float32) fyne.Theme {
	return &look{
		Theme:      fynetheme.DefaultTheme(),
		appearance: appearance,
		scale:      min(max(scale, 0.75), 2),
		dark:       named(darkPalette()),
		light:      named(lightPalette()),
		sizes:      sizes(),
	}
}

// look knows what is ours and leaves the rest to Fyne's own theme.
type look struct {
	fyne.Theme
	appearance  Appearance
	scale       float32
	dark, light palette
	sizes       map[fyne.ThemeSizeName]float32
}

// Color returns the colour of a role, ours or Fyne's. An appearance other
// than System overrules variant.
func (l *look) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch l.appearance {
	case Light:
		variant = fynetheme.VariantLight
	case Dark:
		variant = fynetheme.VariantDark
	}
	p := l.dark
	if variant == fynetheme.VariantLight {
		p = l.light
	}
	if c, ok := p[name]; ok {
		return c
	}
	return l.Theme.Color(name, variant)
}

// Font returns Manrope, or Fyne's font for styles that Manrope does not have.
func (l *look) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace, style.Symbol, style.Italic:
		return l.Theme.Font(style)
	case style.Bold:
		return sansBold
	}
	return sans
}

// Size returns a size of ours or of Fyne, text sizes with the person's scale.
func (l *look) Size(name fyne.ThemeSizeName) float32 {
	size, ours := l.sizes[name]
	if !ours {
		return l.Theme.Size(name)
	}
	if isText(name) {
		return size * l.scale
	}
	return size
}

// named adds Fyne's names for colours to a palette of roles.
func named(p palette) palette {
	all := maps.Clone(p)
	for name, role := range fyneRoles() {
		all[name] = p[role]
	}
	maps.Copy(all, derived(p))
	return all
}

// Color returns the colour of a role as the app shows it now. It is meant for
// renderers, which ask at every Refresh, so that a change of the theme is seen.
func Color(name fyne.ThemeColorName) color.Color {
	settings := fyne.CurrentApp().Settings()
	return current().Color(name, settings.ThemeVariant())
}

// Size returns a size as the app shows it now.
func Size(name fyne.ThemeSizeName) float32 { return current().Size(name) }

// current is the theme of the app, if it is ours. A test app with a theme of
// Fyne's gets ours too: its own knows nothing of our roles.
func current() fyne.Theme {
	if ours, ok := fyne.CurrentApp().Settings().Theme().(*look); ok {
		return ours
	}
	return New(System, 1)
}
