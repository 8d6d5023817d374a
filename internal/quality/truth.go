package quality

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/codepoint"
	"github.com/headwater-news/headwater/schema"
)

// Truth is the answer for one example. Reports have short names in it.
type Truth struct {
	Reports   map[string]string   `json:"reports"` // name to ref
	Parents   map[string][]string `json:"parents"` // whom each took text from; "lost" is a lost source
	Claims    []Claim             `json:"claims"`
	Conflicts []Conflict          `json:"conflicts"`
	Furniture []Words             `json:"furniture"`
	Either    []Words             `json:"either"` // may be called furniture or not
}

// Claim is an assertion, the words that make it, and the number of independent
// origins that a fair reader finds behind it.
type Claim struct {
	Claim    string  `json:"claim"`
	Low      int     `json:"low"`
	High     int     `json:"high"`
	Evidence []Words `json:"evidence"`
}

// Conflict is two sides that cannot both be right, and the words of either.
type Conflict struct {
	Conflict string     `json:"conflict"`
	Sides    [2][]Words `json:"sides"`
}

// Words are words of a report.
type Words struct {
	Report string `json:"report"`
	Words  string `json:"words"`
	Nth    int    `json:"nth"` // which of several places where they stand; 0 is the first
}

// lost is what every lost source is called here.
const lost = "lost"

// Check writes how a brief compares with the truth: the figures, and below
// them each thing that differs.
func (truth *Truth) Check(w io.Writer, b *schema.Brief) error {
	c, err := newComparison(truth, b)
	if err != nil {
		return err
	}
	edges, missing, extra := c.lineage()
	conflicts, silent, invented := c.conflicts()
	furniture, kept, cut := c.furniture()
	claims := c.claims()

	if err := Print(w, []Figure{edges, conflicts, furniture}); err != nil {
		return err
	}
	list(w, "text taken, not seen", missing)
	list(w, "text taken, seen wrongly", extra)
	list(w, "conflict not seen", silent)
	list(w, "conflict where there is none", invented)
	list(w, "furniture kept", kept)
	list(w, "report taken for furniture", cut)
	printClaims(w, claims)
	return nil
}

func list(w io.Writer, heading string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", heading)
	for _, line := range lines {
		fmt.Fprintf(w, "  %s\n", line)
	}
}

// comparison is a truth and a brief side by side. Reports go by their short
// names.
type comparison struct {
	truth   *Truth
	brief   *schema.Brief
	names   map[string]string // by id
	reports map[string]*schema.Report
}

func newComparison(truth *Truth, b *schema.Brief) (*comparison, error) {
	c := &comparison{truth: truth, brief: b, names: map[string]string{}, reports: map[string]*schema.Report{}}
	refs := newRefs(b)
	for name, ref := range truth.Reports {
		r := refs[ref]
		if r == nil {
			return nil, fmt.Errorf("the brief has no report %s", ref)
		}
		c.names[r.ID], c.reports[name] = name, r
	}
	all := slices.Concat(truth.Furniture, truth.Either)
	for _, claim := range truth.Claims {
		all = append(all, claim.Evidence...)
	}
	for _, conflict := range truth.Conflicts {
		all = slices.Concat(all, conflict.Sides[0], conflict.Sides[1])
	}
	for _, words := range all {
		if _, ok := c.find(words); !ok {
			return nil, fmt.Errorf("report %s does not have the words %q", words.Report, words.Words)
		}
	}
	return c, nil
}

// find looks words up in their report.
func (c *comparison) find(words Words) (schema.Span, bool) {
	r := c.reports[words.Report]
	if r == nil {
		return schema.Span{}, false
	}
	at := 0
	for n := max(words.Nth, 1); n > 0; n-- {
		i := strings.Index(r.Text[at:], words.Words)
		if i < 0 {
			return schema.Span{}, false
		}
		at += i + len(words.Words)
	}
	index := codepoint.NewIndex(r.Text)
	return schema.Span{Start: index.Rune(at - len(words.Words)), End: index.Rune(at)}, true
}

func (c *comparison) span(words Words) schema.Span {
	s, _ := c.find(words) // newComparison has seen to it that it stands there
	return s
}

// lineage compares who took text from whom.
func (c *comparison) lineage() (f Figure, missing, extra []string) {
	want, got := map[string]bool{}, map[string]bool{}
	arrow := func(from, to string) string { return from + " → " + to }
	for to, parents := range c.truth.Parents {
		for _, from := range parents {
			want[arrow(from, to)] = true
		}
	}
	for _, s := range c.brief.Stories {
		same := map[string][]string{}
		for _, n := range s.Lineage.Nodes {
			same[n.ID] = n.SameText
		}
		for _, e := range s.Lineage.Edges {
			from := cmp.Or(c.names[e.From], lost)
			if to := c.names[e.To]; to != "" {
				got[arrow(from, to)] = true
			}
			for _, id := range same[e.To] {
				got[arrow(from, c.names[id])] = true
			}
		}
	}
	right := 0
	for a := range got {
		if want[a] {
			right++
		} else {
			extra = append(extra, a)
		}
	}
	for a := range want {
		if !got[a] {
			missing = append(missing, a)
		}
	}
	slices.Sort(missing)
	slices.Sort(extra)
	return counted("lineage, edges", right, len(got), len(want)), missing, extra
}

