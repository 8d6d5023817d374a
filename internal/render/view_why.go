package render

import (
	"cmp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// why explains a claim's count: who is counted, what was counted once, and who
// says otherwise.
func (s *story) why(c *schema.Claim) *whyView {
	out := &whyView{Against: s.against(c, s.site.most(pageEvidence), true)}
	for _, o := range c.Origins.List[:min(len(c.Origins.List), s.site.most(pageOrigins))] {
		out.Origins = append(out.Origins, s.origin(c, o))
	}
	out.More = more(len(c.Origins.List)-s.site.most(pageOrigins), "origin", "origins")
	whys := reasons(c)
	for _, r := range whys[:min(len(whys), s.site.most(pageReasons))] {
		out.Merges = append(out.Merges, mergeView{s.cites(r.places, s.site.most(pageLetters), true), shown(because(r.why), maxTitleRunes), r.sure})
	}
	out.MoreWhys = more(len(whys)-s.site.most(pageReasons), "reason", "reasons")
	return out
}

// restsOn is what would change a claim's count; nothing where that is the name
// of its one origin, which is told already.
func restsOn(c *schema.Claim) string {
	if list := c.Origins.List; c.Origins.RestsOn != nil && len(list) == 1 && list[0].Name == *c.Origins.RestsOn {
		return ""
	}
	return shown(text(c.Origins.RestsOn), maxTitleRunes)
}

// origin is one origin of a claim, the evidence that ends there and the way it
// came.
func (s *story) origin(c *schema.Claim, o schema.Origin) originView {
	out := originView{nameView: originName(o)}
	var places []schema.Evidence
	for _, i := range o.Evidence {
		if i < 0 || i >= len(c.Evidence) {
			continue
		}
		e := c.Evidence[i]
		places = append(places, placeOf(e))
		if via := through(e.Chain); via != "" && !slices.Contains(out.Via, via) && len(out.Via) < pageNames {
			out.Via = append(out.Via, via)
		}
	}
	out.Cites = s.cites(places, s.site.most(pageEvidence), true)
	return out
}

func originName(o schema.Origin) nameView {
	n := newName(o.Name, o.Kind)
	if n.Kind == "" && o.Kind != "unknown" {
		n.Kind = shown(o.Kind, maxNameRunes)
	}
	return n
}

// through names the links of a chain before its origin, nearest first.
func through(chain []schema.Link) string {
	var names []string
	for _, l := range chain[:max(len(chain)-1, 0)] {
		names = append(names, cmp.Or(shown(l.Name, maxNameRunes), "a source not named"))
	}
	return strings.Join(names, ", then ")
}

// counted explains a story's count.
func (s *story) counted() countView {
	var out countView
	for _, n := range s.Story.Lineage.Nodes {
		if len(n.SameText) > 0 {
			out.Same = append(out.Same, listed(append([]string{n.ID}, n.SameText...)))
		}
	}
	out.Same = out.Same[:min(len(out.Same), pageReasons)]
	out.Origins, out.More = s.originsOfAll()
	out.Merges = s.mergesOfAll()
	return out
}

// originsOfAll lists a story's origins by how many claims end there.
func (s *story) originsOfAll() ([]originView, string) {
	type total struct {
		origin schema.Origin
		claims int
	}
	var all []total
	at := map[[2]string]int{}
	for _, c := range s.Claims {
		for _, o := range c.Origins.List {
			k := [2]string{o.Name, o.Kind}
			i, ok := at[k]
			if !ok {
				i = len(all)
				at[k] = i
				all = append(all, total{origin: o})
			}
			all[i].claims++
		}
	}
	slices.SortStableFunc(all, func(a, b total) int { return b.claims - a.claims })
	var out []originView
	for _, t := range all[:min(len(all), pageOrigins)] {
		out = append(out, originView{nameView: originName(t.origin), Claims: count(t.claims, "claim", "claims")})
	}
	return out, more(len(all)-pageOrigins, "origin", "origins")
}

// mergesOfAll counts what made evidence one, the surest and then the most
// frequent first.
func (s *story) mergesOfAll() []mergeTotal {
	type key struct{ why, sure string }
	type total struct {
		key
		pairs    int
		strength float64
	}
	var all []total
	at := map[key]int{}
	for _, c := range s.Claims {
		for _, m := range c.Merges {
			k := key{m.Why, sureness(m.Strength)}
			i, ok := at[k]
			if !ok {
				i = len(all)
				at[k] = i
				all = append(all, total{key: k, strength: m.Strength})
			}
			all[i].pairs++
		}
	}
	slices.SortStableFunc(all, func(a, b total) int { return cmp.Or(cmp.Compare(b.strength, a.strength), b.pairs-a.pairs) })
	var out []mergeTotal
	for _, t := range all[:min(len(all), pageReasons)] {
		out = append(out, mergeTotal{shown(because(t.why), maxTitleRunes), t.sure, count(t.pairs, "pair", "pairs")})
	}
	return out
}
