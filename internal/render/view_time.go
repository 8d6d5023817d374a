package render

import (
	"slices"
	"strings"
	"time"

	"github.com/headwater-news/headwater/schema"
)

// timelineView is what happened and when the reports came out, in order; what
// no day could be found for stands apart.
type timelineView struct {
	Days []dayView
	Open []dayView
	More string
}

// dayView is one day and what is told of it.
type dayView struct {
	Label     string
	Machine   string // in ISO 8601, "" when open
	Gap       int    // 0–4: how long after the day before it, on a scale of powers
	GapWords  string // what the longest gaps leave out: "47 years"
	Events    []wordingView
	Published *citesView
}

func (s *story) timeline() timelineView {
	happened, published := s.happened(), s.publications()
	out := timelineView{More: more(len(happened)-pageEvents, "event", "events")}
	type entry struct {
		start string
		view  dayView
	}
	var entries []entry
	last := ""
	for _, e := range happened[:min(len(happened), pageEvents)] {
		w := wordingView{s.quote(e.Text, e.Evidence), s.cites(e.Evidence, pageLetters, false)}
		label := shown(eventDay(&e), maxNameRunes)
		if e.Interval == nil {
			if n := len(out.Open); n > 0 && out.Open[n-1].Label == label {
				out.Open[n-1].Events = append(out.Open[n-1].Events, w)
			} else {
				out.Open = append(out.Open, dayView{Label: label, Events: []wordingView{w}})
			}
			continue
		}
		if n := len(entries); n > 0 && last == label {
			entries[n-1].view.Events = append(entries[n-1].view.Events, w)
		} else {
			entries = append(entries, entry{e.Interval.Start, dayView{Label: label, Machine: machine(e.Interval.Start), Events: []wordingView{w}}})
		}
		last = label
	}
	for _, p := range published[:min(len(published), pageEvents)] {
		c := s.cites(p.places, pageLetters, false)
		day := dayView{Label: shown(p.day, maxNameRunes), Machine: machine(p.start), Published: &c}
		if p.start == "" {
			out.Open = append(out.Open, day)
		} else {
			entries = append(entries, entry{p.start, day})
		}
	}
	// A day and the hours of it begin alike; the events keep the order that the
	// story gives them, and come before what was published on that day.
	slices.SortStableFunc(entries, func(a, b entry) int { return strings.Compare(dayOf(a.start), dayOf(b.start)) })
	before := ""
	for _, e := range entries {
		n := len(out.Days)
		if n > 0 && e.view.Published != nil && out.Days[n-1].Label == e.view.Label {
			out.Days[n-1].Published = e.view.Published
			continue
		}
		e.view.Gap, e.view.GapWords = gap(before, e.start)
		out.Days = append(out.Days, e.view)
		before = e.start
	}
	return out
}

// machine is a time as HTML's time element takes it, "" for any other.
func machine(iso string) string {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if _, err := time.Parse(layout, iso); err == nil {
			return iso
		}
	}
	return ""
}

// gap measures the time between two days on a scale of powers, so that an hour
// and a century fit one line.
func gap(from, to string) (int, string) {
	a, errA := time.Parse(time.DateOnly, dayOf(from))
	b, errB := time.Parse(time.DateOnly, dayOf(to))
	if errA != nil || errB != nil || !b.After(a) {
		return 0, ""
	}
	passed := int(b.Sub(a).Hours() / 24)
	switch {
	case passed <= 1:
		return 0, ""
	case passed <= 7:
		return 1, ""
	case passed <= 60:
		return 2, ""
	case passed < 2*365:
		return 3, ""
	}
	return 4, count((b.Year() - a.Year()), "year", "years")
}

// lineageView is who took text from whom, drawn and in words.
type lineageView struct {
	Drawings []drawing
	Tree     []heirView
	Loners   citesView
	More     string
}

// heirView is one text of the tree, set in by its depth.
type heirView struct {
	Depth        int
	Letter, Name string
	Anchor       string // of its report, if that is shown
	Lost         bool
	Taken        []takenView
	MoreTaken    string
	Same         string
}

type takenView struct {
	Share, From, Sure string
	Why               []string
}

func (s *story) lineage() lineageView {
	tree, loners := branches(s.Lineage)
	var out lineageView
	if len(tree) == 0 {
		return out
	}
	drawn := tree[:min(len(tree), pageNodes)]
	out.More = more(len(tree)-len(drawn), "text", "texts")
	for _, size := range []sizes{phone, desk} {
		out.Drawings = append(out.Drawings, draw(s.Lineage, drawn, s.nodeName, size))
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
	if s.shown[b.node.ID] {
		h.Anchor = anchorName(b.node.ID)
	}
	for _, e := range b.from[:min(len(b.from), maxParents)] {
		t := takenView{Share: strings.TrimSpace(percent(e.Share)), From: shown(e.From, maxNameRunes), Sure: sureness(e.Confidence)}
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
