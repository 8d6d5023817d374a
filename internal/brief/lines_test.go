package brief

import (
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/conflict"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/schema"
)

// flawsOf judges a text as one sentence.
func flawsOf(text string) float64 {
	t := fixture.Texts(text)[0]
	last := len(t.Sentences) - 1
	return flaws(t, report.Span{Start: t.Sentences[last].Start, End: t.Sentences[last].End}, last, contentOf(t, t.Sentences[last].Span, last))
}

func TestWhatReadsByItself(t *testing.T) {
	for _, s := range []string{
		"The mill at Kelmouth burned down on Sunday, and nobody was hurt.",
		`"We heard the beams go one by one," said Ines Calder, who keeps bees there.`,
		"Police said they had found two cans of paraffin behind the mill.",
		"In his speech the mayor of Kelmouth promised to rebuild the mill.",
		"This week the council of Kelmouth will vote on a new bridge.",
		"Twelve barges were held at the lock, the harbour office said.",
		"Asked, for instance, if the lock would open, the mayor of Kelmouth said it would not.",
		"While many barges were held at the lock, the mayor of Kelmouth promised a new one.",
		"It is not known whether the lock at Kelmouth was shut on Sunday.",
		"The mill was sold on 4 March 2031 to a brewer of the town.",
		"On 4 March 2031 the lock at Kelmouth was shut for repairs.",
		"“The lock stays shut until the gates are mended,” the office said on Monday.",
	} {
		if got := flawsOf(s); got != 0 {
			t.Errorf("costs %.1f: %s", got, s)
		}
	}
}

func TestWhatDoesNot(t *testing.T) {
	for kind, s := range map[string]string{
		"a condition":                "If the harbour office is right, two drummers of Kelmouth are missing.",
		"a participle alone":         "Asked in an interview how dry the mill at Kelmouth was in August",
		"what hangs on the lost":     "While many barges of Kelmouth were held at the lock since Sunday.",
		"a tail that needs more":     "The mill at Kelmouth has been shut to drummers since",
		"an exclamation":             "Oh, a mill at Kelmouth with four dry beams.",
		"an opening pronoun":         "She watched the mill at Kelmouth burn down from the bridge.",
		"a contracted pronoun":       "They're about to rebuild the mill at Kelmouth, Calder said.",
		"a pronoun a little later":   "One of them carried a can of paraffin to the mill.",
		"what was told before":       "That was twice the number of barges allowed.",
		"a possessive":               "His barge sank beside the mill at Kelmouth.",
		"it, named before":           "It was stamped by the council of Kelmouth and put in a drawer.",
		"it, which had acted":        "It had warned of the loss of nine mills, the council of Kelmouth said.",
		"a connective":               "But the mill at Kelmouth burned down on Sunday.",
		"an opened quote":            `"The mill was dry as straw.`,
		"a closed quote":             `The mill was dry as straw."`,
		"a quote closed as TeX does": "The mill at Kelmouth was dry as straw.''",
		"a quote opened as TeX does": "``The mill at Kelmouth was dry as straw.",
		"nothing but a quote":        "“The mill at Kelmouth was as dry as straw in August.”",
		"who he is":                  `"The mill at Kelmouth was as dry as straw," he said.`,
		"a question":                 "Who set fire to the mill at Kelmouth on Sunday?",
		"a lost head":                "requiring every mill at Kelmouth to keep buckets of sand",
		"a lost tail":                "At least two mills of the Kelmouth council were burned down in the",
		"an exhortation":             "Let us rebuild the mill at Kelmouth, the council wrote.",
		"broken off":                 "The mill at Kelmouth burned down on Sunday and four...",
		"words left out":             "The mill [a paper mill] at Kelmouth burned down on Sunday.",
		"from another place":         "Elsewhere on the river four barges of Kelmouth sank on Sunday.",
		"no verb":                    "Ten mills, four barges and a heron of Kelmouth.",
		"a day alone":                "Posted on: 4 March 2031",
		"a day and hour alone":       "Published at 12: 45, Tuesday, 4 March 2031",
		"a day run in":               "04-03-2031 The mill at Kelmouth burned down on Sunday.",
		"little":                     "Nobody told Calder.",
		"the same twice":             "Mill of Kelmouth burns down as millers sleep beside barges The mill of Kelmouth burned down as millers slept beside barges.",
		"a long list":                "The council of Kelmouth met" + strings.Repeat(", spoke of the mill, the lock, the bridge and the herons", 6) + ".",
	} {
		if got := flawsOf(s); got < 0.3 {
			t.Errorf("%s costs %.1f: %s", kind, got, s)
		}
	}
}

