package e2e_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

// The tests that try to make the program lose something run a number of times
// that fits into make test. make torture sets $GREENROOM_TORTURE to make them
// run longer, and prints the table they fill.

// tries is how often a fault is tried: so often in make test, so often in make
// torture, of which a small part is one try at least.
func tries(test, torture int) int {
	if long, err := strconv.Atoi(os.Getenv("GREENROOM_TORTURE")); err == nil && long > 0 {
		return max(1, torture*long/100)
	}
	return test
}

// seeded gives the same choices in every run.
func seeded(n uint64) *rand.Rand { return rand.New(rand.NewPCG(n, 2026)) }

// outcome is a row of the table: what was done to the program, and what came
// of it.
type outcome struct {
	Fault    string
	Tries    int
	Survived int
	Worst    string // what was lost at the worst
}

// tell logs the row in the form from which make torture prints its table.
func (o outcome) tell(t *testing.T) {
	t.Helper()
	t.Logf("torture: %s | %d | %d | %s", o.Fault, o.Tries, o.Survived, o.Worst)
}

// between is a random length of time.
func between(random *rand.Rand, least, most time.Duration) time.Duration {
	return least + time.Duration(random.Int64N(int64(most-least)))
}

// seconds is a loss as the table tells it.
func seconds(d time.Duration) string {
	if d <= 0 {
		return "none"
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}
