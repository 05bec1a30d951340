package audio

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/hajimehoshi/go-mp3"
	"github.com/mewkiz/flac"
)

// decoder reads a sound file from beginning to end.
type decoder interface {
	// rate is the frames per second of what next returns.
	rate() int
	// next appends a stretch of the sound, mixed to one channel, full scale 1;
	// with io.EOF, which may come with sound, it is the last one.
	next(dst []float32) ([]float32, error)
	// progress is the part that has been read, 0 to 1.
	progress() float64
	// frames is how many there are in all, by the header, or 0 where it does
	// not say.
	frames() int64
	close() error
}

// openDecoder opens a file by what is in it, not by what it is called.
func openDecoder(path string) (decoder, error) {
	f, size, err := openSound(path)
	if err != nil {
		return nil, err
	}
	d, err := newDecoder(f, size, path)
	if err != nil {
		f.Close()
	}
	return d, err
}

func newDecoder(f *os.File, size int64, path string) (decoder, error) {
	start := tagLength(f)
	var head [12]byte
	n, err := f.ReadAt(head[:], start)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read sound: %w", err)
	}
	kind := kindOf(head[:n])
	if kind == "WAV" {
		f.Close()
		w, err := openWAV(path)
		if err != nil {
			return nil, err
		}
		return wavDecoder{w}, nil
	}
	foreign := foreignDecoder{path: path, kind: kind, file: f, size: size - start}
	body := io.NewSectionReader(f, start, size-start)
	switch kind {
	case "FLAC":
		d := &flacDecoder{foreignDecoder: foreign}
		err = d.guard(func() (err error) {
			d.stream, err = flac.New(d.count(body))
			return early(err)
		})
		if err == nil && (d.rate() < minRate || d.rate() > maxRate) {
			err = d.fault(fmt.Sprintf("its rate of %d samples a second is not between %d and %d", d.rate(), minRate, maxRate))
		}
		return d, err
	case "MP3":
		d := &mp3Decoder{foreignDecoder: foreign}
		err = d.guard(func() (err error) {
			d.stream, err = mp3.NewDecoder(d.count(withoutTrailer(body)))
			return early(err)
		})
		if err == nil && d.rate() == brokenMP3Rate {
			err = d.fault("the decoder in use garbles MP3 at 22.05 kHz; saved as WAV or FLAC it can be read")
		}
		return d, err
	case "":
		return nil, foreign.fault("it is empty")
	default:
		return nil, foreign.fault(kind)
	}
}

// kindOf tells the formats that are read, by their beginning: WAV, FLAC or
// MP3. For others it is what to tell the person.
func kindOf(head []byte) string {
	at := func(i int, magic string) bool {
		return len(head) >= i+len(magic) && string(head[i:i+len(magic)]) == magic
	}
	switch {
	case len(head) == 0:
		return ""
	case at(0, "RIFF"), at(0, "RF64"):
		return "WAV"
	case at(0, "fLaC"):
		return "FLAC"
	case isMP3(head):
		return "MP3"
	case at(0, "OggS"):
		return "it is an Ogg file; WAV, FLAC and MP3 can be read"
	case at(4, "ftyp"):
		return "it is an MP4 or M4A file; WAV, FLAC and MP3 can be read"
	default:
		return "it is neither WAV nor FLAC nor MP3"
	}
}

// isMP3 reports whether a frame of MPEG audio, layer 3, begins here.
func isMP3(head []byte) bool {
	if len(head) < 4 {
		return false
	}
	h := binary.BigEndian.Uint32(head)
	sync, version, layer := h>>21, h>>19&3, h>>17&3
	bitrate, rate := h>>12&15, h>>10&3
	return sync == 0x7ff && version != 1 && layer == 1 && bitrate != 15 && rate != 3
}

// tagLength is the length of the ID3 tag a file begins with, as MP3 and
// sometimes FLAC files do; 0 without one.
func tagLength(r io.ReaderAt) int64 {
	var b [10]byte
	if _, err := r.ReadAt(b[:], 0); err != nil || string(b[:3]) != "ID3" {
		return 0
	}
	length := int64(len(b))
	if b[5]&0x10 != 0 {
		length *= 2 // a footer like the header
	}
	var size int64
	for _, v := range b[6:] { // seven bits in each byte
		size = size<<7 | int64(v&0x7f)
	}
	return length + size
}

// withoutTrailer leaves out the ID3v1 tag at the end of an MP3 file, which
// would be searched for sound.
func withoutTrailer(r *io.SectionReader) io.Reader {
	const trailer = 128
	var b [3]byte
	at := r.Size() - trailer
	if at < 0 {
		return r
	}
	if _, err := r.ReadAt(b[:], at); err != nil || string(b[:]) != "TAG" {
		return r
	}
	return io.NewSectionReader(r, 0, at)
}

