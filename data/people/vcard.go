package people

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// looksLikeCards tells vCards by how they begin.
func looksLikeCards(text string) bool {
	text = strings.TrimLeft(text, " \t\n")
	return len(text) >= len(beginCard) && strings.EqualFold(text[:len(beginCard)], beginCard)
}

const beginCard, endCard = "BEGIN:VCARD", "END:VCARD"

// VCard reads the cards of a text: versions 2.1, 3.0 and 4.0, one after the other or mixed.
func VCard(text string) Book {
	var c collector
	lines := unfold(text)
	for i := 0; i < len(lines); {
		if !strings.EqualFold(strings.TrimSpace(lines[i].text), beginCard) {
			if strings.TrimSpace(lines[i].text) != "" {
				c.problem(lines[i].line, ReasonNoCard)
				for i++; i < len(lines) && !strings.EqualFold(strings.TrimSpace(lines[i].text), beginCard); i++ {
				}
				continue
			}
			i++
			continue
		}
		end, whole := endOf(lines, i)
		if whole {
			c.card(lines[i].line, lines[i+1:end])
			i = end + 1
		} else {
			c.problem(lines[i].line, ReasonCutOff)
			i = end
		}
	}
	return c.result()
}

// endOf finds where a card ends that begins at a line. One that another card follows first has no
// end of its own; whole is false, and end is where to go on.
func endOf(lines []cardLine, begin int) (end int, whole bool) {
	agents := 0 // a card within the card, as version 2.1 allows
	for i := begin + 1; i < len(lines); i++ {
		text := strings.TrimSpace(lines[i].text)
		switch {
		case strings.EqualFold(text, beginCard):
			before := strings.ToUpper(strings.TrimSpace(lines[i-1].text))
			if !strings.HasPrefix(before, "AGENT") {
				return i, false
			}
			agents++
		case strings.EqualFold(text, endCard) && agents > 0:
			agents--
		case strings.EqualFold(text, endCard):
			return i, true
		}
	}
	return len(lines), false
}

// cardLine is a line of a card with what was folded onto further lines, and where it begins.
type cardLine struct {
	line int
	text string
}

// unfold joins what was folded: lines that begin with a space or tab, of quoted-printable those that
// follow an equals sign, and of pictures also those of old phones, which begin with nothing.
func unfold(text string) []cardLine {
	var lines []cardLine
	var b strings.Builder
	number, begun, soft, kind := 0, 0, false, ""
	finish := func() {
		if begun > 0 {
			lines = append(lines, cardLine{begun, b.String()})
		}
		b.Reset()
	}
	for line := range strings.SplitSeq(text, "\n") {
		number++
		switch {
		case begun == 0, strings.EqualFold(line, endCard):
			finish()
			begun, kind = number, encodingOf(line)
		case soft:
		case line != "" && (line[0] == ' ' || line[0] == '\t'):
			line = line[1:]
		case kind == "BASE64" && line != "" && strings.IndexByte(line, ':') < 0:
		default:
			finish()
			begun, kind = number, encodingOf(line)
		}
		soft = kind == "QUOTED-PRINTABLE" && strings.HasSuffix(line, "=")
		if soft {
			line = line[:len(line)-1]
		}
		b.WriteString(line)
	}
	finish()
	return lines
}

// encodingOf is what stands before the value of a line about how it is encoded; "" for nothing.
func encodingOf(line string) string {
	head, _, ok := strings.Cut(line[:min(len(line), 200)], ":")
	if !ok {
		return ""
	}
	head = strings.ToUpper(head)
	for _, kind := range []string{"QUOTED-PRINTABLE", "BASE64"} {
		if strings.Contains(head, kind) {
			return kind
		}
	}
	return ""
}

// property is a line of a card taken apart.
type property struct {
	line   int
	name   string              // in capitals, without its group
	params map[string][]string // names and values in capitals
	value  string              // as it stands, decoded from quoted-printable
	qp     bool                // it was quoted-printable, which knows no escapes
}

// has reports whether a parameter has a value, also where version 2.1 gives the value alone.
func (p property) has(name, value string) bool {
	for _, one := range append(p.params[name], p.params[""]...) {
		if one == value {
			return true
		}
	}
	return false
}