// TestOtherLanguages: what is known of English is not asked of others.
func TestOtherLanguages(t *testing.T) {
	x := fixture.InLanguage("de", "Die Mühle von Kelmouth brannte am Sonntag nieder.")[0]
	if got := flaws(x, x.Sentences[0].Span, 0, contentOf(x, x.Sentences[0].Span, 0)); got != 0 {
		t.Errorf("a German sentence costs %.1f", got)
	}
}

func lines(reports ...report.Report) []string {
	var out []string
	for _, l := range assemble(reports...).Stories[0].Lines {
		out = append(out, l.Text)
	}
	return out
}

// mill is one event: three reports open with the fire and have much else in
// common further down.
var mill = english(
	`The old paper mill at Kelmouth burned down on Sunday night, and four millers were taken to hospital, the fire brigade said.

The brigade sent nine engines from three towns along the river.

She had smelled smoke since noon, Ines Calder told the Lantern in her kitchen.

If the payroll is right, one miller is missing.

"It was paper and glue. Nothing burns like it," said Ines Calder.`,
	`Four millers were taken to hospital after the old paper mill at Kelmouth burned down on Sunday night, the fire brigade said.

Ines Calder, who lives across the river, had smelled smoke since noon.

"It was paper and glue. Nothing burns like it," said Calder.

If the payroll is right, one miller is missing.`,
	`The old paper mill at Kelmouth burned down on Sunday night, the fire brigade said, and four millers were taken to hospital.

If the payroll is right, one miller is missing.

"It was paper and glue," said Calder, a neighbour.`,
)

func TestTheEventComesFirst(t *testing.T) {
	got := lines(mill...)
	if len(got) == 0 || !strings.Contains(got[0], "burned down on Sunday night") {
		t.Fatalf("lines %q", got)
	}
	for i, l := range got {
		if i > 0 && strings.Contains(l, "burned down") {
			t.Errorf("line %d tells it again: %s", i, l)
		}
	}
}

// TestTheWholeWordingIsQuoted: of the wordings of a claim, one that needs
// nothing before it.
func TestTheWholeWordingIsQuoted(t *testing.T) {
	for _, l := range lines(mill...) {
		if strings.HasPrefix(l, "She ") || strings.Count(l, `"`)%2 == 1 {
			t.Errorf("quoted: %s in %q", l, lines(mill...))
		}
	}
}

// TestOneStatement: of what one person said in one go a reader wants a line or
// two, and then others, however many reports carry all of it.
func TestOneStatement(t *testing.T) {
	const statement = "“The gates of the lock were forty years old,” said Ines Calder, the keeper. “The hinges of the gates had rusted through since August. The council of Kelmouth had been warned of the rust twice. A diver looked at the sill of the lock in June. He found four cracks in the sill.”\n\n"
	got := lines(english(
		"The lock at Kelmouth burst on Sunday.\n\n"+statement+"Twelve barges lie aground on the mud below the town.\n\nA brewer of Kelmouth lent his horses to the council.\n\nThe school beside the river was shut on Monday.",
		"On Sunday the Kelmouth lock gave way.\n\nThe ferry to Ostwick was cancelled for a week.\n\n"+statement,
		"Kelmouth lost its lock on Sunday.\n\n"+statement+"Two drummers on the bank heard the beams break.")...)
	said := 0
	for _, l := range got {
		for _, w := range []string{"forty", "hinges", "warned", "in June", "cracks"} {
			if strings.Contains(l, w) {
				said++
				break
			}
		}
	}
	if said == 0 || said > 3 || len(got) < 6 {
		t.Errorf("%d of %d lines are of one statement: %q", said, len(got), got)
	}
}

