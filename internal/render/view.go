package render

import (
	"fmt"

	"github.com/headwater-news/headwater/schema"
)

// How much of each list a page shows; the JSON has all of it.
const (
	pageStories   = 50
	pageOverview  = 200
	pageLines     = 40
	pageConflicts = 20
	pageSpeakers  = 40
	pageQuotes    = 10 // of one speaker
	pageWordings  = 6  // of one quote
	pageEvents    = 60
	pageNodes     = 24
	pageChanges   = 20
	pageAlone     = 100
	aloneShown    = 3  // of one report, before the rest is folded
	pageLetters   = 12 // of one list of citations
	pageEvidence  = 40 // of one claim, where its count is explained
	pageReasons   = 12 // of one claim
	pageOrigins   = 24 // of one claim or story
	pageNames     = 4  // beside a line
	pageSkipped   = 200
)

// view is a brief as pages show it: in the order of reading, in words, cut to
// what fits and cleaned of what steers a screen. It is plain data, for HTML
// and Markdown to set.
type view struct {
	Title    string
	Summary  string // of a brief of several stories
	Overview []overviewRow
	Stories  []storyView
	Singles  []singleView
	Reports  []reportView
	Skipped  []skippedView
	Limits   []limitView
	More     struct{ Overview, Stories, Singles, Reports, Skipped string }
}

type overviewRow struct {
	Anchor, Title, Reports string
	Origins                rangeView
}

type singleView struct {
	Title, Imprint, Path, Link string
}

type skippedView struct{ Where, Reason string }

type limitView struct {
	Letter, Anchor, Name string
	Limits               []string
}

// storyView is one story.
type storyView struct {
	Anchor, Number, Title   string
	Reports, Behind, Period string
	Origins                 rangeView
	Count                   countView
	Lines                   []lineView
	Disputes                []disputeView
	Speakers                []speakerView
	Timeline                timelineView
	Lineage                 lineageView
	Changes                 []changeView
	Revisions               []revisionView
	Alone                   []aloneView
	Letters                 []letterView // of its reports
	More                    struct{ Lines, Disputes, Speakers, Changes, Revisions, Alone, Letters string }
}

// letterView says which report a letter stands for.
type letterView struct{ Letter, Href, Name, Day string }

// rangeView is a number of origins.
type rangeView struct {
	Between string // "2–4"
	Words   string // "2–4 origins"
	Single  bool   // at most one
	Fragile bool   // perhaps one
	Dots    []bool // true up to the low end, false from there to the high; none where they would be too many to take in
}

// citesView is a list of citations, one for each report or sentence.
type citesView struct {
	List []citation
	More string // "and 3 more"
}

type nameView struct{ Name, Kind string }

// countView says how the number of a story's origins came about.
type countView struct {
	Same    []string // reports with one text
	Origins []originView
	More    string
	Merges  []mergeTotal
}

type originView struct {
	nameView
	Claims string // how many claims of the story end there
	Via    []string
	Cites  citesView
}

// mergeTotal is how often one cause made two pieces of evidence one.
type mergeTotal struct{ Words, Sure, Pairs string }

type lineView struct {
	Number  int
	Anchor  string
	Quote   passageView
	Stance  string // asserts, denies or hedges
	Origins *rangeView
	Was     string // its origins before, where that is told
	Cites   citesView
	Names   []nameView
	More    string       // names left out
	Others  []stanceView // who denies or hedges what the line asserts
	Dispute string       // anchor of the dispute it is part of
	Rests   string
	Why     *whyView
}

type stanceView struct {
	Verb  string // "denied" or "hedged"
	Cites citesView
	Names []nameView
}

// whyView explains the count of one claim.
type whyView struct {
	Origins  []originView
	Merges   []mergeView
	Against  []stanceView
	More     string
	MoreWhys string
}

type mergeView struct {
	Cites       citesView
	Words, Sure string
}

type disputeView struct {
	Anchor, Kind, Note string
	Sides              []sideView
}

type sideView struct {
	Name    string
	Quote   passageView
	Origins *rangeView
	Cites   citesView
	Names   []nameView
	More    string
}

type speakerView struct {
	Name   string // "" when nobody is named
	Quotes []quoteView
	More   string
}

type quoteView struct {
	Wordings []wordingView
	More     string
}

type wordingView struct {
	Quote passageView
	Cites citesView
}

type changeView struct {
	Source, Note string
	Before       *wordingView // nil where one sentence tells of both
	After        wordingView
}

type revisionView struct {
	Before, After wordingView
	Gone          bool // nothing stands there now
}

type aloneView struct {
	Report citation
	Claims []wordingView
	Rest   []wordingView // folded
	Folded string        // "7 more"
}

