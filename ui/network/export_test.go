package network

// Mailto and WebPage show tests where an address leads.
var (
	Mailto  = mailto
	WebPage = webPage
)
