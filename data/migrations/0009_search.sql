-- Everything that was added can be found, carries a name that is the same everywhere, and lets go of tags that
-- nothing carries any more.
--
-- The numbers of the kinds in the search index never change: 1 question, 2 take, 3 entry, 4 contact,
-- 5 interview, 6 passion, 7 story, 8 company, 9 moment, 10 goal, 11 assessment, 12 swot, 13 gap, 14 lesson,
-- 15 letter, 16 negotiation, 17 offer, 18 advice, 19 touch, 20 event, 21 followup, 22 mark, 23 feedback, 24 industry,
-- 25 run.

DROP TRIGGER question_tag_unused;
DROP TRIGGER entry_tag_unused;
DROP TRIGGER contact_tag_unused;
CREATE TRIGGER question_tag_unused AFTER DELETE ON question_tag BEGIN
    DELETE FROM tag WHERE id = old.tag_id
        AND NOT EXISTS (SELECT 1 FROM question_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM contact_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM passion_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM story_tag WHERE tag_id = old.tag_id);
END;
CREATE TRIGGER entry_tag_unused AFTER DELETE ON entry_tag BEGIN
    DELETE FROM tag WHERE id = old.tag_id
        AND NOT EXISTS (SELECT 1 FROM question_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM contact_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM passion_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM story_tag WHERE tag_id = old.tag_id);
END;
CREATE TRIGGER contact_tag_unused AFTER DELETE ON contact_tag BEGIN
    DELETE FROM tag WHERE id = old.tag_id
        AND NOT EXISTS (SELECT 1 FROM question_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM contact_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM passion_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM story_tag WHERE tag_id = old.tag_id);
END;
CREATE TRIGGER passion_tag_unused AFTER DELETE ON passion_tag BEGIN
    DELETE FROM tag WHERE id = old.tag_id
        AND NOT EXISTS (SELECT 1 FROM question_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM contact_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM passion_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM story_tag WHERE tag_id = old.tag_id);
END;
CREATE TRIGGER story_tag_unused AFTER DELETE ON story_tag BEGIN
    DELETE FROM tag WHERE id = old.tag_id
        AND NOT EXISTS (SELECT 1 FROM question_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM contact_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM passion_tag WHERE tag_id = old.tag_id)
        AND NOT EXISTS (SELECT 1 FROM story_tag WHERE tag_id = old.tag_id);
END;

CREATE TRIGGER passion_named AFTER INSERT ON passion WHEN new.uid IS NULL BEGIN
    UPDATE passion SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER industry_named AFTER INSERT ON industry WHEN new.uid IS NULL BEGIN
    UPDATE industry SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER story_named AFTER INSERT ON story WHEN new.uid IS NULL BEGIN
    UPDATE story SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER moment_named AFTER INSERT ON moment WHEN new.uid IS NULL BEGIN
    UPDATE moment SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER assessment_named AFTER INSERT ON assessment WHEN new.uid IS NULL BEGIN
    UPDATE assessment SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER goal_named AFTER INSERT ON goal WHEN new.uid IS NULL BEGIN
    UPDATE goal SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER company_named AFTER INSERT ON company WHEN new.uid IS NULL BEGIN
    UPDATE company SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER gap_named AFTER INSERT ON gap WHEN new.uid IS NULL BEGIN
    UPDATE gap SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER lesson_named AFTER INSERT ON lesson WHEN new.uid IS NULL BEGIN
    UPDATE lesson SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER swot_named AFTER INSERT ON swot WHEN new.uid IS NULL BEGIN
    UPDATE swot SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER board_named AFTER INSERT ON board WHEN new.uid IS NULL BEGIN
    UPDATE board SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER letter_named AFTER INSERT ON letter WHEN new.uid IS NULL BEGIN
    UPDATE letter SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER negotiation_named AFTER INSERT ON negotiation WHEN new.uid IS NULL BEGIN
    UPDATE negotiation SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER offer_named AFTER INSERT ON offer WHEN new.uid IS NULL BEGIN
    UPDATE offer SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER advice_named AFTER INSERT ON advice WHEN new.uid IS NULL BEGIN
    UPDATE advice SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER event_named AFTER INSERT ON event WHEN new.uid IS NULL BEGIN
    UPDATE event SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER touch_named AFTER INSERT ON touch WHEN new.uid IS NULL BEGIN
    UPDATE touch SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;
