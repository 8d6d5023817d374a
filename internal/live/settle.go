package live

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/story"
)

// Change is what became of one story.
type Change struct {
	Story  int64
	Opened bool   // it is new
	First  string // of a new story, the id of the sketch of its first report
	Of     int64  // of a new story that split off, the story that most of it was in; else 0
	Into   int64  // the story that it merged into; 0 while it lives
	Title  string // "" if it stays what it was
	Solid  *story.Solid
}

// Changes is what became of stories and reports since they were last taken.
// Stories are in order of number.
type Changes struct {
	Stories []Change
	Moved   map[int64]int64 // by report, its story, for those new or moved one by one; the others of a story that merged go with it
}

// ledger gathers the changes.
type ledger struct {
	changes map[int64]*Change // by story
	moved   map[int64]int64
}

func newLedger() ledger { return ledger{map[int64]*Change{}, map[int64]int64{}} }

// Take returns what changed since it was last called.
func (w *Window) Take() Changes {
	out := Changes{Moved: w.ledger.moved}
	for _, c := range w.ledger.changes {
		out.Stories = append(out.Stories, *c)
	}
	slices.SortFunc(out.Stories, func(a, b Change) int { return cmp.Compare(a.Story, b.Story) })
	w.ledger = newLedger()
	return out
}

func (l *ledger) of(num int64) *Change {
	if l.changes[num] == nil {
		l.changes[num] = &Change{Story: num}
	}
	return l.changes[num]
}

// part is a story as it is after grouping anew.
type part struct {
	title   string
	reports []Report
	solids  []*story.Solid
	of      map[int64]int // by story that was, the reports that came from it
	keeper  *current      // the story that it goes on as; nil for a new one
}

// settle groups reports and solid stories anew, carries over what changed and
// returns the reports that came to other stories. The reports are those of near
// and perhaps a new one.
func (w *Window) settle(near []*current, reports []Report, solids []*current) (moved []Report) {
	was := map[int64]int64{} // by report, its story
	for _, s := range near {
		for _, r := range s.reports {
			was[r.Num] = s.num
		}
	}
	parts := regroup(was, reports, solids)
	heir := keepers(near, parts)
	for i := range parts {
		p := &parts[i]
		if p.keeper == nil {
			p.keeper = w.open(p)
		}
	}
	for i, s := range near {
		if keeper := parts[heir[i]].keeper; keeper != s {
			w.merge(s, keeper)
		}
	}
	for i := range parts {
		moved = append(moved, w.renew(&parts[i], was)...)
	}
	return moved
}

// regroup groups reports and solid stories anew.
func regroup(was map[int64]int64, reports []Report, solids []*current) []part {
	sketches := make([]story.Sketch, len(reports))
	for i, r := range reports {
		sketches[i] = *r.Sketch
	}
	bodies := make([]*story.Solid, len(solids))
	for i, s := range solids {
		bodies[i] = s.solid
	}
	var parts []part
	for _, g := range story.Regroup(sketches, bodies) {
		p := part{title: g.Title, of: map[int64]int{}}
		for _, i := range g.Reports {
			p.reports = append(p.reports, reports[i])
			if old := was[reports[i].Num]; old != 0 {
				p.of[old]++
			}
		}
		for _, i := range g.Solids {
			p.solids = append(p.solids, bodies[i])
			p.of[solids[i].num] += solids[i].size()
		}
		parts = append(parts, p)
	}
	return parts
}

// keepers says which story each part goes on as: the largest of those that
// left most of their reports to it, the oldest among equals. It returns for
// each story the part that it left most to.
func keepers(near []*current, parts []part) (heir []int) {
	for _, s := range near {
		best := 0
		for i := range parts {
			if parts[i].of[s.num] > parts[best].of[s.num] {
				best = i
			}
		}
		heir = append(heir, best)
		if p := &parts[best]; p.keeper == nil || s.size() > p.keeper.size() {
			p.keeper = s
		}
	}
	return heir
}

// open starts a story for a part that goes on as none that was.
func (w *Window) open(p *part) *current {
	first := slices.MinFunc(p.reports, func(a, b Report) int { return cmp.Compare(a.Num, b.Num) })
	s := &current{num: w.next}
	w.next++
	w.enter(s)
	c := w.ledger.of(s.num)
	c.Opened, c.First = true, first.Sketch.ID
	most := 0
	for old, n := range p.of {
		if n > most || n == most && old < c.Of {
			most, c.Of = n, old
		}
	}
	return s
}

// merge ends a story that goes on as another.
func (w *Window) merge(s, into *current) {
	w.ledger.of(s.num).Into = into.num
	w.ledger.of(into.num)
	for report, num := range w.ledger.moved {
		if num == s.num {
			w.ledger.moved[report] = into.num
		}
	}
	w.Forget(s.num)
}

// renew gives the keeper of a part what is in the part, unless that is what it
// had, and returns the reports that came to it.
func (w *Window) renew(p *part, was map[int64]int64) (came []Report) {
	s := p.keeper
	came = slices.DeleteFunc(slices.Clone(p.reports), func(r Report) bool { return was[r.Num] == s.num })
	if len(came) == 0 && s.size() == p.size() {
		return nil
	}
	w.recent.MoveToFront(s.place)
	w.kept -= s.cost()
	if p.title != "" && s.solid == nil {
		s.title = p.title
	}
	s.reports, s.solid = p.reports, nil
	if len(p.solids) > 0 || len(p.reports) > solid {
		s.reports, s.solid = nil, p.harden()
		w.index.post(s.slot, s.solid.Strongest())
	}
	s.settle()
	w.kept += s.cost()
	w.tell(s, came)
	return came
}

// join adds a report to a story as it is.
func (w *Window) join(s *current, r Report) []Report {
	if slices.ContainsFunc(s.reports, func(x Report) bool { return x.Num == r.Num }) {
		return nil
	}
	w.recent.MoveToFront(s.place)
	s.reports = append(s.reports, r)
	s.body.Add(r.Sketch)
	w.kept++
	w.tell(s, []Report{r})
	return nil
}

// tell enters in the ledger that reports came to a story, and posts them.
func (w *Window) tell(s *current, came []Report) {
	c := w.ledger.of(s.num)
	c.Title, c.Solid = s.title, s.solid
	for _, r := range came {
		w.ledger.moved[r.Num] = s.num
		if s.solid == nil {
			w.index.post(s.slot, r.Sketch.Strongest())
		}
	}
}

func (p *part) size() int {
	n := len(p.reports)
	for _, s := range p.solids {
		n += s.Size()
	}
	return n
}

// harden makes a solid story of a part.
func (p *part) harden() *story.Solid {
	out := story.NewSolid(nil)
	for _, s := range p.solids {
		out.Join(s)
	}
	for _, r := range p.reports {
		out.Add(r.Sketch)
	}
	return out
}
