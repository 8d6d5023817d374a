// Package sample holds one brief, made by hand about an event that never was,
// for the tests of every package that writes or checks briefs.
package sample

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"github.com/headwater-news/headwater/schema"
)

// The six reports. D cuts A short and E prints D unchanged; B and C share text
// that neither can have from the other; F has its own sources.
var texts = map[string]string{
	"A": `A gantry crane toppled onto the grain quay at Kelmouth shortly before 10 p.m. on Tuesday, injuring two dock workers.

"It swayed twice and then it simply lay down," said Ines Calder, who was loading barley nearby.

The port company said the crane had passed its yearly inspection in March.

Harbour master Tom Adeyemi said 14 people were on the quay when it fell.`,

	"B": `Two dock workers were hurt when a crane fell across the grain quay at Kelmouth on Tuesday night, the port company said.

A maintenance log seen by the regional wire shows that the crane's storm brakes were reported faulty on July 16.

The dockers' union said 19 people were on the quay.

"We asked for new brakes and were given a calendar," said union secretary Zoë Marsh.`,

	"C": `Two dock workers were hurt when a crane fell across the grain quay at Kelmouth on Tuesday night, the port company said.

A maintenance log seen by the regional wire shows that the crane's storm brakes were reported faulty on July 16.

The quay will stay shut until Monday.`,

	"D": `A gantry crane toppled onto the grain quay at Kelmouth shortly before 10 p.m. on Tuesday, injuring two dock workers.

"It swayed twice and then it lay down," said Ines Calder.

The port company said the crane had passed its yearly inspection in March.`,

	"F": `The port company denied that the storm brakes were ever reported faulty.

A third worker was treated for shock, the hospital said on Thursday.

Harbour master Tom Adeyemi now says 17 people were on the quay.

It is not certain that the quay will stay shut until Monday, he said.`,
}

const (
	toppled   = "A gantry crane toppled onto the grain quay at Kelmouth shortly before 10 p.m. on Tuesday, injuring two dock workers."
	fell      = "Two dock workers were hurt when a crane fell across the grain quay at Kelmouth on Tuesday night, the port company said."
	log       = "A maintenance log seen by the regional wire shows that the crane's storm brakes were reported faulty on July 16."
	denied    = "The port company denied that the storm brakes were ever reported faulty."
	inspected = "The port company said the crane had passed its yearly inspection in March."
	fourteen  = "Harbour master Tom Adeyemi said 14 people were on the quay when it fell."
	nineteen  = "The dockers' union said 19 people were on the quay."
	seventeen = "Harbour master Tom Adeyemi now says 17 people were on the quay."
	shock     = "A third worker was treated for shock, the hospital said on Thursday."
	uncertain = "It is not certain that the quay will stay shut until Monday, he said."
	shut      = "The quay will stay shut until Monday."
	swayed    = "It swayed twice and then it simply lay down,"
	swayedCut = "It swayed twice and then it lay down,"
	calendar  = "We asked for new brakes and were given a calendar,"
)

// Brief returns the brief; each call makes a new one.
func Brief() *schema.Brief {
	return &schema.Brief{
		Schema:  schema.Version,
		Reports: reports(),
		Stories: []schema.Story{story()},
		Skipped: []schema.Skipped{{Ref: "wire.jsonl#4", Place: "line 4", Reason: "the record has no text"}},
	}
}