// furniture compares the code points marked as furniture, of whatever kind.
func (c *comparison) furniture() (f Figure, kept, cut []string) {
	var right, found, wanted int
	for _, name := range slices.Sorted(maps.Keys(c.reports)) {
		r := c.reports[name]
		text := []rune(r.Text)
		var want, either, got []schema.Span
		for _, words := range c.truth.Furniture {
			if words.Report == name {
				want = append(want, c.span(words))
			}
		}
		for _, words := range c.truth.Either {
			if words.Report == name {
				either = append(either, c.span(words))
			}
		}
		for _, piece := range r.Furniture {
			got = append(got, schema.Span{Start: piece.Start, End: piece.End})
		}
		wantAt, eitherAt, gotAt := cover(text, want), cover(text, either), cover(text, got)
		right += common(wantAt, gotAt)
		found += len(gotAt) - common(eitherAt, gotAt)
		wanted += len(wantAt)
		for _, s := range want {
			if at := cover(text, []schema.Span{s}); 2*common(at, gotAt) < len(at) {
				kept = append(kept, fmt.Sprintf("%s: %s", name, string(text[s.Start:s.End])))
			}
		}
		for _, s := range got {
			if at := cover(text, []schema.Span{s}); 2*(common(at, wantAt)+common(at, eitherAt)) < len(at) {
				cut = append(cut, fmt.Sprintf("%s: %s", name, string(text[s.Start:s.End])))
			}
		}
	}
	return counted("furniture, characters", right, found, wanted), kept, cut
}

// matched is a claim of the truth beside the brief's claim that shares most of
// its evidence, if any shares some.
type matched struct {
	Claim
	found *schema.Claim
}

func (c *comparison) claims() []matched {
	var out []matched
	for _, claim := range c.truth.Claims {
		best := matched{Claim: claim}
		most := 0.0
		for i := range c.brief.Stories {
			for j := range c.brief.Stories[i].Claims {
				found := &c.brief.Stories[i].Claims[j]
				shared := c.shared(claim, found)
				if agree := 2 * float64(shared) / float64(len(claim.Evidence)+len(found.Evidence)); agree > most {
					best.found, most = found, agree
				}
			}
		}
		out = append(out, best)
	}
	return out
}

// shared counts the evidence of a claim that the brief's claim has too: a place
// is the same when half of the shorter of the two lies in the other.
func (c *comparison) shared(claim Claim, found *schema.Claim) int {
	n := 0
	for _, words := range claim.Evidence {
		want := c.span(words)
		if slices.ContainsFunc(found.Evidence, func(e schema.ClaimEvidence) bool {
			return c.same(words.Report, want, schema.Evidence{Report: e.Report, Start: e.Start, End: e.End})
		}) {
			n++
		}
	}
	return n
}

// same reports whether a span of a report is the brief's evidence.
func (c *comparison) same(report string, want schema.Span, e schema.Evidence) bool {
	return c.names[e.Report] == report && overlap(schema.Span{Start: e.Start, End: e.End}, want)
}

// conflicts compares what stands against what. A conflict of the brief is one
// of the truth's when its sides have words of either side.
func (c *comparison) conflicts() (f Figure, silent, invented []string) {
	seen := map[int]bool{}
	found, right := 0, 0
	for _, s := range c.brief.Stories {
		for _, x := range s.Conflicts {
			found++
			at := slices.IndexFunc(c.truth.Conflicts, func(want Conflict) bool {
				a, b := c.side(want.Sides[0], x.Sides), c.side(want.Sides[1], x.Sides)
				return a >= 0 && b >= 0 && a != b
			})
			if at < 0 {
				invented = append(invented, x.Kind+": "+x.Note)
				continue
			}
			right++
			seen[at] = true
		}
	}
	for i, want := range c.truth.Conflicts {
		if !seen[i] {
			silent = append(silent, want.Conflict)
		}
	}
	return Figure{
		What: "conflicts", Precision: ratio(right, found), Recall: ratio(len(seen), len(c.truth.Conflicts)),
		Note: fmt.Sprintf("%d of %d found are right, %d of %d seen", right, found, len(seen), len(c.truth.Conflicts)),
	}, silent, invented
}

// side is the first side of a conflict that has some of the words, or -1.
func (c *comparison) side(words []Words, sides []schema.Side) int {
	return slices.IndexFunc(sides, func(side schema.Side) bool {
		return slices.ContainsFunc(side.Evidence, func(e schema.Evidence) bool {
			return slices.ContainsFunc(words, func(w Words) bool { return c.same(w.Report, c.span(w), e) })
		})
	})
}

// printClaims writes the ranges of origins beside the true ones, and what they
// come to.
func printClaims(w io.Writer, claims []matched) {
	fmt.Fprintln(w, "\norigins: true, in the brief, claim")
	var found, holds, one, inflated, more, flattened int
	for _, m := range claims {
		said := "–"
		if m.found != nil {
			o := m.found.Origins
			said = span(o.Low, o.High)
			found++
			if o.Low <= m.Low && m.High <= o.High {
				holds++
			}
			if m.High == 1 && o.Low > 1 {
				inflated++
			}
			if m.Low > 1 && o.High == 1 {
				flattened++
			}
		}
		if m.High == 1 {
			one++
		}
		if m.Low > 1 {
			more++
		}
		fmt.Fprintf(w, "  %-4s %-4s %s\n", span(m.Low, m.High), said, m.Claim.Claim)
	}
	fmt.Fprintf(w, `
%d of %d claims are in the brief; the range of %d holds the true one
%d of %d claims with one origin are said to have more
%d of %d claims with more origins are said to have one
`, found, len(claims), holds, inflated, one, flattened, more)
}

func span(low, high int) string {
	if low == high {
		return fmt.Sprint(low)
	}
	return fmt.Sprintf("%d–%d", low, high)
}
