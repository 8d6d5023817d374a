// Package live keeps stories up to date as reports come in, in any order.
//
// A report that comes in is held against the stories that share its strongest
// terms. Those that have a report like it are taken apart and grouped anew
// together with it, by the very rules that a batch is grouped by (story.Group),
// and what comes out is compared with what was: the report joins a story or
// opens one, and stories merge and split. What that costs depends on those
// stories alone, never on how many others there are.
//
// The window is bounded. Posting lists are capped, a story of more than solid
// reports is from then on grouped as one (story.Solid), and stories that took
// no report for longest leave the window: they are frozen, and stay as they are.
package live

import (
	"cmp"
	"container/list"
	"slices"

	"github.com/headwater-news/headwater/internal/story"
)

const (
	candidates  = 20   // stories that a report is held against, those that have most in common with its strongest terms
	neighbours  = 8    // stories that are grouped anew with it
	taken       = 256  // … and reports at most
	solid       = 64   // reports of a story that can still come apart
	seen        = 8    // reports of a story, those that came last, that a new one is held against
	settled     = 12   // reports of a story that is likely to stay together
	regrown     = 1.25 // … and is grouped anew when it has grown by this factor
	leastPosted = 1024 // reports after which the index is swept, in a small window
	rounds      = 8    // reports whose neighbours are looked at again
	solidCost   = 8    // reports that take as much memory as a solid story

	nearReport = .9 * story.Enough // how like a report of the story, for the story to be grouped anew
	nearSolid  = .7                // how like a solid story, over how like it must be
)

// Report is one report of the window.
type Report struct {
	Num    int64 // as the caller numbers reports
	Sketch *story.Sketch
}

// Window is the stories that still take reports. One goroutine uses it.
type Window struct {
	size    int // reports kept
	kept    int
	next    int64              // the number of the next story that is opened
	stories map[int64]*current // by number
	recent  *list.List         // of the stories' numbers, those touched last in front
	index   index
	ledger  ledger
}

// current is a story of the window.
type current struct {
	num     int64
	slot    int32 // in the index
	title   string
	reports []Report     // none if it is solid
	body    *story.Solid // the reports as one, of a story that was settled when it was last grouped; else nil
	grouped int          // how many reports it had then
	solid   *story.Solid // nil unless it is
	held    bool         // people put it together: it is solid, and nothing but new reports comes to it
	place   *list.Element
}

func (s *current) size() int {
	if s.solid != nil {
		return s.solid.Size()
	}
	return len(s.reports)
}

// cost is what a story counts for in the window.
func (s *current) cost() int {
	if s.solid != nil {
		return solidCost
	}
	return len(s.reports)
}

// New returns a window of so many reports. The first story that is opened gets
// the number first.
func New(size int, first int64) *Window {
	return &Window{
		size: size, next: first,
		stories: map[int64]*current{}, recent: list.New(),
		index: newIndex(), ledger: newLedger(),
	}
}

// Restore enters a story as it was kept, by its reports or, if it is solid, as
// one; a story of that number that is in the window is replaced. Stories are
// restored in the order in which they were touched.
func (w *Window) Restore(num int64, title string, reports []Report, as *story.Solid) {
	w.Forget(num)
	s := &current{num: num, title: title, reports: reports, solid: as}
	s.settle()
	w.enter(s)
	for _, r := range reports {
		w.index.post(s.slot, r.Sketch.Strongest())
	}
	if as != nil {
		w.index.post(s.slot, as.Strongest())
	}
	w.next = max(w.next, num+1)
	w.evict()
}

// Hold leaves a story of the window as people put it together. It must be
// solid. It takes reports that are new and like it, and is grouped with no
// other story.
func (w *Window) Hold(num int64) {
	if s := w.stories[num]; s != nil {
		s.held = s.solid != nil
	}
}

// settle notes that a story was grouped just now.
func (s *current) settle() {
	s.body, s.grouped = nil, len(s.reports)
	if len(s.reports) >= settled {
		s.body = story.NewSolid(nil)
		for _, r := range s.reports {
			s.body.Add(r.Sketch)
		}
	}
}

// Forget takes a story out of the window.
func (w *Window) Forget(num int64) {
	if s := w.stories[num]; s != nil {
		w.recent.Remove(s.place)
		w.kept -= s.cost()
		delete(w.stories, num)
		w.index.leave(s.slot)
	}
}

func (w *Window) enter(s *current) {
	s.place = w.recent.PushFront(s.num)
	w.kept += s.cost()
	w.stories[s.num] = s
	s.slot = w.index.enter(s)
}

// evict freezes the stories that took no report for longest.
func (w *Window) evict() {
	for w.kept > w.size && w.recent.Len() > 1 {
		w.Forget(w.recent.Back().Value.(int64))
	}
}

