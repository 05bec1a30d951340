package studio

import (
	"context"
	"fmt"
	"sync"
	"time"

	"greenroom/audio"
	"greenroom/data"
)

// Stage is where a recording stands.
type Stage int

// The stages of a recording, in their order.
const (
	Ready    Stage = iota // nothing is under way
	Thinking              // the person thinks before they speak
	Opening               // the microphone is asked for, nothing was heard yet
	Speaking              // sound arrives
	Keeping               // the last word is fetched, the take is written
)

// Status is one look at a recorder.
type Status struct {
	Stage      Stage
	ThinkLeft  time.Duration // while Thinking
	Elapsed    time.Duration // of sound, while recording
	Level      audio.Level   // since the last look
	Microphone string        // name of the device that is heard
	Silent     bool          // nothing but zeros for three seconds: it is muted
	Substitute bool          // the chosen microphone was gone, this is the default
}

// Listener is told what happens in a recorder. Its functions are called one at
// a time, on a goroutine of the recorder.
type Listener struct {
	// Changed is called when the stage has changed.
	Changed func()

	// Kept is called when a take was stored. trouble says why it ended by
	// itself: a lost device, a full disk, the length limit. It is nil after Stop.
	Kept func(take data.Take, trouble error)

	// Failed is called when there is no take: nothing was heard, or it could
	// not be stored.
	Failed func(err error)
}

// Recorder takes one answer at a time from the microphone into the store.
type Recorder struct {
	takes    Takes
	sound    Sound
	listener Listener

	mu       sync.Mutex // guards the fields below
	stage    Stage
	thinkEnd time.Time
	live     Recording     // while a device is open
	take     int64         // that live becomes
	skip     chan struct{} // closed to end the thinking
	stop     chan struct{} // closed to end the recording
	cancel   context.CancelFunc
	flow     sync.WaitGroup
}

// NewRecorder makes a recorder that keeps its takes in takes.
func NewRecorder(takes Takes, sound Sound, listener Listener) *Recorder {
	return &Recorder{takes: takes, sound: sound, listener: listener}
}

// Start begins a take, of which begin says what question it answers, what was
// asked, and who reads: first the thinking time, if any, then the recording. It
// returns at once; ErrBusy when something is under way.
func (r *Recorder) Start(begin data.Take, think time.Duration, microphone audio.Choice) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.stage != Ready {
		return ErrBusy
	}
	ctx, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	r.skip, r.stop = make(chan struct{}), make(chan struct{})
	r.stage = Opening
	if think > 0 {
		r.stage, r.thinkEnd = Thinking, time.Now().Add(think)
	}
	skip, stop := r.skip, r.stop
	r.flow.Go(func() {
		defer cancel()
		r.listener.Changed()
		if think > 0 && !r.think(ctx, think, skip) {
			r.enter(Ready)
			return
		}
		r.record(ctx, begin, microphone, stop)
	})
	return nil
}

// Next does what one press of the record key means now: it ends the thinking,
// or it ends the recording.
func (r *Recorder) Next() {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch r.stage {
	case Thinking:
		closeOnce(r.skip)
	case Opening, Speaking:
		closeOnce(r.stop)
	}
}

// Cancel leaves the thinking without recording. A recording is never thrown
// away: there Cancel does what Next does.
func (r *Recorder) Cancel() {
	r.mu.Lock()
	thinking := r.stage == Thinking
	if thinking {
		r.cancel()
	}
	r.mu.Unlock()
	if !thinking {
		r.Next()
	}
}

// Mark drops a mark where the answer is now, to come back to afterwards, and
// reports whether it did: while nothing is being said there is no such place.
// It waits for the store.
func (r *Recorder) Mark(ctx context.Context) (marked bool, err error) {
	r.mu.Lock()
	if r.stage != Speaking {
		r.mu.Unlock()
		return false, nil
	}
	mark := data.Mark{TakeID: r.take, At: r.live.Elapsed(), Kind: data.MarkNote}
	r.mu.Unlock()
	if _, err := r.takes.AddMark(ctx, mark); err != nil {
		return false, fmt.Errorf("mark a moment of take %d: %w", mark.TakeID, err)
	}
	return true, nil
}

