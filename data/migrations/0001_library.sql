-- The library: questions, takes, the journal, contacts, their tags, and settings.
--
-- Instants are whole milliseconds since 1970 UTC in columns named *_ms. A row whose deleted_ms is set lies in
-- the trash; indices for lists hold deleted_ms as well, to be counted without the rows. Lists of short texts are JSON arrays. Ids are never given twice (AUTOINCREMENT), so that an undo
-- or an address can never point at something else than it did.

CREATE TABLE question (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    key         TEXT UNIQUE CHECK (key IS NULL OR key <> ''), -- name within the built-in deck; NULL for the person's own
    text        TEXT NOT NULL CHECK (text <> ''),
    text_key    TEXT NOT NULL,                              -- text folded, to find the same question again
    why         TEXT NOT NULL DEFAULT '',
    steps       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(steps)),
    pitfalls    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pitfalls)),
    follow_ups  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(follow_ups)),
    theme       TEXT NOT NULL DEFAULT '',
    industries  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(industries)),
    length      TEXT NOT NULL DEFAULT 'standard' CHECK (length IN ('short', 'standard', 'story')),
    outline     TEXT NOT NULL DEFAULT '',
    original    TEXT CHECK (original IS NULL OR json_valid(original)), -- a built-in question's wording as shipped
    edited      INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
    retired     INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    position    INTEGER NOT NULL DEFAULT 1000000,           -- place in the deck; the person's own come after it
    created_ms  INTEGER NOT NULL,
    updated_ms  INTEGER NOT NULL,
    deleted_ms  INTEGER
) STRICT;
CREATE INDEX question_in_order ON question (position, id, deleted_ms) WHERE deleted_ms IS NULL;
CREATE INDEX question_by_text ON question (text_key) WHERE deleted_ms IS NULL;
CREATE INDEX question_in_trash ON question (deleted_ms) WHERE deleted_ms IS NOT NULL;

-- Built-in questions that were deleted for good; an update of the deck does not bring them back.
CREATE TABLE deck_gone (
    key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE take (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    question_id  INTEGER NOT NULL REFERENCES question (id) ON DELETE RESTRICT,
    file         TEXT NOT NULL UNIQUE,                  -- below the data folder, with slashes
    state        TEXT NOT NULL CHECK (state IN ('recording', 'complete', 'recovered')),
    started_ms   INTEGER NOT NULL,
    duration_ms  INTEGER NOT NULL DEFAULT 0 CHECK (duration_ms >= 0),
    sample_rate  INTEGER NOT NULL DEFAULT 0 CHECK (sample_rate >= 0),
    frames       INTEGER NOT NULL DEFAULT 0 CHECK (frames >= 0),
    bytes        INTEGER NOT NULL DEFAULT 0 CHECK (bytes >= 0),
    dropped      INTEGER NOT NULL DEFAULT 0 CHECK (dropped >= 0),
    device       TEXT NOT NULL DEFAULT '',
    note         TEXT NOT NULL DEFAULT '',
    star         INTEGER NOT NULL DEFAULT 0 CHECK (star IN (0, 1)),
    imported     INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)),
    deleted_ms   INTEGER,
    with_question INTEGER NOT NULL DEFAULT 0 CHECK (with_question IN (0, 1)), -- went to the trash with its question
    peaks        BLOB                                   -- last, so that lists need not read past it
) STRICT;
CREATE INDEX take_of_question ON take (question_id, started_ms);
CREATE INDEX take_by_start ON take (started_ms) WHERE deleted_ms IS NULL;
CREATE INDEX take_unfinished ON take (id) WHERE state = 'recording';
CREATE INDEX take_in_trash ON take (deleted_ms) WHERE deleted_ms IS NOT NULL;

CREATE TABLE contact (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL DEFAULT '',
    name_key   TEXT NOT NULL,                           -- what lists are sorted by: the name folded
    company    TEXT NOT NULL DEFAULT '',
    role       TEXT NOT NULL DEFAULT '',
    where_met  TEXT NOT NULL DEFAULT '',
    interests  TEXT NOT NULL DEFAULT '',
    email      TEXT NOT NULL DEFAULT '',
    phone      TEXT NOT NULL DEFAULT '',
    links      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(links)),
    notes      TEXT NOT NULL DEFAULT '',
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;
CREATE INDEX contact_by_name ON contact (name_key, id, deleted_ms) WHERE deleted_ms IS NULL;
CREATE INDEX contact_in_trash ON contact (deleted_ms) WHERE deleted_ms IS NOT NULL;

CREATE TABLE entry (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    title       TEXT NOT NULL DEFAULT '',
    body        TEXT NOT NULL DEFAULT '',
    mood        INTEGER NOT NULL DEFAULT 0 CHECK (mood BETWEEN 0 AND 5),             -- 0: not said
    confidence  INTEGER NOT NULL DEFAULT 0 CHECK (confidence BETWEEN 0 AND 5),
    question_id INTEGER REFERENCES question (id) ON DELETE SET NULL,
    take_id     INTEGER REFERENCES take (id) ON DELETE SET NULL,
    contact_id  INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    date_ms     INTEGER NOT NULL,
    created_ms  INTEGER NOT NULL,
    updated_ms  INTEGER NOT NULL,
    deleted_ms  INTEGER
) STRICT;
CREATE INDEX entry_by_date ON entry (date_ms, id, deleted_ms) WHERE deleted_ms IS NULL;
CREATE INDEX entry_of_question ON entry (question_id) WHERE question_id IS NOT NULL;
CREATE INDEX entry_of_take ON entry (take_id) WHERE take_id IS NOT NULL;
CREATE INDEX entry_of_contact ON entry (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX entry_in_trash ON entry (deleted_ms) WHERE deleted_ms IS NOT NULL;

-- A tag is one word for all kinds; folded is what makes two spellings the same tag.
CREATE TABLE tag (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE CHECK (folded <> '')
) STRICT;
CREATE TABLE question_tag (
    question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    tag_id      INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    PRIMARY KEY (question_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_of_tag ON question_tag (tag_id);
CREATE TABLE entry_tag (
    entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    tag_id   INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (entry_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_of_tag ON entry_tag (tag_id);
CREATE TABLE contact_tag (
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    tag_id     INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    PRIMARY KEY (contact_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_of_tag ON contact_tag (tag_id);

-- A tag that nothing carries any more is forgotten, and with it its spelling.
CREATE TRIGGER question_tag_unused AFTER DELETE ON question_tag BEGIN
    DELETE FROM tag WHERE id = old.tag_id
        AND NOT EXISTS (SELECT 1 FROM question_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM contact_tag WHERE tag_id = old.tag_id);
END;
CREATE TRIGGER entry_tag_unused AFTER DELETE ON entry_tag BEGIN
    DELETE FROM tag WHERE id = old.tag_id
        AND NOT EXISTS (SELECT 1 FROM question_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM contact_tag WHERE tag_id = old.tag_id);
END;
CREATE TRIGGER contact_tag_unused AFTER DELETE ON contact_tag BEGIN
    DELETE FROM tag WHERE id = old.tag_id
        AND NOT EXISTS (SELECT 1 FROM question_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM contact_tag WHERE tag_id = old.tag_id);
END;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
