package e2e_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
)

// How much may be lost at most when the program is killed.
const (
	soundLost  = 250 * time.Millisecond
	typingLost = time.Second
)

// ledger is what the program has acknowledged: it must be there for ever.
type ledger struct {
	entries map[int]string // title and body by id
	takes   map[int]string // frames and sound by id
}

// ledger reads what is kept now.
func (g *guest) ledger() ledger {
	g.Helper()
	l := ledger{map[int]string{}, map[int]string{}}
	for _, e := range query[struct {
		ID   int
		Text string
	}](g, "SELECT id, title || '|' || body AS text FROM entry") {
		l.entries[e.ID] = e.Text
	}
	for _, k := range query[take](g, "SELECT id, file, frames FROM take WHERE state <> 'recording'") {
		content, err := os.ReadFile(filepath.Join(g.folder, filepath.FromSlash(k.File)))
		g.must(err)
		l.takes[k.ID] = fmt.Sprintf("%d frames, %x", k.Frames, sha256.Sum256(content))
	}
	return l
}

// holds checks that everything in the ledger is still kept, and as it was.
func (l ledger) holds(now ledger) error {
	for id, text := range l.entries {
		if now.entries[id] != text {
			return fmt.Errorf("entry %d was %q and is %q", id, text, now.entries[id])
		}
	}
	for id, sound := range l.takes {
		if now.takes[id] != sound {
			return fmt.Errorf("take %d was %s and is %s", id, sound, now.takes[id])
		}
	}
	return nil
}

// killer kills the program while it does things, and looks what is left.
type killer struct {
	*guest
	random *rand.Rand
	round  int
	known  ledger
	pulse  pulse
}

// pulse tells for how long the machine stood still: whatever runs on it, this
// program and the one it watches get their turn late then. A promise in
// milliseconds holds from the moment they get it.
type pulse struct{ late atomic.Int64 }

const beat = 5 * time.Millisecond

// run counts until the context ends.
func (p *pulse) run(ctx context.Context) {
	for last := time.Now(); ctx.Err() == nil; {
		time.Sleep(beat)
		now := time.Now()
		if late := now.Sub(last) - beat; late > 4*beat {
			p.late.Add(int64(late))
		}
		last = now
	}
}

// begin counts from now on.
func (p *pulse) begin() { p.late.Store(0) }

// stood is how long the machine stood still since.
func (p *pulse) stood() time.Duration { return time.Duration(p.late.Load()) }

// again starts the program after it was killed, waits until it has cleared up,
// and checks that the database is whole and all that was known is there.
func (k *killer) again() error {
	k.launch()
	k.until(15*time.Second, "what was cut off is brought back", func() bool {
		return query[struct{ N int }](k.guest, "SELECT count(*) AS n FROM take WHERE state = 'recording'")[0].N == 0
	})
	if err := k.whole(); err != nil {
		return err
	}
	now := k.ledger()
	err := k.known.holds(now)
	k.known = now
	return err
}

// whole checks the database by SQLite's own means.
func (g *guest) whole() error {
	found := query[struct{ Check string }](g, "SELECT integrity_check AS [check] FROM pragma_integrity_check")
	if len(found) != 1 || found[0].Check != "ok" {
		return fmt.Errorf("the database is damaged: %v", found)
	}
	lost := query[struct{ Table string }](g, `SELECT "table" FROM pragma_foreign_key_check`)
	if len(lost) > 0 {
		return fmt.Errorf("rows refer to what is not there: %v", lost)
	}
	return nil
}

// A deed is something the program is killed at. It returns how much was lost,
// or that more was than may be.
type deed struct {
	name  string
	tries [2]int // in make test and in make torture
	do    func(*killer) (lost time.Duration, err error)
}

func deeds() []deed {
	return []deed{
		{"killed while recording", [2]int{15, 130}, (*killer).recording},
		{"killed while stopping", [2]int{10, 80}, (*killer).stopping},
		{"killed while typing", [2]int{12, 110}, (*killer).typing},
		{"killed while deleting", [2]int{6, 60}, (*killer).deleting},
		{"killed while importing", [2]int{6, 40}, (*killer).importing},
		{"killed while migrating", [2]int{6, 40}, (*killer).migrating},
		{"killed while backing up", [2]int{5, 40}, (*killer).backingUp},
	}
}

func TestKilledAtAnyInstantNothingAcknowledgedIsLost(t *testing.T) {
	g := enter(t, rig.Options{})
	k := &killer{guest: g, random: seeded(9)}
	go k.pulse.run(t.Context())
	g.launch()
	k.known = g.ledger()
	for _, d := range deeds() {
		o, worst := outcome{Fault: d.name, Tries: tries(d.tries[0], d.tries[1])}, time.Duration(0)
		for range o.Tries {
			k.round++
			k.pulse.begin()
			lost, err := d.do(k)
			if err != nil {
				t.Errorf("%s, round %d: %v", d.name, k.round, err)
				continue
			}
			o.Survived++
			worst = max(worst, lost)
		}
		if o.Worst = seconds(worst); d.name == "killed while typing" && worst > 0 {
			o.Worst += " of typing"
		}
		o.tell(t)
	}
	g.quit()
}
