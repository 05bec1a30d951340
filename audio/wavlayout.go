package audio

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// reason is what is wrong with a file, as the end of a sentence about it.
type reason string

func (r reason) Error() string { return string(r) }

// The encodings a WAV file may have, by their number in the header.
const (
	wavPCM        = 1
	wavFloat      = 3
	wavExtensible = 0xfffe
)

// What is accepted from elsewhere.
const (
	minRate     = 8000
	maxRate     = 192000
	maxChannels = 64
	maxChunks   = 1000
)

// wavLayout is what the header of a WAV file says, corrected by the length of
// the file: a program that dies while it writes leaves sizes behind that are
// zero, the largest possible, or those of a moment ago.
type wavLayout struct {
	rate, channels, bits int
	float                bool
	size                 int64 // of the file
	soundAt, soundEnd    int64 // where the frames are
	riffSays, soundSays  int64 // the sizes in the header
	finished             bool  // soundSays fits the file
	long                 bool  // an RF64 file, whose sizes have 64 bits
}

// sampleBytes is the room a sample takes.
func (l wavLayout) sampleBytes() int { return (l.bits + 7) / 8 }

// frameBytes is the room a sample of each channel takes.
func (l wavLayout) frameBytes() int { return l.channels * l.sampleBytes() }

// parseWAV walks over the chunks of a file. Errors are a reason when the file
// is at fault.
func parseWAV(r io.ReaderAt, size int64) (wavLayout, error) {
	l := wavLayout{size: size}
	var head [12]byte
	if size == 0 {
		return l, reason("it is empty")
	}
	if size < int64(len(head)) {
		return l, reason("it is too short to hold any sound")
	}
	if _, err := r.ReadAt(head[:], 0); err != nil {
		return l, err
	}
	l.long = string(head[:4]) == "RF64"
	if (string(head[:4]) != "RIFF" && !l.long) || string(head[8:]) != "WAVE" {
		return l, reason("it is not a WAV file")
	}
	l.riffSays = int64(binary.LittleEndian.Uint32(head[4:]))

	var longSays int64
	at := int64(len(head))
	for range maxChunks {
		id, n, err := chunkAt(r, at, size)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return l, err
		}
		body := at + 8
		switch id {
		case "ds64":
			var b [16]byte
			if _, err := io.ReadFull(io.NewSectionReader(r, body, n), b[:]); err != nil {
				return l, cut(err)
			}
			longSays = int64(min(binary.LittleEndian.Uint64(b[8:]), math.MaxInt64/2))
		case "fmt ":
			if err := l.parseFormat(io.NewSectionReader(r, body, n)); err != nil {
				return l, err
			}
		case "data":
			if l.rate == 0 {
				return l, reason("it does not say how its sound is stored")
			}
			l.soundAt, l.soundSays = body, n
			if l.long && n == math.MaxUint32 {
				n = longSays
			}
			l.measure(r, n)
			return l, nil
		}
		at = body + n + n&1
	}
	if l.rate == 0 {
		return l, reason("its header ends too early")
	}
	return l, reason("there is no sound in it")
}

// measure finds where the sound ends: after n bytes, if there is nothing or
// another chunk; with the file otherwise, since the header was not finished then.
func (l *wavLayout) measure(r io.ReaderAt, n int64) {
	l.soundEnd = l.soundAt + n
	l.finished = l.soundEnd <= l.size && chunksFit(r, l.soundEnd+n&1, l.size)
	frame := int64(l.frameBytes())
	if !l.finished {
		l.soundEnd = l.size
	} else if n%frame != 0 { // a damaged size: what looks like padding may be half a sample
		l.soundEnd = min(l.soundEnd+n&1, l.size)
	}
	l.soundEnd -= (l.soundEnd - l.soundAt) % frame
}

// chunkAt reads the head of the chunk at an offset; io.EOF says there is none.
func chunkAt(r io.ReaderAt, at, size int64) (id string, n int64, err error) {
	var b [8]byte
	if at+int64(len(b)) > size {
		return "", 0, io.EOF
	}
	if _, err := r.ReadAt(b[:], at); err != nil {
		return "", 0, err
	}
	return string(b[:4]), int64(binary.LittleEndian.Uint32(b[4:])), nil
}