// TestOtherSideFollows: whoever reads one side of a conflict reads the other
// next.
func TestOtherSideFollows(t *testing.T) {
	s := assemble(raft...).Stories[0]
	for _, x := range s.Conflicts {
		var at []int
		for _, side := range x.Sides {
			if side.Claim != nil {
				at = append(at, slices.IndexFunc(s.Lines, func(l schema.Line) bool { return l.Claim == *side.Claim }))
			}
		}
		if len(at) == 2 && (at[0] < 0 || at[1] < 0 || max(at[0]-at[1], at[1]-at[0]) > 1) {
			t.Errorf("%s: sides in lines %v", x.Note, at)
		}
	}
}

// TestDenialOfOneClaim: where one report asserts and another denies one claim,
// both are quoted.
func TestDenialOfOneClaim(t *testing.T) {
	texts := fixture.Texts("The council sold the mill at Kelmouth to a brewer.", "The council denied that it sold the mill at Kelmouth to a brewer.")
	var evidence []claim.Evidence
	sides := make([]conflict.Side, 2)
	for r, stance := range []claim.Stance{claim.Asserts, claim.Denies} {
		e := claim.Evidence{Report: r, Span: texts[r].Sentences[0].Span, Stance: stance, Chain: make([]attribution.Link, 1)}
		evidence = append(evidence, e)
		sides[r].Evidence = []conflict.Place{{Report: r, Span: e.Span}}
	}
	got := chooseLines(texts, Story{
		Reports: []int{0, 1}, Graph: lineage.Graph{Nodes: []lineage.Node{{Reports: []int{0}}, {Reports: []int{1}}}},
		Claims:    claim.Result{Claims: []claim.Claim{{Evidence: evidence, Count: claim.Range{Low: 1, High: 1}}}},
		Conflicts: conflict.Result{Conflicts: []conflict.Conflict{{Kind: conflict.Denial, Sides: sides}}},
	})
	if len(got) != 2 || got[0].report != 0 || got[1].report != 1 {
		t.Errorf("lines %+v", got)
	}
}

// TestDeniedBeforeDenial: a denial that is worth more than what it denies still
// comes after it, or it would seem to deny the line before.
func TestDeniedBeforeDenial(t *testing.T) {
	texts := fixture.Texts("The council sold the mill at Kelmouth to a brewer.", "The council denied that the mill at Kelmouth was sold to a brewer.", "The mayor denied that the mill at Kelmouth was sold to a brewer.")
	story := Story{Reports: []int{0, 1, 2}}
	claims := []claim.Claim{{Count: claim.Range{Low: 1, High: 1}}, {Count: claim.Range{Low: 2, High: 2}}}
	sides := []conflict.Side{{Claim: 0}, {Claim: 1}}
	for r, x := range texts {
		story.Graph.Nodes = append(story.Graph.Nodes, lineage.Node{Reports: []int{r}})
		stance, k := claim.Denies, 1
		if r == 0 {
			stance, k = claim.Asserts, 0
		}
		e := claim.Evidence{Report: r, Span: x.Sentences[0].Span, Stance: stance, Chain: make([]attribution.Link, 1)}
		claims[k].Evidence = append(claims[k].Evidence, e)
		sides[k].Evidence = append(sides[k].Evidence, conflict.Place{Report: r, Span: e.Span})
	}
	story.Claims = claim.Result{Claims: claims}
	story.Conflicts = conflict.Result{Conflicts: []conflict.Conflict{{Kind: conflict.Denial, Sides: sides}}}
	if got := chooseLines(texts, story); len(got) < 2 || got[0].claim != 0 || got[1].claim != 1 {
		t.Errorf("lines %+v", got)
	}
}