// Flush ends what is under way and returns when the take is stored.
func (r *Recorder) Flush() {
	r.Cancel()
	r.flow.Wait()
}

// Status tells how the recording stands now.
func (r *Recorder) Status() Status {
	r.mu.Lock()
	defer r.mu.Unlock()
	status := Status{Stage: r.stage}
	if r.stage == Thinking {
		status.ThinkLeft = max(0, time.Until(r.thinkEnd))
	}
	if r.live != nil {
		status.Elapsed = r.live.Elapsed()
		status.Level, status.Silent = r.live.Level(), r.live.Silent()
		device, substitute := r.live.Device()
		status.Microphone, status.Substitute = device.Name, substitute
	}
	return status
}

// think waits and reports whether the recording is still wanted.
func (r *Recorder) think(ctx context.Context, length time.Duration, skip <-chan struct{}) bool {
	timer := time.NewTimer(length)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-skip:
	case <-ctx.Done():
		return false
	}
	r.enter(Opening)
	return true
}

func (r *Recorder) record(ctx context.Context, begin data.Take, microphone audio.Choice, stop <-chan struct{}) {
	take, trouble, err := r.capture(ctx, begin, microphone, stop)
	r.mu.Lock()
	r.live = nil
	r.mu.Unlock()
	r.enter(Ready)
	if err != nil {
		r.listener.Failed(err)
		return
	}
	r.listener.Kept(take, trouble)
}

// capture runs from the row to the finished take. The row comes first, so that
// a crash leaves a trace of the file (see Recover).
func (r *Recorder) capture(ctx context.Context, begin data.Take, microphone audio.Choice, stop <-chan struct{}) (take data.Take, trouble, err error) {
	begin.Device = microphone.Name
	take, err = r.takes.BeginTake(ctx, begin)
	if err != nil {
		return take, nil, fmt.Errorf("begin take: %w", err)
	}
	live, err := r.sound.Record(ctx, r.takes.Path(take), microphone)
	if err != nil {
		return take, nil, r.abandon(take, fmt.Errorf("open microphone: %w", err))
	}
	r.mu.Lock()
	r.live, r.take = live, take.ID
	r.mu.Unlock()

	select {
	case <-live.Heard():
		r.enter(Speaking)
		select {
		case <-stop:
		case <-live.Done():
		}
	case <-stop:
	case <-live.Done():
	}

	r.enter(Keeping)
	clip, trouble := live.Stop()
	if clip.Frames == 0 {
		if trouble == nil {
			trouble = audio.ErrNothingHeard
		}
		return take, nil, r.abandon(take, fmt.Errorf("record: %w", trouble))
	}
	device, _ := live.Device()
	take, err = r.keep(take, clip, device.Name)
	return take, trouble, err
}

func (r *Recorder) keep(take data.Take, clip audio.Clip, device string) (data.Take, error) {
	take, err := describe(take, clip)
	if err != nil {
		return take, err
	}
	take.Device = device
	if err := r.takes.FinishTake(context.Background(), take); err != nil {
		// The file is whole and the row says "recording": the next start
		// brings both together.
		return take, fmt.Errorf("finish take %d: %w", take.ID, err)
	}
	return take, nil
}

// abandon takes the row of a take back in which nothing was heard.
func (r *Recorder) abandon(take data.Take, why error) error {
	if err := r.takes.AbandonTake(context.Background(), take.ID); err != nil {
		return fmt.Errorf("%w (and abandon take %d: %v)", why, take.ID, err)
	}
	return why
}

func (r *Recorder) enter(stage Stage) {
	r.mu.Lock()
	r.stage = stage
	r.mu.Unlock()
	r.listener.Changed()
}

func closeOnce(c chan struct{}) {
	select {
	case <-c:
	default:
		close(c)
	}
}
