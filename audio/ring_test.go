package audio_test

import (
	"testing"

	"pgregory.net/rapid"

	"greenroom/audio"
)

// A writer that counts and a reader that is early or late: with silence for
// each gap, every sample is in its place and none is missing.
func TestARingKeepsTheTimeLineTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := audio.NewRing(1 << rapid.IntRange(3, 8).Draw(t, "size"))
		var next int16 = 1
		var out []int16
		read := func(n int) {
			buf := make([]int16, n)
			got, lost := r.Read(buf)
			out = append(out, make([]int16, lost)...)
			out = append(out, buf[:got]...)
		}
		t.Repeat(map[string]func(*rapid.T){
			"write": func(t *rapid.T) {
				s := make([]int16, rapid.IntRange(0, 40).Draw(t, "n"))
				for i := range s {
					s[i], next = next, next+1
				}
				r.Write(s)
			},
			"read": func(t *rapid.T) { read(rapid.IntRange(0, 60).Draw(t, "n")) },
			"": func(t *rapid.T) {
				for i, v := range out {
					if v != 0 && v != int16(i+1) {
						t.Fatalf("sample %d came at place %d", v, i+1)
					}
				}
			},
		})
		for before := -1; before != len(out); {
			before = len(out)
			read(1000)
		}
		if total := int64(len(out)) + r.Rest(); total != int64(next-1) {
			t.Fatalf("%d samples went in, %d came out", next-1, total)
		}
	})
}

func TestARingIsPassedBetweenTwoGoroutines(t *testing.T) {
	r := audio.NewRing(1 << 8)
	const all = 1 << 20
	go func() {
		period := make([]int16, 37)
		for at := 0; at < all; {
			n := min(len(period), all-at)
			for i := range n {
				period[i] = int16(at + i)
			}
			at += r.Offer(period[:n])
		}
	}()
	buf := make([]int16, 53)
	for at := 0; at < all; {
		n, _ := r.Read(buf)
		for i, v := range buf[:n] {
			if v != int16(at+i) {
				t.Fatalf("sample %d is %d", at+i, v)
			}
		}
		at += n
	}
}