func TestWithin(t *testing.T) {
	of := func(s string) content {
		x := fixture.Texts(s)[0]
		return contentOf(x, x.Sentences[0].Span, 0)
	}
	whole, part, other := of("The paper mill at Kelmouth burned down on Sunday."), of("The paper mill burned down."), of("Nine barges wait at the lock.")
	if got := (&board{}).within(part, whole); got != 1 {
		t.Errorf("%.2f of a part is within the whole", got)
	}
	if got := (&board{}).within(whole, part); got <= 0 || got >= 1 {
		t.Errorf("%.2f of the whole is within a part", got)
	}
	if got := (&board{}).within(other, whole); got != 0 {
		t.Errorf("%.2f of other words is within", got)
	}
	if got := (&board{}).within(nil, whole); got != 0 {
		t.Errorf("%.2f of no words is within", got)
	}
}

// TestNewsInOldWords: that the bidder backed out is told, though who bid for
// whom was told before; that somebody else confirms the bid is not.
func TestNewsInOldWords(t *testing.T) {
	got := lines(english(
		"Brewer Calder & Sons has bid 20 million crowns for the paper mill at Kelmouth, the largest employer of the valley.\n\nThe mill has 300 workers.",
		"For the paper mill at Kelmouth, which 300 people work in, the brewer Calder & Sons is ready to pay 20 million crowns.\n\nA clerk of the town hall confirmed that the brewer had bid for the paper mill.",
		"Calder & Sons withdrew from the sale of the paper mill at Kelmouth on Friday, three days after its bid, because the widow who owns half of it would not sell.\n\nA clerk of the town hall confirmed that the brewer had bid for the paper mill.",
	)...)
	withdrawn, confirmed := len(got), len(got)
	for i, l := range got {
		switch {
		case strings.Contains(l, "withdrew"):
			withdrawn = i
		case strings.Contains(l, "A clerk"):
			confirmed = i
		}
	}
	if withdrawn > 1 || confirmed < withdrawn {
		t.Errorf("lines %q", got)
	}
}

// TestManyClaims: a choice costs no more than there are claims.
func TestManyClaims(t *testing.T) {
	linear.Check(t, 1<<7, func(n int) func() {
		texts, s := storyOf(n)
		return func() {
			if len(chooseLines(texts, s)) == 0 {
				t.Error("no lines")
			}
		}
	})
}

func BenchmarkLines(b *testing.B) {
	texts, s := storyOf(1 << 9)
	for b.Loop() {
		chooseLines(texts, s)
	}
}

// storyOf makes a story of n reports that claims each of their sentences.
func storyOf(n int) ([]*segment.Text, Story) {
	texts := fixture.Texts(fixture.Corpus(1, n)...)
	s := Story{Reports: fixture.Indexes(n)}
	for r, t := range texts {
		s.Graph.Nodes = append(s.Graph.Nodes, lineage.Node{Reports: []int{r}})
		for i, x := range t.Sentences {
			e := claim.Evidence{Report: r, Sentence: i, Span: x.Span, Stance: claim.Asserts, Chain: make([]attribution.Link, 1)}
			s.Claims.Claims = append(s.Claims.Claims, claim.Claim{Evidence: []claim.Evidence{e}, Count: claim.Range{Low: 1, High: 1}})
		}
	}
	return texts, s
}

// TestFirstLine: what happened stands above what more reports have in common.
func TestFirstLine(t *testing.T) {
	const common = `The old lock at Kelmouth was built for barges in heavy rain in 1874.`
	got := lines(english(
		"The lock gates at Kelmouth gave way in heavy rain on Sunday, and four barges sank below the lock.\n\n"+common,
		"Barges went down at Kelmouth when rain burst the gates of its lock.\n\n"+common,
		"Kelmouth has lost its lock to the rain.\n\n"+common,
	)...)
	if len(got) == 0 || strings.Contains(got[0], "1874") {
		t.Errorf("the first line is not what happened: %q", got)
	}
}

