package network

// WebPage shows tests where a link leads.
var WebPage = webPage

// Shrink shows tests what becomes of a photo.
var Shrink = shrink

// Merge begins to make one of two contacts, as the menu of the card does.
func (r *Room) Merge() { r.card.merge() }
