package network

// WebPage shows tests where a link leads.
var WebPage = webPage

// Shrink shows tests what becomes of a photo.
var Shrink = shrink
