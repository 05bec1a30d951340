package data

import (
	"net/url"
	"slices"
	"strings"

	"greenroom/data/people"
)

// Fate is what becomes of somebody in an import.
type Fate string

// The fates.
const (
	FateNew      Fate = "new"
	FateChanged  Fate = "changed"  // somebody known, and the file says more or something else
	FateSame     Fate = "same"     // somebody known, and the file says nothing else
	FateDoubtful Fate = "doubtful" // perhaps somebody known: the person decides
)

// Deed is what is to be done about somebody.
type Deed int

// The deeds.
const (
	LeaveOut Deed = iota // nothing
	TakeIn               // add who is new; fill in what is missing of who is known
	TakeOver             // and where the two disagree, take what the file says
)

// Difference is a field in which a file says something that a contact does not.
type Difference struct {
	Field     people.Field
	Has, Gets string // Has is "" where the contact has nothing, and for lists
}

// Arrival is somebody in a file, and what becomes of them.
type Arrival struct {
	people.Person
	Fate       Fate
	Deed       Deed
	ContactID  int64        // who they are; 0: nobody known
	Candidates []Contact    // who they may be, when it is doubtful
	Fills      []Difference // what the contact lacks
	Differs    []Difference // in what the two disagree
}

// Twice is somebody who is in a file again; what is said there goes to the first.
type Twice struct{ Line, First int }

// Arrivals are everybody in a file.
type Arrivals struct {
	List  []Arrival
	Twice []Twice
	known map[int64]*Contact
}

// Count is how many have a fate.
func (a *Arrivals) Count(f Fate) int {
	n := 0
	for _, one := range a.List {
		if one.Fate == f {
			n++
		}
	}
	return n
}

// Do says what is to be done about one of them. Of somebody doubtful it has to be said who they are
// first.
func (a *Arrivals) Do(i int, deed Deed) { a.List[i].Deed = deed }

// Identify says who somebody doubtful is: a contact, or with 0 nobody known, and takes them.
func (a *Arrivals) Identify(i int, contactID int64) {
	one := &a.List[i]
	one.ContactID, one.Deed, one.Fills, one.Differs = 0, TakeIn, nil, nil
	if c := a.known[contactID]; c != nil {
		one.ContactID = contactID
		one.Fills, one.Differs = compare(*c, one.Person)
	}
}

// Unsaid takes back what Identify said.
func (a *Arrivals) Unsaid(i int) {
	one := &a.List[i]
	one.ContactID, one.Deed, one.Fills, one.Differs = 0, LeaveOut, nil, nil
}

// Does counts what bringing them in adds, and whom it changes.
func (a *Arrivals) Does() (added, changed int) {
	for _, one := range a.List {
		switch {
		case !one.acts():
		case one.ContactID == 0:
			added++
		default:
			changed++
		}
	}
	return added, changed
}

// acts reports whether bringing somebody in does anything.
func (one Arrival) acts() bool {
	if one.Deed == LeaveOut {
		return false
	}
	return one.ContactID == 0 || len(one.Fills) > 0 || one.Deed == TakeOver && len(one.Differs) > 0
}

// arrive finds out who everybody of a file is.
func arrive(known []Contact, list []people.Person) *Arrivals {
	a := &Arrivals{List: make([]Arrival, 0, len(list)), known: make(map[int64]*Contact, len(known))}
	m := newMatcher(len(known) + len(list))
	for i := range known {
		a.known[known[i].ID] = &known[i]
		m.add(known[i].ID, traitsOf(personOf(known[i])))
	}
	taken := map[int64]int{} // by contact: who they are in the list
	for _, p := range list {
		t := traitsOf(p)
		sure, perhaps := m.find(t)
		id := int64(0)
		if len(sure) == 1 {
			id = sure[0]
		}
		if first, again := taken[id]; again && id != 0 {
			a.Twice = append(a.Twice, Twice{p.Line, a.List[first].Line})
			a.List[first].Person = joined(a.List[first].Person, p)
			m.add(id, t)
			continue
		}
		perhaps = slices.DeleteFunc(append(sure, perhaps...), func(id int64) bool { return id < 0 })
		one := Arrival{Person: p, Fate: FateNew, Deed: TakeIn}
		switch {
		case id != 0:
			one.ContactID = id
		case len(perhaps) > 0:
			one.Fate, one.Deed = FateDoubtful, LeaveOut
			for _, id := range perhaps[:min(len(perhaps), mostCandidates)] {
				one.Candidates = append(one.Candidates, *a.known[id])
			}
		default:
			id = -int64(len(a.List)) - 1
		}
		if id != 0 {
			taken[id] = len(a.List)
			m.add(id, t)
		}
		a.List = append(a.List, one)
	}
	a.weigh()
	return a
}

// mostCandidates is how many people somebody is offered to be.
const mostCandidates = 5

