package rig

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// hiss is the sound of the empty room: noise of an amplitude of 8 steps of 16
// bits, -72 dB below full scale. No real room is digitally silent. It never
// repeats and is the same in every rig, so that every sample of a recording
// shows which moment of the room it heard.
type hiss struct{ random *rand.Rand }

func newHiss() hiss { return hiss{rand.New(rand.NewPCG(1, 2))} }

func (h hiss) next() int16 { return int16(h.random.IntN(17) - 8) }

// Account is what became of the room's hiss on its way into a recording.
type Account struct {
	Heard    int // samples of the room that are in the recording
	Lost     int // samples missing between others that are there
	Inserted int // samples in the recording that the room never made
	Gaps     int // places where either happened
}

// AccountFor compares a recording of the empty room, in which nobody spoke,
// with what there was to hear, sample by sample. The room must not have been
// open for longer than the recording and ten minutes more.
func AccountFor(heard Signal) (Account, error) {
	room := make(Signal, len(heard)+600*Rate)
	for i, h := 0, newHiss(); i < len(room); i++ {
		room[i] = h.next()
	}
	at := find(heard, room)
	if at < 0 {
		return Account{}, fmt.Errorf("account for recording: it does not begin with the sound of the room")
	}
	var a Account
	for i := 0; i < len(heard); {
		if at < len(room) && heard[i] == room[at] {
			a.Heard++
			i, at = i+1, at+1
			continue
		}
		a.Gaps++
		// Exact silence of the length of a few samples is not the room's.
		for i < len(heard) && silent(heard[i:]) {
			a.Inserted++
			i++
		}
		skip := find(heard[i:], room[at:min(len(room), at+30*Rate)])
		for skip < 0 && i+window < len(heard) {
			a.Inserted++
			i++
			skip = find(heard[i:], room[at:min(len(room), at+30*Rate)])
		}
		if skip < 0 {
			a.Inserted += len(heard) - i
			break
		}
		a.Lost += skip
		at += skip
	}
	return a, nil
}

// window is how many samples in a row tell one place of the hiss from all
// others.
const window = 24

// silent says whether a sound begins with exact silence.
func silent(s Signal) bool {
	return len(s) >= 4 && s[0] == 0 && s[1] == 0 && s[2] == 0 && s[3] == 0
}

// find says where in room the beginning of a sound is, or -1.
func find(sound, room Signal) int {
	if len(sound) < window {
		return -1
	}
	for i := 0; i+window <= len(room); i++ {
		if room[i] == sound[0] && slices.Equal(room[i:i+window], sound[:window]) {
			return i
		}
	}
	return -1
}

// Find says at which sample of a longer sound the beginning of another is, or
// -1. In the hiss of a room every moment is told from every other.
func Find(sound, in Signal) int { return find(sound, in) }
