package rig

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"syscall"
	"time"
)

const (
	// feedChunk is what the feeder writes at a time: 10 ms.
	feedChunk = Rate / 100
	// How far the feeder runs ahead of the microphone, in the pipe and in the
	// server. On machines that are busy, or whose processors are taken away for
	// a tenth of a second now and then, a short lead gave gaps in what was said.
	feedPipe    = 32 << 10 // bytes, 340 ms
	feedLatency = 1000     // ms in the server
)

// feeder keeps the microphone hearing something without a pause: sentences
// when there are any, otherwise the hiss of the room. A sink that idles
// between sentences would hand recorders nothing for up to two seconds.
type feeder struct {
	player *child
	pipe   *os.File
	queue  chan []int16 // sentences
	quit   chan struct{}
	once   sync.Once
	ended  chan struct{}
}

func startFeeder(n *nursery, env []string) (*feeder, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("make pipe to the microphone: %w", err)
	}
	defer read.Close()
	const setPipeSize = 1031 // F_SETPIPE_SZ
	if _, _, errno := syscall.Syscall(syscall.SYS_FCNTL, write.Fd(), setPipeSize, feedPipe); errno != 0 {
		write.Close()
		return nil, fmt.Errorf("make pipe to the microphone: %w", errno)
	}
	cmd := exec.Command("pacat", "--playback", "--raw", "--device=air", "--format=s16le", "--channels=1",
		"--rate="+strconv.Itoa(Rate), "--latency-msec="+strconv.Itoa(feedLatency), "--client-name=voice")
	cmd.Env, cmd.Stdin = env, read
	f := &feeder{pipe: write, queue: make(chan []int16), quit: make(chan struct{}), ended: make(chan struct{})}
	if f.player, err = n.start("pacat", cmd); err != nil {
		write.Close()
		return nil, err
	}
	// Root may be served before others; for the rest the lead has to do.
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, f.player.cmd.Process.Pid, -11)
	go f.run()
	return f, nil
}

func (f *feeder) run() {
	defer close(f.ended)
	defer f.pipe.Close()
	room := newHiss()
	var sentence []int16
	chunk := make([]int16, feedChunk)
	for {
		if len(sentence) == 0 {
			select {
			case <-f.quit:
				return
			case sentence = <-f.queue:
			default:
			}
		}
		for i := range chunk {
			chunk[i] = room.next()
			if i < len(sentence) {
				chunk[i] = clip(int(chunk[i]) + int(sentence[i]))
			}
		}
		sentence = sentence[min(len(chunk), len(sentence)):]
		// The pipe is full most of the time: this write is the clock.
		if _, err := f.pipe.Write(encode(chunk)); err != nil {
			return
		}
	}
}

// feed queues a sound and returns when it has been heard to its end.
func (f *feeder) feed(ctx context.Context, sound Signal) error {
	select {
	case f.queue <- sound:
	case <-f.ended:
		return fmt.Errorf("speak: %w", io.ErrClosedPipe)
	case <-ctx.Done():
		return fmt.Errorf("speak: %w", ctx.Err())
	}
	ahead := time.Second*feedPipe/(2*Rate) + feedLatency*time.Millisecond
	select {
	case <-time.After(sound.Duration() + ahead + 50*time.Millisecond):
		return nil
	case <-f.ended:
		return fmt.Errorf("speak: %w", io.ErrClosedPipe)
	case <-ctx.Done():
		return fmt.Errorf("speak: %w", ctx.Err())
	}
}

func (f *feeder) close() {
	if f == nil {
		return
	}
	f.once.Do(func() { close(f.quit) })
	f.player.stop(0)
	<-f.ended
}
