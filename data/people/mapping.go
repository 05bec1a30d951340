package people

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Field is what a column of a table can be taken for.
type Field string

// The fields. FieldNone is passed over.
const (
	FieldNone      Field = ""
	FieldName      Field = "name"
	FieldFirst     Field = "first"
	FieldMiddle    Field = "middle"
	FieldLast      Field = "last"
	FieldCompany   Field = "company"
	FieldRole      Field = "role"
	FieldEmail     Field = "email"
	FieldPhone     Field = "phone"
	FieldLink      Field = "link"
	FieldTags      Field = "tags"
	FieldWhereMet  Field = "met"
	FieldInterests Field = "interests"
	FieldNotes     Field = "notes"
	FieldJobs      Field = "jobs"
	FieldPhoto     Field = "photo"     // of cards only
	fieldConnected Field = "connected" // LinkedIn's day
)

// Fields lists what the person can take a column for.
func Fields() []Field {
	return []Field{FieldNone, FieldName, FieldFirst, FieldMiddle, FieldLast, FieldCompany, FieldRole, FieldEmail, FieldPhone,
		FieldLink, FieldTags, FieldWhereMet, FieldInterests, FieldNotes, FieldJobs}
}

// Mapping says for each column what it is taken for. Several columns may be the same: their values
// come one after the other.
type Mapping []Field

// Names reports whether the mapping has something to call people by.
func (m Mapping) Names() bool {
	return slices.ContainsFunc(m, func(f Field) bool {
		return f == FieldName || f == FieldFirst || f == FieldLast || f == FieldCompany || f == FieldEmail
	})
}

// columnNames are what columns are called, folded, in the languages such files come in.
var columnNames = map[Field][]string{
	FieldName: {"name", "full name", "fullname", "display name", "contact", "contact name", "formatted name", "person", "file as",
		"nom complet", "vollstandiger name", "anzeigename", "nombre completo", "nome completo"},
	FieldFirst:  {"first name", "firstname", "given name", "givenname", "forename", "vorname", "prenom", "nombre", "nome", "voornaam", "fornamn"},
	FieldMiddle: {"middle name", "additional name", "zweiter vorname", "middle"},
	FieldLast: {"last name", "lastname", "family name", "familyname", "surname", "nachname", "familienname", "nom", "nom de famille",
		"apellido", "apellidos", "cognome", "sobrenome", "achternaam", "efternamn"},
	FieldCompany: {"company", "company name", "organization", "organisation", "organization name", "organization 1 - name", "employer",
		"firma", "unternehmen", "entreprise", "societe", "empresa", "azienda", "bedrijf", "foretag"},
	FieldRole: {"role", "position", "title", "job title", "jobtitle", "organization title", "organization 1 - title", "function",
		"titel", "poste", "fonction", "cargo", "puesto", "posizione", "functie"},
	FieldEmail: {"email", "e-mail", "mail", "email address", "e-mail address", "email addresses", "e-mail addresses", "e-mails", "emails",
		"primary email", "e-mail-adresse", "adresse e-mail", "correo", "correo electronico", "indirizzo email"},
	FieldPhone: {"phone", "phones", "telephone", "tel", "phone number", "mobile", "mobile phone", "mobile number", "cell", "cell phone", "business phone", "home phone",
		"work phone", "primary phone", "telefon", "telefono", "handy", "mobil", "mobiltelefon", "portable"},
	FieldLink: {"url", "urls", "link", "links", "website", "web page", "web", "homepage", "linkedin", "linkedin url", "profile", "profile url",
		"webseite", "site web", "github", "twitter", "xing"},
	FieldTags:      {"tags", "tag", "labels", "label", "group membership", "groups", "group", "categories", "category", "schlagworter", "kategorien"},
	FieldWhereMet:  {"where met", "met", "met at", "where you met", "how we met", "source"},
	FieldInterests: {"interests", "shared interests", "in common", "hobbies", "hobby"},
	FieldNotes:     {"notes", "note", "comments", "comment", "remarks", "notizen", "bemerkungen", "remarques", "notas", "note personali"},
	FieldJobs:      {"earlier jobs"},
	fieldConnected: {"connected on", "verbunden am", "vernetzt am", "date de connexion", "connecte le", "conectado el", "connesso il"},
}

// fieldOf is what a column is called in other programs.
var fieldOf = func() map[string]Field {
	all := map[string]Field{}
	for field, names := range columnNames {
		for _, name := range names {
			all[name] = field
		}
	}
	return all
}()

// guess is what a column is taken for by its name.
func guess(name string) Field {
	name = folded(name)
	if field, ok := fieldOf[name]; ok {
		return field
	}
	// Google numbers what there may be several of: "E-mail 2 - Value".
	head, tail, ok := strings.Cut(name, " - ")
	if !ok || tail != "value" {
		return FieldNone
	}
	switch strings.TrimRightFunc(head, func(r rune) bool { return unicode.IsDigit(r) || r == ' ' }) {
	case "e-mail":
		return FieldEmail
	case "phone":
		return FieldPhone
	case "website":
		return FieldLink
	}
	return FieldNone
}

// mappingOf guesses for every column of a head. A second column of a kind of which one is enough is
// passed over.
func mappingOf(head []string) Mapping {
	m := make(Mapping, len(head))
	seen := map[Field]bool{}
	for i, name := range head {
		field := guess(name)
		if seen[field] && field != FieldEmail && field != FieldPhone && field != FieldLink {
			continue
		}
		seen[field] = true
		m[i] = field
	}
	if seen[FieldFirst] && seen[FieldLast] { // and what is called a name besides is how to file it
		for i, field := range m {
			if field == FieldName {
				m[i] = FieldNone
			}
		}
	}
	return m
}

// folded is a name of a column without case and accents, its spaces single.
func folded(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return oneLine(b.String())
}
