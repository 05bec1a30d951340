package people

import (
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"greenroom/data/table"
)

// ownHead is what the columns of Greenroom's own table are called. They are the same in every
// language, so that any Greenroom knows them again.
var ownHead = [...]string{"Name", "Company", "Role", "E-mail", "Phone", "Links", "Tags", "Where met", "In common", "Notes", "Earlier jobs"}

// WriteTable writes people as a table for spreadsheets, which Read knows again. Several values of a
// cell stand in lines of their own. Photos do not fit into a table.
func WriteTable(to io.Writer, all []Person) error {
	if _, err := io.WriteString(to, "\uFEFF"); err != nil { // or Excel takes it for another encoding
		return fmt.Errorf("write table: %w", err)
	}
	w := csv.NewWriter(to)
	w.UseCRLF = true
	if err := w.Write(ownHead[:]); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	for _, p := range all {
		p.tidy()
		var jobs []string
		for _, j := range p.Jobs {
			jobs = append(jobs, strings.Join([]string{jobEscaper.Replace(j.Company), jobEscaper.Replace(j.Role), jobEscaper.Replace(j.Period)}, " | "))
		}
		list := func(of []string) string { return strings.Join(of, "\n") }
		cells := []string{p.Name, p.Company, p.Role, list(p.Emails), list(p.Phones), list(p.Links), list(p.Tags),
			p.WhereMet, p.Interests, p.Notes, list(jobs)}
		for i, cell := range cells {
			cells[i] = table.Guarded(cell)
		}
		if err := w.Write(cells); err != nil {
			return fmt.Errorf("write table: %w", err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

var jobEscaper = strings.NewReplacer(`\`, `\\`, "|", `\|`)

// WriteCards writes people as vCards of version 4.0, which phones and mail programs take in.
func WriteCards(to io.Writer, all []Person) error {
	for _, p := range all {
		p.tidy()
		var b strings.Builder
		writeCard(&b, p)
		if _, err := io.WriteString(to, b.String()); err != nil {
			return fmt.Errorf("write cards: %w", err)
		}
	}
	return nil
}

func writeCard(b *strings.Builder, p Person) {
	line := func(name string, values ...string) {
		if strings.TrimSpace(strings.Join(values, "")) == "" {
			return
		}
		for i, value := range values {
			values[i] = escaped(value)
		}
		fold(b, name+":"+strings.Join(values, ";"))
	}
	fold(b, beginCard)
	fold(b, "VERSION:4.0")
	name := p.Name
	if name == "" { // the standard asks for one
		if name = p.Company; name != "" {
			fold(b, "KIND:org")
		} else if len(p.Emails) > 0 {
			name = p.Emails[0]
			fold(b, ownNameless+":1")
		}
	}
	line("FN", name)
	line("ORG", p.Company)
	line("TITLE", p.Role)
	for _, list := range []struct {
		name   string
		values []string
	}{{"EMAIL", p.Emails}, {"TEL", p.Phones}, {"URL", p.Links}, {"CATEGORIES", p.Tags}} {
		for _, value := range list.values {
			line(list.name, value)
		}
	}
	line(ownMet, p.WhereMet)
	line(ownInterests, p.Interests)
	for _, j := range p.Jobs {
		line(ownJob, j.Company, j.Role, j.Period)
	}
	line("NOTE", p.Notes)
	if media := mediaType(p.Photo); media != "" {
		fold(b, "PHOTO:data:"+media+";base64,"+base64.StdEncoding.EncodeToString(p.Photo))
	}
	fold(b, endCard)
}

var escaper = strings.NewReplacer(`\`, `\\`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`, ",", `\,`, ";", `\;`)

func escaped(text string) string { return escaper.Replace(text) }

// foldAt is how many bytes a line of a card has at most.
const foldAt = 75

// fold writes a line, divided between letters where it is too long.
func fold(b *strings.Builder, line string) {
	room := foldAt
	for len(line) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		b.WriteString(line[:cut])
		b.WriteString("\r\n ")
		line, room = line[cut:], foldAt-1
	}
	b.WriteString(line)
	b.WriteString("\r\n")
}