func reports() []schema.Report {
	a := report("A", "courier/crane.html", "Kelmouth Courier", "Crane topples at Kelmouth quay, two dock workers hurt", "2031-04-09")
	a.URL = new("https://courier.example/crane")
	a.Ref = *a.URL
	a.Quotes = []schema.Quote{{Start: at("A", swayed).Start, End: at("A", swayed).End, Complete: true, Speaker: name("A", "Ines Calder")}}
	a.Attributions = []schema.Attribution{
		{
			Source: spans("A", "The port company"), Cue: in("A", inspected, "said"), Content: spans("A", "the crane had passed its yearly inspection in March"),
			Mode: "indirect", Act: "states", Chain: []schema.Link{link("A", "The port company", "institution")},
		},
		{
			Source: spans("A", "Ines Calder"), Cue: in("A", "said Ines Calder", "said"), Content: spans("A", swayed),
			Mode: "direct", Act: "states", Chain: []schema.Link{link("A", "Ines Calder", "person")},
		},
	}
	a.Times = []schema.Time{
		expression("A", "shortly before 10 p.m. on Tuesday", "time", "2031-04-08T22:00", "2031-04-08"),
		expression("A", "in March", "date", "2031-03", ""),
	}

	b := report("B", "wire.jsonl", "The Lowland Post", "Two hurt as crane falls in Kelmouth", "2031-04-09")
	b.From.Record = new(1)
	b.Ref = "wire.jsonl#1"
	b.Quotes = []schema.Quote{{Start: at("B", calendar).Start, End: at("B", calendar).End, Complete: true, Speaker: name("B", "Zoë Marsh")}}
	open := expression("B", "July 16", "date", "XXXX-07-16", "")
	open.Candidates = []string{"2029-07-16", "2030-07-16"}
	b.Times = []schema.Time{open}

	c := report("C", "wire.jsonl", "港湾通信", "クレーン倒壊、岸壁で二人けが: crane falls in Kelmouth", "2031-04-09")
	c.From.Record = new(2)
	c.Ref = "wire.jsonl#2"

	d := report("D", "plain/quay.txt", "Daily Plain", "Crane topples at Kelmouth quay", "2031-04-09")
	cut := at("D", swayedCut)
	d.Quotes = []schema.Quote{{Start: cut.Start, End: cut.End, Complete: true, Speaker: name("D", "Ines Calder"), RestoredFrom: &schema.Evidence{Report: "A", Start: at("A", swayed).Start, End: at("A", swayed).End}}}

	e := report("E", "plain/online.txt", "Plain Online", "Crane topples at Kelmouth quay", "2031-04-09")
	e.Limits = []string{"the page goes on behind a login"}

	f := report("F", "harbour-fm.txt", "Harbour FM", "Port firm: brakes never reported faulty", "2031-04-10")
	f.Published.Basis = "inferred"

	return []schema.Report{a, b, c, d, e, f}
}

