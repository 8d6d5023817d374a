package conflict

import "slices"

// once makes one conflict of those that tell of one dispute: whether something is so,
// found in two ways or said by more than one to be otherwise. Each side of the one has a
// place in common with the other's.
func once(list []Conflict) []Conflict {
	var out []Conflict
	with := map[Place][]int{} // conflicts that have it on their first side
	for _, c := range list {
		if c.Kind != Denial && c.Kind != Negation {
			out = append(out, c)
			continue
		}
		k := -1
		for _, p := range c.Sides[0].Evidence {
			for _, i := range with[p] {
				if k < 0 && out[i].Sides[1].shares(c.Sides[1]) {
					k = i
				}
			}
		}
		if k < 0 {
			k = len(out)
			out = append(out, c)
		} else {
			for i := range c.Sides {
				for _, p := range c.Sides[i].Evidence {
					out[k].Sides[i].add(p)
				}
			}
		}
		for _, p := range c.Sides[0].Evidence {
			if !slices.Contains(with[p], k) {
				with[p] = append(with[p], k)
			}
		}
	}
	return out
}

// shares reports whether two sides have a place in common.
func (s Side) shares(with Side) bool {
	return slices.ContainsFunc(s.Evidence, func(p Place) bool { return slices.Contains(with.Evidence, p) })
}
