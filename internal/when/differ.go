package when

import (
	"slices"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/word"
)

// Two reports tell one event on two days when their sentences have nearly all
// in common but the day: this much of the rarity of both, and at least so many
// terms, no number that differs, and the days lie close. Less would take the
// day of a statement for that of what it states, and one raid for the next.
const (
	differShare = .65
	differTerms = 5
	differDays  = 4
)

// reconcile makes one of the groups that tell one event on different days. The
// day that more reports tell leads; the other stands beside it.
func (all *groups) reconcile(members []member) {
	index := map[word.Key][]*group{}
	var left []*group
	for _, g := range all.list {
		rival := all.rival(members, g, index)
		switch {
		case rival == nil:
			left = append(left, g)
			for _, t := range rarest(g.told[0].content) {
				if at := index[t.Key]; len(at) < mostTelling {
					index[t.Key] = append(at, g)
				}
			}
		case g.reports() > rival.reports():
			rival.told, g.told = g.told, rival.told
			fallthrough
		default:
			rival.other = append(rival.other, g)
		}
	}
	all.list = left
}

// rival finds the group that tells the event of another on a different day.
func (all *groups) rival(members []member, g *group, index map[word.Key][]*group) *group {
	if !g.tellsOneDay(members) {
		return nil
	}
	for _, t := range rarest(g.told[0].content) {
		for _, o := range index[t.Key] {
			if apart := g.told[0].days.First - o.told[0].days.First; max(apart, -apart) <= differDays && o.tellsOneDay(members) && differs(members, g, o) {
				return o
			}
		}
	}
	return nil
}

// tellsOneDay reports whether a group tells a single day that is over, in
// sentences that tell no other.
func (g *group) tellsOneDay(members []member) bool {
	x := g.told[0]
	m := &members[x.member]
	return x.days.Known() && x.days == calendar.Single(x.days.First) && m.found[x.expression].tellsDay() && !m.alsoTold(x.expression)
}

// differs reports whether two groups tell one event, by different reports.
func differs(members []member, a, b *group) bool {
	x, y := a.told[0], b.told[0]
	if x.days == y.days || shareReport(a, b) {
		return false
	}
	n := 0
	for _, t := range x.content {
		if holds(y.content, t.Key) {
			n++
		} else if members[x.member].numeric(t) && slices.ContainsFunc(y.content, members[y.member].numeric) {
			return false
		}
	}
	ofLess, ofMore := shared(x.content, y.content)
	return alike(x.telling, y.telling, false) > 0 && n >= differTerms && (ofLess+ofMore)/2 >= differShare
}

// shareReport reports whether one report has a mention in both groups; each has
// its mentions in order of their reports.
func shareReport(a, b *group) bool {
	for i, k := 0, 0; i < len(a.told) && k < len(b.told); {
		switch x, y := a.told[i].member, b.told[k].member; {
		case x == y:
			return true
		case x < y:
			i++
		default:
			k++
		}
	}
	return false
}

// numeric reports whether a term is a number.
func (m *member) numeric(t word.Term) bool { return m.Tokens[t.First].Kind == word.Number }

// reports is how many reports a group's mentions are from.
func (g *group) reports() int {
	n := 0
	for i, x := range g.told {
		if i == 0 || g.told[i-1].member != x.member {
			n++
		}
	}
	return n
}