func story() schema.Story {
	return schema.Story{
		ID:      "s1",
		Title:   "Crane topples at Kelmouth quay, two dock workers hurt",
		Reports: []string{"A", "B", "C", "D", "E", "F"},
		Period:  schema.Period{Start: new("2031-04-09"), End: new("2031-04-10")},
		Counts:  schema.Counts{Reports: 6, Texts: 4, Origins: schema.Range{Low: 5, High: 7}},
		Passages: []schema.Passage{
			{ID: "p1", Witnesses: []schema.Witness{witness("A", toppled), witness("D", toppled), witness("E", toppled)}},
			{ID: "p2", Witnesses: []schema.Witness{witness("A", inspected), witness("D", inspected), witness("E", inspected)}},
			{ID: "p3", Witnesses: []schema.Witness{witness("B", fell), witness("C", fell)}},
			{ID: "p4", Witnesses: []schema.Witness{witness("B", log), witness("C", log)}},
		},
		Lineage: schema.Lineage{
			Nodes: []schema.Node{
				node("A", "report"), node("α", "lost"), node("B", "report"), node("C", "report"), node("D", "report", "E"), node("F", "report"),
			},
			Edges: []schema.Edge{
				{From: "α", To: "B", Share: 0.62, Confidence: 0.84, Passages: []string{"p3", "p4"}, Why: []string{"B and C share words that neither can have from the other"}},
				{From: "α", To: "C", Share: 0.87, Confidence: 0.84, Passages: []string{"p3", "p4"}, Why: []string{"B and C share words that neither can have from the other"}},
				{From: "A", To: "D", Share: 1, Confidence: 0.97, Passages: []string{"p1", "p2"}, Why: []string{"D is A cut short", "A quotes more of Calder"}},
			},
		},
		Quotes: []schema.Said{
			{ID: "q1", Speaker: new("Ines Calder"), Wordings: []schema.Wording{
				{Text: swayed, Evidence: []schema.Evidence{ev("A", swayed)}},
				{Text: swayedCut, Evidence: []schema.Evidence{ev("D", swayedCut), ev("E", swayedCut)}},
			}},
			{ID: "q2", Speaker: new("Zoë Marsh"), Wordings: []schema.Wording{{Text: calendar, Evidence: []schema.Evidence{ev("B", calendar)}}}},
		},
		Claims: claims(),
		Conflicts: []schema.Conflict{
			{ID: "x1", Kind: "denial", Note: "whether the storm brakes were reported faulty", Sides: []schema.Side{
				{Claim: new("c2"), Evidence: []schema.Evidence{ev("B", log), ev("C", log)}},
				{Claim: new("c2"), Evidence: []schema.Evidence{ev("F", denied)}},
			}},
			{ID: "x2", Kind: "number", Note: "people on the quay: 14 or 19", Sides: []schema.Side{
				{Claim: new("c4"), Evidence: []schema.Evidence{ev("A", fourteen)}},
				{Claim: new("c5"), Evidence: []schema.Evidence{ev("B", nineteen)}},
			}},
		},
		Changes: []schema.Change{{Source: "Tom Adeyemi", Before: ev("A", fourteen), After: ev("F", seventeen), Note: "14 people, then 17"}},
		Revisions: []schema.Revision{
			{Report: "F", Version: 1, Before: "Harbour master Tom Adeyemi now says 15 people were on the quay.", After: place(ev("F", seventeen)), Claims: []string{}},
			{Report: "C", Version: 2, Before: "No other yard on the river was shut.", After: nil, Claims: []string{}},
		},
		Timeline: []schema.Event{
			{Value: "XXXX-07-16", Precision: "open", About: "event", Text: log, Evidence: []schema.Evidence{ev("B", log), ev("C", log)}, Also: []schema.OtherDay{}},
			{Interval: &schema.Interval{Start: "2031-03-01", End: "2031-03-31"}, Value: "2031-03", Precision: "month", About: "event", Text: inspected, Evidence: []schema.Evidence{ev("A", inspected), ev("D", inspected), ev("E", inspected)}, Also: []schema.OtherDay{}},
			{Interval: &schema.Interval{Start: "2031-04-08T22:00", End: "2031-04-08T22:00"}, Value: "2031-04-08T22:00", Precision: "time", About: "event", Text: toppled, Evidence: []schema.Evidence{ev("A", toppled), ev("D", toppled), ev("E", toppled)}, Also: []schema.OtherDay{}},
			{Interval: &schema.Interval{Start: "2031-04-09", End: "2031-04-09"}, Value: "2031-04-09", Precision: "day", About: "publication", Text: toppled, Evidence: []schema.Evidence{ev("A", toppled), ev("B", fell), ev("C", fell), ev("D", toppled), ev("E", toppled)}, Also: []schema.OtherDay{}},
			{Interval: &schema.Interval{Start: "2031-04-10", End: "2031-04-10"}, Value: "2031-04-10", Precision: "day", About: "publication", Text: denied, Evidence: []schema.Evidence{ev("F", denied)}, Also: []schema.OtherDay{}},
			{Interval: &schema.Interval{Start: "2031-04-14", End: "2031-04-14"}, Value: "2031-04-14", Precision: "day", About: "event", Text: shut, Evidence: []schema.Evidence{ev("C", shut)}, Also: []schema.OtherDay{
				{Interval: &schema.Interval{Start: "2031-04-21", End: "2031-04-21"}, Value: "2031-04-21", Evidence: []schema.Evidence{ev("F", uncertain)}},
			}},
		},
		Lines: []schema.Line{
			{Text: toppled, Claim: "c1", Evidence: []schema.Evidence{ev("A", toppled)}},
			{Text: log, Claim: "c2", Evidence: []schema.Evidence{ev("B", log)}},
			{Text: denied, Claim: "c2", Evidence: []schema.Evidence{ev("F", denied)}},
			{Text: inspected, Claim: "c3", Evidence: []schema.Evidence{ev("A", inspected)}},
			{Text: fourteen, Claim: "c4", Evidence: []schema.Evidence{ev("A", fourteen)}},
			{Text: nineteen, Claim: "c5", Evidence: []schema.Evidence{ev("B", nineteen)}},
			{Text: shut, Claim: "c7", Evidence: []schema.Evidence{ev("C", shut)}},
		},
	}
}