CREATE TRIGGER followup_named AFTER INSERT ON followup WHEN new.uid IS NULL BEGIN
    UPDATE followup SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
END;

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
    FROM question q WHERE q.deleted_ms IS NULL AND q.subject = ''
    UNION ALL
    SELECT 2, k.id, '',
           k.note,
           ''
    FROM take k WHERE k.deleted_ms IS NULL AND k.state <> 'recording' AND k.note <> ''
    UNION ALL
    SELECT 3, e.id, e.title,
           e.body,
           coalesce((SELECT group_concat(t.name, ' ') FROM entry_tag l JOIN tag t ON t.id = l.tag_id WHERE l.entry_id = e.id), '')
    FROM entry e WHERE e.deleted_ms IS NULL AND NOT e.private
    UNION ALL
    SELECT 4, c.id, c.name,
           c.company || char(10) || c.role || char(10) || c.where_met || char(10) || c.interests || char(10) || c.email || char(10) || c.phone
           || coalesce((SELECT char(10) || group_concat(value, char(10)) FROM json_each(c.emails)), '') || coalesce((SELECT char(10) || group_concat(value, char(10)) FROM json_each(c.phones)), '') || coalesce((SELECT char(10) || group_concat(value, char(10)) FROM json_each(c.links)), '')
           || coalesce((SELECT char(10) || group_concat(r.company || char(32) || r.role, char(10)) FROM contact_job r WHERE r.contact_id = c.id), '')
           || char(10) || c.notes,
           coalesce((SELECT group_concat(t.name, ' ') FROM contact_tag l JOIN tag t ON t.id = l.tag_id WHERE l.contact_id = c.id), '')
    FROM contact c WHERE c.deleted_ms IS NULL
    UNION ALL
    SELECT 5, i.id, i.company,
           i.role || char(10) || i.round || char(10) || i.place || char(10) || i.notes
           || coalesce((SELECT char(10) || d.passions || char(10) || d.struggle || char(10) || d.rapport || char(10) || d.learned || char(10) || d.next_step FROM debrief d WHERE d.interview_id = i.id), '')
           || coalesce((SELECT char(10) || group_concat(r.text || char(10) || r.better, char(10)) FROM debrief_question r WHERE r.interview_id = i.id), ''),
           ''
    FROM interview i WHERE i.deleted_ms IS NULL
    UNION ALL
    SELECT 6, p.id, p.name,
           p.why || char(10) || p.evidence || char(10) || p.employer,
           coalesce((SELECT group_concat(t.name, ' ') FROM passion_tag l JOIN tag t ON t.id = l.tag_id WHERE l.passion_id = p.id), '')
    FROM passion p WHERE p.deleted_ms IS NULL
    UNION ALL
    SELECT 7, s.id, s.title,
           s.situation || char(10) || s.task || char(10) || s.action || char(10) || s.result || char(10) || s.figure || char(10) || s.learned
           || coalesce((SELECT char(10) || group_concat(value, char(10)) FROM json_each(s.skills)), ''),
           coalesce((SELECT group_concat(t.name, ' ') FROM story_tag l JOIN tag t ON t.id = l.tag_id WHERE l.story_id = s.id), '')
    FROM story s WHERE s.deleted_ms IS NULL
    UNION ALL
    SELECT 8, f.id, f.name,
           f.role || char(10) || f.mission || char(10) || f.principles || char(10) || f.culture || char(10) || f.products || char(10) || f.job || char(10) || f.passions || char(10) || f.wear || char(10) || f.bring
           || coalesce((SELECT char(10) || group_concat(value, char(10)) FROM json_each(f.asks)), '') || coalesce((SELECT char(10) || group_concat(value, char(10)) FROM json_each(f.links)), '')
           || coalesce((SELECT char(10) || group_concat(r.text || char(32) || r.source, char(10)) FROM company_news r WHERE r.company_id = f.id), '')
           || coalesce((SELECT char(10) || group_concat(r.name || char(32) || r.note, char(10)) FROM company_skill r WHERE r.company_id = f.id), '')
           || char(10) || f.notes,
           ''
    FROM company f WHERE f.deleted_ms IS NULL
    UNION ALL
    SELECT 9, m.id, m.title,
           m.period || char(10) || m.happened || char(10) || m.meaning,
           ''
    FROM moment m WHERE m.deleted_ms IS NULL
    UNION ALL
    SELECT 10, g.id, g.title,
           g.why || char(10) || g.first_step || char(10) || g.notes,
           ''
    FROM goal g WHERE g.deleted_ms IS NULL
    UNION ALL
    SELECT 11, a.id, a.name,
           a.source || char(10) || a.result || char(10) || a.notes,
           ''
    FROM assessment a WHERE a.deleted_ms IS NULL
    UNION ALL
    SELECT 12, w.id, w.text,
           w.note,
           ''
    FROM swot w WHERE w.deleted_ms IS NULL
    UNION ALL
    SELECT 13, g.id, g.text,
           g.thought || char(10) || g.look || char(10) || g.answer,
           ''
    FROM gap g WHERE g.deleted_ms IS NULL
    UNION ALL
    SELECT 14, l.id, l.title,
           l.why || char(10) || l.link || char(10) || l.notes,
           ''
    FROM lesson l WHERE l.deleted_ms IS NULL
    UNION ALL
    SELECT 15, l.id, l.subject,
           l.body,
           ''
    FROM letter l WHERE l.deleted_ms IS NULL
    UNION ALL
    SELECT 16, n.id, n.title,
           n.alternative || char(10) || n.asks || char(10) || n.trades
           || coalesce((SELECT char(10) || group_concat(value, char(10)) FROM json_each(n.script)), '')
           || coalesce((SELECT char(10) || group_concat(r.source || char(32) || r.note, char(10)) FROM negotiation_worth r WHERE r.negotiation_id = n.id), '')
           || char(10) || n.notes,
           ''
    FROM negotiation n WHERE n.deleted_ms IS NULL
    UNION ALL
    SELECT 17, o.id, o.name,
           o.place || char(10) || o.growth || char(10) || o.notes
           || coalesce((SELECT char(10) || group_concat(r.name || char(32) || r.text, char(10)) FROM offer_row r WHERE r.offer_id = o.id), ''),
           ''
    FROM offer o WHERE o.deleted_ms IS NULL
    UNION ALL
    SELECT 18, a.id, a.who,
           a.about || char(10) || a.answer || char(10) || a.doing,
           ''
    FROM advice a WHERE a.deleted_ms IS NULL
    UNION ALL
    SELECT 19, t.id, '',
           t.note || char(10) || t.promised,
           ''
    FROM touch t JOIN contact c ON c.id = t.contact_id WHERE t.deleted_ms IS NULL AND c.deleted_ms IS NULL AND t.note || t.promised <> ''
    UNION ALL
    SELECT 20, v.id, v.name,
           v.place || char(10) || v.link || char(10) || v.goal || char(10) || v.notes
           || coalesce((SELECT char(10) || group_concat(r.note, char(10)) FROM event_contact r WHERE r.event_id = v.id), ''),
           ''
    FROM event v WHERE v.deleted_ms IS NULL
    UNION ALL
    SELECT 21, u.id, '',
           u.about,
           ''
    FROM followup u JOIN contact c ON c.id = u.contact_id WHERE u.deleted_ms IS NULL AND c.deleted_ms IS NULL AND u.about <> ''
    UNION ALL
    SELECT 22, m.id, '',
           m.text,
           ''
    FROM mark m JOIN take k ON k.id = m.take_id WHERE k.deleted_ms IS NULL AND m.text <> ''
    UNION ALL
    SELECT 23, b.id, '',
           b.author || char(10) || b.note,
           ''
    FROM feedback b JOIN take k ON k.id = b.take_id WHERE b.deleted_ms IS NULL AND k.deleted_ms IS NULL
    UNION ALL
    SELECT 24, y.id, y.name,
           y.valued || char(10) || y.words || char(10) || y.proof || char(10) || y.notes,
           ''
    FROM industry y WHERE y.deleted_ms IS NULL
    UNION ALL
    SELECT 25, r.id, '',
           r.note,
           ''
    FROM run r WHERE r.deleted_ms IS NULL AND r.note <> ''
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

