package rumour

// Shared is two clauses in two reports that descend from one, each with who
// says it and what else he says. They are Told where a reader could see it from
// the words.
type Shared struct {
	A    Evidence `json:"a"`
	B    Evidence `json:"b"`
	Told bool     `json:"told"`
}

// shared lists the clauses that two reports have of one text.
func (g *golden) shared() []Shared {
	out := []Shared{}
	for i, a := range g.filed {
		for _, b := range g.filed[i+1:] {
			for _, x := range a.spots {
				if y, ok := b.byRoot[x.clause.root]; ok {
					out = append(out, Shared{x.all, y.all, tellable(x, y)})
				}
			}
		}
	}
	return out
}
