package rumour

import (
	"slices"
	"strings"
	"time"
)

// copied writes a report that takes text from one or two before it.
func (w *world) copied() *draft {
	parent := w.parent(nil)
	d := w.newDraft(parent.at.Add(w.lag(20*time.Minute, 6*time.Hour)))
	if w.chance(w.rates.Borrow) && w.borrow(d, parent) {
		return d
	}
	d.curly = parent.curly
	d.title = slices.Clone(parent.title)
	if w.chance(.3) {
		d.title = w.newTitle(d, parent.title)
	}
	d.sentences = w.taken(d, parent.sentences)
	if len(w.drafts) > 1 && w.chance(w.rates.TwoParents) {
		second := w.parent(parent)
		if wait := second.at.Add(20 * time.Minute); d.at.Before(wait) {
			d.at = wait
		}
		w.weave(d, w.excerpt(second, 3+w.IntN(4)))
	}
	habit := w.habit()
	w.edit(d, habit)
	if habit.Words > .5 {
		d.outside = true
		d.title = w.spin(d.title, habit.Words, pick(w, w.rates.Sources))
	}
	w.credit(d, parent)
	return d
}

// parent draws whom to take from: rather an original than a copy.
func (w *world) parent(but *draft) *draft {
	if but == nil {
		return pick(w, w.lots)
	}
	i := w.IntN(len(w.lots) - but.tickets())
	if i >= but.lot {
		i += but.tickets()
	}
	return w.lots[i]
}

// borrow writes a report of its own with a few sentences of another, unless
// other reporters have used up what can be said.
func (w *world) borrow(d, parent *draft) bool {
	d.sentences = w.reporting(d, 4+w.IntN(3), 1, 2)
	if len(d.sentences) < 4 {
		return false
	}
	d.title = w.newTitle(d, parent.title)
	lent := draft{sentences: w.excerpt(parent, 2+w.IntN(3)), number: d.number}
	w.edit(&lent, Habit{Words: pick(w, []float64{0, 0, .4}), Rename: .1})
	w.weave(d, lent.sentences)
	w.credit(d, parent)
	return true
}

// excerpt takes n sentences of a report, in their order.
func (w *world) excerpt(from *draft, n int) []sentence {
	at := w.Perm(len(from.sentences))
	at = at[:min(n, len(at))]
	slices.Sort(at)
	var out []sentence
	for _, i := range at {
		out = append(out, from.sentences[i])
	}
	return out
}

// weave puts sentences of another report in a draft, as one block or apart.
func (w *world) weave(d *draft, others []sentence) {
	has := map[int]bool{}
	for _, s := range d.sentences {
		for _, c := range s.clauses {
			has[c.root] = true
		}
	}
	apart := w.chance(.5)
	at := 1 + w.IntN(len(d.sentences))
	for _, s := range w.taken(d, others) {
		if slices.ContainsFunc(s.clauses, func(c clause) bool { return has[c.root] }) {
			continue
		}
		if apart {
			at = 1 + w.IntN(len(d.sentences))
		}
		d.sentences = slices.Insert(d.sentences, at, s)
		at++
	}
}

// taken copies sentences for a draft: nothing done to it touches the original.
func (w *world) taken(d *draft, list []sentence) []sentence {
	out := make([]sentence, len(list))
	for i, s := range list {
		s.clauses = slices.Clone(s.clauses)
		for k := range s.clauses {
			c := &s.clauses[k]
			if c.path[len(c.path)-1] != d.number {
				c.path = append(slices.Clone(c.path), d.number)
			}
			c.content, c.voiced, c.more = slices.Clone(c.content), slices.Clone(c.voiced), slices.Clone(c.more)
		}
		out[i] = s
	}
	return out
}

// credit names the agency that a copy comes from, if it is honest.
func (w *world) credit(d, parent *draft) {
	if parent.short == "" || !w.chance(w.rates.Credit) {
		return
	}
	if d.credit = "With material from " + parent.outlet; w.chance(.5) {
		d.credit = "(" + parent.short + ")"
	}
}

func (w *world) habit() Habit {
	var sum float64
	for _, h := range w.rates.Habits {
		sum += h.Weight
	}
	at := w.Float64() * sum
	for _, h := range w.rates.Habits {
		if at -= h.Weight; at < 0 {
			return h
		}
	}
	return w.rates.Habits[0]
}

// cutAgency separates "Meridian Press Agency (MPA)".
func cutAgency(s string) (name, short string) {
	name, short, _ = strings.Cut(s, " (")
	return name, strings.TrimSuffix(short, ")")
}
