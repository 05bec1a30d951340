package journal

// Readable shows tests what becomes of typed text before it is rendered.
var Readable = readable

// Rendered shows tests what is read.
var Rendered = rendered
