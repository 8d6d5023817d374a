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
	Href         string // to its report, if that is shown
	Lost         bool
	Taken        []takenView
	MoreTaken    string
	Same         string
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
	drawn := tree[:min(len(tree), pageNodes)]
	out.More = more(len(tree)-len(drawn), "text", "texts")
	for _, size := range s.site.sizes() {
		out.Drawings = append(out.Drawings, draw(s.Lineage, drawn, s.nodeName, s.compareOf, size))
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

func (s *story) nodeName(n *schema.Node) string {
	if r := s.lib.reports[n.ID]; r != nil {
		return shown(shortName(r), maxNameRunes)
	}
	return "lost source"
}

func (s *story) heir(b branch) heirView {
	h := heirView{Depth: min(b.depth, 8), Letter: shown(b.node.ID, maxNameRunes), Name: s.nodeName(b.node), Lost: b.node.Kind == "lost"}
	if r := s.lib.reports[b.node.ID]; r != nil {
		h.Href = s.hrefOf(r)
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
	same := b.node.SameText
	h.Same = shown(strings.Join(same[:min(len(same), pageLetters)], ", "), maxTitleRunes)
	if left := len(same) - pageLetters; left > 0 {
		h.Same += " and " + count(left, "more", "more")
	}
	return h
}
