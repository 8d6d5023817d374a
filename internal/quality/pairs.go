package quality

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"github.com/headwater-news/headwater/schema"
)

// Relation is what a reader found of two reports of one event.
type Relation string

// The relations of a pair. Text is copied when one report has it from the
// other, or both from a third; the words of one speaker or one document, each
// quoted for itself, are not. Pairs that a reader could not decide aren't
// scored.
const (
	Copied      Relation = "copied"
	Independent Relation = "independent"
	Unsure      Relation = "unsure"
)

// extents are the finer kinds of a relation: how much was copied, and how near
// to a copy independent reports come.
var extents = map[Relation][]string{
	Copied:      {"whole", "part", "sentence"},
	Independent: {"far", "near", "quote"},
	Unsure:      {""},
}

// Hard are pairs to tune on that are not drawn by what they are but by how hard
// they were found to judge. They are scored apart: their figures say nothing about
// how often pairs are judged right.
const Hard Half = "hard"

// Fresh are labels of stories that no other label is on, drawn and read before a
// change of the rules that they then measured.
const Fresh Half = "fresh"

// Last are pairs like those of Fresh, drawn when the errors of Check had been read,
// so that little alike is half of what was copied.
const Last Half = "last"

// Newest are pairs drawn before the errors of Fresh and Last were read, to measure
// alone: their errors aren't told.
const Newest Half = "newest"

// PairHalves are the halves that pairs may be in, in the order they are told.
var PairHalves = []Half{Tune, Check, Hard, Fresh, Last, Newest}

// Pair is two reports of a set, as a person read them.
type Pair struct {
	Half     Half   // one of PairHalves
	Set      string // file or folder, within the folder of sets
	A, B     string // refs; of a folder's files, names
	Relation Relation
	Extent   string // one of extents
	Note     string
}

// ReadPairs reads lines of half, set, two reports, relation, extent and note,
// parted by tabs.
func ReadPairs(r io.Reader) ([]Pair, error) {
	var pairs []Pair
	err := eachRow(r, 7, func(f []string) error {
		p := Pair{Half(f[0]), f[1], f[2], f[3], Relation(f[4]), f[5], f[6]}
		if !slices.Contains(PairHalves, p.Half) {
			return fmt.Errorf("no half %q", p.Half)
		}
		if !slices.Contains(extents[p.Relation], p.Extent) {
			return fmt.Errorf("no relation %q of extent %q", p.Relation, p.Extent)
		}
		pairs = append(pairs, p)
		return nil
	})
	return pairs, err
}

// A sign is what a brief says that bears on whether text was copied.
type sign int

const (
	passage  sign = iota // some passage has a witness in either
	unquoted             // one has, and most of it stands outside quotes in both
	lineage              // one descends from the other, or both from one text
	signs
)

func (s sign) String() string {
	return [...]string{"passage", "passage not quoted", "lineage"}[s]
}

// JudgedPair is a pair and what a brief says of it.
type JudgedPair struct {
	Pair
	said     [signs]bool
	oneStory bool // without which there is no sign
}

// right reports whether a sign agrees with the reader.
func (p JudgedPair) right(s sign) bool { return p.said[s] == (p.Relation == Copied) }

// JudgePairs looks the decided pairs up in the brief of their set.
func JudgePairs(pairs []Pair, b *schema.Brief) ([]JudgedPair, error) {
	refs := newRefs(b)
	of := map[string]*schema.Story{}
	for i := range b.Stories {
		for _, id := range b.Stories[i].Reports {
			of[id] = &b.Stories[i]
		}
	}
	var out []JudgedPair
	for _, p := range pairs {
		if p.Relation == Unsure {
			continue
		}
		x, err := refs.report(p.A)
		if err != nil {
			return nil, err
		}
		y, err := refs.report(p.B)
		if err != nil {
			return nil, err
		}
		judged := JudgedPair{Pair: p}
		if story := of[x.ID]; story != nil && story == of[y.ID] {
			judged.oneStory = true
			judged.said[passage], judged.said[unquoted] = sharing(story, x, y)
			judged.said[lineage] = related(story.Lineage, x.ID, y.ID)
		}
		out = append(out, judged)
	}
	return out, nil
}

