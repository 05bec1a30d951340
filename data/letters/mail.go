package letters

import (
	"net/url"
	"strings"
)

// Mail is the address by which a mail program opens a letter, as RFC 6068 has it: everything but
// letters, digits and a few signs is escaped, and lines end as they do in mail. to may be "", and is
// left out when it is no single address: an address must not bring a second reader along.
func Mail(to, subject, body string) *url.URL {
	address := "mailto:" + mailbox(to)
	if subject != "" || body != "" {
		address += "?subject=" + escape(strings.Join(strings.Fields(subject), " ")) + "&body=" + escape(crlf(body))
	}
	u, err := url.Parse(address)
	if err != nil { // everything in it is escaped
		panic("letters: " + err.Error())
	}
	return u
}

// Reaches reports whether a text is a single address, to which mail can go.
func Reaches(to string) bool { return mailbox(to) != "" }

// mailbox is a single address, escaped; "" for anything else.
func mailbox(to string) string {
	to = strings.TrimSpace(to)
	local, domain, ok := strings.Cut(to, "@")
	if !ok || local == "" || domain == "" || strings.ContainsAny(to, " \t\r\n,;:<>()\"\\") || strings.Contains(domain, "@") {
		return ""
	}
	return escape(local) + "@" + escape(domain)
}

// crlf has every line end as in mail.
func crlf(text string) string {
	return strings.ReplaceAll(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n", "\r\n")
}

// escape writes a text so that it can stand anywhere in a mailto address. A space is %20: a plus
// would be a plus.
func escape(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }
