package render

import (
	"io"
	"slices"

	"github.com/headwater-news/headwater/schema"
)

// How much of each side of a check is quoted; the JSON has all of it.
const (
	maxSupport = 4
	maxSimilar = 5
)

// checkSheet sets a check on a terminal.
type checkSheet struct {
	*sheet
	check *schema.Check
}

// CheckText writes a check for the terminal: the verdict, then the best
// evidence of either side and what is only similar.
func CheckText(w io.Writer, c *schema.Check, opts TextOptions) error {
	p := newPage(w, opts)
	lib := newLibrary(&schema.Brief{Reports: c.Reports})
	s := &checkSheet{&sheet{p, newFacts(quotedIn(c), lib)}, c}
	s.para(0, run{bold, c.Claim})
	s.para(0, s.verdict()...)
	for _, limit := range c.Limits {
		s.para(0, run{plain, "not understood: " + limit})
	}
	s.side("Asserted", c.Asserts)
	s.side("Denied", c.Denies)
	s.similar()
	if len(c.Reports) > 0 {
		s.list()
	}
	return p.out.Flush()
}

// verdict says in a line what the reports make of the claim.
func (s *checkSheet) verdict() []run {
	asserted := run{emphasis(s.check.Asserts.Range()), "asserted from " + origins(s.check.Asserts.Range())}
	denied := run{bold, "denied from " + origins(s.check.Denies.Range())}
	switch s.check.Verdict {
	case "asserted":
		return []run{asserted, {plain, "; no report denies it"}}
	case "denied":
		return []run{denied, {plain, "; no report asserts it"}}
	case "disputed":
		return []run{{bold, "disputed: "}, asserted, {plain, ", "}, denied}
	case "similar only":
		return []run{{bold, "similar only"}, {plain, ": no report asserts or denies it as it stands"}}
	}
	return []run{{bold, "nothing"}, {plain, ": no report bears on it"}}
}

// side quotes the evidence of a side, one place of each report first.
func (s *checkSheet) side(title string, x schema.Support) {
	if len(x.Evidence) == 0 {
		return
	}
	s.heading(title, "")
	var names []string
	for _, o := range x.Origins {
		if name := named(o.Name, o.Kind); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	s.para(2, append(s.lettersAt(x.Evidence), run{plain, " · " + few(names)})...)
	quoted := distinctWords(s.facts, x.Evidence)
	for _, e := range quoted[:min(len(quoted), maxSupport)] {
		s.row(s.gutter(e.Report), run{bold, e.Report}, []run{{plain, s.words(s.sentence(e))}})
	}
	s.more(2, len(quoted)-maxSupport, "place", "places")
}

// distinctWords drops places that read as an earlier one does.
func distinctWords(f *facts, list []schema.Evidence) []schema.Evidence {
	var out []schema.Evidence
	seen := map[string]bool{}
	for _, e := range list {
		if words := f.words(f.sentence(e)); !seen[words] {
			seen[words] = true
			out = append(out, e)
		}
	}
	return out
}

func (s *checkSheet) similar() {
	if len(s.check.Similar) == 0 {
		return
	}
	s.heading("Similar, but not the same", "")
	for i, x := range s.check.Similar[:min(len(s.check.Similar), maxSimilar)] {
		if i == 0 || x.Differs != s.check.Similar[i-1].Differs {
			if i > 0 {
				s.blank()
			}
			s.para(2, run{bold, x.Differs})
		}
		best := x.Evidence[0]
		s.para(4, append([]run{{plain, s.words(s.sentence(best))}}, s.cite(x.Evidence)...)...)
	}
	s.more(2, len(s.check.Similar)-maxSimilar, "claim", "claims")
}