func claims() []schema.Claim {
	port := func(report, words string) schema.Link { return link(report, words, "institution") }
	return []schema.Claim{
		{
			ID: "c1", Text: toppled,
			Evidence: []schema.ClaimEvidence{
				stand("A", toppled, "asserts", whole("Kelmouth Courier", "outlet")),
				stand("D", toppled, "asserts", whole("Kelmouth Courier", "outlet")),
				stand("E", toppled, "asserts", whole("Kelmouth Courier", "outlet")),
				stand("B", fell, "asserts", whole("α", "lost"), port("B", "the port company")),
				stand("C", fell, "asserts", whole("α", "lost"), port("C", "the port company")),
			},
			Origins: schema.Origins{Low: 2, High: 2, List: []schema.Origin{
				{Name: "Kelmouth Courier", Kind: "outlet", Evidence: []int{0, 1, 2}},
				{Name: "the port company", Kind: "institution", Evidence: []int{3, 4}},
			}},
			Merges: []schema.Merge{
				{A: 0, B: 1, Why: "same text", Strength: 0.97, Passage: new("p1")},
				{A: 1, B: 2, Why: "same text", Strength: 1, Passage: new("p1")},
				{A: 3, B: 4, Why: "same origin", Strength: 0.95, Passage: new("p3")},
			},
		},
		{
			ID: "c2", Text: log,
			Evidence: []schema.ClaimEvidence{
				stand("B", log, "asserts", whole("α", "lost"), link("B", "A maintenance log", "document")),
				stand("C", log, "asserts", whole("α", "lost"), link("C", "A maintenance log", "document")),
				stand("F", denied, "denies", port("F", "The port company")),
			},
			Origins: schema.Origins{Low: 1, High: 1, RestsOn: new("a maintenance log"), List: []schema.Origin{
				{Name: "a maintenance log", Kind: "document", Evidence: []int{0, 1}},
			}},
			Merges: []schema.Merge{{A: 0, B: 1, Why: "same document", Strength: 0.98, Passage: new("p4")}},
		},
		{
			ID: "c3", Text: inspected,
			Evidence: []schema.ClaimEvidence{
				stand("A", inspected, "asserts", port("A", "The port company")),
				stand("D", inspected, "asserts", port("D", "The port company")),
				stand("E", inspected, "asserts", port("E", "The port company")),
			},
			Origins: schema.Origins{Low: 1, High: 1, List: []schema.Origin{{Name: "the port company", Kind: "institution", Evidence: []int{0, 1, 2}}}},
			Merges: []schema.Merge{
				{A: 0, B: 1, Why: "same text", Strength: 0.97, Passage: new("p2")},
				{A: 0, B: 2, Why: "same text", Strength: 0.97, Passage: new("p2")},
			},
		},
		single("c4", "A", fourteen, link("A", "Tom Adeyemi", "person")),
		single("c5", "B", nineteen, link("B", "The dockers' union", "institution")),
		single("c6", "F", shock, link("F", "the hospital", "institution")),
		{
			ID: "c7", Text: shut,
			Evidence: []schema.ClaimEvidence{
				stand("C", shut, "asserts", whole("港湾通信", "outlet")),
				stand("F", uncertain, "hedges", link("F", "Tom Adeyemi", "person")),
			},
			Origins: schema.Origins{Low: 1, High: 2, RestsOn: new("only 1 if the sentence stood in α"), List: []schema.Origin{{Name: "港湾通信", Kind: "outlet", Evidence: []int{0}}}},
			Merges:  []schema.Merge{},
		},
	}
}

