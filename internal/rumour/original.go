package rumour

import (
	"slices"
	"time"
)

// original writes a report of its own.
func (w *world) original() *draft {
	d := w.newDraft(w.at.Add(w.lag(2*time.Hour, 20*time.Hour)))
	if len(w.drafts) == 0 && w.chance(w.rates.Agency) {
		w.makeAgency(d)
	}
	d.title = w.newTitle(d, nil)
	d.sentences = w.reporting(d, 6+w.IntN(3), 1+w.IntN(3), 1+w.IntN(3))
	return d
}

func (w *world) newDraft(at time.Time) *draft {
	d := &draft{number: len(w.drafts), outlet: w.take("outlet"), at: at, curly: w.chance(.3)}
	d.yesterday = w.chance(.5) && at.YearDay() == w.at.AddDate(0, 0, 1).YearDay()
	return d
}

// newTitle words a title as no report has; once there is none left it is other.
func (w *world) newTitle(d *draft, other []piece) []piece {
	if len(w.titles) == 0 {
		return slices.Clone(other)
	}
	t := w.event.titles[w.titles[0]]
	w.titles = w.titles[1:]
	return w.fill(t, d)
}

// lag is how long a report takes: at least the one, and on average another
// again on top.
func (w *world) lag(least, mean time.Duration) time.Duration {
	return least + time.Duration(w.ExpFloat64()*float64(mean)).Round(time.Minute)
}

// reporting writes what a reporter found out: the first facts, then the rest
// in any order.
func (w *world) reporting(d *draft, facts, quotes, details int) []sentence {
	var lead, rest []clause
	want := map[itemKind]int{fact: facts, quote: quotes, detail: details}
	order := w.Perm(len(w.event.items))
	slices.SortStableFunc(order, func(i, j int) int { // the two facts that make the event come first
		return min(i, 2) - min(j, 2)
	})
	for _, i := range order {
		kind := w.event.items[i].kind
		if want[kind] == 0 {
			continue
		}
		c, ok := w.say(d, i)
		if !ok {
			continue
		}
		want[kind]--
		if i < 2 {
			lead = append(lead, c)
		} else {
			rest = append(rest, c)
		}
	}
	w.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	out := make([]sentence, 0, len(lead)+len(rest))
	known := map[string]bool{}
	for i, c := range append(lead, rest...) {
		if c.who != nil {
			w.introduce(&c, known, i > 0 && len(out) > 0 && out[i-1].clauses[0].who != nil && out[i-1].clauses[0].who.id == c.who.id)
		}
		out = append(out, sentence{clauses: []clause{c}, paragraph: i == 0 || w.chance(.6)})
	}
	return w.merge(out, .1)
}

// say words an item as no report has yet; false if there is no such wording,
// or nobody left to have it from.
func (w *world) say(d *draft, i int) (clause, bool) {
	if len(w.left[i]) == 0 || len(w.asked[i]) == 0 {
		return clause{}, false
	}
	x := w.event.items[i]
	as := x.wordings[w.left[i][0]]
	w.left[i] = w.left[i][1:]
	w.clause++
	c := clause{root: w.clause, path: []int{d.number}, item: i, content: w.fill(as.text, d)}
	if as.voiced != nil {
		c.voiced = w.fill(as.voiced, d)
	}
	if as.more != nil {
		c.more = w.fill(as.more, d)
	}
	if x.kind == fact && w.chance(w.rates.Relay) {
		if told, ok := w.toldBy(i); ok {
			c.origin, c.via, c.who, c.form = told.origin, w.drafts[told.path[0]].outlet, told.who, relayed
			return c, true
		}
	}
	by := w.asked[i][0]
	w.asked[i] = w.asked[i][1:]
	if by == ownVoice {
		c.origin = "outlet of draft " + spelled(d.number)
		return c, true
	}
	s := w.cast[by].calledBy(d.number)
	c.who, c.origin = &s, by
	c.cue, c.form = w.attribution(&s, x.kind)
	return c, true
}

// toldBy finds an earlier report with an item.
func (w *world) toldBy(i int) (clause, bool) {
	for _, d := range w.drafts {
		for _, s := range d.sentences {
			for _, c := range s.clauses {
				if c.item == i && c.via == "" && len(c.path) == 1 {
					return c, true
				}
			}
		}
	}
	return clause{}, false
}

// attribution chooses how a speaker is said to have said something.
func (w *world) attribution(s *speaker, kind itemKind) (string, form) {
	switch {
	case kind == quote:
		return pick(w, []string{"said", "said", "said", "told reporters", "added"}), spoken
	case s.kind == "paper":
		return pick(w, []string{"shows", "says", "states"}), pick(w, []form{ahead, according})
	case s.kind == "anon":
		return "said", pick(w, []form{after, ahead, according})
	}
	return pick(w, []string{"said", "said", "said", "confirmed", "told reporters"}), pick(w, []form{after, after, inverted, ahead, ahead, according})
}

// introduce writes a clause's speaker: in full at the first mention, shorter
// afterwards.
func (w *world) introduce(c *clause, known map[string]bool, carriedOn bool) {
	switch first := !known[c.who.id]; {
	case first && w.chance(.6):
		c.source = c.who.as(full)
	case first:
		c.source = c.who.as(placed)
	case carriedOn && c.form != relayed && w.chance(.5):
		c.source = c.who.as(pronoun)
	case w.chance(.7):
		c.source = c.who.as(surname)
	default:
		c.source = c.who.as(role)
	}
	known[c.who.id] = true
}

func (w *world) makeAgency(d *draft) {
	name := pick(w, shelf().names["agency"])
	d.outlet, d.short = cutAgency(name)
	d.dateline = true
}
