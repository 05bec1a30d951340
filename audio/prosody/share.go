package prosody

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// portion is how much one goroutine takes on before it looks whether it is
// still wanted.
const portion = 1024

// share has do called for all of 0..n in portions, on all processors.
func share(ctx context.Context, n int, do func(from, until int)) error {
	return shareWith(ctx, n, func() struct{} { return struct{}{} }, func(_ struct{}, from, until int) { do(from, until) })
}

// shareWith is share with something each goroutine makes for itself.
func shareWith[T any](ctx context.Context, n int, own func() T, do func(own T, from, until int)) error {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+portion-1)/portion) {
		group.Go(func() {
			mine := own()
			for ctx.Err() == nil {
				from := int(next.Add(portion)) - portion
				if from >= n {
					return
				}
				do(mine, from, min(from+portion, n))
			}
		})
	}
	group.Wait()
	return ctx.Err()
}
