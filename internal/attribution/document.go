package attribution

import "strings"

// nameDocuments gives "the letter" of one report the name that the story has
// for it, "letter from the port", where that is one alone.
func nameDocuments(readings []Reading, story []int) {
	full := map[string]string{} // by its noun; "" for several
	for _, k := range story {
		for _, a := range readings[k].Attributions {
			for _, l := range a.Chain {
				noun, rest, _ := strings.Cut(l.Name, " ")
				if l.Kind != Document || rest == "" || !ofSomebody(rest) {
					continue
				}
				if other, ok := full[noun]; ok && other != l.Name {
					full[noun] = ""
				} else {
					full[noun] = l.Name
				}
			}
		}
	}
	if len(full) == 0 {
		return
	}
	for _, k := range story {
		x := &readings[k]
		for i := range x.Attributions {
			for j := range x.Attributions[i].Chain {
				if l := &x.Attributions[i].Chain[j]; l.Kind == Document && full[l.Name] != "" {
					l.Name = full[l.Name]
				}
			}
		}
		for i := range x.Quotes {
			if s := x.Quotes[i].Speaker; s != nil && full[s.Name] != "" {
				s.Name = full[s.Name]
			}
		}
	}
}

// ofSomebody reports whether the words after a document's noun say whose it is.
func ofSomebody(rest string) bool {
	return strings.HasPrefix(rest, "from ") || strings.HasPrefix(rest, "by ")
}
