package data

import (
	"context"
	"fmt"
	"strings"
)

// TagCount is a tag and how many things carry it.
type TagCount struct {
	Name  string
	Count int
}

// Tags lists the tags of one kind of thing, which must be questions, entries or contacts, by name.
func (s *Store) Tags(ctx context.Context, kind Kind) ([]TagCount, error) {
	if !kind.taggable() {
		return nil, invalid("a %s has no tags", kind)
	}
	tags, err := query(ctx, s.readers, func(row scanner) (t TagCount, err error) {
		err = row.Scan(&t.Name, &t.Count)
		return t, err
	}, fmt.Sprintf(`SELECT t.name, count(*) FROM tag t JOIN %[1]s_tag l ON l.tag_id = t.id
		JOIN %[1]s x ON x.id = l.%[1]s_id WHERE x.deleted_ms IS NULL GROUP BY t.id ORDER BY t.folded`, kind))
	if err != nil {
		return nil, fmt.Errorf("list the tags of %s: %w", kind, err)
	}
	return tags, nil
}

// foldTag is what makes two spellings the same tag: case does not count, accents do.
func foldTag(name string) string { return strings.ToLower(name) }

// tidyTags drops what is no tag and what is there twice, and makes spaces single.
func tidyTags(tags []string) []string {
	seen := map[string]bool{}
	var tidy []string
	for _, tag := range tags {
		tag = strings.Join(strings.Fields(clean(tag)), " ")
		if tag != "" && !seen[foldTag(tag)] {
			seen[foldTag(tag)] = true
			tidy = append(tidy, tag)
		}
	}
	return tidy
}

// tagsOf is a column with the tags of the row x of a kind, in the person's order, to be read as
// texts.
func tagsOf(kind Kind, x string) string {
	return fmt.Sprintf(`(SELECT json_group_array(name) FROM (
		SELECT t.name FROM %[1]s_tag l JOIN tag t ON t.id = l.tag_id
		WHERE l.%[1]s_id = %[2]s.id ORDER BY l.position))`, kind, x)
}

// tagged is a condition that the row x of a kind carries the tag given as its argument, folded.
func tagged(kind Kind, x string) string {
	return fmt.Sprintf(`%[2]s.id IN (SELECT l.%[1]s_id FROM %[1]s_tag l JOIN tag t ON t.id = l.tag_id
		WHERE t.folded = ?)`, kind, x)
}

// setTags makes these the tags of a thing. Nothing is written when they are its tags already.
func (c *change) setTags(ctx context.Context, ref Ref, tags []string) error {
	tags = tidyTags(tags)
	had, err := query(ctx, c, scanOne[string], fmt.Sprintf(`SELECT t.folded FROM %[1]s_tag l
		JOIN tag t ON t.id = l.tag_id WHERE l.%[1]s_id = ? ORDER BY l.position`, ref.Kind), ref.ID)
	if err != nil {
		return err
	}
	if sameTags(had, tags) {
		return nil
	}
	if len(had) > 0 {
		unlink := fmt.Sprintf(`DELETE FROM %[1]s_tag WHERE %[1]s_id = ?`, ref.Kind)
		if _, err := c.exec(ctx, unlink, ref.ID); err != nil {
			return err
		}
	}
	link := fmt.Sprintf(`INSERT INTO %[1]s_tag (%[1]s_id, tag_id, position)
		SELECT ?, id, ? FROM tag WHERE folded = ?`, ref.Kind)
	for i, tag := range tags {
		folded := foldTag(tag)
		_, err := c.exec(ctx, `INSERT INTO tag (name, folded) VALUES (?, ?)
			ON CONFLICT (folded) DO NOTHING`, tag, folded)
		if err != nil {
			return err
		}
		if _, err := c.exec(ctx, link, ref.ID, i, folded); err != nil {
			return err
		}
	}
	return nil
}

func sameTags(folded, tags []string) bool {
	if len(folded) != len(tags) {
		return false
	}
	for i, tag := range tags {
		if foldTag(tag) != folded[i] {
			return false
		}
	}
	return true
}
