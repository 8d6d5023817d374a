package desk

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"
)

// clock is a time that a test moves on.
type clock struct{ at atomic.Int64 }

func (c *clock) now() time.Time       { return time.Unix(0, c.at.Load()) }
func (c *clock) pass(d time.Duration) { c.at.Add(int64(d)) }

// A page that is slow to make is shown as it was while it is made anew, by one,
// and not all the time; what is quick to make is never old.
func TestSlowPageIsShownAsItWas(t *testing.T) {
	var time0 clock
	d := &Desk{opts: Options{Now: time0.now}, bodies: newCache[bodyKey, page](cachedPages), before: newStanding()}
	var begun atomic.Int32
	look := func(version int, takes time.Duration) string {
		t.Helper()
		p, err := d.latest(t.Context(), bodyKey{storyKey: storyKey{7, version}}, func() (page, error) {
			begun.Add(1)
			time0.pass(takes)
			return page{body: fmt.Append(nil, "version ", version)}, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return string(p.body)
	}
	made := func(n int32) {
		t.Helper()
		for end := time.Now().Add(5 * time.Second); begun.Load() < n || !d.rested(); time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%d pages were begun, want %d", begun.Load(), n)
			}
		}
	}
	is := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("shown is %q, want %q", got, want)
		}
	}
	is(look(1, slow/2), "version 1")
	is(look(2, slow/2), "version 2")
	is(look(3, 2*slow), "version 3") // from here on it is slow
	is(look(4, 2*slow), "version 3") // it rests
	if n := begun.Load(); n != 3 {
		t.Errorf("%d pages were begun, want 3", n)
	}
	time0.pass(rest * 2 * slow)
	is(look(4, 2*slow), "version 3")
	made(4)
	is(look(4, 2*slow), "version 4")
	d.before.forget() // somebody decided something, and looks
	is(look(5, 2*slow), "version 5")
	if n := begun.Load(); n != 5 {
		t.Errorf("%d pages were begun, want 5", n)
	}
}

// rested reports whether no page is being made.
func (d *Desk) rested() bool {
	d.before.mu.Lock()
	defer d.before.mu.Unlock()
	for _, x := range d.before.pages {
		if x.next {
			return false
		}
	}
	return true
}
