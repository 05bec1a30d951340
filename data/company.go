package data

import (
	"context"
	"time"
)

// Company is the file the person keeps on a company and a role there.
type Company struct {
	ID         int64
	Name       string
	Role       string
	Industry   Industry // one of the deck's, or of an OwnField
	Stage      string
	Mission    string
	Principles string // the values they name
	Culture    string
	Products   string
	Job        string // the job description as it was posted
	Passions   string // how the person's own connect with what they do
	Wear       string
	Bring      string
	Asks       []string // what to ask them
	Links      []string
	Notes      string
	News       []News
	Skills     []JobSkill
	People     []CompanyContact
	Questions  []int64 // what is practised for it
	Created    time.Time
	Updated    time.Time
}

// News is something that happened at a company.
type News struct {
	Day    Day
	Text   string
	Source string
}

// JobSkill is something a job asks for, and what of the person's answers it.
type JobSkill struct {
	Name      string
	StoryID   int64 // 0: none
	PassionID int64 // 0: none
	Note      string
}

// CompanyContact is somebody at a company.
type CompanyContact struct {
	ContactID int64
	Part      string // "interviewer", "knows the team"
}

func (f *Company) record() record {
	return record{
		kind: KindCompany, id: &f.ID, created: &f.Created, updated: &f.Updated, check: f.check(),
		cells: []cell{
			{"name", &f.Name}, {"role", &f.Role}, {"industry", &f.Industry}, {"stage", &f.Stage}, {"mission", &f.Mission},
			{"principles", &f.Principles}, {"culture", &f.Culture}, {"products", &f.Products}, {"job", &f.Job},
			{"passions", &f.Passions}, {"wear", &f.Wear}, {"bring", &f.Bring}, {"asks", &f.Asks}, {"links", &f.Links}, {"notes", &f.Notes},
		},
		owned: []owned{
			rows[News]{"company_news", &f.News, func(n *News) []cell {
				return []cell{{"day", &n.Day}, {"text", &n.Text}, {"source", &n.Source}}
			}},
			rows[JobSkill]{"company_skill", &f.Skills, func(k *JobSkill) []cell {
				return []cell{{"name", &k.Name}, {"story_id", reference{&k.StoryID}}, {"passion_id", reference{&k.PassionID}}, {"note", &k.Note}}
			}},
			rows[CompanyContact]{"company_contact", &f.People, func(p *CompanyContact) []cell {
				return []cell{{"contact_id", reference{&p.ContactID}}, {"part", &p.Part}}
			}},
			links{"company_question", KindQuestion, &f.Questions},
		},
	}
}

func (f *Company) check() error {
	for _, n := range f.News {
		if err := n.Day.check(); err != nil {
			return err
		}
	}
	return nil
}

// CompanyFilter chooses company files; what is left at its zero value does not restrict.
type CompanyFilter struct {
	Text     string
	Name     string // the whole name; case and accents do not count
	Question int64  // those it is practised for
	Limit    int    // 0: all
	Offset   int
}

func (f CompanyFilter) where() *conditions {
	c := live()
	c.matching(KindCompany, "this", f.Text)
	if f.Name != "" {
		c.add("folded(this.name) = folded(?)", f.Name)
	}
	if f.Question != 0 {
		c.add("this.id IN (SELECT company_id FROM company_question WHERE question_id = ?)", f.Question)
	}
	return c
}

// Companies lists company files, the last changed first.
func (s *Store) Companies(ctx context.Context, f CompanyFilter) ([]Company, error) {
	return list[Company](ctx, s, f.where(), "this.updated_ms DESC, this.id DESC", f.Limit, f.Offset)
}

// CountCompanies says how many company files the filter lets through, whatever its Limit and Offset.
func (s *Store) CountCompanies(ctx context.Context, f CompanyFilter) (int, error) {
	return count(ctx, s, KindCompany, f.where())
}

// Company reads one company file.
func (s *Store) Company(ctx context.Context, id int64) (Company, error) {
	return read[Company](ctx, s, id)
}

// SaveCompany keeps a company file, as a new one when its ID is 0, and gives it back as it is now
// kept.
func (s *Store) SaveCompany(ctx context.Context, f Company) (Company, error) { return save(ctx, s, f) }
