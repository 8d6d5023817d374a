// Package verify holds a brief against the reports it was made from, read
// again: every cited span must still be the same words at the same place.
package verify

import (
	"fmt"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/codepoint"
	"github.com/headwater-news/headwater/schema"
)

// Reread is a report as it reads now.
type Reread struct {
	Text   string
	SHA256 string // of the record's or file's bytes
}

// Now holds reports as they read now.
type Now struct {
	byRef map[string]Reread
	bySum map[string][]string // refs, in the order they were added
}

// Add adds a report, or puts it in the place of another of its ref.
func (n *Now) Add(ref string, r Reread) {
	if n.byRef == nil {
		n.byRef, n.bySum = map[string]Reread{}, map[string][]string{}
	}
	n.byRef[ref] = r
	n.bySum[r.SHA256] = append(n.bySum[r.SHA256], ref)
}

// Kind says what is wrong.
type Kind string

// The kinds of difference. Each is a failure.
const (
	Broken  Kind = "broken"  // the brief contradicts itself: no report needs to be read to see it
	Missing Kind = "missing" // the report could not be read again
	Bytes   Kind = "bytes"   // the text is the same, the bytes it was read from are not
	Text    Kind = "text"    // where the text first differs
	Words   Kind = "words"   // a cited span reads otherwise now
	Moved   Kind = "moved"   // a cited span's words are the same, but stand elsewhere
)

// Difference is one way in which a brief and its reports disagree.
type Difference struct {
	Kind       Kind
	Report     string // its ref; "" when the brief as a whole is meant
	Start, End int    // code points in the brief's text of the report
	Want, Got  string // the brief's words and those read now
	What       string // what cites the span, or what is wrong
}

// Brief compares a brief with its reports as they read now. The differences
// come in the order of the brief's reports and of their text, after those
// within the brief itself.
func Brief(b *schema.Brief, now Now) []Difference {
	c := newChecker(b)
	c.consistency()
	for i := range b.Reports {
		c.reread(&b.Reports[i], now)
	}
	return c.found
}

// checker collects the differences of one brief.
type checker struct {
	brief   *schema.Brief
	indexes map[string]*codepoint.Index // of the brief's texts, by report id
	refs    map[string]string           // by report id
	known   map[string]bool             // the refs
	cited   map[string][]citation       // by report id
	found   []Difference
}

func newChecker(b *schema.Brief) *checker {
	c := &checker{brief: b, indexes: map[string]*codepoint.Index{}, refs: map[string]string{}, known: map[string]bool{}, cited: map[string][]citation{}}
	for i := range b.Reports {
		r := &b.Reports[i]
		c.indexes[r.ID] = codepoint.NewIndex(r.Text)
		c.refs[r.ID] = r.Ref
		c.known[r.Ref] = true
	}
	for _, x := range citations(b) {
		c.cited[x.report] = append(c.cited[x.report], x)
	}
	return c
}

// reread compares one report with what it reads now.
func (c *checker) reread(r *schema.Report, now Now) {
	add := func(d Difference) {
		d.Report = r.Ref
		c.found = append(c.found, d)
	}
	is, ok := c.find(r, now)
	switch {
	case !ok:
		add(Difference{Kind: Missing, What: fmt.Sprintf("not read again; %d citations rest on it", len(c.cited[r.ID]))})
	case is.Text != r.Text:
		c.changed(r, is, add)
	case is.SHA256 != r.SHA256:
		add(Difference{Kind: Bytes, Want: r.SHA256, Got: is.SHA256, What: "sha256; the text is the same"})
	}
}

// find returns a report as it reads now: by its ref, or, since folders are
// moved and mailed, what has its bytes and is no other report of the brief.
func (c *checker) find(r *schema.Report, now Now) (Reread, bool) {
	if is, ok := now.byRef[r.Ref]; ok {
		return is, true
	}
	for _, ref := range now.bySum[r.SHA256] {
		if is := now.byRef[ref]; !c.known[ref] && is.SHA256 == r.SHA256 {
			return is, true
		}
	}
	return Reread{}, false
}

// changed names where a text first differs and every cited span that no longer
// reads the same at its place.
func (c *checker) changed(r *schema.Report, now Reread, add func(Difference)) {
	then, is := []rune(r.Text), []rune(now.Text)
	e := editOf(then, is)

	var spans []Difference
	for _, x := range merged(c.cited[r.ID]) {
		if x.start < 0 || x.end < x.start || x.end > len(then) {
			continue // told by consistency
		}
		want := string(then[x.start:x.end])
		got := string(is[min(x.start, len(is)):min(x.end, len(is))])
		if got == want {
			continue
		}
		d := Difference{Kind: Words, Start: x.start, End: x.end, Want: want, Got: got, What: x.what}
		if e.start+e.cut <= x.start {
			d.Kind, d.Got = Moved, want
			d.What += fmt.Sprintf("; moved by %+d", e.put-e.cut)
		}
		spans = append(spans, d)
	}

	what := fmt.Sprintf("the text changed; %d cited spans with it", len(spans))
	if len(spans) == 0 {
		what = "the text changed, but in no cited span"
	}
	if now.SHA256 == r.SHA256 {
		what += "; the bytes are the same, so the brief was edited or the reader reads otherwise"
	}
	add(Difference{
		Kind: Text, Start: e.start, End: e.start + e.cut, What: what,
		Want: string(then[e.start : e.start+e.cut]), Got: string(is[e.start : e.start+e.put]),
	})
	for _, d := range spans {
		add(d)
	}
}

// edit is the smallest single replacement that turns one text into another:
// at start, cut code points go and put come.
type edit struct{ start, cut, put int }

func editOf(then, is []rune) edit {
	start := 0
	for start < len(then) && start < len(is) && then[start] == is[start] {
		start++
	}
	tail := 0
	for tail < len(then)-start && tail < len(is)-start && then[len(then)-1-tail] == is[len(is)-1-tail] {
		tail++
	}
	return edit{start: start, cut: len(then) - start - tail, put: len(is) - start - tail}
}

// merged joins citations of the same span into one, in order of the text.
func merged(cited []citation) []citation {
	cited = slices.Clone(cited)
	slices.SortStableFunc(cited, func(a, b citation) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.end - b.end
	})
	var out []citation
	for _, x := range cited {
		if n := len(out); n > 0 && out[n-1].start == x.start && out[n-1].end == x.end {
			out[n-1].what += ", " + x.what
			continue
		}
		out = append(out, x)
	}
	return out
}

// sameWords compares quoted text with the words of a report, where lines may
// be broken and spaces doubled.
func sameWords(a, b string) bool {
	return a == b || strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}
