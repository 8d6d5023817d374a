package claim

import (
	"regexp"
	"slices"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// relatives are the reports that name a source for a claim, as nodes of the
// lineage, and those that they took text from.
type relatives struct{ naming, above map[int]bool }

func (m *merger) relatives(list []int) relatives {
	out := relatives{map[int]bool{}, map[int]bool{}}
	for _, i := range list {
		if n := m.story.node[m.evidence[i].Report]; !m.story.own(m.evidence[i]) && !out.naming[n] {
			out.naming[n] = true
			for _, k := range m.story.edgesTo[n] {
				out.above[m.story.Graph.Edges[k].From] = true
			}
		}
	}
	return out
}

// have reports whether a report has text in common with a relative: one took it
// from the other, or both from a third.
func (r relatives) have(s *finder, report int) bool {
	n := s.node[report]
	if r.naming[n] || r.above[n] {
		return true
	}
	for _, k := range s.edgesTo[n] {
		if from := s.Graph.Edges[k].From; r.naming[from] || r.above[from] {
			return true
		}
	}
	return false
}

// seenItself reports whether a report most likely states something from what
// its own reporter saw, and not from the source that others name for it: it
// names its sources for much else, says it in words unlike theirs if it has text
// in common with those that name one here, and the source is neither of those
// whose word every report takes over unsaid nor a document, which a report that
// has it goes on telling from. What has the very words of a source is no one
// else's, nor is what somebody is told to have thought. A headline or a first
// sentence only sums up.
func (m *merger) seenItself(i, anchor int, r relatives) bool {
	const (
		often = 0.5  // of a report's sentences
		like  = 0.25 // of the wording, where text is shared
		words = 0.7  // of the wording, wherever it is from
	)
	e := m.evidence[i]
	t := m.story.Texts[e.Report]
	from := m.evidence[anchor].Chain
	source := from[len(from)-1]
	switch {
	case e.Headline, e.Sentence == firstSentence(t):
		return false
	case m.story.own(m.evidence[anchor]), m.story.ofAuthority(source), behindDoors.MatchString(e.In(t.Text)):
		return false
	case m.mentions(e, source), inMind(m.story.Readings[e.Report], e), m.likeness(i, anchor) >= words:
		return false
	case source.Kind == attribution.Document && citesDocument(m.story.Readings[e.Report]):
		return false
	}
	return m.story.sourced[e.Report] >= often && (!r.have(m.story, e.Report) || m.likeness(i, anchor) < like)
}

// behindDoors finds what the police, courts and clinics do where no reporter
// stands by: whoever tells of it has it from them.
var behindDoors = regexp.MustCompile(`(?i)\b(?:charged|charges|indicted|arraigned|arrested|detained|booked|custody|jailed|bail|bond|suspected|accused|autops(?:y|ies)|blood|D\.?U\.?I|warrant|affidavit|complaint|lawsuit|sued|diagnosed|hospitali[sz]ed|pronounced dead)\b`)

// mentions reports whether the sentence of evidence has a word of a source's
// name: "A statement by the museum speaks of four works".
func (m *merger) mentions(e Evidence, source attribution.Link) bool {
	t := m.story.Texts[e.Report]
	written := word.Lower(t.Sentences[e.Sentence].In(t.Text))
	return slices.ContainsFunc(m.story.naming(source).words, func(w string) bool { return len(w) > 3 && holdsWord(written, w) })
}

// firstSentence is the first below the headline.
func firstSentence(t *segment.Text) int {
	return max(0, slices.IndexFunc(t.Sentences, func(s segment.Sentence) bool { return !s.Headline && !s.Dateline }))
}

func citesDocument(r attribution.Reading) bool {
	return slices.ContainsFunc(r.Attributions, func(a attribution.Attribution) bool {
		return len(a.Chain) > 0 && a.Chain[len(a.Chain)-1].Kind == attribution.Document
	})
}

// inMind reports whether evidence is told as what somebody thinks or wants.
func inMind(r attribution.Reading, e Evidence) bool {
	return slices.ContainsFunc(r.Attributions, func(a attribution.Attribution) bool {
		return (a.Act == attribution.Believes || a.Act == attribution.Intends) &&
			slices.ContainsFunc(a.Content, func(c report.Span) bool { return c.Overlap(e.Span) > 0 })
	})
}
