-- What makes things the same on every machine, and what is for the person's eyes only.

-- uid names a thing wherever it goes; ids are given anew by each database. A built-in question is the same
-- one everywhere.
ALTER TABLE question ADD COLUMN uid TEXT;
ALTER TABLE take ADD COLUMN uid TEXT;
ALTER TABLE contact ADD COLUMN uid TEXT;
ALTER TABLE entry ADD COLUMN uid TEXT;
UPDATE question SET uid = coalesce('deck/' || key, lower(hex(randomblob(16))));
UPDATE take SET uid = lower(hex(randomblob(16)));
UPDATE contact SET uid = lower(hex(randomblob(16)));
UPDATE entry SET uid = lower(hex(randomblob(16)));
CREATE UNIQUE INDEX question_by_uid ON question (uid);
CREATE UNIQUE INDEX take_by_uid ON take (uid);
CREATE UNIQUE INDEX contact_by_uid ON contact (uid);
CREATE UNIQUE INDEX entry_by_uid ON entry (uid);
CREATE TRIGGER question_named AFTER INSERT ON question WHEN new.uid IS NULL BEGIN
    UPDATE question SET uid = coalesce('deck/' || key, lower(hex(randomblob(16)))) WHERE id = new.id;
END;
CREATE TRIGGER take_named AFTER INSERT ON take WHEN new.uid IS NULL BEGIN
    UPDATE take SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER contact_named AFTER INSERT ON contact WHEN new.uid IS NULL BEGIN
    UPDATE contact SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER entry_named AFTER INSERT ON entry WHEN new.uid IS NULL BEGIN
    UPDATE entry SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;

-- When the person last changed something about a take: its note, its marks, their review of it.
ALTER TABLE take ADD COLUMN updated_ms INTEGER NOT NULL DEFAULT 0;
UPDATE take SET updated_ms = started_ms;

-- A private entry stays out of lists and search unless it is asked for.
ALTER TABLE entry ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1));

DROP VIEW searchable; -- and with it its trigger
CREATE VIEW searchable AS
WITH words (kind, ref_id, title, body, tags) AS (
    SELECT 1, q.id, q.text,
           q.why
           || coalesce((SELECT char(10) || group_concat(value, char(10)) FROM json_each(q.steps)), '')
           || coalesce((SELECT char(10) || group_concat(value, char(10)) FROM json_each(q.pitfalls)), '')
           || coalesce((SELECT char(10) || group_concat(value, char(10)) FROM json_each(q.follow_ups)), '')
           || char(10) || q.outline,
           coalesce((SELECT group_concat(t.name, ' ') FROM question_tag l JOIN tag t ON t.id = l.tag_id WHERE l.question_id = q.id), '')
    FROM question q WHERE q.deleted_ms IS NULL
    UNION ALL
    SELECT 2, k.id, '', k.note, ''
    FROM take k WHERE k.deleted_ms IS NULL AND k.state <> 'recording' AND k.note <> ''
    UNION ALL
    SELECT 3, e.id, e.title, e.body,
           coalesce((SELECT group_concat(t.name, ' ') FROM entry_tag l JOIN tag t ON t.id = l.tag_id WHERE l.entry_id = e.id), '')
    FROM entry e WHERE e.deleted_ms IS NULL AND NOT e.private
    UNION ALL
    SELECT 4, c.id, c.name,
           c.company || char(10) || c.role || char(10) || c.where_met || char(10) || c.interests || char(10) || c.email
           || char(10) || c.phone
           || coalesce((SELECT char(10) || group_concat(value, char(10)) FROM json_each(c.links)), '')
           || char(10) || c.notes,
           coalesce((SELECT group_concat(t.name, ' ') FROM contact_tag l JOIN tag t ON t.id = l.tag_id WHERE l.contact_id = c.id), '')
    FROM contact c WHERE c.deleted_ms IS NULL
)
SELECT kind, ref_id, title, body, tags,
       CASE WHEN title || body || tags GLOB '*[øØłŁđĐßæÆœŒ]*' THEN
           replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
               title || char(10) || body || char(10) || tags,
               'ø', 'o'), 'Ø', 'O'), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'Đ', 'D'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE')
       ELSE '' END AS plain
FROM words;
CREATE TRIGGER searchable_again INSTEAD OF INSERT ON searchable BEGIN
    DELETE FROM search_doc WHERE id = 64 * new.ref_id + new.kind;
    INSERT INTO search_doc (id, title, body, tags, plain)
        SELECT 64 * ref_id + kind, title, body, tags, plain FROM searchable WHERE kind = new.kind AND ref_id = new.ref_id;
END;
DROP TRIGGER entry_updated;
CREATE TRIGGER entry_updated AFTER UPDATE ON entry
WHEN (old.title, old.body, old.private, old.deleted_ms IS NULL) IS NOT (new.title, new.body, new.private, new.deleted_ms IS NULL) BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (3, new.id);
END;
