// Command bench measures what should stay small, each figure beside something
// of the same kind measured in the same run: a bare Fyne window built with the
// same flags, the sound server's own recorder, the sqlite3 command, Praat. Only
// the ratios mean anything on another machine. How far the measures of speech
// are right it says too, and what the schedule asks in three months.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"greenroom/ui/e2e/sample"
)

func main() {
	rhythm := flag.Bool("schedule", false, "look at nothing but what is asked when")
	speech := flag.Bool("speech", false, "look at nothing but how speech is measured")
	long := flag.Duration("recording", 10*time.Minute, "how long to record while all processors are busy; 0 leaves it out")
	starts := flag.Int("starts", 7, "how often to start each program")
	crowd := flag.Bool("import", false, "look at nothing but how people are brought in")
	program := flag.Bool("app", false, "look at nothing but the program itself")
	entries := flag.Int("search", 100_000, "how many journal entries to search; 0 leaves it out")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	b := &bench{ctx: ctx}
	b.schedule()
	if *rhythm {
		b.print()
		return
	}
	var err error
	all := !*speech && !*crowd && !*program
	if all || *speech {
		err = b.speech()
	}
	if err == nil && (all || *crowd) {
		err = b.people(30_000)
	}
	if err == nil && (all || *program) {
		err = b.app(*long, *starts, *entries)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	b.print()
}

// bench is where the programs to compare are, and what was measured so far.
type bench struct {
	ctx             context.Context
	greenroom, bare string
	data            string // 500 takes and 10,000 entries
	rows            []row
	tables          []table // of figures that are no ratios
	spoken          float64 // s of speech without hesitations, and how many were heard in it
	hesitations     int
}

// row is one line of the table.
type row struct{ what, ours, theirs, ratio, aim string }

// app measures the program as a whole.
func (b *bench) app(long time.Duration, starts, entries int) error {
	dir, err := os.MkdirTemp("", "greenroom-bench-")
	if err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	defer os.RemoveAll(dir)
	b.data = filepath.Join(dir, "data")
	say("Building both programs ...")
	for name, target := range map[string]*string{"greenroom": &b.greenroom, "greenroom/ui/e2e/bench/bare": &b.bare} {
		*target = filepath.Join(dir, filepath.Base(name))
		cmd := exec.CommandContext(b.ctx, "go", "build", "-o", *target, name)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("build %s: %w", name, err)
		}
	}
	say("Writing 500 takes and 10,000 journal entries ...")
	if err := sample.Bulk(b.ctx, b.data, 500, 10_000); err != nil {
		return err
	}
	say("Starting both programs %d times ...", starts)
	if err := b.start(starts); err != nil {
		return err
	}
	say("Recording, while the bare window idles ...")
	if err := b.processor(30 * time.Second); err != nil {
		return err
	}
	if long > 0 {
		say("Recording for %v with all processors busy ...", long)
		if err := b.lost(long); err != nil {
			return err
		}
	}
	say("Counting allocations in the microphone's callback ...")
	if err := b.allocations(); err != nil {
		return err
	}
	if entries > 0 {
		say("Writing and searching %d journal entries ...", entries)
		if err := b.search(filepath.Join(dir, "search"), entries); err != nil {
			return err
		}
	}
	return nil
}

func say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

func (b *bench) add(what, ours, theirs, ratio, aim string) {
	b.rows = append(b.rows, row{what, ours, theirs, ratio, aim})
}

// print writes the tables.
func (b *bench) print() {
	for _, t := range b.tables {
		t.print()
	}
	if len(b.rows) == 0 {
		return
	}
	rows := table{{"", "Greenroom", "compared with", "ratio", "aim"}}
	for _, r := range b.rows {
		rows = append(rows, []string{r.what, r.ours, r.theirs, r.ratio, r.aim})
	}
	rows.print()
}

// table is rows of cells, the first one the head.
type table [][]string

func (t table) print() {
	var width []int
	for _, row := range t {
		for i, cell := range row {
			if i == len(width) {
				width = append(width, 0)
			}
			width[i] = max(width[i], len([]rune(cell)))
		}
	}
	fmt.Println()
	for _, row := range t {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell + strings.Repeat(" ", width[i]-len([]rune(cell))+3))
		}
		fmt.Println(strings.TrimRight(line.String(), " "))
	}
}

// ratio writes a quotient.
func ratio(a, b float64) string { return fmt.Sprintf("%.2f", a/b) }