// weigh compares those who are known with their contacts, once all is known of them.
func (a *Arrivals) weigh() {
	for i := range a.List {
		one := &a.List[i]
		if one.ContactID == 0 {
			continue
		}
		one.Fills, one.Differs = compare(*a.known[one.ContactID], one.Person)
		one.Fate = FateChanged
		if len(one.Fills)+len(one.Differs) == 0 {
			one.Fate, one.Deed = FateSame, LeaveOut
		} else if len(one.Fills) == 0 {
			one.Deed = LeaveOut
		}
	}
}

// traits are by what somebody is known again, folded.
type traits struct {
	name, company string
	emails, links []string
}

func traitsOf(p people.Person) traits {
	t := traits{name: fold(p.Name), company: fold(p.Company)}
	for _, email := range p.Emails {
		t.emails = append(t.emails, foldTag(email))
	}
	for _, link := range p.Links {
		if key := linkKey(link); key != "" {
			t.links = append(t.links, key)
		}
	}
	return t
}

// linkKey is a link without what may be written in another way; "" for one that leads to no page of
// its own.
func linkKey(link string) string {
	link = strings.TrimSpace(link)
	if !strings.Contains(link, "://") {
		link = "https://" + link
	}
	u, err := url.Parse(link)
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	if strings.HasSuffix(host, ".linkedin.com") { // of a country
		host = "linkedin.com"
	}
	path := strings.Trim(u.Path, "/") // without its escapes
	if path == "" {
		return ""
	}
	return host + "/" + strings.ToLower(path)
}

// matcher finds people by their traits. Contacts have their ids; those who are new in a file have
// numbers below 0.
type matcher struct {
	traits                  map[int64]traits
	byEmail, byLink, byName map[string][]int64
}

// newMatcher makes a matcher with room for so many people.
func newMatcher(people int) *matcher {
	return &matcher{make(map[int64]traits, people), map[string][]int64{}, make(map[string][]int64, people), make(map[string][]int64, people)}
}

func (m *matcher) add(id int64, t traits) {
	put := func(into map[string][]int64, key string) {
		if !slices.Contains(into[key], id) {
			into[key] = append(into[key], id)
		}
	}
	for _, email := range t.emails {
		put(m.byEmail, email)
	}
	for _, link := range t.links {
		put(m.byLink, link)
	}
	put(m.byName, t.nameKey())
	if had, ok := m.traits[id]; ok {
		t = traits{had.name, had.company, append(had.emails, t.emails...), append(had.links, t.links...)}
	}
	m.traits[id] = t
}

// nameKey is the name, or of whoever has none the company.
func (t traits) nameKey() string {
	if t.name == "" {
		return "\x00" + t.company
	}
	return t.name
}

// find tells who somebody is for sure, and whom they may be.
func (m *matcher) find(t traits) (sure, perhaps []int64) {
	add := func(to *[]int64, id int64) {
		if !slices.Contains(sure, id) && !slices.Contains(perhaps, id) {
			*to = append(*to, id)
		}
	}
	for _, found := range []struct {
		keys []string
		in   map[string][]int64
	}{{t.links, m.byLink}, {t.emails, m.byEmail}} {
		for _, key := range found.keys {
			for _, id := range found.in[key] {
				if akin(t.name, m.traits[id].name) {
					add(&sure, id)
				}
			}
		}
	}
	named := m.byName[t.nameKey()]
	if len(sure) == 0 {
		for _, id := range named {
			if other := m.traits[id]; other.company == t.company && other.name+other.company != "" && !t.contradicts(other) {
				add(&sure, id)
			}
		}
	} else if len(sure) > 1 { // the one of them who also has the name and the company
		exact := slices.DeleteFunc(slices.Clone(sure), func(id int64) bool {
			return m.traits[id].name != t.name || m.traits[id].company != t.company
		})
		if len(exact) == 1 {
			return exact, nil
		}
	}
	if len(sure) == 0 {
		for _, email := range t.emails {
			for _, id := range m.byEmail[email] {
				add(&perhaps, id)
			}
		}
		if t.name != "" {
			for _, id := range named {
				add(&perhaps, id)
			}
		}
	}
	return sure, perhaps
}

// contradicts tells two people of one name from one another: by pages of their own at one place, or,
// where no company says more, by their addresses.
func (t traits) contradicts(other traits) bool {
	place := func(link string) string { host, _, _ := strings.Cut(link, "/"); return host }
	for _, one := range t.links {
		for _, two := range other.links {
			if place(one) == "linkedin.com" && place(two) == "linkedin.com" && !slices.Contains(other.links, one) {
				return true
			}
		}
	}
	apart := !slices.ContainsFunc(t.emails, func(email string) bool { return slices.Contains(other.emails, email) })
	return t.company == "" && len(t.emails) > 0 && len(other.emails) > 0 && apart
}

// akin reports whether two names may be one person's: they have a word in common, or one of them
// is missing.
func akin(one, two string) bool {
	if one == "" || two == "" || one == two {
		return true
	}
	words := strings.FieldsFunc(two, notInName)
	return slices.ContainsFunc(strings.FieldsFunc(one, notInName), func(word string) bool {
		return len(word) > 1 && slices.Contains(words, word)
	})
}

func notInName(r rune) bool { return r == ' ' || r == '.' || r == ',' }
