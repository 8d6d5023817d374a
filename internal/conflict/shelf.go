package conflict

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

// disputes gathers conflicts: those of one key are one, with what each adds to its
// sides.
type disputes[K comparable] struct {
	at  map[K]int // in out
	out []Conflict
}

func (d *disputes[K]) add(k K, c Conflict) {
	if d.at == nil {
		d.at = map[K]int{}
	}
	i, ok := d.at[k]
	if !ok {
		d.at[k] = len(d.out)
		d.out = append(d.out, c)
		return
	}
	for n, side := range c.Sides {
		d.out[i].Sides[n] = merged(d.out[i].Sides[n], side)
	}
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
