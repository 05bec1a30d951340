// Package e2e holds the proof that Greenroom works as a whole: its tests build
// the program, run it in the software room of package rig, press keys, speak
// into the microphone, listen to the loudspeaker, and read files and database
// for themselves. Nothing of the program is imported.
package e2e