-- A contact has more words than before, and so has what was never searched until now.
DROP TRIGGER contact_updated;
CREATE TRIGGER contact_updated AFTER UPDATE ON contact
WHEN (old.name, old.company, old.role, old.where_met, old.interests, old.email, old.phone, old.emails, old.phones, old.links, old.notes, old.deleted_ms IS NULL)
IS NOT (new.name, new.company, new.role, new.where_met, new.interests, new.email, new.phone, new.emails, new.phones, new.links, new.notes, new.deleted_ms IS NULL) BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (4, new.id);
END;
CREATE TRIGGER interview_inserted AFTER INSERT ON interview BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (5, new.id);
END;
CREATE TRIGGER interview_deleted AFTER DELETE ON interview BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 5;
END;
CREATE TRIGGER interview_updated AFTER UPDATE ON interview WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (5, new.id);
END;
CREATE TRIGGER passion_inserted AFTER INSERT ON passion BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (6, new.id);
END;
CREATE TRIGGER passion_deleted AFTER DELETE ON passion BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 6;
END;
CREATE TRIGGER passion_updated AFTER UPDATE ON passion WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (6, new.id);
END;
CREATE TRIGGER story_inserted AFTER INSERT ON story BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (7, new.id);
END;
CREATE TRIGGER story_deleted AFTER DELETE ON story BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 7;
END;
CREATE TRIGGER story_updated AFTER UPDATE ON story WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (7, new.id);
END;
CREATE TRIGGER company_inserted AFTER INSERT ON company BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (8, new.id);
END;
CREATE TRIGGER company_deleted AFTER DELETE ON company BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 8;
END;
CREATE TRIGGER company_updated AFTER UPDATE ON company WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (8, new.id);
END;
CREATE TRIGGER moment_inserted AFTER INSERT ON moment BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (9, new.id);
END;
CREATE TRIGGER moment_deleted AFTER DELETE ON moment BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 9;
END;
CREATE TRIGGER moment_updated AFTER UPDATE ON moment WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (9, new.id);
END;
CREATE TRIGGER goal_inserted AFTER INSERT ON goal BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (10, new.id);
END;
CREATE TRIGGER goal_deleted AFTER DELETE ON goal BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 10;
END;
CREATE TRIGGER goal_updated AFTER UPDATE ON goal WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (10, new.id);
END;
CREATE TRIGGER assessment_inserted AFTER INSERT ON assessment BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (11, new.id);
END;
CREATE TRIGGER assessment_deleted AFTER DELETE ON assessment BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 11;
END;
CREATE TRIGGER assessment_updated AFTER UPDATE ON assessment WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (11, new.id);
END;
CREATE TRIGGER swot_inserted AFTER INSERT ON swot BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (12, new.id);
END;
CREATE TRIGGER swot_deleted AFTER DELETE ON swot BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 12;
END;
CREATE TRIGGER swot_updated AFTER UPDATE ON swot WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (12, new.id);
END;
CREATE TRIGGER gap_inserted AFTER INSERT ON gap BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (13, new.id);
END;
CREATE TRIGGER gap_deleted AFTER DELETE ON gap BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 13;
END;
CREATE TRIGGER gap_updated AFTER UPDATE ON gap WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (13, new.id);
END;
CREATE TRIGGER lesson_inserted AFTER INSERT ON lesson BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (14, new.id);
END;
CREATE TRIGGER lesson_deleted AFTER DELETE ON lesson BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 14;
END;
CREATE TRIGGER lesson_updated AFTER UPDATE ON lesson WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (14, new.id);
END;
CREATE TRIGGER letter_inserted AFTER INSERT ON letter BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (15, new.id);
END;
CREATE TRIGGER letter_deleted AFTER DELETE ON letter BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 15;
END;
CREATE TRIGGER letter_updated AFTER UPDATE ON letter WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (15, new.id);
END;
CREATE TRIGGER negotiation_inserted AFTER INSERT ON negotiation BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (16, new.id);
END;
CREATE TRIGGER negotiation_deleted AFTER DELETE ON negotiation BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 16;
END;
CREATE TRIGGER negotiation_updated AFTER UPDATE ON negotiation WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (16, new.id);
END;
CREATE TRIGGER offer_inserted AFTER INSERT ON offer BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (17, new.id);
END;
CREATE TRIGGER offer_deleted AFTER DELETE ON offer BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 17;
END;
CREATE TRIGGER offer_updated AFTER UPDATE ON offer WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (17, new.id);
END;
CREATE TRIGGER advice_inserted AFTER INSERT ON advice BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (18, new.id);
END;
CREATE TRIGGER advice_deleted AFTER DELETE ON advice BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 18;
END;
CREATE TRIGGER advice_updated AFTER UPDATE ON advice WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (18, new.id);
END;
CREATE TRIGGER touch_inserted AFTER INSERT ON touch BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (19, new.id);
END;
CREATE TRIGGER touch_deleted AFTER DELETE ON touch BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 19;
END;
CREATE TRIGGER touch_updated AFTER UPDATE ON touch WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (19, new.id);
END;
CREATE TRIGGER event_inserted AFTER INSERT ON event BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (20, new.id);
END;
CREATE TRIGGER event_deleted AFTER DELETE ON event BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 20;
END;
CREATE TRIGGER event_updated AFTER UPDATE ON event WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (20, new.id);
END;
CREATE TRIGGER followup_inserted AFTER INSERT ON followup BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (21, new.id);
END;
CREATE TRIGGER followup_deleted AFTER DELETE ON followup BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 21;
END;
CREATE TRIGGER followup_updated AFTER UPDATE ON followup WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (21, new.id);
END;
CREATE TRIGGER mark_inserted AFTER INSERT ON mark BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (22, new.id);
END;
CREATE TRIGGER mark_deleted AFTER DELETE ON mark BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 22;
END;
CREATE TRIGGER mark_updated AFTER UPDATE ON mark BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (22, new.id);
END;
CREATE TRIGGER feedback_inserted AFTER INSERT ON feedback BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (23, new.id);
END;
CREATE TRIGGER feedback_deleted AFTER DELETE ON feedback BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 23;
END;
CREATE TRIGGER feedback_updated AFTER UPDATE ON feedback WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (23, new.id);
END;
CREATE TRIGGER industry_inserted AFTER INSERT ON industry BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (24, new.id);
END;
CREATE TRIGGER industry_deleted AFTER DELETE ON industry BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 24;
END;
CREATE TRIGGER industry_updated AFTER UPDATE ON industry WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (24, new.id);
END;
CREATE TRIGGER run_inserted AFTER INSERT ON run BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (25, new.id);
END;
CREATE TRIGGER run_deleted AFTER DELETE ON run BEGIN
    DELETE FROM search_doc WHERE id = 64 * old.id + 25;
