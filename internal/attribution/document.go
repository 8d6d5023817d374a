package attribution

import "strings"

// nameDocuments gives "the letter" of one report the name that the story has
// for it, "letter from the port", "Ilves's letter", where that is one alone.
func nameDocuments(readings []Reading, story []int) {
	full := map[string]string{} // by its noun; "" for several
	for _, k := range story {
		for _, a := range readings[k].Attributions {
			for _, l := range a.Chain {
				noun, ok := nounOf(l.Name)
				if l.Kind != Document || !ok {
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

// nounOf is the noun of a document that is said to be somebody's: "letter" of
// "letter from the port" and "the port's letter".
func nounOf(name string) (string, bool) {
	noun, rest, _ := strings.Cut(name, " ")
	if strings.HasPrefix(rest, "from ") || strings.HasPrefix(rest, "by ") {
		return noun, true
	}
	for _, mark := range []string{"'s ", "’s "} {
		if _, noun, ok := strings.Cut(name, mark); ok && !strings.Contains(noun, " ") {
			return noun, true
		}
	}
	return "", false
}