func single(id, report, words string, origin schema.Link) schema.Claim {
	return schema.Claim{
		ID: id, Text: words,
		Evidence: []schema.ClaimEvidence{stand(report, words, "asserts", origin)},
		Origins:  schema.Origins{Low: 1, High: 1, List: []schema.Origin{{Name: origin.Name, Kind: origin.Kind, Evidence: []int{0}}}},
		Merges:   []schema.Merge{},
	}
}

func report(id, path, outlet, title, day string) schema.Report {
	text := textOf(id)
	sum := sha256.Sum256([]byte(text))
	return schema.Report{
		ID: id, Ref: path, From: schema.From{Path: path}, Outlet: &outlet, Title: &title, Language: new("en"), SHA256: hex.EncodeToString(sum[:]),
		Published: schema.Published{Start: &day, End: &day, Basis: "stated"},
		Text:      text, Furniture: []schema.Furniture{}, Sentences: sentences(id), Quotes: []schema.Quote{},
		Attributions: []schema.Attribution{}, Times: []schema.Time{}, Limits: []string{},
	}
}

// sentences takes every line for a sentence, which these texts allow.
func sentences(id string) []schema.Span {
	var out []schema.Span
	for line := range strings.Lines(textOf(id)) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, at(id, line))
		}
	}
	return out
}

func textOf(id string) string {
	if id == "E" { // D, word for word
		id = "D"
	}
	return texts[id]
}

// at finds words that stand once in a report.
func at(id, words string) schema.Span {
	text := textOf(id)
	i := strings.Index(text, words)
	if i < 0 || i != strings.LastIndex(text, words) {
		panic("sample: report " + id + " does not hold once: " + words)
	}
	start := utf8.RuneCountInString(text[:i])
	return schema.Span{Start: start, End: start + utf8.RuneCountInString(words)}
}

func spans(id, words string) []schema.Span { return []schema.Span{at(id, words)} }

// in finds words within a phrase that stands once in a report.
func in(id, phrase, words string) []schema.Span {
	start := at(id, phrase).Start + utf8.RuneCountInString(phrase[:strings.Index(phrase, words)])
	return []schema.Span{{Start: start, End: start + utf8.RuneCountInString(words)}}
}

func ev(id, words string) schema.Evidence {
	s := at(id, words)
	return schema.Evidence{Report: id, Start: s.Start, End: s.End}
}

func stand(id, words, stance string, chain ...schema.Link) schema.ClaimEvidence {
	s := at(id, words)
	return schema.ClaimEvidence{Report: id, Start: s.Start, End: s.End, Stance: stance, Chain: chain}
}

func witness(id, words string) schema.Witness {
	s := at(id, words)
	return schema.Witness{Report: id, Start: s.Start, End: s.End, Form: "verbatim"}
}

func name(id, words string) *schema.Name {
	s := at(id, words)
	return &schema.Name{Name: words, Start: s.Start, End: s.End}
}

// link is a source named in the text, whole one that stands for all of it.
func link(id, words, kind string) schema.Link {
	s := at(id, words)
	return schema.Link{Name: words, Kind: kind, Start: &s.Start, End: &s.End}
}

func whole(name, kind string) schema.Link { return schema.Link{Name: name, Kind: kind} }

func node(id, kind string, same ...string) schema.Node {
	return schema.Node{ID: id, Kind: kind, SameText: schema.List(same)}
}

func expression(id, words, kind, value, day string) schema.Time {
	s := at(id, words)
	t := schema.Time{Start: s.Start, End: s.End, Type: kind, Value: value, Candidates: []string{}, Basis: "the report's day"}
	if day != "" {
		t.Interval = &schema.Interval{Start: day, End: day}
	}
	return t
}

func place(e schema.Evidence) *schema.Evidence { return &e }
