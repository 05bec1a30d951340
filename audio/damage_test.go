package audio_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"greenroom/audio"
)

// damaged is a file that something happened to.
type damaged struct {
	what    string
	content []byte
	folder  bool // it is no file at all

	// intact: the header is where it was and says what it said, but for the
	// sizes. It is what a crash leaves, and every whole frame must be found.
	intact bool
}

const (
	headerBytes = 44
	riffSize    = 4  // where the header says how long the file is
	dataSize    = 40 // and how long the sound
)

// taken is a recording of a second and a bit, as the package itself writes it.
func taken(t *testing.T) (content []byte) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		path := newPath(t)
		h := audio.NewFakeHost(aMachine(melody(3)))
		h.LimitRecording(63_001) // always the same, and no other kind of frame divides it
		r := record(t, h, path)
		<-r.Done()
		_, err := r.Stop()
		wantError(t, err, audio.ErrTooLong)
		content, err = os.ReadFile(path)
		check(t, err)
	})
	return content
}

// damages are 200 files that were once the one given, the same in every run.
func damages(whole []byte) []damaged {
	random := rand.New(rand.NewPCG(20, 26))
	header, sound := whole[:headerBytes], whole[headerBytes:]
	var all []damaged
	add := func(intact bool, what string, parts ...[]byte) {
		all = append(all, damaged{what: what, content: slices.Concat(parts...), intact: intact})
	}
	sized := func(at int, size uint32) []byte {
		b := bytes.Clone(whole)
		binary.LittleEndian.PutUint32(b[at:], size)
		return b
	}
	chunk := func(id string, size uint32, body string) []byte {
		return append(binary.LittleEndian.AppendUint32([]byte(id), size), body...)
	}
	noise := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(random.Uint32())
		}
		return b
	}

	var bits []int
	for at := range headerBytes {
		if at == 22 || at == 34 { // the channels, and the bits of a sample: how long a frame is
			for bit := range 8 {
				bits = append(bits, 8*at+bit)
			}
		} else {
			bits = append(bits, 8*at+random.IntN(8))
		}
	}
	for _, bit := range bits {
		b := bytes.Clone(whole)
		b[bit/8] ^= 1 << (bit % 8)
		size := bit/8 >= riffSize && bit/8 < riffSize+4 || bit/8 >= dataSize
		add(size, fmt.Sprintf("bit %d of the header flipped", bit), b)
	}

	// A writer that dies leaves the sizes of a moment ago; the others come from elsewhere.
	n := uint32(len(sound))
	for _, at := range []int{riffSize, dataSize} {
		for _, size := range []uint32{
			0, 1, 2, n / 2, n/2 + 1, n - 2, n - 1, n + 1, n + 2, n + 7, n + 8, 2 * n, 1 << 31, 1<<32 - 2, 1<<32 - 1,
		} {
			add(true, fmt.Sprintf("size at %d is %d", at, size), sized(at, size))
		}
	}

	for n := range headerBytes {
		add(false, fmt.Sprintf("cut after %d bytes", n), whole[:n])
	}
	for range 28 {
		n := headerBytes + random.IntN(len(sound))
		add(true, fmt.Sprintf("cut after %d bytes", n), whole[:n])
	}

	riff, format, data := header[:12], header[12:36], header[36:]
	add(false, "the format twice", riff, format, format, data, sound)
	add(false, "the format twenty times", riff, bytes.Repeat(format, 20), data, sound)
	add(false, "the sound twice", whole, data, sound)
	add(false, "the head of the sound twice", header, data, sound)
	add(false, "a sound of nothing before the sound", riff, format, chunk("data", 0, ""), data, sound)
	add(false, "the file twice", whole, whole)
	add(false, "the sound before the format", riff, data, sound, format)
	add(false, "the head of the sound before the format", riff, data, format, sound)

	for _, size := range []uint32{1 << 30, 1<<31 - 1, 1 << 31, 1<<32 - 1} {
		huge := chunk("junk", size, "not much")
		add(false, fmt.Sprintf("a chunk of %d bytes before the sound", size), riff, format, huge, data, sound)
		// The chunk cannot be told from sound behind a size that is too small.
		add(true, fmt.Sprintf("a chunk of %d bytes after the sound", size), whole, huge)
	}

	// A disk that lost power may bring blocks back as zeros.
	for i := range 10 {
		b := bytes.Clone(whole)
		size := 512 << random.IntN(5)
		at := random.IntN(len(b)/512) * 512
		if i < 2 {
			at = 0
		}
		clear(b[at:min(at+size, len(b))])
		add(at > 0, fmt.Sprintf("%d bytes from %d are zero", size, at), b)
	}

	for _, n := range []int{1, 2, 3, 8, 44, 511, 4096, 50_001} {
		add(true, fmt.Sprintf("%d random bytes appended", n), whole, noise(n))
	}
	for _, id := range []string{"RIFX", "RF64", "fLaC", "ID3\x04", "\xff\xfb\x90\x00"} {
		add(false, fmt.Sprintf("%q in place of RIFF", id), []byte(id), whole[4:])
	}
	all = append(all, damaged{what: "a folder in its place", folder: true})
	return all
}

