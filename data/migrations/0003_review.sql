-- How takes sounded, as it was measured, and what the person says of them.

-- The whole report of a take, as the part of the program that measured it writes it.
CREATE TABLE report (
    take_id INTEGER PRIMARY KEY REFERENCES take (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    made_ms INTEGER NOT NULL,
    body    BLOB NOT NULL
) STRICT;

-- The numbers of it that takes are compared by.
CREATE TABLE measure (
    take_id INTEGER NOT NULL REFERENCES take (id) ON DELETE CASCADE,
    name    TEXT NOT NULL CHECK (name <> ''),
    value   REAL NOT NULL,
    PRIMARY KEY (take_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    take_id    INTEGER NOT NULL REFERENCES take (id) ON DELETE CASCADE,
    at_ms      INTEGER NOT NULL CHECK (at_ms >= 0),
    kind       TEXT NOT NULL CHECK (kind IN ('strong', 'stall', 'filler', 'fix', 'note', 'situation', 'task', 'action', 'result')),
    text       TEXT NOT NULL DEFAULT '',
    created_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX mark_of_take ON mark (take_id, at_ms);
-- Each part of a story begins once.
CREATE UNIQUE INDEX mark_of_part ON mark (take_id, kind) WHERE kind IN ('situation', 'task', 'action', 'result');

CREATE TABLE review (
    take_id    INTEGER PRIMARY KEY REFERENCES take (id) ON DELETE CASCADE,
    checklist  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checklist)),
    ratings    TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(ratings)),
    grade      INTEGER NOT NULL DEFAULT 0 CHECK (grade BETWEEN 0 AND 4), -- 0: not said
    dismissed  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(dismissed)), -- ms
    updated_ms INTEGER NOT NULL
) STRICT;
