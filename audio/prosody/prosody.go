// Package prosody measures how speech sounded: the movement of its pitch, its
// pace, its pauses, its loudness. It knows samples and numbers only, neither
// files nor words for the screen.
package prosody
