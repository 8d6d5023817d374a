package desk

import (
	"context"
	"sync"
	"time"
)

const (
	slow = time.Second // a page that takes longer to make is shown as it was while it is made anew …
	rest = 3           // … and rests for so many times as long as that took
)

// standing is the last page that was made of each story that is slow to work
// out: one of many reports, that grows while people read it.
type standing struct {
	mu    sync.Mutex
	pages map[bodyKey]stood // of no version
	order []bodyKey         // the oldest first
	round int               // how often people decided something
}

type stood struct {
	page
	made  time.Time
	took  time.Duration
	next  bool // a later one is being made
	round int  // in which it was begun
}

func newStanding() *standing { return &standing{pages: map[bodyKey]stood{}} }

// latest is the page of a story in its present version or, where that takes
// long to make, the one before, while the present one is made for those who
// come later.
func (d *Desk) latest(ctx context.Context, key bodyKey, find func() (page, error)) (page, error) {
	of := key
	of.version = 0
	work := func() (page, error) {
		start, round := d.opts.Now(), d.before.now()
		p, err := find()
		if now := d.opts.Now(); err == nil && now.Sub(start) > slow {
			d.before.put(of, stood{page: p, made: now, took: now.Sub(start), round: round})
		}
		return p, err
	}
	if d.bodies.holds(key) {
		return d.bodies.get(ctx, key, work)
	}
	before, begin := d.before.get(of, d.opts.Now())
	if before == nil {
		return d.bodies.get(ctx, key, work)
	}
	if begin {
		go func() {
			defer d.before.ended(of)
			if _, err := d.bodies.get(context.WithoutCancel(ctx), key, work); err != nil {
				d.opts.Log.Error("a story could not be worked out", "error", err)
			}
		}()
	}
	return *before, nil
}

// get is the last page that was made, nil for none, and whether it is time to
// make another: then that is left to who asked.
func (s *standing) get(of bodyKey, now time.Time) (p *page, begin bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	x, ok := s.pages[of]
	if !ok {
		return nil, false
	}
	begin = !x.next && now.Sub(x.made) >= rest*x.took
	x.next = x.next || begin
	s.pages[of] = x
	return &x.page, begin
}

func (s *standing) put(of bodyKey, x stood) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if x.round != s.round {
		return
	}
	if _, again := s.pages[of]; !again {
		if s.order = append(s.order, of); len(s.order) > cachedPages {
			delete(s.pages, s.order[0])
			s.order = s.order[1:]
		}
	}
	s.pages[of] = x
}

func (s *standing) ended(of bodyKey) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if x, ok := s.pages[of]; ok {
		x.next = false
		s.pages[of] = x
	}
}

func (s *standing) now() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.round
}

// forget is for when people decided something: they want to see what came of it.
func (s *standing) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.pages)
	s.order = nil
	s.round++
}