// sharing reports whether a passage has a witness in either report, and whether
// one has that is no mere quote in both.
func sharing(story *schema.Story, x, y *schema.Report) (any, plain bool) {
	for _, p := range story.Passages {
		inX, plainX := witness(p, x)
		inY, plainY := witness(p, y)
		any = any || inX && inY
		plain = plain || plainX && plainY
	}
	return any, plain
}

// witness reports whether a report has a witness of a passage, and whether it
// has one of which less than half is quoted.
func witness(p schema.Passage, r *schema.Report) (found, plain bool) {
	for _, w := range p.Witnesses {
		if w.Report != r.ID {
			continue
		}
		quoted := 0
		for _, q := range r.Quotes {
			quoted += max(0, min(q.End, w.End)-max(q.Start, w.Start))
		}
		found = true
		plain = plain || 2*quoted < w.End-w.Start
	}
	return found, plain
}

// related reports whether a text stands at or above both reports.
func related(g schema.Lineage, x, y string) bool {
	parents := map[string][]string{}
	for _, e := range g.Edges {
		parents[e.To] = append(parents[e.To], e.From)
	}
	for _, n := range g.Nodes {
		for _, same := range n.SameText {
			parents[same] = append(parents[same], n.ID)
		}
	}
	above := func(id string) map[string]bool {
		seen := map[string]bool{id: true}
		for todo := []string{id}; len(todo) > 0; todo = todo[1:] {
			for _, p := range parents[todo[0]] {
				if !seen[p] {
					seen[p] = true
					todo = append(todo, p)
				}
			}
		}
		return seen
	}
	overX, overY := above(x), above(y)
	for id := range overX {
		if overY[id] {
			return true
		}
	}
	return false
}

// PrintPairs writes how well each sign tells copied pairs, and the share of
// each kind of pair that it is right about: of copied pairs that is recall.
func PrintPairs(w io.Writer, half Half, all []JudgedPair) error {
	pairs := Having(all, func(p JudgedPair) bool { return p.Half == half })
	copied := Having(pairs, func(p JudgedPair) bool { return p.Relation == Copied })
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(what string, cell func(sign) string, note string) {
		fmt.Fprint(t, what)
		for s := range signs {
			fmt.Fprint(t, "\t", cell(s))
		}
		fmt.Fprint(t, "\t", note, "\n")
	}
	figure := func(s sign) Figure {
		says := func(p JudgedPair) bool { return p.said[s] }
		return counted("", len(Having(copied, says)), len(Having(pairs, says)), len(copied))
	}
	row("", sign.String, "")
	row("precision", func(s sign) string { return fmt.Sprintf("%.3f", figure(s).Precision) }, "")
	row("recall", func(s sign) string { return fmt.Sprintf("%.3f", figure(s).Recall) }, "")
	row("F1", func(s sign) string { return fmt.Sprintf("%.3f", figure(s).F1()) }, "")
	for _, r := range []Relation{Copied, Independent} {
		for _, extent := range extents[r] {
			of := Having(pairs, func(p JudgedPair) bool { return p.Relation == r && p.Extent == extent })
			right := func(s sign) string {
				n := len(Having(of, func(p JudgedPair) bool { return p.right(s) }))
				return fmt.Sprintf("%.3f", ratio(n, len(of)))
			}
			row(fmt.Sprintf("%s, %s", r, extent), right, fmt.Sprintf("right, of %d", len(of)))
		}
	}
	return t.Flush()
}

// Having is the part of a list that something holds for.
func Having[T any](list []T, holds func(T) bool) []T {
	var out []T
	for _, x := range list {
		if holds(x) {
			out = append(out, x)
		}
	}
	return out
}

// PairErrors lists the pairs, but for those of Newest, that some sign is wrong about, by sign
// and kind.
func PairErrors(pairs []JudgedPair) []Miss {
	var out []Miss
	for s := range signs {
		for _, p := range pairs {
			if p.Half == Newest || p.right(s) {
				continue
			}
			class := fmt.Sprintf("%s: %s, not found", s, p.Extent)
			switch {
			case p.Relation == Independent:
				class = fmt.Sprintf("%s: %s, taken for copied", s, p.Extent)
			case !p.oneStory:
				class = fmt.Sprintf("%s: in two stories", s)
			}
			out = append(out, Miss{class, p.A + "  " + p.B + "  " + p.Note})
		}
	}
	return out
}
