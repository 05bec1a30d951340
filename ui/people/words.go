package people

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/people"
)

// fieldWords is what a field is called.
func fieldWords(f people.Field) string {
	switch f {
	case people.FieldName:
		return lang.L("Name")
	case people.FieldFirst:
		return lang.L("First name")
	case people.FieldMiddle:
		return lang.L("Middle name")
	case people.FieldLast:
		return lang.L("Last name")
	case people.FieldCompany:
		return lang.L("Company")
	case people.FieldRole:
		return lang.L("Role")
	case people.FieldEmail:
		return lang.L("E-mail")
	case people.FieldPhone:
		return lang.L("Phone")
	case people.FieldLink:
		return lang.L("Link")
	case people.FieldTags:
		return lang.L("Tags")
	case people.FieldWhereMet:
		return lang.L("Where you met")
	case people.FieldInterests:
		return lang.L("In common")
	case people.FieldNotes:
		return lang.L("Notes")
	case people.FieldJobs:
		return lang.L("Earlier jobs")
	case people.FieldPhoto:
		return lang.L("Photo")
	}
	return lang.L("Pass over")
}

// formatWords is whose file it is.
func formatWords(f people.Format) string {
	switch f {
	case people.FormatVCard:
		return lang.L("Address cards")
	case people.FormatLinkedIn:
		return lang.L("Connections of LinkedIn")
	case people.FormatGoogle:
		return lang.L("Contacts of Google")
	case people.FormatOwn:
		return lang.L("A table of Greenroom")
	}
	return lang.L("A table")
}

// reasonWords says why a line or a file brings nobody.
func reasonWords(reason string) string {
	switch reason {
	case people.ReasonUnreadable:
		return lang.L("The file cannot be read.")
	case people.ReasonTooLarge:
		return lang.L("The file is larger than 64 MB.")
	case people.ReasonTooMany:
		return lang.L("There are more than 50,000 people in it.")
	case people.ReasonNotText:
		return lang.L("This is neither a text file nor a table.")
	case people.ReasonNobody:
		return lang.L("There are no people in the file.")
	case people.ReasonNoName:
		return lang.L("There is no name, company or e-mail address here.")
	case people.ReasonOpenQuote:
		return lang.L("A quotation mark opened here is never closed.")
	case people.ReasonLong:
		return lang.L("A name or an address here is too long to be one.")
	case people.ReasonCutOff:
		return lang.L("This card has no end. The file may have been cut off.")
	case people.ReasonNoCard:
		return lang.L("These lines belong to no card.")
	case people.ReasonGroup:
		return lang.L("This is a list of people, not a person.")
	case people.ReasonPhoto:
		return lang.L("The photo here is too large, or no JPEG or PNG. The person comes without it.")
	case people.ReasonGarbled:
		return lang.L("Some of the words here are garbled.")
	}
	return reason
}

// propertyWords is what a part of a card is called that no field is for.
func propertyWords(name string) string {
	switch name {
	case "ADR":
		return lang.L("addresses")
	case "BDAY":
		return lang.L("birthdays")
	case "NICKNAME":
		return lang.L("nicknames")
	case "IMPP":
		return lang.L("chat names")
	}
	return name
}

// atLine says where something is.
func atLine(line int, text string) string {
	if line == 0 {
		return text
	}
	return lang.L("line {{.Line}}", map[string]any{"Line": line}) + " · " + text
}

// joined puts a dot between the parts that say something.
func joined(parts ...string) string {
	var said []string
	for _, part := range parts {
		if strings.TrimSpace(part) != "" {
			said = append(said, strings.Join(strings.Fields(part), " "))
		}
	}
	return strings.Join(said, " · ")
}

// called is what to call somebody.
func called(name, company string, emails ...string) string {
	for _, text := range append([]string{name, company}, emails...) {
		if strings.TrimSpace(text) != "" {
			return text
		}
	}
	return lang.L("Nobody")
}

// about is what is known of somebody besides their name.
func about(p people.Person) string {
	company, emails := p.Company, p.Emails
	switch title := called(p.Name, p.Company, p.Emails...); { // which is said already
	case title == company:
		company = ""
	case len(emails) > 0 && title == emails[0]:
		emails = emails[1:]
	}
	return joined(p.Role, company, strings.Join(emails, ", "), strings.Join(p.Phones, ", "), strings.Join(p.Links, ", "))
}

// gain says what a contact would get.
func gain(one data.Arrival) string {
	var fields []string
	for _, d := range one.Fills {
		field := fieldWords(d.Field)
		if d.Gets != "" && len(d.Gets) < 60 {
			field += " " + d.Gets
		}
		fields = append(fields, field)
	}
	if len(fields) == 0 {
		return lang.L("Adds nothing")
	}
	return lang.L("Adds {{.Fields}}", map[string]any{"Fields": strings.Join(fields, ", ")})
}

// disagreement says in what a contact and a file disagree.
func disagreement(one data.Arrival) string {
	var parts []string
	for _, d := range one.Differs {
		parts = append(parts, lang.L("{{.Field}}: yours is {{.Has}}, there it is {{.Gets}}",
			map[string]any{"Field": fieldWords(d.Field), "Has": brief(d.Has), "Gets": brief(d.Gets)}))
	}
	if len(parts) == 0 {
		return lang.L("Nothing you wrote is in the way")
	}
	return joined(parts...)
}

// brief is the beginning of a text.
func brief(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > 40 {
		return string(runes[:39]) + "…"
	}
	return text
}
