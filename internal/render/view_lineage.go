package render

import (
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// lineageView is who took text from whom, drawn and in words.
type lineageView struct {
	Linked   bool // its edges lead to the texts side by side
	Drawings []drawing
	Tree     []heirView
	Loners   citesView
	More     string
}

// heirView is one text of the tree, set in by its depth.
type heirView struct {
	Depth        int
	Letter, Name string
	Day          string // on which it came out; "" of a lost source
	Href         string // to its report, if that is shown
	Lost         bool
	Taken        []takenView
	MoreTaken    string
	Same         string
	Left         string // texts that hang on it and are left out
}

type takenView struct {
	Share, From, Sure string
	Compare           string // to the two texts side by side, if both are reports and that is shown
	Why               []string
}

func (s *story) lineage() lineageView {
	tree, loners := branches(s.Lineage)
	out := lineageView{Linked: s.site != nil}
	if len(tree) == 0 {
		return out
	}
	drawn := prune(tree, s.site.nodes())
	out.More = more(len(tree)-len(drawn), "text", "texts")
	for _, size := range s.site.sizes() {
		out.Drawings = append(out.Drawings, draw(s.Lineage, drawn, s.nodeWords, s.compareOf, size))
	}
	for _, b := range drawn {
		out.Tree = append(out.Tree, s.heir(b))
	}
	var places []schema.Evidence
	for _, n := range loners {
		places = append(places, schema.Evidence{Report: n.ID})
	}
	out.Loners = s.cites(places, pageLetters, false)
	return out
}

// listed names reports by their ids, as many as a list of citations has.
func listed(ids []string) string {
	out := shown(strings.Join(ids[:min(len(ids), pageLetters)], ", "), maxTitleRunes)
	if left := len(ids) - pageLetters; left > 0 {
		out += " and " + count(left, "more", "more")
	}
	return out
}

func (s *story) nodeName(n *schema.Node) string {
	if r := s.lib.reports[n.ID]; r != nil {
		return shown(shortName(r), maxNameRunes)
	}
	return "lost source"
}

// nodeWords is what is written beside a node: its name, and its day if it is
// known which.
func (s *story) nodeWords(n *schema.Node) (name, day string) {
	if r := s.lib.reports[n.ID]; r != nil {
		day = shortDay(r.Published)
	}
	return s.nodeName(n), day
}

func (s *story) heir(b branch) heirView {
	h := heirView{Depth: min(b.depth, 8), Letter: shown(b.node.ID, maxNameRunes), Name: s.nodeName(b.node), Lost: b.node.Kind == "lost"}
	if r := s.lib.reports[b.node.ID]; r != nil {
		h.Href, h.Day = s.hrefOf(r), shown(published(r.Published), maxNameRunes)
	}
	if b.left > 0 {
		h.Left = count(b.left, "more text hangs on it", "more texts hang on it")
	}
	for _, e := range b.from[:min(len(b.from), maxParents)] {
		t := takenView{Share: strings.TrimSpace(percent(e.Share)), From: shown(e.From, maxNameRunes), Sure: sureness(e.Confidence), Compare: s.compareOf(e)}
		for _, why := range e.Why[:min(len(e.Why), pageNames)] {
			t.Why = append(t.Why, shown(why, maxTitleRunes))
		}
		h.Taken = append(h.Taken, t)
	}
	if left := len(b.from) - maxParents; left > 0 {
		h.MoreTaken = "and from " + count(left, "more text", "more texts")
	}
	h.Same = listed(b.node.SameText)
	return h
}
