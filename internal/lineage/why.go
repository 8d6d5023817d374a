package lineage

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// reasons says in words what speaks for a step: how much is shared, then the
// cues that weigh most.
func (s step) reasons(by *model, lent bool) []string {
	const (
		slight = 0.6 // log-odds below which a cue is not worth a word
		most   = 4   // words on it, in all
	)
	from, to := NodeName(s.from), NodeName(s.to)
	side := s.sideOf(s.to)
	n := len(side.sentences)
	all := n + side.elsewhere + side.own
	verb := "stand"
	if n == 1 {
		verb = "stands"
	}
	why := []string{fmt.Sprintf("%s of %s's %s %s in %s", number(n), to, count(all, "sentence"), verb, from)}
	if all == 1 {
		why[0] = fmt.Sprintf("%s's only sentence stands in %s", to, from)
	}
	if slices.Contains(s.relation.confirmed, s.from) {
		why = append(why, "somebody decided that "+to+" took text from "+from)
	}
	cues := s.cues(by)
	slices.SortStableFunc(cues, func(x, y cue) int { return cmp.Compare(y.odds, x.odds) })
	for _, c := range cues {
		if c.odds >= slight && len(why) < most {
			why = append(why, c.why)
		}
	}
	switch {
	case lent:
		why = append(why, to+" is known to copy")
	case math.Abs(s.direction()) < tellable && !s.saysSo():
		why = append(why, "which of the two came first can't be told")
	}
	return why
}

func whyRivals(from int, rivals []int) string {
	all := append([]int{from}, rivals[:min(len(rivals), maxNamed)]...)
	slices.Sort(all)
	var names []string
	for _, x := range all {
		names = append(names, NodeName(x))
	}
	more := ""
	if len(rivals) > maxNamed {
		more = " and more"
	}
	return "the source is one of " + strings.Join(names, ", ") + more + ": either is as likely"
}

// NodeName is how reasons call a node. The brief replaces it by the id that
// the node has there.
func NodeName(node int) string { return fmt.Sprintf("{%d}", node) }

func number(n int) string {
	words := [...]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// count writes "one quote", "three quotes".
func count(n int, what string) string {
	n = max(n, -n)
	if n == 1 {
		return "one " + what
	}
	return number(n) + " " + what + "s"
}
