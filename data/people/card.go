package people

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// Properties of our own, for what the standard has none.
const (
	ownMet       = "X-GREENROOM-MET"
	ownInterests = "X-GREENROOM-INTERESTS"
	ownJob       = "X-GREENROOM-JOB"
	ownNameless  = "X-GREENROOM-NAMELESS" // the card is called by the first address
)

// card is what a card says.
type card struct {
	person       Person
	given        string // the name put together from its parts
	role         string // where there is no title
	group, organ bool   // a list of people; an organisation
	garbled      bool
	nameless     bool
}

// card reads one card.
func (c *collector) card(line int, lines []cardLine) {
	k := card{person: Person{Line: line}}
	agents := 0
	for _, l := range lines {
		text := strings.TrimSpace(l.text)
		switch {
		case strings.EqualFold(text, beginCard):
			agents++
			continue
		case strings.EqualFold(text, endCard):
			agents--
			continue
		case agents > 0 || text == "":
			continue
		}
		p, ok := parse(l)
		if ok && !k.take(p, c) {
			c.passedOver(p.name)
		}
	}
	if k.group {
		c.problem(line, ReasonGroup)
		return
	}
	if k.garbled {
		c.problem(line, ReasonGarbled)
	}
	c.add(k.finish())
}

// take takes what a property says; false when there is no place for it.
func (k *card) take(p property, c *collector) bool {
	who := &k.person
	k.garbled = k.garbled || strings.ContainsRune(p.value, '\uFFFD')
	switch p.name {
	case "FN":
		who.Name = firstOf(who.Name, p.text())
	case "N":
		n := append(p.parts(';'), "", "", "", "", "")
		k.given = firstOf(k.given, strings.Join([]string{n[3], n[1], n[2], n[0], n[4]}, " "))
	case "ORG":
		who.Company = firstOf(who.Company, p.parts(';')[0])
	case "TITLE":
		who.Role = firstOf(who.Role, p.text())
	case "ROLE":
		k.role = firstOf(k.role, p.text())
	case "EMAIL":
		k.list(&who.Emails, p, strings.TrimPrefix(p.text(), "mailto:"))
	case "TEL":
		k.list(&who.Phones, p, telephone(p.text()))
	case "URL", "X-SOCIALPROFILE", "SOCIALPROFILE":
		k.list(&who.Links, p, p.text())
	case "CATEGORIES":
		who.Tags = append(who.Tags, slices.DeleteFunc(p.parts(','), func(tag string) bool { return tag == "myContacts" })...)
	case "NOTE":
		who.Notes = strings.Trim(who.Notes+"\n\n"+p.text(), "\n")
	case "PHOTO":
		k.photo(p, c)
	case "KIND", "X-ADDRESSBOOKSERVER-KIND":
		k.group, k.organ = strings.EqualFold(p.value, "group"), strings.EqualFold(p.value, "org")
	case "X-ABSHOWAS":
		k.organ = strings.EqualFold(p.value, "company")
	case ownMet:
		who.WhereMet = p.text()
	case ownInterests:
		who.Interests = p.text()
	case ownNameless:
		k.nameless = true
	case ownJob:
		j := append(p.parts(';'), "", "")
		who.Jobs = append(who.Jobs, Job{j[0], j[1], j[2]})
	case "VERSION", "PRODID", "UID", "REV", "SOURCE", "CLIENTPIDMAP", "X-ABLABEL", "X-PRODID", "SORT-STRING":
	default:
		return p.value == "" || strings.HasPrefix(p.name, "X-")
	}
	return true
}

// list adds to a list, what is preferred in front.
func (k *card) list(list *[]string, p property, text string) {
	if p.has("TYPE", "PREF") || p.has("PREF", "1") {
		*list = append([]string{text}, *list...)
		return
	}
	*list = append(*list, text)
}

func (k *card) photo(p property, c *collector) {
	photo, ok := p.photo()
	if !ok {
		c.problem(p.line, ReasonPhoto)
	}
	if len(k.person.Photo) == 0 {
		k.person.Photo = photo
	}
}

// finish fills in what a card says in another way.
func (k *card) finish() Person {
	p := k.person
	p.Name = firstOf(oneLine(p.Name), k.given)
	p.Role = firstOf(p.Role, k.role)
	if len(p.Emails) > 0 && (k.nameless || strings.Contains(p.Name, "@")) && oneLine(p.Name) == oneLine(p.Emails[0]) { // for want of a name
		p.Name = ""
	}
	if k.organ && (p.Company == "" || oneLine(p.Name) == oneLine(p.Company)) {
		p.Company, p.Name = firstOf(p.Company, p.Name), ""
	}
	return p
}

func firstOf(text, other string) string {
	if strings.TrimSpace(text) != "" {
		return text
	}
	return other
}

// telephone is a number without what makes a link of it.
func telephone(text string) string {
	if len(text) < 4 || !strings.EqualFold(text[:4], "tel:") {
		return text
	}
	number, _, _ := strings.Cut(text[4:], ";")
	if strings.TrimSpace(number) == "" {
		return text
	}
	if plain, err := url.PathUnescape(number); err == nil {
		return plain
	}
	return number
}

// fromLatin reads what old phones wrote before there was UTF-8.
func fromLatin(content []byte) []byte {
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(content)
	if err != nil {
		return content
	}
	return decoded
}
