package reuse

// Relay is where a report tells what another told first, and says so. What it has
// there somewhat like that report, quotes as well, it has from it.
type Relay struct {
	Report, From int // indexes into the texts
	First, Last  int // sentences of Report, Last excluded
}

// byPair gathers relays by their two reports.
func byPair(list []Relay) map[pair][]Relay {
	out := make(map[pair][]Relay, len(list))
	for _, r := range list {
		p := pairOf(place{report: r.Report}, place{report: r.From})
		out[p] = append(out[p], r)
	}
	return out
}

// relayed reports whether one of two places lies in some relay of the two reports.
func relayed(list []Relay, x, y place) bool {
	for _, r := range list {
		if r.covers(x) || r.covers(y) {
			return true
		}
	}
	return false
}

func (r *Relay) covers(x place) bool {
	return r.Report == x.report && r.First <= x.sentence && x.sentence < r.Last
}