END;
CREATE TRIGGER run_updated AFTER UPDATE ON run WHEN old.uid IS new.uid BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (25, new.id);
END;
CREATE TRIGGER passion_tagged AFTER INSERT ON passion_tag BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (6, new.passion_id);
END;
CREATE TRIGGER passion_untagged AFTER DELETE ON passion_tag BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (6, old.passion_id);
END;
CREATE TRIGGER story_tagged AFTER INSERT ON story_tag BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (7, new.story_id);
END;
CREATE TRIGGER story_untagged AFTER DELETE ON story_tag BEGIN
    INSERT INTO searchable (kind, ref_id) VALUES (7, old.story_id);
END;
-- What belongs to something in the trash is not found either.
CREATE TRIGGER contact_trashed AFTER UPDATE OF deleted_ms ON contact WHEN (old.deleted_ms IS NULL) <> (new.deleted_ms IS NULL) BEGIN
    INSERT INTO searchable (kind, ref_id) SELECT 19, id FROM touch WHERE contact_id = new.id;
    INSERT INTO searchable (kind, ref_id) SELECT 21, id FROM followup WHERE contact_id = new.id;
END;
CREATE TRIGGER take_trashed AFTER UPDATE OF deleted_ms ON take WHEN (old.deleted_ms IS NULL) <> (new.deleted_ms IS NULL) BEGIN
    INSERT INTO searchable (kind, ref_id) SELECT 22, id FROM mark WHERE take_id = new.id;
    INSERT INTO searchable (kind, ref_id) SELECT 23, id FROM feedback WHERE take_id = new.id;
END;

-- What is there already and was not searched until now.
INSERT INTO searchable (kind, ref_id) SELECT 5, id FROM interview;
INSERT INTO searchable (kind, ref_id) SELECT 22, id FROM mark;
INSERT INTO searchable (kind, ref_id) SELECT 23, id FROM feedback;
INSERT INTO searchable (kind, ref_id) SELECT 25, id FROM run;