// chunksFit reports whether a file is made of chunks from an offset to its
// very end. Sound that is taken for chunks will not fit.
func chunksFit(r io.ReaderAt, at, size int64) bool {
	for range maxChunks {
		if at >= size {
			return at <= size+1 // the last one's padding is often left out
		}
		id, n, err := chunkAt(r, at, size)
		if err != nil {
			return false
		}
		for _, c := range []byte(id) {
			if c < ' ' || c > '~' {
				return false
			}
		}
		at += 8 + n + n&1
	}
	return false
}

// parseFormat reads the chunk that tells how samples are stored.
func (l *wavLayout) parseFormat(r io.Reader) error {
	var b [40]byte
	n, err := io.ReadFull(r, b[:])
	if n < 16 {
		return cut(err)
	}
	encoding := binary.LittleEndian.Uint16(b[0:])
	channels := int(binary.LittleEndian.Uint16(b[2:]))
	rate := int64(binary.LittleEndian.Uint32(b[4:]))
	bits := int(binary.LittleEndian.Uint16(b[14:]))
	if encoding == wavExtensible {
		if n < 26 {
			return cut(err)
		}
		encoding = binary.LittleEndian.Uint16(b[24:])
	}
	switch {
	case encoding == wavPCM && bits >= 1 && bits <= 32:
	case encoding == wavFloat && (bits == 32 || bits == 64):
		l.float = true
	case encoding == wavPCM || encoding == wavFloat:
		return reason(fmt.Sprintf("its samples of %d bits are of no known kind", bits))
	default:
		return reason(fmt.Sprintf("its sound is compressed in a way (number %d) that is not supported", encoding))
	}
	if rate < minRate || rate > maxRate {
		return reason(fmt.Sprintf("its rate of %d samples a second is not between %d and %d", rate, minRate, maxRate))
	}
	if channels < 1 || channels > maxChannels {
		return reason(fmt.Sprintf("it claims to have %d channels", channels))
	}
	l.rate, l.channels, l.bits = int(rate), channels, bits
	return nil
}

// cut turns the end of the file into a reason.
func cut(err error) error {
	if err == nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return reason("its header ends too early")
	}
	return err
}

// mix decodes frames and takes the mean of their channels. Full scale is 1.
func (l wavLayout) mix(dst []float32, raw []byte) {
	decode := l.decoder()
	size, share := l.sampleBytes(), 1/float32(l.channels)
	for i := range dst {
		var sum float32
		for range l.channels {
			sum += decode(raw)
			raw = raw[size:]
		}
		dst[i] = sum * share
	}
}

// decoder reads the sample at the beginning of its argument.
func (l wavLayout) decoder() func([]byte) float32 {
	switch {
	case l.float && l.bits == 32:
		return func(b []byte) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(b)) }
	case l.float:
		return func(b []byte) float32 { return float32(math.Float64frombits(binary.LittleEndian.Uint64(b))) }
	}
	switch l.sampleBytes() {
	case 1: // the only one without a sign
		return func(b []byte) float32 { return float32(int(b[0])-128) / (1 << 7) }
	case 2:
		return func(b []byte) float32 { return float32(int16(binary.LittleEndian.Uint16(b))) / (1 << 15) }
	case 3:
		return func(b []byte) float32 {
			return float32(int32(uint32(b[0])<<8|uint32(b[1])<<16|uint32(b[2])<<24)) / (1 << 31)
		}
	default:
		return func(b []byte) float32 { return float32(int32(binary.LittleEndian.Uint32(b))) / (1 << 31) }
	}
}

// quantise turns samples into 16 bits; what is beyond full scale is cut off.
// It uses and returns the beginning of dst.
func quantise(dst []int16, src []float32) []int16 {
	dst = dst[:len(src)]
	for i, v := range src {
		x := math.Round(float64(v) * fullScale)
		switch {
		case x != x:
			dst[i] = 0
		case x > math.MaxInt16:
			dst[i] = math.MaxInt16
		case x < math.MinInt16:
			dst[i] = math.MinInt16
		default:
			dst[i] = int16(x)
		}
	}
	return dst
}
