package names

import "slices"

// Someone is a person whom a report names.
type Someone struct {
	Name      string
	Gender    string   // "man", "woman" or "" where that can't be told
	Called    []string // titles and roles beside the name, in lower case
	Sentences []int    // that name this one, ascending, each once
}

// Everyone lists the people of a roster, which may be nil.
func (r *Roster) Everyone() []Someone {
	if r == nil {
		return nil
	}
	out := make([]Someone, len(r.people))
	for k, p := range r.people {
		out[k] = Someone{Name: p.full, Gender: p.gender, Called: p.called}
	}
	for _, m := range r.mentions {
		p := &out[m.person]
		if !slices.Contains(p.Sentences[max(0, len(p.Sentences)-1):], m.sentence) {
			p.Sentences = append(p.Sentences, m.sentence)
		}
	}
	return out
}
