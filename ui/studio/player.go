package studio

import (
	"sync"
	"time"

	"greenroom/audio"
	"greenroom/data"
)

// Playing is one look at a player.
type Playing struct {
	Take     data.Take // zero when nothing is loaded
	Position time.Duration
	Paused   bool
	Next     int // takes that follow this one
}

// Active reports whether a take is being heard or is paused.
func (p Playing) Active() bool { return p.Take.ID != 0 }

// Player lets takes be heard, one after the other.
type Player struct {
	sound   Sound
	path    func(data.Take) string
	changed func()
	failed  func(error)

	mu    sync.Mutex // guards the fields below
	run   int        // counts the calls of Play and Stop; an older run falls silent
	take  data.Take
	live  Playback
	queue []data.Take
	speed float64
	gain  float64 // dB
	loop  loop
}

// loop is the stretch that is heard again and again; none when it is empty.
type loop struct{ from, to time.Duration }

// NewPlayer makes a player. path tells where the sound of a take lies. changed
// is called when another take is heard, at a pause and at the end; failed when
// a take cannot be heard. Both are called on a goroutine of the player.
func NewPlayer(sound Sound, path func(data.Take) string, changed func(), failed func(error)) *Player {
	return &Player{sound: sound, path: path, changed: changed, failed: failed, speed: 1}
}

// Play lets takes be heard one after the other, the first of them from a
// given time on. What was heard before ends.
func (p *Player) Play(loudspeaker audio.Choice, from time.Duration, takes ...data.Take) {
	run := p.reset(takes)
	go p.playQueue(run, loudspeaker, from)
}

// Stop ends the playing.
func (p *Player) Stop() {
	p.reset(nil)
	p.changed()
}

// Toggle pauses, or goes on.
func (p *Player) Toggle() {
	p.mu.Lock()
	live := p.live
	p.mu.Unlock()
	if live == nil {
		return
	}
	if live.Paused() {
		live.Resume()
	} else {
		live.Pause()
	}
	p.changed()
}

// Seek goes to a time of the take that is heard.
func (p *Player) Seek(to time.Duration) {
	p.mu.Lock()
	live := p.live
	p.mu.Unlock()
	if live != nil {
		live.Seek(min(max(0, to), live.Duration()))
	}
}

// SetSpeed has everything heard faster or slower, 0.5 to 2, at its own pitch.
func (p *Player) SetSpeed(speed float64) {
	p.mu.Lock()
	p.speed = min(max(speed, 0.5), 2)
	p.tune()
	p.mu.Unlock()
	p.changed()
}

// Speed is what SetSpeed has set, 1 to begin with.
func (p *Player) Speed() float64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.speed
}

// SetGain has everything heard louder or quieter by some dB.
func (p *Player) SetGain(db float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.gain = db
	p.tune()
}

// SetLoop has a stretch heard again and again, until it is called with from
// not before to.
func (p *Player) SetLoop(from, to time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.loop = loop{from, to}
	p.tune()
}

// tune hands speed, gain and loop to what is heard.
func (p *Player) tune() {
	if p.live != nil {
		p.live.SetSpeed(p.speed)
		p.live.SetGain(p.gain)
		p.live.SetLoop(p.loop.from, p.loop.to)
	}
}

// Playing tells what is heard now.
func (p *Player) Playing() Playing {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := Playing{Take: p.take, Next: len(p.queue)}
	if p.live != nil {
		now.Position, now.Paused = p.live.Position(), p.live.Paused()
	}
	return now
}

// reset silences what is heard and sets up the next run.
func (p *Player) reset(queue []data.Take) (run int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.live != nil {
		go p.live.Stop() // closing a device may take its time
	}
	p.run++
	p.live, p.take = nil, data.Take{}
	p.queue = queue
	return p.run
}

func (p *Player) playQueue(run int, loudspeaker audio.Choice, from time.Duration) {
	for {
		take, ok := p.advance(run)
		if !ok {
			return
		}
		live, err := p.sound.Play(p.path(take), from, loudspeaker)
		if err != nil {
			if p.end(run) {
				p.failed(err)
			}
			return
		}
		from = 0
		if !p.adopt(run, live) {
			live.Stop()
			return
		}
		p.changed()
		<-live.Done()
		if err := live.Err(); err != nil && p.end(run) {
			p.failed(err)
			return
		}
	}
}

// advance takes the next of the queue; at its end the player is empty.
func (p *Player) advance(run int) (take data.Take, ok bool) {
	p.mu.Lock()
	if p.run != run {
		p.mu.Unlock()
		return take, false
	}
	p.live, p.take = nil, data.Take{}
	if len(p.queue) > 0 {
		take, p.queue, ok = p.queue[0], p.queue[1:], true
		p.take = take
	}
	p.mu.Unlock()
	if !ok {
		p.changed()
	}
	return take, ok
}

// adopt makes live what is heard, unless something else was asked for meanwhile.
func (p *Player) adopt(run int, live Playback) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.run != run {
		return false
	}
	p.live = live
	p.tune()
	return true
}

// end empties the player and reports whether it still was this run's.
func (p *Player) end(run int) bool {
	p.mu.Lock()
	if p.run != run {
		p.mu.Unlock()
		return false
	}
	p.run++
	p.live, p.take, p.queue = nil, data.Take{}, nil
	p.mu.Unlock()
	p.changed()
	return true
}
