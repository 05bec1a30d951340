-- What brings practice back: interviews to come, runs of several questions, what others say of an answer.

-- asked is what was said to the person when it was not the question itself: one of its follow-ups.
-- reader is who reads the question out in a recording that is no answer at all.
ALTER TABLE take ADD COLUMN asked TEXT NOT NULL DEFAULT '';
ALTER TABLE take ADD COLUMN reader TEXT NOT NULL DEFAULT '';
-- Answers in the order of time, without their waveforms.
CREATE INDEX take_answer ON take (started_ms, question_id, duration_ms) WHERE deleted_ms IS NULL AND state <> 'recording' AND reader = '';

-- author is who set a mark; '' is the person themselves.
ALTER TABLE mark ADD COLUMN author TEXT NOT NULL DEFAULT '';

CREATE TABLE interview (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    company    TEXT NOT NULL DEFAULT '',
    role       TEXT NOT NULL DEFAULT '',
    round      TEXT NOT NULL DEFAULT '',
    place      TEXT NOT NULL DEFAULT '',
    industry   TEXT NOT NULL DEFAULT '',
    notes      TEXT NOT NULL DEFAULT '',
    at_ms      INTEGER NOT NULL DEFAULT 0,                                     -- 0: no date yet
    before     INTEGER NOT NULL DEFAULT 0 CHECK (before BETWEEN 0 AND 5),      -- confidence; 0: not said
    after      INTEGER NOT NULL DEFAULT 0 CHECK (after BETWEEN 0 AND 5),
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;
CREATE INDEX interview_by_time ON interview (at_ms, id, deleted_ms) WHERE deleted_ms IS NULL;
CREATE INDEX interview_in_trash ON interview (deleted_ms) WHERE deleted_ms IS NOT NULL;
CREATE TABLE interview_question ( -- what is practised for it
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    question_id  INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    chosen_ms    INTEGER NOT NULL,
    PRIMARY KEY (interview_id, question_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX interview_of_question ON interview_question (question_id);

-- A run is several questions asked one after the other; its turns are what was asked and what was answered.
CREATE TABLE run (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    uid          TEXT UNIQUE,
    recipe       TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(recipe)),        -- what it was asked for, to be asked for again
    interview_id INTEGER REFERENCES interview (id) ON DELETE SET NULL,
    partner      TEXT NOT NULL DEFAULT '',                                     -- who asked; '' is the app
    started_ms   INTEGER NOT NULL,
    ended_ms     INTEGER NOT NULL DEFAULT 0,                                   -- 0: not yet
    before       INTEGER NOT NULL DEFAULT 0 CHECK (before BETWEEN 0 AND 5),    -- confidence; 0: not said
    after        INTEGER NOT NULL DEFAULT 0 CHECK (after BETWEEN 0 AND 5),
    note         TEXT NOT NULL DEFAULT '',
    created_ms   INTEGER NOT NULL,
    updated_ms   INTEGER NOT NULL,
    deleted_ms   INTEGER
) STRICT;
CREATE INDEX run_by_start ON run (started_ms, id) WHERE deleted_ms IS NULL;
CREATE INDEX run_in_trash ON run (deleted_ms) WHERE deleted_ms IS NOT NULL;
CREATE INDEX run_of_interview ON run (interview_id) WHERE interview_id IS NOT NULL;
CREATE TABLE turn (
    run_id      INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
    asked       TEXT NOT NULL DEFAULT '',                                      -- a follow-up; '' is the question itself
    take_id     INTEGER REFERENCES take (id) ON DELETE SET NULL,
    passed      INTEGER NOT NULL DEFAULT 0 CHECK (passed IN (0, 1)),
    PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX turn_of_question ON turn (question_id);
CREATE INDEX turn_of_take ON turn (take_id) WHERE take_id IS NOT NULL;

-- What somebody else says of a take.
CREATE TABLE feedback (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT UNIQUE,
    take_id    INTEGER NOT NULL REFERENCES take (id) ON DELETE CASCADE,
    author     TEXT NOT NULL CHECK (author <> ''),
    contact_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    checklist  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checklist)),
    note       TEXT NOT NULL DEFAULT '',
    page       TEXT NOT NULL DEFAULT '',                                       -- the page it was written on; '' is beside the person
    given_ms   INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    deleted_ms INTEGER
) STRICT;
CREATE INDEX feedback_of_take ON feedback (take_id, given_ms) WHERE deleted_ms IS NULL;
CREATE INDEX feedback_in_trash ON feedback (deleted_ms) WHERE deleted_ms IS NOT NULL;
CREATE INDEX feedback_of_contact ON feedback (contact_id) WHERE contact_id IS NOT NULL;
CREATE UNIQUE INDEX feedback_of_page ON feedback (take_id, page) WHERE page <> '';

CREATE TRIGGER interview_named AFTER INSERT ON interview WHEN new.uid IS NULL BEGIN
    UPDATE interview SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER run_named AFTER INSERT ON run WHEN new.uid IS NULL BEGIN
    UPDATE run SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER feedback_named AFTER INSERT ON feedback WHEN new.uid IS NULL BEGIN
    UPDATE feedback SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
