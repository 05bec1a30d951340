package table

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var (
	bomUTF8    = []byte{0xEF, 0xBB, 0xBF}
	bomUTF16LE = []byte{0xFF, 0xFE}
	bomUTF16BE = []byte{0xFE, 0xFF}
)

// Decode makes text of a file's content: UTF-8, UTF-16 as Excel writes it, or else Windows-1252.
// Line ends become \n. ok is false for what is no text.
func Decode(content []byte) (text string, ok bool) {
	var from encoding.Encoding
	switch {
	case isZip(content):
		return "", false
	case bytes.HasPrefix(content, bomUTF16LE), bytes.HasPrefix(content, bomUTF16BE):
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.IndexByte(content, 0) >= 0:
		return "", false
	case utf8.Valid(trimPartialRune(content)):
		content = bytes.TrimPrefix(content, bomUTF8)
		from = unicode.UTF8
	default:
		from = charmap.Windows1252
	}
	decoded, err := from.NewDecoder().Bytes(content)
	if err != nil {
		return "", false
	}
	text = strings.ToValidUTF8(string(decoded), "\uFFFD")
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(text), true
}

// trimPartialRune drops the beginning of a rune at the end, where the head of a file was cut off.
func trimPartialRune(content []byte) []byte {
	for cut := 1; cut < utf8.UTFMax && cut <= len(content); cut++ {
		if b := content[len(content)-cut]; utf8.RuneStart(b) {
			if b >= utf8.RuneSelf && !utf8.FullRune(content[len(content)-cut:]) {
				return content[:len(content)-cut]
			}
			break
		}
	}
	return content
}

// isZip tells packages (.apkg, .xlsx, .docx) by their first bytes.
func isZip(content []byte) bool { return bytes.HasPrefix(content, []byte("PK\x03\x04")) }
