package feedback

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
)

// splitter passes a page on, and puts the sounds where it is marked, one after
// the other.
type splitter struct {
	to      io.Writer
	mark    []byte
	answers []Answer
	held    []byte // the end of what came, which may begin a mark
}

// Write passes on what surely is no part of a mark.
func (s *splitter) Write(b []byte) (int, error) {
	s.held = append(s.held, b...)
	mark := s.mark
	for {
		at := bytes.Index(s.held, mark)
		if at < 0 {
			break
		}
		if _, err := s.to.Write(s.held[:at]); err != nil {
			return 0, err
		}
		if err := s.sound(); err != nil {
			return 0, err
		}
		s.held = append(s.held[:0], s.held[at+len(mark):]...)
	}
	if ready := len(s.held) - len(mark); ready > 0 {
		if _, err := s.to.Write(s.held[:ready]); err != nil {
			return 0, err
		}
		s.held = append(s.held[:0], s.held[ready:]...)
	}
	return len(b), nil
}

// sound writes the next sound as a page holds it.
func (s *splitter) sound() error {
	if len(s.answers) == 0 {
		return errors.New("a sound is asked for that there is not")
	}
	a := s.answers[0]
	s.answers = s.answers[1:]
	if _, err := io.WriteString(s.to, "data:"+a.MIME+";base64,"); err != nil {
		return err
	}
	encoder := base64.NewEncoder(base64.StdEncoding, s.to)
	if err := a.Sound(encoder); err != nil {
		return fmt.Errorf("the sound of %s: %w", a.Ref, err)
	}
	return encoder.Close()
}

// finish passes on what is held.
func (s *splitter) finish() error {
	_, err := s.to.Write(s.held)
	return err
}
