package brief

import (
	"fmt"
	"io"
	"sort"
	"strings"
	"time"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"fyne.io/fyne/v2/lang"
	"golang.org/x/image/font/sfnt"

	"greenroom/assets"
)

// The page is A4, in millimetres; type is in points.
const (
	margin    = 18.0
	leading   = 0.50 // height of a line in mm for each point of its type
	largest   = 10.5 // of the words
	readable  = 8.5  // before words are cut rather than smaller
	smallest  = 7.5
	sizeStep  = 0.5
	titleSize = 22.0
	headSize  = 1.15 // of a section, held against its words
)

// measure is how much of a brief a page has room for.
type measure struct {
	size    float64 // of type
	lines   int     // of a section
	letters int     // of a line
}

// measures are what can be tried, from the most to the least: none has more of
// anything than the one before, so that the first that fits can be searched for.
// With the last whatever there is fits one page.
func measures() []measure {
	var all []measure
	for size := largest; size >= readable; size -= sizeStep {
		all = append(all, measure{size, 40, 2000})
	}
	for _, letters := range []int{600, 400, 300} {
		all = append(all, measure{readable, 40, letters})
	}
	for _, letters := range []int{300, 240} {
		all = append(all, measure{readable - sizeStep, 40, letters})
	}
	for _, m := range [][2]int{
		{40, 240}, {24, 240}, {24, 200}, {18, 200}, {18, 160}, {16, 160}, {14, 160}, {14, 120}, {12, 120},
		{12, 90}, {11, 90}, {10, 90}, {9, 90}, {8, 90}, {7, 90}, {6, 90}, {5, 90}, {5, 60},
		{4, 60}, {3, 60}, {3, 40}, {2, 40}, {1, 30},
	} {
		all = append(all, measure{smallest, m[0], m[1]})
	}
	return all
}

// PDF writes the page as PDF. There is one page, always: where the words are
// too many for it their type gets smaller, and then the longest are cut.
func (b Brief) PDF(w io.Writer, made time.Time) error { return b.pdf(w, made, true) }

func (b Brief) pdf(w io.Writer, made time.Time, compressed bool) error {
	all := measures()
	i := sort.Search(len(all)-1, func(i int) bool { return b.draw(all[i]).PageCount() == 1 })
	doc := b.draw(all[i])
	doc.SetCreationDate(made)
	doc.SetModificationDate(made)
	doc.SetCompression(compressed)
	if err := doc.Output(w); err != nil {
		return fmt.Errorf("write the brief as PDF: %w", err)
	}
	return nil
}

// The families of type.
const (
	sans  = "Manrope"
	serif = "Vollkorn"
)

func (b Brief) draw(m measure) *fpdf.Fpdf {
	doc := fpdf.New("P", "mm", "A4", "")
	doc.SetMargins(margin, margin, margin)
	doc.SetAutoPageBreak(true, margin)
	doc.AddUTF8FontFromBytes(sans, "", assets.Font("Manrope-Medium"))
	doc.AddUTF8FontFromBytes(sans, "B", assets.Font("Manrope-Bold"))
	doc.AddUTF8FontFromBytes(serif, "", assets.Font("Vollkorn-Medium"))
	doc.SetTitle(printable(b.Title), true)
	doc.SetCreator("Greenroom", true)
	doc.AddPage()
	doc.SetFont(serif, "", titleSize)
	doc.MultiCell(0, titleSize*leading, printable(cut(b.Title, 120)), "", "L", false)
	if b.Role != "" {
		doc.SetFont(sans, "", m.size+1)
		doc.MultiCell(0, (m.size+1)*leading, printable(cut(b.Role, 200)), "", "L", false)
	}
	for _, section := range b.Sections {
		section.draw(doc, m)
	}
	return doc
}

// hang is how far lines stand in from the mark before them, in mm.
const hang = 4.0

func (s Section) draw(doc *fpdf.Fpdf, m measure) {
	height := m.size * leading
	doc.Ln(height * 0.6)
	doc.SetFont(sans, "B", m.size*headSize)
	doc.MultiCell(0, height*headSize, printable(s.Title), "", "L", false)
	doc.Ln(height * 0.15)
	for _, line := range s.Lines[:min(len(s.Lines), m.lines)] {
		doc.SetFont(sans, "", m.size)
		doc.SetX(margin)
		doc.Cell(hang, height, "•")
		doc.SetLeftMargin(margin + hang)
		if line.Lead != "" {
			doc.SetFont(sans, "B", m.size)
			doc.Write(height, printable(cut(line.Lead, m.letters))+"  ")
			doc.SetFont(sans, "", m.size)
		}
		doc.Write(height, printable(cut(line.Text, m.letters)))
		doc.SetLeftMargin(margin)
		doc.Ln(height * 1.1)
	}
	if more := len(s.Lines) - m.lines; more > 0 {
		doc.SetFont(sans, "", m.size)
		doc.SetX(margin + hang)
		doc.Write(height, lang.N("and {{.Count}} more in the file", more, map[string]any{"Count": more}))
		doc.Ln(height * 1.1)
	}
}

// cut shortens a text at a word.
func cut(text string, most int) string {
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	short := string(letters[:most])
	if space := strings.LastIndexByte(short, ' '); space > len(short)/2 {
		short = short[:space]
	}
	return short + "…"
}

// Unprintable are letters of the page that the fonts of a PDF do not have, such
// as those of Chinese or Arabic, each once.
func (b Brief) Unprintable() (letters string) {
	fonts := []*sfnt.Font{fontOf("Manrope-Medium"), fontOf("Vollkorn-Medium")}
	var glyphs sfnt.Buffer
	lacks := func(text string, font *sfnt.Font) {
		for _, r := range text {
			glyph, err := font.GlyphIndex(&glyphs, r)
			if (err != nil || glyph == 0) && unicode.IsPrint(r) && !strings.ContainsRune(letters, r) {
				letters += string(r)
			}
		}
	}
	lacks(b.Title, fonts[1])
	lacks(b.Role, fonts[0])
	for _, section := range b.Sections {
		for _, line := range section.Lines {
			lacks(line.Lead+line.Text, fonts[0])
		}
	}
	return letters
}

// fontOf is a font of the house; a test reads them all.
func fontOf(name string) *sfnt.Font {
	font, err := sfnt.Parse(assets.Font(name))
	if err != nil {
		panic(fmt.Errorf("read the font %s: %w", name, err))
	}
	return font
}

// printable leaves out what the fonts of a PDF cannot name: letters beyond the
// first plane, such as pictures, and control characters.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > 0xffff || r == 0xfffd {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}
