package data

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode"
)

// texts is a list of short texts, kept as a JSON array.
type texts []string

// Scan reads the list from a column.
func (t *texts) Scan(value any) error {
	var list []string
	switch v := value.(type) {
	case string:
		if err := json.Unmarshal([]byte(v), &list); err != nil {
			return err
		}
	case []byte:
		if err := json.Unmarshal(v, &list); err != nil {
			return err
		}
	}
	*t = nil
	if len(list) > 0 {
		*t = list
	}
	return nil
}

// asJSON writes a value the way columns keep it: readable, without the escapes meant for web pages.
func asJSON(value any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// listJSON is asJSON for a list of texts, as cleanList leaves it; an empty one is [].
func listJSON[S ~string](list []S) (string, error) {
	return asJSON(append([]S{}, cleanList(list)...))
}

// clean removes what is no text: broken UTF-8 and control characters, which would end strings
// early in SQLite and mix with the marks of search snippets. Line ends become \n.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if strings.IndexFunc(text, isControl) < 0 {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case isControl(r):
			return -1
		}
		return r
	}, text)
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// blank reports whether nothing of a text would be seen.
func blank(text string) bool { return strings.TrimSpace(clean(text)) == "" }

// cleanList is clean for every text of a list; empty ones are left out.
func cleanList[S ~string](list []S) []S {
	var kept []S
	for _, text := range list {
		if text := clean(string(text)); !blank(text) {
			kept = append(kept, S(text))
		}
	}
	return kept
}
