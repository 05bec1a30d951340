-- What comes after an interview: looking back on it, what is not known yet, letters, offers, learning.
--
-- Money is whole minor units (cents) of the currency named beside it; NULL is not known.

-- The file on the company; its name stays where it is.
ALTER TABLE interview ADD COLUMN dossier_id INTEGER REFERENCES company (id) ON DELETE SET NULL;
ALTER TABLE interview ADD COLUMN stage TEXT NOT NULL DEFAULT 'planned';
ALTER TABLE interview ADD COLUMN zone TEXT NOT NULL DEFAULT '';          -- an IANA name; '' is where the person is
ALTER TABLE interview ADD COLUMN medium TEXT NOT NULL DEFAULT '' CHECK (medium IN ('', 'place', 'phone', 'video'));
ALTER TABLE interview ADD COLUMN minutes INTEGER NOT NULL DEFAULT 60 CHECK (minutes BETWEEN 0 AND 1440);
ALTER TABLE interview ADD COLUMN calendar TEXT NOT NULL DEFAULT '';      -- the UID of the calendar's event it came from
CREATE INDEX interview_of_dossier ON interview (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE TABLE interview_contact (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    contact_id   INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    PRIMARY KEY (interview_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX interview_of_contact ON interview_contact (contact_id);
-- How an interview is looked back on; there is one for each at most.
CREATE TABLE debrief (
    interview_id INTEGER PRIMARY KEY REFERENCES interview (id) ON DELETE CASCADE,
    passions     TEXT NOT NULL DEFAULT '',                      -- how they came across
    struggle     TEXT NOT NULL DEFAULT '',
    rapport      TEXT NOT NULL DEFAULT '',                      -- whether we connected, and by what
    connected    INTEGER NOT NULL DEFAULT 0 CHECK (connected BETWEEN 0 AND 5), -- 0: not said
    learned      TEXT NOT NULL DEFAULT '',                      -- about them
    next_step    TEXT NOT NULL DEFAULT '',
    next_day     TEXT NOT NULL DEFAULT '',
    begun_ms     INTEGER NOT NULL DEFAULT 0,
    done_ms      INTEGER NOT NULL DEFAULT 0                     -- 0: not yet
) STRICT;
CREATE TABLE debrief_question ( -- what they asked
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    text         TEXT NOT NULL DEFAULT '',
    question_id  INTEGER REFERENCES question (id) ON DELETE SET NULL, -- the card it is
    went         INTEGER NOT NULL DEFAULT 0 CHECK (went BETWEEN 0 AND 4),
    better       TEXT NOT NULL DEFAULT '',                      -- what I would say now
    unanswered   INTEGER NOT NULL DEFAULT 0 CHECK (unanswered IN (0, 1)),
    PRIMARY KEY (interview_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX debrief_of_question ON debrief_question (question_id) WHERE question_id IS NOT NULL;

-- The day on which the person wants a card to be asked, whatever it is due by itself; '' is none. It
-- has been seen to by an answer on that day or later.
ALTER TABLE question ADD COLUMN wanted_day TEXT NOT NULL DEFAULT '';

-- What the person could not answer and wants to know, or noticed that they know.
CREATE TABLE gap (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    uid          TEXT UNIQUE,
    kind         TEXT NOT NULL DEFAULT 'gap' CHECK (kind IN ('gap', 'known')),
    text         TEXT NOT NULL DEFAULT '',
    thought      TEXT NOT NULL DEFAULT '',                      -- what I thought then
    look         TEXT NOT NULL DEFAULT '',                      -- where to find out
    answer       TEXT NOT NULL DEFAULT '',
    closed_ms    INTEGER NOT NULL DEFAULT 0,                    -- 0: open
    interview_id INTEGER REFERENCES interview (id) ON DELETE SET NULL,
    question_id  INTEGER REFERENCES question (id) ON DELETE SET NULL,
    created_ms   INTEGER NOT NULL,
    updated_ms   INTEGER NOT NULL,
    deleted_ms   INTEGER
) STRICT;
CREATE INDEX gap_of_interview ON gap (interview_id) WHERE interview_id IS NOT NULL;
CREATE INDEX gap_of_question ON gap (question_id) WHERE question_id IS NOT NULL;

CREATE TABLE lesson ( -- what is to be learned
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    kind       TEXT NOT NULL DEFAULT 'course' CHECK (kind IN ('course', 'workshop', 'book', 'trend', 'other')),
    title      TEXT NOT NULL DEFAULT '',
    why        TEXT NOT NULL DEFAULT '',
    link       TEXT NOT NULL DEFAULT '',
    notes      TEXT NOT NULL DEFAULT '',
    day        TEXT NOT NULL DEFAULT '',
    state      TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'doing', 'done', 'dropped')),
    gap_id     INTEGER REFERENCES gap (id) ON DELETE SET NULL,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;
CREATE INDEX lesson_of_gap ON lesson (gap_id) WHERE gap_id IS NOT NULL;

-- One card of the board of strengths, weaknesses, opportunities and threats.
CREATE TABLE swot (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    field      TEXT NOT NULL CHECK (field IN ('strength', 'weakness', 'opportunity', 'threat')),
    text       TEXT NOT NULL DEFAULT '',
    note       TEXT NOT NULL DEFAULT '',
    position   INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;
CREATE TABLE swot_story (
    swot_id  INTEGER NOT NULL REFERENCES swot (id) ON DELETE CASCADE,
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (swot_id, story_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX swot_of_story ON swot_story (story_id);
CREATE TABLE swot_question (
    swot_id     INTEGER NOT NULL REFERENCES swot (id) ON DELETE CASCADE,
    question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    PRIMARY KEY (swot_id, question_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX swot_of_question ON swot_question (question_id);
CREATE TABLE swot_lesson (
    swot_id   INTEGER NOT NULL REFERENCES swot (id) ON DELETE CASCADE,
    lesson_id INTEGER NOT NULL REFERENCES lesson (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    PRIMARY KEY (swot_id, lesson_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX swot_of_lesson ON swot_lesson (lesson_id);
-- The whole board as it was at a time, to be read again.
CREATE TABLE board (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    cards      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(cards)),
    note       TEXT NOT NULL DEFAULT '',
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;

-- What is written to somebody: a thank-you, a follow-up, a reply. template is what it began as.
CREATE TABLE letter (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    uid          TEXT UNIQUE,
    template     TEXT NOT NULL DEFAULT '',
    subject      TEXT NOT NULL DEFAULT '',
    body         TEXT NOT NULL DEFAULT '',
    due_ms       INTEGER NOT NULL DEFAULT 0,                    -- 0: at no time
    sent_ms      INTEGER NOT NULL DEFAULT 0,                    -- 0: not yet
    contact_id   INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    interview_id INTEGER REFERENCES interview (id) ON DELETE SET NULL,
    company_id   INTEGER REFERENCES company (id) ON DELETE SET NULL,
    created_ms   INTEGER NOT NULL,
    updated_ms   INTEGER NOT NULL,
    deleted_ms   INTEGER
) STRICT;
CREATE INDEX letter_unsent ON letter (due_ms) WHERE sent_ms = 0 AND deleted_ms IS NULL;
CREATE INDEX letter_of_contact ON letter (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX letter_of_interview ON letter (interview_id) WHERE interview_id IS NOT NULL;
CREATE INDEX letter_of_company ON letter (company_id) WHERE company_id IS NOT NULL;

-- What a talk about pay is prepared with.
CREATE TABLE negotiation (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    uid         TEXT UNIQUE,
    company_id  INTEGER REFERENCES company (id) ON DELETE SET NULL,
    title       TEXT NOT NULL DEFAULT '',
    alternative TEXT NOT NULL DEFAULT '',                       -- the best there is without an agreement: the present job
    currency    TEXT NOT NULL DEFAULT '',
    target      INTEGER,
    satisfied   INTEGER,
    walk_away   INTEGER,
    asks        TEXT NOT NULL DEFAULT '',
    trades      TEXT NOT NULL DEFAULT '',
    script      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(script)),
    notes       TEXT NOT NULL DEFAULT '',
    created_ms  INTEGER NOT NULL,
    updated_ms  INTEGER NOT NULL,
    deleted_ms  INTEGER
) STRICT;
CREATE INDEX negotiation_of_company ON negotiation (company_id) WHERE company_id IS NOT NULL;
CREATE TABLE negotiation_worth ( -- what others pay for such work
    negotiation_id INTEGER NOT NULL REFERENCES negotiation (id) ON DELETE CASCADE,
    position       INTEGER NOT NULL,
    source         TEXT NOT NULL DEFAULT '',
    day            TEXT NOT NULL DEFAULT '',
    low            INTEGER,
    high           INTEGER,
    note           TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (negotiation_id, position)
) STRICT, WITHOUT ROWID;
-- An offer, or the present job to hold offers against. Amounts are for a year.
CREATE TABLE offer (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            TEXT UNIQUE,
    negotiation_id INTEGER REFERENCES negotiation (id) ON DELETE SET NULL,
    company_id     INTEGER REFERENCES company (id) ON DELETE SET NULL,
    name           TEXT NOT NULL DEFAULT '',
    present        INTEGER NOT NULL DEFAULT 0 CHECK (present IN (0, 1)),
    currency       TEXT NOT NULL DEFAULT '',
    base           INTEGER,
    bonus          INTEGER,
    equity         INTEGER,
    holidays       INTEGER,                                     -- days a year
    weekly         INTEGER,                                     -- minutes of work a week
    place          TEXT NOT NULL DEFAULT '',
    growth         TEXT NOT NULL DEFAULT '',
    day            TEXT NOT NULL DEFAULT '',                    -- until when it stands
    state          TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined')),
    notes          TEXT NOT NULL DEFAULT '',
    created_ms     INTEGER NOT NULL,
    updated_ms     INTEGER NOT NULL,
    deleted_ms     INTEGER
) STRICT;
CREATE INDEX offer_of_negotiation ON offer (negotiation_id) WHERE negotiation_id IS NOT NULL;
CREATE INDEX offer_of_company ON offer (company_id) WHERE company_id IS NOT NULL;
CREATE TABLE offer_row ( -- what the person compares besides; an amount counts in the total
    offer_id INTEGER NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL DEFAULT '',
    text     TEXT NOT NULL DEFAULT '',
    amount   INTEGER,
    PRIMARY KEY (offer_id, position)
) STRICT, WITHOUT ROWID;

-- Feedback that was asked for.
CREATE TABLE advice (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    uid          TEXT UNIQUE,
    who          TEXT NOT NULL DEFAULT '',
    about        TEXT NOT NULL DEFAULT '',
    asked_day    TEXT NOT NULL DEFAULT '',
    answer       TEXT NOT NULL DEFAULT '',
    answered_day TEXT NOT NULL DEFAULT '',
    doing        TEXT NOT NULL DEFAULT '',                      -- what I do with it
    contact_id   INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    interview_id INTEGER REFERENCES interview (id) ON DELETE SET NULL,
    created_ms   INTEGER NOT NULL,
    updated_ms   INTEGER NOT NULL,
    deleted_ms   INTEGER
) STRICT;
CREATE INDEX advice_of_contact ON advice (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX advice_of_interview ON advice (interview_id) WHERE interview_id IS NOT NULL;
