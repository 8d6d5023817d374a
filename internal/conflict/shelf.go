package conflict

import "slices"

// shelf keeps what is held against what comes after it, by what both must have in
// common: the first few of each, so that the cost is linear in the story.
type shelf[K comparable, T any] map[K][]T

// put adds one to those of a key, if few, and lists those that were there before.
func (s shelf[K, T]) put(k K, x T, few int) []T {
	before := s[k]
	if len(before) < few {
		s[k] = append(before, x)
	}
	return before
}

// disputes gathers conflicts: those that have a key in common are one, with what each
// adds to its sides.
type disputes[K comparable] struct {
	at  map[K]int // in out
	out []Conflict
}

func (d *disputes[K]) add(c Conflict, keys ...K) {
	if d.at == nil {
		d.at = map[K]int{}
	}
	i := len(d.out)
	if k := slices.IndexFunc(keys, func(k K) bool { _, ok := d.at[k]; return ok }); k >= 0 {
		i = d.at[keys[k]]
		for n, side := range c.Sides {
			d.out[i].Sides[n] = merged(d.out[i].Sides[n], side)
		}
	} else {
		d.out = append(d.out, c)
	}
	for _, k := range keys {
		d.at[k] = i
	}
}

// stand is a claim as one side of disputes of some sort.
type stand struct{ claim, side, sort int }

// standsOf are the sides of a conflict that are claims.
func standsOf(c Conflict, sort int) []stand {
	var out []stand
	for i, x := range c.Sides {
		if x.Claim != None {
			out = append(out, stand{x.Claim, i, sort})
		}
	}
	return out
}

// merged is a side with what another adds to it.
func merged(side, more Side) Side {
	if len(side.Evidence) == 0 {
		return more
	}
	if side.Claim == None {
		side.Claim = more.Claim
	}
	for _, p := range more.Evidence {
		side.add(p)
	}
	return side
}

// between is a conflict of two places, of which no claim is a side.
func between(k Kind, a, b Place, note string) Conflict {
	return Conflict{k, []Side{{None, []Place{a}}, {None, []Place{b}}}, note}
}
