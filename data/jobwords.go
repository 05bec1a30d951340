package data

// What the reader of job descriptions knows of their language.
var (
	// skillHeads stand over what is asked for, offerHeads over what is not.
	skillHeads = []string{
		"require", "qualif", "skill", "must have", "nice to have", "you bring", "you have", "you are", "you will", "you'll", "your profile",
		"your task", "your role", "your work", "who you", "what you", "looking for", "responsib", "the role", "the job", "tasks", "expect",
		"essential", "desirable", "duties", "experience", "bonus if", "plus if",
	}
	offerHeads = []string{
		"we offer", "benefit", "perks", "about us", "who we are", "our company", "the company", "why us", "why join", "what you get",
		"what we give", "how to apply", "apply", "salary", "pay", "contact", "equal opportunit", "diversity",
	}

	// skillCues come before a skill.
	skillCues = wordSet(`experience experienced knowledge understanding familiarity familiar proficiency proficient skilled fluent fluency
		comfortable background expertise expert command grasp trained certified passion enthusiasm ability able`)

	// skillEnds end what a cue reaches over, and so do skillTurns once it has reached something;
	// skillBreaks end a phrase.
	skillTurns  = wordSet(`in for at from within by into across ideally preferably on to`)
	skillEnds   = wordSet(`that which who because so but we you our your is are will`)
	skillBreaks = wordSet(`and or with in of for to from at on by as into across within including like using via per plus the a an our your their
		we you they it is are be will can must should that which who so but than more least minimum ideally preferably either both
		e.g i.e etc eg ie least other one two three four five six seven eight nine ten`)

	// skillVerbs begin a line of what is to be done.
	skillVerbs = wordSet(`work write edit build lead manage design develop plan support help create make keep run own drive deliver
		maintain improve coordinate organise organize prepare advise analyse analyze review report test ensure assist handle take give
		act be bring define contribute collaborate communicate share shape grow set provide produce present research teach train`)

	// skillFluff says nothing by itself at the edge of a phrase.
	skillFluff = wordSet(`strong excellent good great solid proven outstanding exceptional deep broad relevant similar related practical hands-on
		demonstrated advanced basic professional high highly very well new modern real first several many various own years year months
		experience skills skill knowledge ability abilities working work works worked environment environments setting settings level levels
		degree role roles position job team company people candidate candidates preferred required desirable essential advantage bonus
		plus tools tool technologies technology methods things nice ideal welcome areas area field fields sense willingness desire interest
		closely together daily regularly confidently independently effectively clearly quickly`)

	// skillTerms are skills that are known, whatever stands around them.
	skillTerms = []string{
		"project management", "product management", "stakeholder management", "people management", "change management", "risk management",
		"time management", "crisis management", "account management", "quality assurance", "quality management", "process improvement",
		"problem solving", "critical thinking", "decision making", "attention to detail", "communication", "written communication",
		"public speaking", "presentation", "facilitation", "negotiation", "leadership", "mentoring", "coaching", "teaching", "training",
		"teamwork", "collaboration", "conflict resolution", "customer service", "customer support", "sales", "business development",
		"marketing", "content strategy", "copywriting", "editing", "proofreading", "technical writing", "documentation", "journalism",
		"translation", "research", "user research", "interviewing", "data analysis", "data visualisation", "data visualization", "statistics",
		"machine learning", "forecasting", "financial modelling", "financial modeling", "budgeting", "accounting", "bookkeeping", "auditing",
		"compliance", "procurement", "logistics", "supply chain", "event management", "fundraising", "grant writing", "community building",
		"social media", "search engine optimisation", "SEO", "branding", "graphic design", "illustration", "photography", "video editing",
		"UX design", "interaction design", "accessibility", "prototyping", "storytelling", "software development", "software engineering",
		"software architecture", "testing", "test automation", "debugging", "code review", "system administration", "networking",
		"cloud computing", "information security", "incident response", "agile", "scrum", "kanban", "DevOps", "continuous integration",
		"SQL", "Python", "Java", "JavaScript", "TypeScript", "Go", "Rust", "C++", "C#", "PHP", "Ruby", "Kotlin", "Swift", "React", "HTML", "CSS",
		"Linux", "Git", "Docker", "Kubernetes", "Terraform", "AWS", "Azure", "Excel", "Power BI", "Tableau", "SAP", "Salesforce", "Figma",
		"patient care", "nursing", "first aid", "triage", "counselling", "case management", "safeguarding", "care planning",
		"child protection", "health and safety", "curriculum design", "planning", "organisation", "prioritisation", "creativity", "empathy",
		"adaptability", "resilience", "curiosity",
	}
)
