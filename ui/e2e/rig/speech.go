package rig

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"os/exec"
)

// Speech is a text spoken by espeak-ng.
func Speech(ctx context.Context, text string) (Signal, error) {
	cmd := exec.CommandContext(ctx, "espeak-ng", "-v", "en", "-s", "150", "--stdout", text)
	var out, problem bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problem
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("speak with espeak-ng: %w: %s", err, problem.Bytes())
	}
	const head = 44 // it writes the plain header, with sizes of a stream
	wav := out.Bytes()
	if len(wav) <= head {
		return nil, fmt.Errorf("speak with espeak-ng: no sound came")
	}
	return resample(decode(wav[head:]), int(binary.LittleEndian.Uint32(wav[24:]))), nil
}

// resample brings a signal from another rate to Rate by interpolation with a
// windowed sinc of 16 points.
func resample(s Signal, from int) Signal {
	const reach = 8
	out := make(Signal, len(s)*Rate/from)
	for i := range out {
		at := float64(i) * float64(from) / Rate
		whole := int(at)
		var sum float64
		for k := whole - reach + 1; k <= whole+reach; k++ {
			if k < 0 || k >= len(s) {
				continue
			}
			if d := at - float64(k); d == 0 {
				sum += float64(s[k])
			} else {
				window := 0.5 + 0.5*math.Cos(math.Pi*d/reach)
				sum += float64(s[k]) * window * math.Sin(math.Pi*d) / (math.Pi * d)
			}
		}
		out[i] = clip(int(math.Round(sum)))
	}
	return out
}
