-- Thousands of contacts at once. Each row that a trigger puts into the full-text index has the index written
-- anew; one statement for all of them has it written once. While there is a row in search_bulk, contacts that are added
-- and removed leave the index alone, and whoever put the row there writes the index and takes the row out again,
-- in the same transaction.

CREATE TABLE search_bulk (id INTEGER PRIMARY KEY) STRICT;

DROP TRIGGER contact_inserted;
CREATE TRIGGER contact_inserted AFTER INSERT ON contact WHEN NOT EXISTS (SELECT 1 FROM search_bulk) BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (4, new.id);
END;
DROP TRIGGER contact_tagged;
CREATE TRIGGER contact_tagged AFTER INSERT ON contact_tag WHEN NOT EXISTS (SELECT 1 FROM search_bulk) BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (4, new.contact_id);
END;
DROP TRIGGER contact_untagged;
CREATE TRIGGER contact_untagged AFTER DELETE ON contact_tag WHEN NOT EXISTS (SELECT 1 FROM search_bulk) BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (4, old.contact_id);
END;
DROP TRIGGER search_doc_before_delete;
CREATE TRIGGER search_doc_before_delete BEFORE DELETE ON search_doc WHEN NOT EXISTS (SELECT 1 FROM search_bulk) BEGIN
    DELETE FROM search WHERE docid = old.id;
END;
DROP TRIGGER search_doc_after_insert;
CREATE TRIGGER search_doc_after_insert AFTER INSERT ON search_doc WHEN NOT EXISTS (SELECT 1 FROM search_bulk) BEGIN
    INSERT INTO search (docid, title, body, tags, plain) VALUES (new.id, new.title, new.body, new.tags, new.plain);
END;
