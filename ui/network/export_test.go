package network

// Mailto and WebPage show tests where an address leads.
var (
	Mailto  = mailto
	WebPage = webPage
)

// Shrink shows tests what becomes of a photo.
var Shrink = shrink

// Merge begins to make one of two contacts, as the menu of the card does.
func (r *Room) Merge() { r.card.merge() }
