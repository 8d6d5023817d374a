package feed

import (
	"testing"
	"time"
)

// A feed that changes is asked oftener, one that rests Seldom, one that fails
// ever more Seldom.
func TestIntervals(t *testing.T) {
	now := time.Date(2031, 5, 6, 12, 0, 0, 0, time.UTC)
	var f Feed
	f.Rested(now, true, 0)
	if f.Every != First {
		t.Errorf("at First every %v", f.Every)
	}
	for range 10 {
		f.Rested(now, true, 0)
	}
	if f.Every != Shortest {
		t.Errorf("a busy feed is asked every %v", f.Every)
	}
	f.Rested(now, true, time.Hour)
	if got := f.Due.Sub(now); got != time.Hour {
		t.Errorf("a server that asks for an hour is asked after %v", got)
	}
	for range 30 {
		f.Rested(now, false, 0)
	}
	if f.Every != Seldom {
		t.Errorf("a quiet feed is asked every %v", f.Every)
	}
	f.Every = First
	var waits []time.Duration
	for range 12 {
		f.Failed(now, "x", 0)
		waits = append(waits, f.Due.Sub(now))
	}
	if waits[0] != First || waits[1] != 2*First || waits[11] != Longest {
		t.Errorf("a failing feed waits %v", waits)
	}
	f.Failed(now, "x", 20*time.Hour)
	f.Failures = 0
	f.Failed(now, "x", 20*time.Hour)
	if got := f.Due.Sub(now); got != 20*time.Hour {
		t.Errorf("a server that asks for 20 hours is asked after %v", got)
	}
}
