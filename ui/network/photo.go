package network

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	_ "image/png" // photos may be PNG
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"golang.org/x/image/draw"

	"greenroom/data"
)

const (
	photoSide  = 256      // of what is kept, in pixels
	photoBytes = 40 << 20 // the largest file that is looked at
	photoPixel = 80_000_000
)

// choosePhoto asks for a file with a photo.
func (c *card) choosePhoto() {
	open := dialog.NewFileOpen(func(from fyne.URIReadCloser, err error) {
		if err != nil {
			c.win.Fail(lang.L("open this file"), err)
		}
		if from == nil || err != nil {
			return
		}
		c.takePhoto(from)
	}, c.win.Window())
	open.SetFilter(storage.NewExtensionFileFilter([]string{".jpg", ".jpeg", ".png", ".JPG", ".JPEG", ".PNG"}))
	open.Resize(c.win.Window().Canvas().Size())
	open.Show()
}

// takePhoto makes a photo small, beside the UI thread, and puts it on the card.
func (c *card) takePhoto(from io.ReadCloser) {
	var small []byte
	c.keep(lang.L("read this photo"), func(context.Context) (err error) {
		defer from.Close()
		small, err = shrink(io.LimitReader(from, photoBytes))
		return err
	}, func() { c.setPhoto(small) })
}

func (c *card) setPhoto(photo []byte) {
	c.change(func(p *data.Contact) { p.Photo = photo })
	c.portrait.Set(c.value().Name, photo)
	c.leave()
}

func (c *card) removePhoto() {
	d, had := c.folio.Draft(), c.value().Photo
	c.setPhoto(nil)
	c.win.Undoable(lang.L("Photo taken away"), func(context.Context) error {
		fyne.Do(func() {
			d.Change(func(p *data.Contact) { p.Photo = had })
			if c.folio.Draft() == d {
				c.portrait.Set(c.value().Name, had)
			}
		})
		return nil
	})
}

// shrink cuts the middle square out of a photo and makes it as small as a card
// needs it.
func shrink(from io.Reader) ([]byte, error) {
	file, err := io.ReadAll(from)
	if err != nil {
		return nil, err
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("read the photo: %w", err)
	}
	if config.Width*config.Height > photoPixel {
		return nil, fmt.Errorf("a photo of %d by %d: %w", config.Width, config.Height, data.ErrInvalid)
	}
	photo, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("read the photo: %w", err)
	}
	b := photo.Bounds()
	side := min(b.Dx(), b.Dy())
	left, top := b.Min.X+(b.Dx()-side)/2, b.Min.Y+(b.Dy()-side)/2
	small := image.NewRGBA(image.Rect(0, 0, min(side, photoSide), min(side, photoSide)))
	draw.CatmullRom.Scale(small, small.Bounds(), photo, image.Rect(left, top, left+side, top+side), draw.Src, nil)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, small, &jpeg.Options{Quality: 85}); err != nil {
		return nil, fmt.Errorf("make the photo small: %w", err)
	}
	return out.Bytes(), nil
}
