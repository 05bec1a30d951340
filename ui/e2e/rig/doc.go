// Package rig is a room with a screen, a keyboard, a loudspeaker and a
// microphone that exist only in software, so that the built Greenroom can be
// used as a person uses it on a machine that has none of them.
//
// A Rig starts its own X server (Xvfb) with a window manager, its own message
// bus and its own PulseAudio server, all below one temporary folder, and ends
// them again. It never talks to the sound server or the screen of the machine
// it runs on, it runs as root or not, and several rigs run side by side.
//
// The rig knows the program only from outside: keys go in through the X
// server, speech through the microphone; what comes back is read from the
// screen, from the loudspeaker, from the files on disk and, by way of the
// sqlite3 command, from the database. It imports nothing of Greenroom.
//
// It needs Linux and the programs that Missing names.
package rig
