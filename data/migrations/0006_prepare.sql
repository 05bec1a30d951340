-- What is prepared before an interview: passions, self-knowledge, goals, stories, and a file for each company.
--
-- Days of the calendar are TEXT, 2026-11-24, and '' for none. The person's own words are never NULL.

-- subject says what is spoken of where a question is no card of the deck: 'prompt/flow', 'narrative',
-- 'story/<uid>', 'debrief/<uid>'. Such a question is asked in the room of its subject alone.
ALTER TABLE question ADD COLUMN subject TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX question_of_subject ON question (subject) WHERE subject <> '';
-- The same subject is the same question everywhere, as the same card of the deck is.
DROP TRIGGER question_named;
CREATE TRIGGER question_named AFTER INSERT ON question WHEN new.uid IS NULL BEGIN
    UPDATE question SET uid = coalesce('deck/' || key, 'about/' || nullif(subject, ''), lower(hex(randomblob(16)))) WHERE id = new.id;
END;

CREATE TABLE passion (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    name       TEXT NOT NULL DEFAULT '',
    why        TEXT NOT NULL DEFAULT '',                        -- it matters
    evidence   TEXT NOT NULL DEFAULT '',                        -- what was done out of it
    employer   TEXT NOT NULL DEFAULT '',                        -- how it serves one
    sphere     TEXT NOT NULL DEFAULT '' CHECK (sphere IN ('', 'professional', 'personal', 'both')),
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;
CREATE TABLE passion_tag (
    passion_id INTEGER NOT NULL REFERENCES passion (id) ON DELETE CASCADE,
    tag_id     INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    PRIMARY KEY (passion_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX passion_of_tag ON passion_tag (tag_id);

-- A field of work that the person added to those that are built in.
CREATE TABLE industry (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    name       TEXT NOT NULL DEFAULT '',
    valued     TEXT NOT NULL DEFAULT '',
    words      TEXT NOT NULL DEFAULT '',                        -- that land there
    proof      TEXT NOT NULL DEFAULT '',                        -- that is looked for
    notes      TEXT NOT NULL DEFAULT '',
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;

-- A story has four parts; figure is the number in its result.
CREATE TABLE story (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    title      TEXT NOT NULL DEFAULT '',
    situation  TEXT NOT NULL DEFAULT '',
    task       TEXT NOT NULL DEFAULT '',
    action     TEXT NOT NULL DEFAULT '',
    result     TEXT NOT NULL DEFAULT '',
    figure     TEXT NOT NULL DEFAULT '',
    learned    TEXT NOT NULL DEFAULT '',
    sphere     TEXT NOT NULL DEFAULT '' CHECK (sphere IN ('', 'professional', 'personal', 'both')),
    industries TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(industries)),
    skills     TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(skills)),
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;
CREATE TABLE story_tag (
    story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    tag_id   INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (story_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_of_tag ON story_tag (tag_id);
CREATE TABLE story_question ( -- which questions it answers
    story_id    INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    PRIMARY KEY (story_id, question_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_of_question ON story_question (question_id);
CREATE TABLE story_passion (
    story_id   INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    passion_id INTEGER NOT NULL REFERENCES passion (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    PRIMARY KEY (story_id, passion_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_of_passion ON story_passion (passion_id);

-- The moments the person's own narrative is made of, in order.
CREATE TABLE moment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    title      TEXT NOT NULL DEFAULT '',
    period     TEXT NOT NULL DEFAULT '',                        -- when it was, as the person says it
    happened   TEXT NOT NULL DEFAULT '',
    meaning    TEXT NOT NULL DEFAULT '',                        -- what it changed
    position   INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;

-- What a test or an inventory that was taken elsewhere said.
CREATE TABLE assessment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    kind       TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('type', 'riasec', 'strengths', 'interests', 'other')),
    name       TEXT NOT NULL DEFAULT '',
    source     TEXT NOT NULL DEFAULT '',
    day        TEXT NOT NULL DEFAULT '',
    result     TEXT NOT NULL DEFAULT '',
    notes      TEXT NOT NULL DEFAULT '',                        -- what rings true, what does not
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;

CREATE TABLE goal (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    kind       TEXT NOT NULL DEFAULT 'goal' CHECK (kind IN ('goal', 'path', 'talk')), -- a goal, a career to look into, somebody to talk to
    title      TEXT NOT NULL DEFAULT '',
    why        TEXT NOT NULL DEFAULT '',
    first_step TEXT NOT NULL DEFAULT '',
    notes      TEXT NOT NULL DEFAULT '',
    day        TEXT NOT NULL DEFAULT '',
    state      TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'doing', 'done', 'dropped')),
    contact_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    passion_id INTEGER REFERENCES passion (id) ON DELETE SET NULL,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;
CREATE INDEX goal_of_contact ON goal (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX goal_of_passion ON goal (passion_id) WHERE passion_id IS NOT NULL;

-- A file on one company and one role there.
CREATE TABLE company (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    name       TEXT NOT NULL DEFAULT '',
    role       TEXT NOT NULL DEFAULT '',
    industry   TEXT NOT NULL DEFAULT '',
    stage      TEXT NOT NULL DEFAULT '',
    mission    TEXT NOT NULL DEFAULT '',
    principles TEXT NOT NULL DEFAULT '',                        -- the values they name
    culture    TEXT NOT NULL DEFAULT '',
    products   TEXT NOT NULL DEFAULT '',
    job        TEXT NOT NULL DEFAULT '',                        -- the job description as it was posted
    passions   TEXT NOT NULL DEFAULT '',                        -- how mine connect with what they do
    wear       TEXT NOT NULL DEFAULT '',
    bring      TEXT NOT NULL DEFAULT '',
    asks       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(asks)),   -- what to ask them
    links      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(links)),
    notes      TEXT NOT NULL DEFAULT '',
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;
CREATE TABLE company_news (
    company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    day        TEXT NOT NULL DEFAULT '',
    text       TEXT NOT NULL DEFAULT '',
    source     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (company_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE company_skill ( -- what the job asks for, and what of mine answers it
    company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    name       TEXT NOT NULL,
    story_id   INTEGER REFERENCES story (id) ON DELETE SET NULL,
    passion_id INTEGER REFERENCES passion (id) ON DELETE SET NULL,
    note       TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (company_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX company_skill_of_story ON company_skill (story_id) WHERE story_id IS NOT NULL;
CREATE INDEX company_skill_of_passion ON company_skill (passion_id) WHERE passion_id IS NOT NULL;
CREATE TABLE company_contact (
    company_id INTEGER NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    part       TEXT NOT NULL DEFAULT '',                        -- "interviewer", "knows the team"
    PRIMARY KEY (company_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX company_of_contact ON company_contact (contact_id);
CREATE TABLE company_question ( -- what is practised for it
    company_id  INTEGER NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    PRIMARY KEY (company_id, question_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX company_of_question ON company_question (question_id);
