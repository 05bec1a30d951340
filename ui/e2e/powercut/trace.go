// Package powercut tells what a power cut may leave of files. It reads what a
// program did to them from strace, and builds the disk as it may be found when
// the power fails after any of these calls.
//
// The disk is one with an ordered journal, as ext4 is by default: a sync of a
// file makes its content last, and with it all names given and taken before, of
// whatever file. What was written and not synced may be there, or not, or in
// part, each write for itself; of names given since the last sync there may be
// any beginning of their order.
package powercut

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Calls are those that Read understands; strace has to be told to trace them.
const Calls = "openat,write,pwrite64,lseek,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat," +
	"copy_file_range,sendfile,close"

// Options are the options of strace with which it writes what Read reads. The
// files are named by a prefix, one for each thread.
func Options(prefix string) []string {
	return []string{"-ff", "-qq", "-ttt", "-y", "-xx", "-s", "4000000", "-o", prefix, "-e", "trace=" + Calls}
}

// call is one system call that succeeded.
type call struct {
	at     string // when it began, in a form that sorts
	name   string
	args   string
	result string
}

var callLine = regexp.MustCompile(`^(\d+\.\d+) (\w+)\((.*)\)\s+= (\S.*)$`)

// Read reads what strace wrote, in the order of time.
func Read(prefix string) (*Trace, error) {
	files, err := filepath.Glob(prefix + ".*")
	if err != nil {
		return nil, err
	}
	var calls []call
	for _, file := range files {
		found, err := readFile(file)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
		calls = append(calls, found...)
	}
	slices.SortStableFunc(calls, func(a, b call) int { return cmp.Compare(a.at, b.at) })
	t := &Trace{}
	offsets := map[string]int64{} // of descriptors
	for _, c := range calls {
		if err := t.add(c, offsets); err != nil {
			return nil, fmt.Errorf("%s(%.200s): %w", c.name, c.args, err)
		}
	}
	return t, nil
}

func readFile(file string) (calls []call, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		m := callLine.FindStringSubmatch(lines.Text())
		if m == nil || strings.HasPrefix(m[4], "-1") || strings.HasPrefix(m[4], "?") {
			continue
		}
		calls = append(calls, call{m[1], m[2], m[3], m[4]})
	}
	return calls, lines.Err()
}

// Trace is what a program did to files, in order.
type Trace struct {
	ops []op
}

// Len is how many operations there are to cut the power after.
func (t *Trace) Len() int { return len(t.ops) }

// op is one thing done to the disk.
type op struct {
	kind   opKind
	path   string
	to     string // of a rename, or of a copy
	offset int64
	from   int64 // of a copy
	data   []byte
	size   int64
}

type opKind int

const (
	opCreate opKind = iota
	opMkdir
	opWrite
	opTruncate
	opSync
	opRename
	opUnlink
	opCopy
)

// add understands one call.
func (t *Trace) add(c call, offsets map[string]int64) error {
	args := split(c.args)
	arg := func(i int) string {
		if i < len(args) {
			return args[i]
		}
		return ""
	}
	number := func(text string) int64 {
		n, _ := strconv.ParseInt(strings.Fields(text + " 0")[0], 10, 64)
		return n
	}
	switch c.name {
	case "openat":
		path, flags := unquote(arg(1)), arg(2)
		descriptor, _, _ := strings.Cut(c.result, "<")
		offsets[descriptor] = 0
		if strings.Contains(flags, "O_CREAT") {
			t.ops = append(t.ops, op{kind: opCreate, path: path})
		}
		if strings.Contains(flags, "O_TRUNC") {
			t.ops = append(t.ops, op{kind: opTruncate, path: path})
		}
	case "write":
		descriptor, path := descriptor(arg(0))
		data := []byte(unquote(arg(1)))
		n := number(c.result)
		t.ops = append(t.ops, op{kind: opWrite, path: path, offset: offsets[descriptor], data: data[:min(n, int64(len(data)))]})
		offsets[descriptor] += n
	case "pwrite64":
		_, path := descriptor(arg(0))
		data := []byte(unquote(arg(1)))
		t.ops = append(t.ops, op{kind: opWrite, path: path, offset: number(arg(3)), data: data[:min(number(c.result), int64(len(data)))]})
	case "lseek":
		descriptor, _ := descriptor(arg(0))
		offsets[descriptor] = number(c.result)
	case "ftruncate":
		_, path := descriptor(arg(0))
		t.ops = append(t.ops, op{kind: opTruncate, path: path, size: number(arg(1))})
	case "fsync", "fdatasync":
		_, path := descriptor(arg(0))
		t.ops = append(t.ops, op{kind: opSync, path: path})
	case "rename":
		t.ops = append(t.ops, op{kind: opRename, path: unquote(arg(0)), to: unquote(arg(1))})
	case "renameat", "renameat2":
		t.ops = append(t.ops, op{kind: opRename, path: unquote(arg(1)), to: unquote(arg(3))})
	case "unlink":
		t.ops = append(t.ops, op{kind: opUnlink, path: unquote(arg(0))})
	case "unlinkat":
		t.ops = append(t.ops, op{kind: opUnlink, path: unquote(arg(1))})
	case "mkdir":
		t.ops = append(t.ops, op{kind: opMkdir, path: unquote(arg(0))})
	case "mkdirat":
		t.ops = append(t.ops, op{kind: opMkdir, path: unquote(arg(1))})
	case "copy_file_range":
		from, path := descriptor(arg(0))
		into, to := descriptor(arg(2))
		n := number(c.result)
		t.ops = append(t.ops, op{kind: opCopy, path: path, to: to, from: offsets[from], offset: offsets[into], size: n})
		offsets[from] += n
		offsets[into] += n
	case "sendfile":
		into, to := descriptor(arg(0))
		from, path := descriptor(arg(1))
		n := number(c.result)
		t.ops = append(t.ops, op{kind: opCopy, path: path, to: to, from: offsets[from], offset: offsets[into], size: n})
		offsets[from] += n
		offsets[into] += n
	}
	return nil
}

// descriptor takes "12<path>" apart.
func descriptor(arg string) (number, path string) {
	number, path, _ = strings.Cut(arg, "<")
	path = strings.TrimSuffix(path, ">")
	return number, strings.TrimSuffix(unescape(path), "(deleted)")
}

// split divides the arguments of a call at commas outside of quotes and angles.
func split(args string) (parts []string) {
	quoted, angles, from := false, 0, 0
	for i := 0; i < len(args); i++ {
		switch c := args[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '<':
			angles++
		case c == '>':
			angles--
		case c == ',' && angles == 0:
			parts = append(parts, strings.TrimSpace(args[from:i]))
			from = i + 1
		}
	}
	return append(parts, strings.TrimSpace(args[from:]))
}

// unquote reads a string of strace's.
func unquote(arg string) string {
	arg = strings.TrimSuffix(arg, "...")
	return unescape(strings.Trim(arg, `"`))
}

// unescape reads \x2f as a slash.
func unescape(text string) string {
	if !strings.Contains(text, `\x`) {
		return text
	}
	out := make([]byte, 0, len(text)/4)
	for i := 0; i < len(text); {
		if text[i] == '\\' && i+3 < len(text) && text[i+1] == 'x' {
			if n, err := strconv.ParseUint(text[i+2:i+4], 16, 8); err == nil {
				out = append(out, byte(n))
				i += 4
				continue
			}
		}
		out = append(out, text[i])
		i++
	}
	return string(out)
}