// Add puts a report in a story, and returns the story's number. All that came of
// it is among the changes. Where other reports changed their story, their
// neighbours are looked at again too.
func (w *Window) Add(r Report) int64 {
	again := w.regroup(r)
	for round := 0; len(again) > 0 && round < rounds; round++ {
		next := again[0]
		again = append(again[1:], w.regroup(next)...)
	}
	w.evict()
	if w.index.posted >= max(leastPosted, w.size/4) {
		w.index.sweep()
	}
	return w.ledger.moved[r.Num]
}

// Renew gives a report of a story its new words. It stays where it is until
// its story is grouped anew.
func (w *Window) Renew(num int64, r Report) {
	s := w.stories[num]
	if s == nil {
		return
	}
	if i := slices.IndexFunc(s.reports, func(x Report) bool { return x.Num == r.Num }); i >= 0 {
		s.reports[i] = r
		w.index.post(s.slot, r.Sketch.Strongest())
	}
}

// regroup groups a report and the stories near it anew and returns the other
// reports that changed their story.
func (w *Window) regroup(r Report) []Report {
	near, held := w.near(r.Sketch)
	if num, placed := w.ledger.moved[r.Num]; placed {
		home := w.stories[num]
		if home.solid != nil {
			return nil
		}
		near = withHome(near, home)
	} else if held != nil {
		w.joinHeld(held, r)
		return nil
	}
	if len(near) == 1 && near[0].takes(r.Sketch) {
		return w.join(near[0], r)
	}
	var reports []Report
	var solids []*current
	for _, s := range near {
		if s.solid != nil {
			solids = append(solids, s)
		}
		reports = append(reports, s.reports...)
	}
	if !slices.ContainsFunc(reports, func(x Report) bool { return x.Num == r.Num }) {
		reports = append(reports, r)
	}
	moved := w.settle(near, reports, solids)
	return slices.DeleteFunc(moved, func(x Report) bool { return x.Num == r.Num })
}

// withHome is stories by number, the one that a report is in among them: the
// index may have lost it among the others of its terms, and a report must not
// come to another story without leaving its own.
func withHome(near []*current, home *current) []*current {
	i, found := slices.BinarySearchFunc(near, home.num, func(s *current, num int64) int { return cmp.Compare(s.num, num) })
	if found {
		return near
	}
	return slices.Insert(near, i, home)
}

// takes reports whether a report surely joins a story and nothing else comes of
// it: the story is settled, and the report is like all of it together.
func (s *current) takes(x *story.Sketch) bool {
	return s.body != nil && float64(len(s.reports)+1) < regrown*float64(s.grouped) && s.body.Likeness(x) >= 1
}

// near returns the stories that are to be grouped anew with a report, by
// number, and of those that are held the one that it is most like, if it is
// like one.
func (w *Window) near(x *story.Sketch) (out []*current, held *current) {
	type neighbour struct {
		story *current
		alike float64
	}
	var near []neighbour
	probe, likest := story.NewProbe(x), 1.
	for _, s := range w.index.nearest(x.Strongest(), candidates) {
		if s.held {
			if alike := s.solid.Likeness(x); alike >= likest {
				held, likest = s, alike
			}
			continue
		}
		if alike := s.alike(probe); alike >= 1 {
			near = append(near, neighbour{s, alike})
		}
	}
	slices.SortStableFunc(near, func(a, b neighbour) int { return cmp.Compare(b.alike, a.alike) })
	reports := 0
	for _, n := range near[:min(len(near), neighbours)] {
		if reports += len(n.story.reports); reports > taken {
			break
		}
		out = append(out, n.story)
	}
	slices.SortFunc(out, func(a, b *current) int { return cmp.Compare(a.num, b.num) })
	return out, held
}

// joinHeld puts a new report in a story that is held.
func (w *Window) joinHeld(s *current, r Report) {
	s.solid.Add(r.Sketch)
	w.recent.MoveToFront(s.place)
	w.index.post(s.slot, s.solid.Strongest())
	c := w.ledger.of(s.num)
	c.Title, c.Solid = s.title, s.solid
	w.ledger.moved[r.Num] = s.num
}

// alike is how alike a report is to the report of a story that is most like it,
// over how alike it must be for the story to be grouped anew.
func (s *current) alike(x *story.Probe) float64 {
	if s.solid != nil {
		return s.solid.Likeness(x.Sketch()) / nearSolid
	}
	most := 0.
	for _, r := range s.reports[max(0, len(s.reports)-seen):] {
		most = max(most, x.Alike(r.Sketch))
	}
	return most / nearReport
}
