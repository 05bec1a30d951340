-- One full-text index over everything that can be found.
--
-- searchable says what the words of each thing are; search_doc holds them; search indexes search_doc.
-- Triggers keep the three in step, so that no statement anywhere can forget to. Things in the trash have no
-- words here.
--
-- The key of a document holds what it is of, so that the index alone can tell: 64 * ref_id + kind, where kind is
-- 1 question, 2 take, 3 entry, 4 contact. The numbers never change.

-- json_each in place of the array itself: brackets and escapes are no words.
-- plain repeats a text without the letters that SQLite does not count as accented (ø, ß, ł ...), only where
-- there are any, so that "soren" finds Søren.
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
    FROM entry e WHERE e.deleted_ms IS NULL
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

CREATE TABLE search_doc (
    id    INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    body  TEXT NOT NULL,
    tags  TEXT NOT NULL,
    plain TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts4 (content="search_doc", title, body, tags, plain,
    tokenize=unicode61 "remove_diacritics=2", prefix="2,3");

-- FTS4 reads the old words back from search_doc to take them out of the index, so out before and in after.
CREATE TRIGGER search_doc_before_update BEFORE UPDATE ON search_doc BEGIN
    DELETE FROM search WHERE docid = old.id;
END;
CREATE TRIGGER search_doc_before_delete BEFORE DELETE ON search_doc BEGIN
    DELETE FROM search WHERE docid = old.id;
END;
CREATE TRIGGER search_doc_after_update AFTER UPDATE ON search_doc BEGIN
    INSERT INTO search (docid, title, body, tags, plain) VALUES (new.id, new.title, new.body, new.tags, new.plain);
END;
CREATE TRIGGER search_doc_after_insert AFTER INSERT ON search_doc BEGIN
    INSERT INTO search (docid, title, body, tags, plain) VALUES (new.id, new.title, new.body, new.tags, new.plain);
END;

-- INSERT INTO searchable (kind, ref_id) means: look at this thing again.
CREATE TRIGGER searchable_again INSTEAD OF INSERT ON searchable BEGIN
    DELETE FROM search_doc WHERE id = 64 * new.ref_id + new.kind;
    INSERT INTO search_doc (id, title, body, tags, plain)
        SELECT 64 * ref_id + kind, title, body, tags, plain FROM searchable WHERE kind = new.kind AND ref_id = new.ref_id;
END;

CREATE TRIGGER question_inserted AFTER INSERT ON question BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (1, new.id);
END;
CREATE TRIGGER question_updated AFTER UPDATE ON question
WHEN (old.text, old.why, old.steps, old.pitfalls, old.follow_ups, old.outline, old.deleted_ms IS NULL)
IS NOT (new.text, new.why, new.steps, new.pitfalls, new.follow_ups, new.outline, new.deleted_ms IS NULL) BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (1, new.id);
END;
CREATE TRIGGER question_deleted AFTER DELETE ON question BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 1;
END;
CREATE TRIGGER question_tagged AFTER INSERT ON question_tag BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (1, new.question_id);
END;
CREATE TRIGGER question_untagged AFTER DELETE ON question_tag BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (1, old.question_id);
END;

CREATE TRIGGER take_inserted AFTER INSERT ON take BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (2, new.id);
END;
CREATE TRIGGER take_updated AFTER UPDATE ON take
WHEN (old.note, old.state, old.deleted_ms IS NULL) IS NOT (new.note, new.state, new.deleted_ms IS NULL) BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (2, new.id);
END;
CREATE TRIGGER take_deleted AFTER DELETE ON take BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 2;
END;

CREATE TRIGGER entry_inserted AFTER INSERT ON entry BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (3, new.id);
END;
CREATE TRIGGER entry_updated AFTER UPDATE ON entry
WHEN (old.title, old.body, old.deleted_ms IS NULL) IS NOT (new.title, new.body, new.deleted_ms IS NULL) BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (3, new.id);
END;
CREATE TRIGGER entry_deleted AFTER DELETE ON entry BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 3;
END;
CREATE TRIGGER entry_tagged AFTER INSERT ON entry_tag BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (3, new.entry_id);
END;
CREATE TRIGGER entry_untagged AFTER DELETE ON entry_tag BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (3, old.entry_id);
END;

CREATE TRIGGER contact_inserted AFTER INSERT ON contact BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (4, new.id);
END;
CREATE TRIGGER contact_updated AFTER UPDATE ON contact
WHEN (old.name, old.company, old.role, old.where_met, old.interests, old.email, old.phone, old.links, old.notes, old.deleted_ms IS NULL)
IS NOT (new.name, new.company, new.role, new.where_met, new.interests, new.email, new.phone, new.links, new.notes, new.deleted_ms IS NULL) BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (4, new.id);
END;
CREATE TRIGGER contact_deleted AFTER DELETE ON contact BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 4;
END;
CREATE TRIGGER contact_tagged AFTER INSERT ON contact_tag BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (4, new.contact_id);
END;
CREATE TRIGGER contact_untagged AFTER DELETE ON contact_tag BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (4, old.contact_id);
END;

-- What the library already holds.
INSERT INTO search_doc (id, title, body, tags, plain) SELECT 64 * ref_id + kind, title, body, tags, plain FROM searchable;