// TestFirstLineIsOfTheEvent: a line in which somebody is named at length holds many
// of the story's words, and they are no news.
func TestFirstLineIsOfTheEvent(t *testing.T) {
	got := lines(english(
		"Smoke is seen over the ferry hall of Orle. A worker at the fuel depot has been taken to hospital, police confirm.\n\nMayor Ilse Kohn tells the Evening Post that the hall passed its last inspection in May.",
		"A fire destroyed much of the ferry hall in Orle on Tuesday, hurting one worker and driving out more than 200 passengers, officials said.\n\nThe blaze broke out shortly after 1 p.m. at a fuel depot behind gate three, fire chief Piet Roos said. But the dockers' union said it had warned the operator, Tolm Ferries, twice in the winter of leaking valves.",
		"The roof of the ferry hall and a fuel depot behind it burned. The union of the dockers says that valves were leaking and that it told Tolm Ferries so twice.",
		"Valves at the Orle fuel depot had been dripping since November, the secretary of the dockers' union, Aart Mulder, told Radio Kust on Wednesday morning.\n\nThe company says that the valves are new. The fire on Tuesday drove some 200 people out of the hall.",
	)...)
	if len(got) == 0 || !strings.HasPrefix(got[0], "A fire destroyed") {
		t.Errorf("the first line is not what happened: %q", got)
	}
}

// TestTheSourceIsQuoted: of a sentence and its spun copy, and of a quote and its,
// those of the source, though the copy is the longer.
func TestTheSourceIsQuoted(t *testing.T) {
	spun := english(
		`KELMOUTH, March 3 (Tidal News) - Four millers were taken to hospital after the old paper mill at Kelmouth burned down on Sunday night, the fire brigade said.

The mill had stood empty since the flood of the year before, and its owner had asked the town twice for leave to pull it down.

"Our men were late. The alarm came from the other side of the river," brigade chief Ines Calder said.

Nine engines from three towns came along the river. Two of the millers were allowed home on Monday, a nurse at the hospital said.`,
		`Four millers were brought to hospital after the aged paper mill at Kelmouth burnt down on Sunday night, the fire brigade stated.

The mill had actually stood vacant since the flood of the year prior to it, and its proprietor had asked the town two times for leave to pull it down.

"Our men were tardy. The alarm originated from the opposite of the river, brigade chief Ines Calder stated.

The town council will meet on Friday to talk about the site. A fund for the families has been opened at the savings bank in Dock Lane.`,
	)
	for _, l := range lines(spun...) {
		if strings.Contains(l, "stated") || strings.Contains(l, "tardy") {
			t.Errorf("quoted: %s", l)
		}
	}
	for _, q := range assemble(spun...).Stories[0].Quotes {
		if strings.Contains(q.Wordings[0].Text, "tardy") {
			t.Errorf("quoted first: %s", q.Wordings[0].Text)
		}
	}
}

// TestWhoseClause: a line that somebody is named for does not open with what the report
// says itself, which would seem to be his. A clause that what is ascribed hangs on is
// quoted with it, as the report's own.
func TestWhoseClause(t *testing.T) {
	s := assemble(english(
		"The new harbour plan of Kelmouth assumes the same sum for dredging as the old plan, even though Ines Calder has said those cuts would ruin every barge on the river.",
		"Long queues were seen at the ferry halls of Kelmouth until Tuesday night, and police said two barges had sunk below the lock.",
	)...).Stories[0]
	own, theirs := false, false
	for _, l := range s.Lines {
		i := slices.IndexFunc(s.Claims, func(c schema.Claim) bool { return c.ID == l.Claim })
		origin := s.Claims[i].Origins.List[0].Kind
		if origin != "outlet" && (strings.Contains(l.Text, "same sum") || strings.Contains(l.Text, "queues")) {
			t.Errorf("of %s: %s", s.Claims[i].Origins.List[0].Name, l.Text)
		}
		own = own || strings.HasPrefix(l.Text, "The new harbour plan") && strings.HasSuffix(l.Text, "on the river.")
		theirs = theirs || strings.HasPrefix(l.Text, "police said two barges")
	}
	if !own || !theirs {
		t.Errorf("the plan's clause with what hangs on it, and what police said: %v", s.Lines)
	}
}