// careful calls what must neither panic, nor hang, nor ask for memory that
// only the damaged header speaks of.
type careful struct {
	t      *testing.T
	panics int
	most   uint64 // bytes one call asked for
	slow   time.Duration
}

const (
	patience = 2 * time.Second
	// memory is plenty for a file of a second, read in blocks and kept as
	// floats, and a thousandth of the 4 GB a header may claim.
	memory = 4 << 20
)

func (c *careful) call(what string, do func()) {
	c.t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	panicked := make(chan any, 1)
	go func() {
		defer func() { panicked <- recover() }()
		do()
	}()
	select {
	case p := <-panicked:
		if p != nil {
			c.panics++
			c.t.Errorf("%s panics: %v", what, p)
		}
	case <-time.After(patience):
		c.t.Fatalf("%s hangs", what)
	}
	c.slow = max(c.slow, time.Since(began))
	runtime.ReadMemStats(&after)
	asked := after.TotalAlloc - before.TotalAlloc // what was freed again counts as well
	c.most = max(c.most, asked)
	if asked > memory {
		c.t.Errorf("%s asks for %d bytes", what, asked)
	}
}

// reads reads a file in all ways and returns its samples. All ways agree on
// whether it is sound, and none changes it.
func (c *careful) reads(path string) ([]float32, error) {
	t := c.t
	t.Helper()
	var samples []float32
	var rate int
	var peaks audio.Peaks
	var clip audio.Clip
	var err, peaksErr, importErr error
	dst := filepath.Join(filepath.Dir(path), "imported.wav")
	c.call("ReadSamples", func() { samples, rate, err = audio.ReadSamples(t.Context(), path) })
	c.call("ReadPeaks", func() { peaks, peaksErr = audio.ReadPeaks(t.Context(), path) })
	c.call("Import", func() { clip, importErr = audio.Import(t.Context(), path, dst, nil) })

	refusedProperly(t, err, path)
	refusedProperly(t, peaksErr, path)
	refusedProperly(t, importErr, path)
	if (err == nil) != (peaksErr == nil) {
		t.Errorf("ReadSamples says %v, ReadPeaks %v", err, peaksErr)
	}
	// Import alone refuses a file without a single frame.
	if (err == nil && len(samples) > 0) != (importErr == nil) {
		t.Errorf("ReadSamples finds %d frames (%v), Import says %v", len(samples), err, importErr)
	}
	if importErr == nil {
		got := samplesOf(t, dst)
		want := len(samples) * audio.SampleRate / rate
		if int64(len(got)) != clip.Frames || len(got) < want || len(got) > want+1 {
			t.Errorf("imported %d frames for %d at %d, the clip says %d", len(got), len(samples), rate, clip.Frames)
		}
		check(t, os.Remove(dst))
	} else {
		absent(t, dst)
	}
	if err != nil {
		return nil, err
	}
	if steps := (len(samples)*audio.PeaksPerSecond + rate - 1) / rate; len(peaks.Min) != steps || len(peaks.Max) != steps {
		t.Errorf("%d frames at %d have %d and %d peaks", len(samples), rate, len(peaks.Min), len(peaks.Max))
	}
	for i, v := range samples {
		if v < -1 || v > 1 {
			t.Fatalf("sample %d is %v", i, v)
		}
	}
	return samples, nil
}

