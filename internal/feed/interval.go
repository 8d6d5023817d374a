package feed

import "time"

// How often a feed is asked.
const (
	First    = 15 * time.Minute // until it is known how often it changes
	Shortest = 2 * time.Minute
	Seldom   = 6 * time.Hour  // a feed that works and never changes
	Longest  = 24 * time.Hour // one that fails
	Soon     = 30 * time.Second
)

// Rested sets when a feed that was read is due again: sooner when it had
// something new, later when it had not, and not before what its server asks.
func (f *Feed) Rested(now time.Time, fresh bool, least time.Duration) {
	switch {
	case f.Every == 0:
		f.Every = First
	case fresh:
		f.Every = max(Shortest, f.Every/2)
	default:
		f.Every = min(Seldom, f.Every+f.Every/2)
	}
	f.Failures, f.Problem = 0, ""
	f.Read = now
	f.Due = now.Add(max(f.Every, min(least, Seldom)))
}

// Failed sets when a feed that could not be read is due again: after twice the
// time at each failure, and not before what its server asks.
func (f *Feed) Failed(now time.Time, problem string, least time.Duration) {
	f.Failures++
	f.Problem = problem
	f.ETag, f.Modified = "", ""
	wait := max(f.Every, Shortest) << min(f.Failures-1, 10)
	f.Due = now.Add(min(Longest, max(wait, least)))
}
