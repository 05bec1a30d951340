-- The network: people whole, what one had to do with them, when to write again, and where one meets.

CREATE TABLE event ( -- a day somewhere, or an organisation one belongs to
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    kind       TEXT NOT NULL DEFAULT 'event' CHECK (kind IN ('event', 'organisation')),
    name       TEXT NOT NULL DEFAULT '',
    place      TEXT NOT NULL DEFAULT '',
    link       TEXT NOT NULL DEFAULT '',
    goal       TEXT NOT NULL DEFAULT '',
    notes      TEXT NOT NULL DEFAULT '',
    at_ms      INTEGER NOT NULL DEFAULT 0,                      -- 0: no date
    zone       TEXT NOT NULL DEFAULT '',
    state      TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'attended', 'missed')),
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;
CREATE TABLE event_contact ( -- whom to meet there, and whom one met
    event_id   INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    met        INTEGER NOT NULL DEFAULT 0 CHECK (met IN (0, 1)),
    note       TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (event_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_of_contact ON event_contact (contact_id);

-- The first address and the first number stay where they are; these are the further ones.
ALTER TABLE contact ADD COLUMN emails TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(emails));
ALTER TABLE contact ADD COLUMN phones TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(phones));
ALTER TABLE contact ADD COLUMN event_id INTEGER REFERENCES event (id) ON DELETE SET NULL;       -- where met
ALTER TABLE contact ADD COLUMN introducer_id INTEGER REFERENCES contact (id) ON DELETE SET NULL;
-- Every how many days one wants to be in touch, and after how many it slips; 0: as the tags say.
ALTER TABLE contact ADD COLUMN wanted INTEGER NOT NULL DEFAULT 0 CHECK (wanted >= 0);
ALTER TABLE contact ADD COLUMN longest INTEGER NOT NULL DEFAULT 0 CHECK (longest >= 0);
ALTER TABLE contact ADD COLUMN photo BLOB;                                                      -- JPEG or PNG, small
CREATE INDEX contact_of_event ON contact (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX contact_of_introducer ON contact (introducer_id) WHERE introducer_id IS NOT NULL;
CREATE INDEX contact_by_company ON contact (company COLLATE NOCASE) WHERE deleted_ms IS NULL;
CREATE TABLE contact_job ( -- where they were before
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    company    TEXT NOT NULL DEFAULT '',
    role       TEXT NOT NULL DEFAULT '',
    period     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (contact_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE contact_passion ( -- in common
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    passion_id INTEGER NOT NULL REFERENCES passion (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    PRIMARY KEY (contact_id, passion_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_of_passion ON contact_passion (passion_id);

CREATE TABLE touch (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind       TEXT NOT NULL DEFAULT 'message'
        CHECK (kind IN ('event', 'message', 'call', 'informational', 'introduction', 'thank-you', 'meeting')),
    at_ms      INTEGER NOT NULL,
    note       TEXT NOT NULL DEFAULT '',
    promised   TEXT NOT NULL DEFAULT '',
    event_id   INTEGER REFERENCES event (id) ON DELETE SET NULL,
    letter_id  INTEGER REFERENCES letter (id) ON DELETE SET NULL,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;
CREATE INDEX touch_of_contact ON touch (contact_id, at_ms) WHERE deleted_ms IS NULL;
CREATE INDEX touch_of_event ON touch (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX touch_of_letter ON touch (letter_id) WHERE letter_id IS NOT NULL;

-- When to write again. A day of the calendar and a time of that day in a zone, so that it stays the same time
-- of the day when clocks change or the person travels.
CREATE TABLE followup (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    day        TEXT NOT NULL CHECK (day <> ''),
    minute     INTEGER NOT NULL DEFAULT -1 CHECK (minute BETWEEN -1 AND 1439),  -- of the day; -1: any time
    zone       TEXT NOT NULL DEFAULT '',
    about      TEXT NOT NULL DEFAULT '',
    done_ms    INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;
CREATE INDEX followup_of_contact ON followup (contact_id);
CREATE INDEX followup_open ON followup (day) WHERE done_ms = 0 AND deleted_ms IS NULL;

-- What an entry of the journal is about, besides question, take and contact; prompt is the one it answers.
ALTER TABLE entry ADD COLUMN prompt TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN passion_id INTEGER REFERENCES passion (id) ON DELETE SET NULL;
ALTER TABLE entry ADD COLUMN story_id INTEGER REFERENCES story (id) ON DELETE SET NULL;
ALTER TABLE entry ADD COLUMN company_id INTEGER REFERENCES company (id) ON DELETE SET NULL;
ALTER TABLE entry ADD COLUMN interview_id INTEGER REFERENCES interview (id) ON DELETE SET NULL;
CREATE INDEX entry_of_prompt ON entry (prompt) WHERE prompt <> '';
CREATE INDEX entry_of_passion ON entry (passion_id) WHERE passion_id IS NOT NULL;
CREATE INDEX entry_of_story ON entry (story_id) WHERE story_id IS NOT NULL;
CREATE INDEX entry_of_company ON entry (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX entry_of_interview ON entry (interview_id) WHERE interview_id IS NOT NULL;