// refusedProperly accepts no error, or one that says what is wrong with the file.
func refusedProperly(t *testing.T, err error, path string) {
	t.Helper()
	var fault *audio.FileError
	if err != nil && (!errors.As(err, &fault) || fault.Path != path || fault.Reason == "") {
		t.Errorf("the error does not tell what is wrong with the file: %v", err)
	}
}

func TestADamagedFileIsRefusedOrReadNeverMore(t *testing.T) {
	whole := taken(t)
	all := damages(whole)
	if len(all) != 200 {
		t.Fatalf("there are %d damages", len(all))
	}
	c := careful{}
	inFull, inPart, refused := 0, 0, 0
	for i, d := range all {
		t.Run(fmt.Sprintf("%03d %s", i+1, d.what), func(t *testing.T) {
			c.t = t
			samples, err := c.survives(d)
			switch {
			case err != nil:
				refused++
			case beginsWith(samples, whole):
				inFull++
			default: // or what there is is heard in another way, as with a bit flipped in its rate
				inPart++
			}
		})
	}
	t.Logf("%d damaged files: %d read whole, %d read in part, %d refused, %d panics", len(all), inFull, inPart, refused, c.panics)
	if !t.Failed() {
		t.Logf("torture: sound file damaged, read or refused | %d | %d | none", len(all), len(all))
	}
	t.Logf("the longest call took %v, the greediest asked for %d kB for a file of %d kB", c.slow.Round(time.Millisecond), c.most>>10, len(whole)>>10)
}

// survives reads a damaged file, repairs it, and reads it again.
func (c *careful) survives(d damaged) ([]float32, error) {
	t := c.t
	path := newPath(t)
	if d.folder {
		check(t, os.Mkdir(path, 0o700))
	} else {
		check(t, os.WriteFile(path, d.content, 0o600))
	}
	now := func() []byte {
		t.Helper()
		if d.folder {
			left, err := os.ReadDir(path)
			if err != nil || len(left) > 0 {
				t.Errorf("the folder holds %v (%v)", left, err)
			}
			return nil
		}
		b, err := os.ReadFile(path)
		check(t, err)
		return b
	}

	samples, err := c.reads(path)
	if !bytes.Equal(now(), d.content) {
		t.Error("reading changed the file")
	}
	var info audio.Info
	var repairErr error
	c.call("Repair", func() { info, repairErr = audio.Repair(path) })
	refusedProperly(t, repairErr, path)
	if (repairErr == nil) != (err == nil) {
		t.Fatalf("reading says %v, Repair %v", err, repairErr)
	}
	if err != nil {
		if d.intact {
			t.Errorf("its header is in order, but %v", err)
		}
		if !bytes.Equal(now(), d.content) {
			t.Error("it was refused and changed all the same")
		}
		return nil, err
	}

	// Repair takes no sound away: half a frame at most.
	repaired := now()
	frame := info.Channels * (info.Bits + 7) / 8
	if lost := len(d.content) - len(repaired); lost < 0 || lost >= frame {
		t.Errorf("Repair made the file %d bytes shorter, a frame has %d", lost, frame)
	}
	if info.Frames != int64(len(samples)) {
		t.Errorf("Repair finds %d frames, before it were %d", info.Frames, len(samples))
	}
	after, err := c.reads(path)
	check(t, err)
	if !slices.Equal(after, samples) {
		t.Errorf("%d frames were read before Repair, after it %d that are not the same", len(samples), len(after))
	}
	_, err = audio.Repair(path)
	check(t, err)
	if !bytes.Equal(now(), repaired) {
		t.Error("a second Repair finds something to repair")
	}
	if d.intact {
		behind := d.content[headerBytes:]
		same(t, samplesOf(t, path), fromLittleEndian(behind))
	}
	return samples, nil
}

// beginsWith reports whether the samples begin with all the sound of a file.
func beginsWith(samples []float32, whole []byte) bool {
	said := fromLittleEndian(whole[headerBytes:])
	if len(samples) < len(said) {
		return false
	}
	for i, v := range said {
		if samples[i] != float32(v)/(1<<15) {
			return false
		}
	}
	return true
}

// fromLittleEndian is the whole samples in raw.
func fromLittleEndian(raw []byte) []int16 {
	out := make([]int16, len(raw)/2)
	for i := range out {
		out[i] = int16(binary.LittleEndian.Uint16(raw[2*i:]))
	}
	return out
}
