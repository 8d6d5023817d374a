package render

import (
	"cmp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// How much of the reports' own text a page holds.
const (
	textReports = 200    // reports
	textRunes   = 40_000 // code points of one report
	foldAbove   = 20     // reports: in larger briefs what nothing cites is folded
)

// reportView is a report with its text.
type reportView struct {
	Anchor              string
	Letter, Name, Title string
	TitleInText         bool
	Day, Path, Link     string
	Address             string // the URL, where it is none to follow
	Lang, Language      string
	Limits              []string
	Blocks              []textBlock
	Cut                 string // what is not shown
}

// textBlock is paragraphs in a row, all of them shown or all folded.
type textBlock struct {
	Folded     string // "3 paragraphs that nothing cites", "" when shown
	Paragraphs [][]textPiece
}

// textPiece is a stretch of a paragraph.
type textPiece struct {
	Text      string
	Label     string // of a sentence that is cited
	Title     bool   // the report's headline
	Furniture string // its kind
	Back      []backRef
}

// backRef leads from a sentence back to a line that cites it.
type backRef struct{ Anchor, Number string }

// list is the reports of the stories that are told, each once.
func (v *viewer) list(told []*schema.Story) []*schema.Report {
	var out []*schema.Report
	seen := map[string]bool{}
	for _, s := range told[:min(len(told), pageStories)] {
		for _, id := range s.Reports {
			if r := v.lib.reports[id]; r != nil && !seen[id] {
				seen[id] = true
				out = append(out, r)
			}
		}
	}
	return out
}

// reports shows the text of the reports, once all citations are known.
func (v *viewer) reports(out *view, told []*schema.Story) {
	list := v.list(told)
	for _, r := range list[:min(len(list), textReports)] {
		o := v.report(r, len(list) > foldAbove)
		out.Reports = append(out.Reports, o)
		if len(o.Limits) > 0 {
			out.Limits = append(out.Limits, limitView{o.Letter, o.Anchor, shown(shortName(r), maxNameRunes), o.Limits})
		}
	}
	out.More.Reports = more(len(list)-textReports, "report", "reports")
}

func limitsOf(r *schema.Report) []string {
	var out []string
	for _, l := range r.Limits[:min(len(r.Limits), pageNames)] {
		out = append(out, shown(l, maxTitleRunes))
	}
	return out
}

func (v *viewer) report(r *schema.Report, fold bool) reportView {
	out := reportView{
		Anchor: anchorName(r.ID),
		Letter: shown(r.ID, maxNameRunes), Name: shown(cmp.Or(text(r.Outlet), text(r.Title), "Report "+r.ID), maxTitleRunes),
		Day: shown(published(r.Published), maxNameRunes), Path: shown(place(r), maxPathRunes), Link: webLink(text(r.URL)),
		Lang: languageOf(r), Language: shown(text(r.Language), 20), Limits: limitsOf(r),
	}
	if r.Title != nil {
		out.Title = shown(*r.Title, maxTitleRunes)
		head := firstRunes(r.Text, 4*maxTitleRunes)
		out.TitleInText = out.Title == "" || strings.Contains(shown(head, 4*maxTitleRunes), strings.TrimSuffix(out.Title, " …"))
	}
	if out.Link == "" {
		out.Address = shown(text(r.URL), maxPathRunes)
	}
	paragraphs, left := v.paragraphs(r)
	if left > 0 {
		out.Cut = "… and " + count(left, "more character", "more characters") + " in the report itself"
	}
	for _, p := range paragraphs {
		quiet := fold && !slices.ContainsFunc(p, func(t textPiece) bool { return t.Label != "" })
		n := len(out.Blocks)
		if n == 0 || (out.Blocks[n-1].Folded != "") != quiet {
			out.Blocks = append(out.Blocks, textBlock{})
			n++
		}
		b := &out.Blocks[n-1]
		b.Paragraphs = append(b.Paragraphs, p)
		if quiet {
			b.Folded = count(len(b.Paragraphs), "paragraph", "paragraphs") + " not cited here"
		}
	}
	return out
}

// paragraphs cuts a report's text at blank lines, and within them at the edges
// of cited sentences and of furniture. It returns how many code points are too
// many to show.
func (v *viewer) paragraphs(r *schema.Report) (out [][]textPiece, left int) {
	index := v.lib.index(r.ID)
	end := min(index.Len(), textRunes)
	var current []textPiece
	add := func(start, stop int, piece textPiece) {
		words, ok := index.Slice(start, min(stop, end))
		if !ok {
			return
		}
		plainText := piece.Label == "" && piece.Furniture == ""
		for i, part := range strings.Split(strings.ReplaceAll(words, "\r\n", "\n"), "\n\n") {
			if i > 0 && plainText && len(current) > 0 {
				out, current = append(out, current), nil
			}
			p := piece
			p.Text = visible(part)
			p.Title = r.Title != nil && p.Furniture == "" && strings.TrimSpace(part) == strings.TrimSpace(*r.Title)
			if plainText && len(current) == 0 {
				p.Text = strings.TrimLeft(p.Text, " \n")
			}
			if p.Text != "" {
				current = append(current, p)
			}
			piece.Label, piece.Back = "", nil // an anchor stands once
		}
	}
	at := 0
	for _, m := range v.marks(r) {
		if m.start < at || m.start >= end {
			continue
		}
		add(at, m.start, textPiece{})
		add(m.start, m.stop, m.piece)
		at = min(m.stop, end)
	}
	add(at, end, textPiece{})
	if len(current) > 0 {
		out = append(out, current)
	}
	return out, index.Len() - end
}

// mark is a stretch of text that is shown as more than text.
type mark struct {
	start, stop int
	piece       textPiece
}

// marks lists them in order, apart from each other; what is cited goes before
// what is furniture.
func (v *viewer) marks(r *schema.Report) []mark {
	var out []mark
	for n, s := range r.Sentences {
		label := sentenceLabel(r.ID, n)
		if v.cited[label] && s.Start < s.End {
			out = append(out, mark{s.Start, s.End, textPiece{Label: label, Back: v.back[label]}})
		}
	}
	cited := len(out)
	for _, f := range r.Furniture {
		apart := !slices.ContainsFunc(out[:cited], func(m mark) bool { return m.start < f.End && f.Start < m.stop })
		if f.Start < f.End && apart {
			out = append(out, mark{f.Start, f.End, textPiece{Furniture: cmp.Or(shown(f.Kind, maxNameRunes), "furniture")}})
		}
	}
	slices.SortStableFunc(out, func(a, b mark) int { return a.start - b.start })
	return out
}
