package guard

import (
	"sync"
	"time"
)

// How often one visitor may ask: so many at once, and so many a second from
// then on. Passwords are tried far more slowly.
const (
	burst, perSecond      = 200, 50.
	tries, triesPerSecond = 5, 1. / 30
	maxVisitors           = 10_000
)

// limiter lets each visitor draw from buckets that fill up again.
type limiter struct {
	now      func() time.Time
	mu       sync.Mutex
	visitors map[string]*visits
}

type visits struct{ all, tries bucket }

type bucket struct {
	left float64
	at   time.Time
}

func newLimiter(now func() time.Time) *limiter {
	return &limiter{now: now, visitors: map[string]*visits{}}
}

func (l *limiter) allow(who string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.of(who).all.take(l.now(), burst, perSecond)
}

// mayTry reports whether a visitor may give a password; tried says that it was
// a wrong one.
func (l *limiter) mayTry(who string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := &l.of(who).tries
	b.fill(l.now(), tries, triesPerSecond)
	return b.left >= 1
}

func (l *limiter) tried(who string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.of(who).tries.take(l.now(), tries, triesPerSecond)
}

// of returns a visitor's buckets. When there are too many visitors, those who
// have been away long enough to have full buckets are forgotten, which changes
// nothing for them; if most are left then, all are, so that the next sweep is
// far off.
func (l *limiter) of(who string) *visits {
	if v := l.visitors[who]; v != nil {
		return v
	}
	if len(l.visitors) >= maxVisitors {
		now := l.now()
		for name, v := range l.visitors {
			if v.all.full(now, burst, perSecond) && v.tries.full(now, tries, triesPerSecond) {
				delete(l.visitors, name)
			}
		}
		if len(l.visitors) > maxVisitors/2 {
			clear(l.visitors)
		}
	}
	v := &visits{bucket{burst, l.now()}, bucket{tries, l.now()}}
	l.visitors[who] = v
	return v
}

func (b *bucket) fill(now time.Time, most, rate float64) {
	if passed := now.Sub(b.at).Seconds(); passed > 0 {
		b.left = min(most, b.left+passed*rate)
	}
	b.at = now
}

func (b *bucket) take(now time.Time, most, rate float64) bool {
	b.fill(now, most, rate)
	if b.left < 1 {
		return false
	}
	b.left--
	return true
}

func (b *bucket) full(now time.Time, most, rate float64) bool {
	return b.left+now.Sub(b.at).Seconds()*rate >= most
}
