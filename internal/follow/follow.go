// Package follow tells what becomes of a claim: that a second independent
// origin stands behind it, that somebody denies it, that a sentence which was
// cited for it or against it was changed or taken out.
package follow

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/headwater-news/headwater/schema"
)

// Claim is a claim that is followed.
type Claim struct {
	Num   int64
	Text  string
	Hook  string    // the address that notices are sent to, "" for none
	Begun time.Time // when it was first asked
	Ticks int64     // the changes of the archive that it was last asked after, -1 for never
	State State
}

// Found says from how many independent origins the claim was asserted and denied
// when it was last asked.
func (c *Claim) Found() string {
	if c.Ticks < 0 {
		return "not asked for yet"
	}
	return fmt.Sprintf("for %s, against %s", c.State.Asserts, c.State.Denies)
}

// State is what the reports said of a claim when it was last asked.
type State struct {
	Asserts schema.Range `json:"asserts"`
	Denies  schema.Range `json:"denies"`
	Cited   []Citation   `json:"cited"`
}

// Citation is words of a report.
type Citation struct {
	Report string `json:"report"` // its ref
	Start  int    `json:"start"`  // in code points of its text
	End    int    `json:"end"`
	Words  string `json:"words"`
}

// The kinds of notices.
const (
	Confirmed = "confirmed" // a second independent origin asserts it, by the low count
	Denied    = "denied"
	Changed   = "changed" // words that were cited are not in the report any more
)

// Notice is something that became of a claim.
type Notice struct {
	Num     int64        `json:"num"`
	Claim   string       `json:"claim"`
	Kind    string       `json:"kind"`
	Made    time.Time    `json:"made"`
	Before  State        `json:"before"` // its citations are left out, but for those that changed
	Asserts schema.Range `json:"asserts"`
	Denies  schema.Range `json:"denies"`
	Cited   []Citation   `json:"cited"` // for or against it now
}

// most is how many pieces of evidence are looked at of a side: the best.
const most = 100

// shown is how many a notice has.
const shown = 5

// Look compares what was known of a claim with what is found now. Text returns
// the present text of a report, and whether it is still there: one that was
// pruned has not changed. Before is nil when the claim is asked for the first
// time, which is no news.
func Look(before *State, c *schema.Check, text func(ref string) (string, bool, error)) (State, []Notice, error) {
	asserts, denies := cited(c, c.Asserts), cited(c, c.Denies)
	now := State{
		Asserts: c.Asserts.Range(), Denies: c.Denies.Range(),
		Cited: append(asserts, denies...),
	}
	if before == nil {
		return now, nil, nil
	}
	var out []Notice
	add := func(kind string, changed, cited []Citation) {
		out = append(out, Notice{
			Claim: c.Claim, Kind: kind, Before: State{before.Asserts, before.Denies, schema.List(changed)},
			Asserts: now.Asserts, Denies: now.Denies, Cited: schema.List(cited[:min(len(cited), shown)]),
		})
	}
	if before.Asserts.Low < 2 && now.Asserts.Low >= 2 {
		add(Confirmed, nil, asserts)
	}
	if before.Denies.Low == 0 && now.Denies.Low > 0 {
		add(Denied, nil, denies)
	}
	changed, err := gone(before.Cited, text)
	if err != nil {
		return now, nil, err
	}
	if len(changed) > 0 {
		add(Changed, changed, now.Cited)
	}
	return now, out, nil
}

// cited are the sentences that a side's evidence stands in, each once.
func cited(c *schema.Check, s schema.Support) []Citation {
	reports := map[string]*schema.Report{}
	texts := map[string][]rune{}
	for i := range c.Reports {
		reports[c.Reports[i].ID], texts[c.Reports[i].ID] = &c.Reports[i], []rune(c.Reports[i].Text)
	}
	var out []Citation
	for _, e := range s.Evidence[:min(len(s.Evidence), most)] {
		r := reports[e.Report]
		at := schema.Span{Start: e.Start, End: e.End}
		if i := slices.IndexFunc(r.Sentences, func(x schema.Span) bool { return x.Start <= e.Start && e.End <= x.End }); i >= 0 {
			at = r.Sentences[i]
		}
		x := Citation{r.Ref, at.Start, at.End, string(texts[e.Report][at.Start:at.End])}
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// gone are the citations whose words are not in their reports any more. White
// space is no word: pages are set anew without a change.
func gone(list []Citation, text func(string) (string, bool, error)) ([]Citation, error) {
	var out []Citation
	texts := map[string]*string{} // nil for what is not there any more
	for _, c := range list {
		now, known := texts[c.Report]
		if !known {
			s, there, err := text(c.Report)
			if err != nil {
				return nil, err
			}
			if there {
				s = plain(s)
				now = &s
			}
			texts[c.Report] = now
		}
		if now != nil && !strings.Contains(*now, plain(c.Words)) {
			out = append(out, c)
		}
	}
	return out, nil
}

func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// Words tells a notice in a sentence.
func (n *Notice) Words() string {
	switch n.Kind {
	case Confirmed:
		return "A second independent origin stands behind it."
	case Denied:
		return "It is denied."
	}
	return "Words that were cited are not in the report any more."
}
