package rig

import (
	"encoding/binary"
	"fmt"
	"image"
	"os"
	"syscall"
)

// framebuffer is the picture of an X server started with -fbdir: a file in
// the format of xwd, which the server keeps up to date in place.
type framebuffer struct {
	file          []byte
	pixels        int // where the first one begins
	width, height int
	stride        int // bytes from line to line
}

func openFramebuffer(path string) (*framebuffer, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open picture of the screen: %w", err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("open picture of the screen: %w", err)
	}
	memory, err := syscall.Mmap(int(file.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, fmt.Errorf("map picture of the screen: %w", err)
	}
	// The header is a run of 32-bit big-endian words (XWDFile.h).
	word := func(i int) int { return int(binary.BigEndian.Uint32(memory[4*i:])) }
	const headerSize, width, height, bitsPerPixel, bytesPerLine, colours = 0, 4, 5, 11, 12, 19
	if word(bitsPerPixel) != 32 {
		return nil, fmt.Errorf("read picture of the screen: %d bits per pixel, not 32", word(bitsPerPixel))
	}
	const colourSize = 12
	return &framebuffer{
		file:   memory,
		pixels: word(headerSize) + word(colours)*colourSize,
		width:  word(width), height: word(height), stride: word(bytesPerLine),
	}, nil
}

func (f *framebuffer) close() {
	if f != nil {
		_ = syscall.Munmap(f.file)
	}
}

// picture copies what is shown now. The server stores blue, green, red, unused.
func (f *framebuffer) picture() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, f.width, f.height))
	for y := range f.height {
		line := f.file[f.pixels+y*f.stride:][:4*f.width]
		to := img.Pix[y*img.Stride:]
		for i := 0; i < len(line); i += 4 {
			to[i], to[i+1], to[i+2], to[i+3] = line[i+2], line[i+1], line[i], 0xff
		}
	}
	return img
}

// colours counts the different colours on a coarse grid, up to enough. A
// screen without a drawn window has one or two.
func (f *framebuffer) colours(enough int) int {
	seen := make(map[uint32]bool, enough)
	for y := 1; y < f.height; y += 3 {
		line := f.file[f.pixels+y*f.stride:]
		for x := 1; x < f.width; x += 3 {
			seen[binary.LittleEndian.Uint32(line[4*x:])&0xffffff] = true
			if len(seen) >= enough {
				return enough
			}
		}
	}
	return len(seen)
}