// parse takes a line apart; ok is false for one that is no property.
func parse(l cardLine) (p property, ok bool) {
	text := l.text
	quoted, colon := false, -1
	for i := 0; i < len(text) && colon < 0; i++ {
		switch {
		case text[i] == '"':
			quoted = !quoted
		case text[i] == ':' && !quoted:
			colon = i
		}
	}
	if colon < 0 {
		return p, false
	}
	parts := splitOutside(text[:colon], ';', '"')
	name := strings.ToUpper(strings.TrimSpace(parts[0]))
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		name = name[dot+1:] // a group such as item1
	}
	p = property{line: l.line, name: name, params: map[string][]string{}, value: text[colon+1:]}
	for _, part := range parts[1:] {
		key, value, named := strings.Cut(part, "=")
		if !named {
			key, value = "", key
		}
		for one := range strings.SplitSeq(strings.Trim(strings.TrimSpace(value), `"`), ",") {
			key = strings.ToUpper(strings.TrimSpace(key))
			p.params[key] = append(p.params[key], strings.ToUpper(one))
		}
	}
	if p.has("ENCODING", "QUOTED-PRINTABLE") {
		p.qp, p.value = true, printable(p.value, p.params["CHARSET"])
	}
	return p, name != ""
}

// splitOutside splits at a sign, except between two quotes.
func splitOutside(text string, at, quote byte) []string {
	var parts []string
	begin, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == quote:
			quoted = !quoted
		case text[i] == at && !quoted:
			parts = append(parts, text[begin:i])
			begin = i + 1
		}
	}
	return append(parts, text[begin:])
}

// printable decodes quoted-printable; what is none stays as it is.
func printable(text string, charset []string) string {
	var b bytes.Buffer
	for i := 0; i < len(text); i++ {
		if text[i] == '=' && i+2 < len(text) {
			high, low := hexOf(text[i+1]), hexOf(text[i+2])
			if high >= 0 && low >= 0 {
				b.WriteByte(byte(high<<4 | low))
				i += 2
				continue
			}
		}
		b.WriteByte(text[i])
	}
	decoded := b.Bytes()
	latin := len(charset) > 0 && !strings.HasPrefix(charset[0], "UTF")
	if latin || !utf8.Valid(decoded) {
		decoded = fromLatin(decoded)
	}
	return strings.ReplaceAll(strings.ReplaceAll(string(decoded), "\r\n", "\n"), "\r", "\n")
}

func hexOf(c byte) int { return strings.IndexByte("0123456789ABCDEF", c&^(c>>1&0x20)) }

// text is the value without its escapes.
func (p property) text() string {
	if p.qp {
		return p.value
	}
	return unescaped(p.value)
}

// parts are the values of a list that a sign divides, each without its escapes.
func (p property) parts(at byte) []string {
	var parts []string
	begin := 0
	for i := 0; i < len(p.value); i++ {
		switch p.value[i] {
		case '\\':
			i++
		case at:
			parts = append(parts, unescaped(p.value[begin:i]))
			begin = i + 1
		}
	}
	return append(parts, unescaped(p.value[begin:]))
}

var escapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\:`, ":", `\|`, "|")

func unescaped(text string) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	return escapes.Replace(text)
}

// photo is the picture in a value; ok is false for one that is too large or no JPEG or PNG. An
// address of a picture on the web is no picture, and no failure either.
func (p property) photo() (picture []byte, ok bool) {
	value := p.value
	switch {
	case len(value) > 5 && strings.EqualFold(value[:5], "data:"):
		_, value, _ = strings.Cut(value, ",")
	case !p.has("ENCODING", "B") && !p.has("ENCODING", "BASE64"):
		return nil, true
	}
	value = strings.Join(strings.Fields(value), "")
	if value == "" {
		return nil, true
	}
	if base64.StdEncoding.DecodedLen(len(value)) > MaxPhoto+2 {
		return nil, false
	}
	picture, err := base64.StdEncoding.DecodeString(value)
	if err != nil {
		picture, err = base64.RawStdEncoding.DecodeString(value)
	}
	if err != nil || mediaType(picture) == "" {
		return nil, false
	}
	return picture, true
}

// mediaType is what a picture is, by how it begins; "" for one that is no JPEG or PNG.
func mediaType(picture []byte) string {
	switch {
	case bytes.HasPrefix(picture, []byte("\xff\xd8\xff")):
		return "image/jpeg"
	case bytes.HasPrefix(picture, []byte("\x89PNG\r\n\x1a\n")):
		return "image/png"
	}
	return ""
}