// viewer turns a brief into a view. It notes which sentences are cited, so
// that the text of the reports can be anchored there.
type viewer struct {
	lib   *library
	site  *Site
	shown map[string]bool      // ids of the reports whose text is on the page
	cited map[string]bool      // by label
	tips  int                  // citations made
	back  map[string][]backRef // from a sentence's label to the lines that cite it
}

func newViewer(b *schema.Brief, told []*schema.Story, site *Site) *viewer {
	v := &viewer{lib: newLibrary(b), site: site, shown: map[string]bool{}, cited: map[string]bool{}, back: map[string][]backRef{}}
	list := v.list(told)
	for _, r := range list[:min(len(list), textReports)] {
		v.shown[r.ID] = true
	}
	return v
}

func newView(b *schema.Brief) *view {
	told, single := byWeight(b.Stories)
	v := newViewer(b, told, nil)
	out := &view{Title: "No reports, no stories"}
	several := len(b.Stories) != 1
	if len(b.Stories) > 0 {
		out.Title = count(len(b.Stories), "story", "stories") + " in " + count(len(b.Reports), "report", "reports")
	}
	if several {
		out.Summary = out.Title
	} else {
		out.Title = shown(b.Stories[0].Title, maxTitleRunes)
	}
	for i, s := range told[:min(len(told), pageStories)] {
		number := ""
		if several {
			number = fmt.Sprint(i + 1)
		}
		out.Stories = append(out.Stories, v.story(newFacts(s, v.lib), fmt.Sprintf("story-%d", i+1), number))
	}
	if several {
		for i, s := range told[:min(len(told), pageOverview)] {
			row := overviewRow{Title: shown(s.Title, maxTitleRunes), Reports: count(s.Counts.Reports, "report", "reports"), Origins: newRange(s.Counts.Origins)}
			if i < pageStories {
				row.Anchor = fmt.Sprintf("story-%d", i+1)
			}
			out.Overview = append(out.Overview, row)
		}
		out.More.Overview = more(len(told)-pageOverview, "story", "stories")
		out.More.Stories = more(len(told)-pageStories, "story", "stories")
	}
	for _, s := range single[:min(len(single), pageOverview)] {
		out.Singles = append(out.Singles, v.single(s))
	}
	out.More.Singles = more(len(single)-pageOverview, "story", "stories")
	v.reports(out, told)
	for _, s := range b.Skipped[:min(len(b.Skipped), pageSkipped)] {
		out.Skipped = append(out.Skipped, skippedView{
			Where:  shown(joined(", ", s.Ref, s.Place), maxPathRunes),
			Reason: shown(s.Reason, maxPathRunes),
		})
	}
	out.More.Skipped = more(len(b.Skipped)-pageSkipped, "input", "inputs")
	return out
}

func (v *viewer) single(s *schema.Story) singleView {
	out := singleView{Title: shown(s.Title, maxTitleRunes)}
	if len(s.Reports) == 1 && v.lib.reports[s.Reports[0]] != nil {
		r := v.lib.reports[s.Reports[0]]
		out.Imprint = Imprint(r.Outlet, r.Published)
		out.Path, out.Link = shown(place(r), maxPathRunes), webLink(text(r.URL))
	}
	return out
}

// more says how many of a list are left to the JSON, "" if none are.
func more(n int, one, many string) string {
	if n <= 0 {
		return ""
	}
	return "… and " + count(n, "more "+one, "more "+many) + " in the JSON"
}

const maxDots = 8

func newRange(r schema.Range) rangeView {
	out := rangeView{Between: r.String(), Words: origins(r), Single: r.High <= 1, Fragile: r.Low <= 1 && r.High > 1}
	if r.High <= maxDots {
		for i := range r.High {
			out.Dots = append(out.Dots, i < r.Low)
		}
	}
	return out
}

// cites cites places: one citation for each report, or for each sentence where
// it matters which.
func (s *story) cites(places []schema.Evidence, most int, sentences bool) citesView {
	var out citesView
	seen := map[string]bool{}
	left := 0
	for _, e := range s.inReportOrder(places) {
		key, number := e.Report, 0
		if r := s.lib.reports[e.Report]; r != nil && sentences {
			number = sentenceAt(r, e) + 1
			key = sentenceLabel(e.Report, number)
		}
		switch {
		case seen[key]:
			continue
		case len(out.List) >= most:
			left++
		default:
			c := s.cite(e)
			c.Number = number
			if sentences && s.site != nil {
				c.Sentence = passageView{} // the sentence is a step away, and there are thousands
			}
			out.List = append(out.List, c)
		}
		seen[key] = true
	}
	if left > 0 {
		out.More = fmt.Sprintf("and %d more", left)
	}
	return out
}
