package data

import (
	"slices"
	"strings"

	"greenroom/data/people"
)

// personOf is a contact as a file may have them.
func personOf(c Contact) people.Person {
	p := people.Person{
		Name: c.Name, Company: c.Company, Role: c.Role, WhereMet: c.WhereMet, Interests: c.Interests, Notes: c.Notes,
		Emails: further(c.Email, c.Emails), Phones: further(c.Phone, c.Phones), Links: c.Links, Tags: c.Tags, Photo: c.Photo,
	}
	for _, j := range c.Jobs {
		p.Jobs = append(p.Jobs, people.Job(j))
	}
	return p
}

// further is a list with its first value, which is kept apart.
func further(first string, more []string) []string {
	if blank(first) {
		return slices.Clone(more)
	}
	return append([]string{first}, more...)
}

// contactFrom makes a contact of somebody in a file.
func contactFrom(p people.Person) Contact {
	var c Contact
	fill(&c, p)
	return c
}

// singles are the fields of one value, with where a contact and a person have them.
func singles(c *Contact, p *people.Person) []single {
	return []single{
		{people.FieldName, &c.Name, p.Name}, {people.FieldCompany, &c.Company, p.Company}, {people.FieldRole, &c.Role, p.Role},
		{people.FieldWhereMet, &c.WhereMet, p.WhereMet}, {people.FieldInterests, &c.Interests, p.Interests}, {people.FieldNotes, &c.Notes, p.Notes},
	}
}

type single struct {
	field people.Field
	has   *string
	gets  string
}

// compare tells what a file knows of a contact that the contact lacks, and in what the two disagree.
func compare(c Contact, p people.Person) (fills, differs []Difference) {
	for _, s := range singles(&c, &p) {
		switch {
		case blank(s.gets):
		case blank(*s.has):
			fills = append(fills, Difference{s.field, "", s.gets})
		case s.field == people.FieldNotes && strings.Contains(fold(*s.has), fold(s.gets)):
		case fold(*s.has) != fold(s.gets):
			differs = append(differs, Difference{s.field, *s.has, s.gets})
		}
	}
	if blank(c.WhereMet) && blank(p.WhereMet) && c.EventID == 0 && !blank(p.Connected) {
		fills = append(fills, Difference{people.FieldWhereMet, "", connected(p)})
	}
	for _, l := range lists(&c, &p) {
		if more := missing(l.field, l.has(), l.gets); len(more) > 0 {
			fills = append(fills, Difference{l.field, "", strings.Join(more, ", ")})
		}
	}
	if len(missingJobs(c.Jobs, p.Jobs)) > 0 {
		fills = append(fills, Difference{Field: people.FieldJobs})
	}
	if len(c.Photo) == 0 && len(p.Photo) > 0 {
		fills = append(fills, Difference{Field: people.FieldPhoto})
	}
	return fills, differs
}

// connected says since when one is in touch on LinkedIn.
func connected(p people.Person) string { return "LinkedIn, " + p.Connected }

type several struct {
	field people.Field
	has   func() []string
	set   func([]string)
	gets  []string
}

// lists are the fields of several values.
func lists(c *Contact, p *people.Person) []several {
	plain := func(of *[]string) (func() []string, func([]string)) {
		return func() []string { return *of }, func(all []string) { *of = all }
	}
	first := func(one *string, more *[]string) (func() []string, func([]string)) {
		return func() []string { return further(*one, *more) }, func(all []string) {
			if len(all) > 0 {
				*one, *more = all[0], all[1:]
			}
		}
	}
	var all []several
	add := func(field people.Field, gets []string, has func() []string, set func([]string)) {
		all = append(all, several{field, has, set, gets})
	}
	has, set := first(&c.Email, &c.Emails)
	add(people.FieldEmail, p.Emails, has, set)
	has, set = first(&c.Phone, &c.Phones)
	add(people.FieldPhone, p.Phones, has, set)
	has, set = plain(&c.Links)
	add(people.FieldLink, p.Links, has, set)
	has, set = plain(&c.Tags)
	add(people.FieldTags, p.Tags, has, set)
	return all
}

// missing are the values that a list lacks; how they are written does not count.
func missing(field people.Field, has, gets []string) []string {
	key := func(text string) string {
		switch field {
		case people.FieldPhone:
			return digits(text)
		case people.FieldLink:
			if link := linkKey(text); link != "" {
				return link
			}
		}
		return foldTag(text)
	}
	seen := map[string]bool{}
	for _, text := range has {
		seen[key(text)] = true
	}
	var more []string
	for _, text := range gets {
		if !seen[key(text)] && !blank(text) {
			seen[key(text)] = true
			more = append(more, text)
		}
	}
	return more
}

// digits are what counts of a telephone number; of what has too few the text itself.
func digits(number string) string {
	kept := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, number)
	if len(kept) < 4 {
		return foldTag(number)
	}
	return strings.TrimPrefix(kept, "00")
}

func missingJobs(has []Job, gets []people.Job) []Job {
	var more []Job
	for _, j := range gets {
		if !slices.Contains(has, Job(j)) && !slices.Contains(more, Job(j)) {
			more = append(more, Job(j))
		}
	}
	return more
}

// fill adds to a contact what a file says and they lack.
func fill(c *Contact, p people.Person) {
	for _, s := range singles(c, &p) {
		if blank(*s.has) {
			*s.has = s.gets
		}
	}
	if blank(c.WhereMet) && c.EventID == 0 && !blank(p.Connected) {
		c.WhereMet = connected(p)
	}
	for _, l := range lists(c, &p) {
		if more := missing(l.field, l.has(), l.gets); len(more) > 0 {
			l.set(append(slices.Clone(l.has()), more...))
		}
	}
	c.Jobs = append(slices.Clone(c.Jobs), missingJobs(c.Jobs, p.Jobs)...)
	if len(c.Photo) == 0 {
		c.Photo = p.Photo
	}
}

// replace takes what a file says also where a contact says something else. Where they were before is
// kept among their jobs, and notes go below those there are.
func replace(c *Contact, p people.Person) {
	before := Job{Company: c.Company, Role: c.Role}
	for _, s := range singles(c, &p) {
		switch {
		case blank(s.gets), fold(*s.has) == fold(s.gets):
		case s.field == people.FieldNotes && !blank(*s.has):
			if !strings.Contains(fold(*s.has), fold(s.gets)) {
				*s.has += "\n\n" + s.gets
			}
		default:
			*s.has = s.gets
		}
	}
	if before != (Job{}) && (fold(before.Company) != fold(c.Company) || fold(before.Role) != fold(c.Role)) && !blank(before.Company+before.Role) {
		c.Jobs = append([]Job{before}, slices.DeleteFunc(slices.Clone(c.Jobs), func(j Job) bool { return j == before })...)
	}
	fill(c, p)
}

// joined is somebody who is in a file twice.
func joined(one, two people.Person) people.Person {
	c := contactFrom(one)
	fill(&c, two)
	both := personOf(c)
	both.Line, both.Connected = one.Line, one.Connected
	if one.WhereMet+two.WhereMet == "" { // what it says of LinkedIn comes again when they are taken
		both.WhereMet = ""
	}
	return both
}