// wavDecoder reads a WAV file of any kind.
type wavDecoder struct{ *wavSound }

func (d wavDecoder) rate() int { return d.wavSound.rate }

func (d wavDecoder) next(dst []float32) ([]float32, error) {
	at := len(dst)
	dst = slices.Grow(dst, blockFrames)[:at+blockFrames]
	n, err := d.read(dst[at:])
	return dst[:at+n], err
}

func (d wavDecoder) frames() int64 { return d.info.Frames }

func (d wavDecoder) progress() float64 { return part(d.at, d.info.Frames) }

// foreignDecoder is what the decoders of other people's code have in common.
type foreignDecoder struct {
	path, kind string
	file       *os.File
	size, read int64
}

func (d *foreignDecoder) close() error { return d.file.Close() }

func (d *foreignDecoder) progress() float64 { return part(d.read, d.size) }

func part(done, all int64) float64 {
	if all <= 0 {
		return 1
	}
	return min(1, float64(done)/float64(all))
}

func (d *foreignDecoder) fault(why string) error { return &FileError{Path: d.path, Reason: why} }

// count is r, buffered, its bytes counted. It offers no seeking, since the MP3
// decoder would go through the whole file first.
func (d *foreignDecoder) count(r io.Reader) io.Reader {
	return bufio.NewReader(counter{r, &d.read})
}

type counter struct {
	io.Reader
	n *int64
}

func (c counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	*c.n += int64(n)
	return n, err
}

// guard calls a decoder. All its errors, and its panics over files it did not
// foresee, are faults of the file; io.EOF is none.
func (d *foreignDecoder) guard(call func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = d.fault("its " + d.kind + " data is damaged")
		}
	}()
	err = call()
	var system *os.PathError
	switch {
	case err == nil, err == io.EOF:
		return err
	case errors.As(err, &system):
		return fmt.Errorf("read sound: %w", err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return d.fault("its " + d.kind + " data ends too early")
	}
	var own *FileError
	if errors.As(err, &own) {
		return err
	}
	return d.fault("its " + d.kind + " data is damaged")
}

// early is the error of a file that ends before its sound begins.
func early(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// flacDecoder reads FLAC.
type flacDecoder struct {
	foreignDecoder
	stream *flac.Stream
	given  uint64
}

func (d *flacDecoder) frames() int64 { return int64(d.stream.Info.NSamples) }

func (d *flacDecoder) rate() int { return int(d.stream.Info.SampleRate) }

func (d *flacDecoder) next(dst []float32) ([]float32, error) {
	err := d.guard(func() error {
		f, err := d.stream.ParseNext()
		if err == io.EOF && d.given < d.stream.Info.NSamples {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		bits := f.BitsPerSample
		if bits == 0 {
			bits = d.stream.Info.BitsPerSample
		}
		scale := 1 / float32(uint64(1)<<(bits-1)) / float32(len(f.Subframes))
		for i := range f.Subframes[0].Samples {
			var sum float32
			for _, channel := range f.Subframes {
				sum += float32(channel.Samples[i])
			}
			dst = append(dst, sum*scale)
		}
		d.given += uint64(len(f.Subframes[0].Samples))
		return nil
	})
	return dst, err
}

// brokenMP3Rate is the rate at which go-mp3 v0.3.4 takes frames with a padding
// byte for one byte shorter than they are. No other rate of its MPEG-2 has
// padding.
const brokenMP3Rate = 22050

// mp3Decoder reads MP3, which its decoder always delivers in stereo, 16 bits.
type mp3Decoder struct {
	foreignDecoder
	stream *mp3.Decoder
	raw    [4 * blockFrames]byte
}

func (d *mp3Decoder) frames() int64 { return 0 }

func (d *mp3Decoder) rate() int { return d.stream.SampleRate() }

func (d *mp3Decoder) next(dst []float32) ([]float32, error) {
	err := d.guard(func() error {
		n, err := io.ReadFull(d.stream, d.raw[:])
		for raw := d.raw[:n-n%4]; len(raw) > 0; raw = raw[4:] {
			left := int16(binary.LittleEndian.Uint16(raw))
			right := int16(binary.LittleEndian.Uint16(raw[2:]))
			dst = append(dst, (float32(left)+float32(right))/(2*fullScale))
		}
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return io.EOF // the last, shorter stretch
		}
		return err
	})
	return dst, err
}
