// Package schema is the shape of Headwater's JSON output.
//
// All offsets are Unicode code points into a report's Text, the end excluded.
// Lists that are empty are written [], never left out; what is unknown is
// null. docs/schema.json says the same in JSON Schema; a test holds the two
// together.
package schema

import (
	"fmt"
	"strconv"
)

// Version names the shape of a Brief.
const Version = "headwater.brief/v1"

// The names of the other shapes.
const (
	ComparisonVersion = "headwater.compare/v1"
	CheckVersion      = "headwater.check/v1"
	SearchVersion     = "headwater.search/v1"
)

// Brief is the whole result for a set of inputs.
type Brief struct {
	Schema  string    `json:"schema"`
	Reports []Report  `json:"reports"`
	Stories []Story   `json:"stories"`
	Skipped []Skipped `json:"skipped"`
}

// Skipped is an input, or a part of one, that was not read.
type Skipped struct {
	Ref    string `json:"ref"`
	Place  string `json:"place"` // where in it: "line 4", "byte 1024", or "" for all of it
	Reason string `json:"reason"`
}

// Span is a stretch of a report's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Interval is a run of days or an instant, in ISO 8601, both ends included.
type Interval struct {
	Start string `json:"start"`
	End   string `json:"end"`
}

// Evidence points at words of a report, within one sentence.
type Evidence struct {
	Report string `json:"report"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// Report is one article as an outlet published it, and what was read in it.
type Report struct {
	ID           string        `json:"id"`  // short, within this brief
	Ref          string        `json:"ref"` // unique: the record's own id, else its URL, else its path
	From         From          `json:"from"`
	URL          *string       `json:"url"`
	Outlet       *string       `json:"outlet"`
	Title        *string       `json:"title"`
	Language     *string       `json:"language"`
	SHA256       string        `json:"sha256"` // of the record's or file's bytes
	Published    Published     `json:"published"`
	Text         string        `json:"text"`
	Furniture    []Furniture   `json:"furniture"`
	Sentences    []Span        `json:"sentences"`
	Quotes       []Quote       `json:"quotes"`
	Attributions []Attribution `json:"attributions"`
	Times        []Time        `json:"times"`
	Limits       []string      `json:"limits"`
}

// From is where a report was read.
type From struct {
	Path   string `json:"path"`
	Record *int   `json:"record"` // its number in a file of many, from 1
}

// Published is when a report came out.
type Published struct {
	Start *string `json:"start"`
	End   *string `json:"end"`
	Basis string  `json:"basis"` // stated, given, inferred or unknown
}

// Furniture is text that is no part of the report.
type Furniture struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Kind  string `json:"kind"`
}

// Quote is quoted words, without their marks.
type Quote struct {
	Start        int       `json:"start"`
	End          int       `json:"end"`
	Complete     bool      `json:"complete"` // the marks balance
	Speaker      *Name     `json:"speaker"`
	RestoredFrom *Evidence `json:"restored_from"`
}

// Name is a name as resolved, with the span as written.
type Name struct {
	Name  string `json:"name"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Attribution is a source, the cue that ascribes, and what is ascribed.
type Attribution struct {
	Source  []Span `json:"source"`
	Cue     []Span `json:"cue"`
	Content []Span `json:"content"`
	Mode    string `json:"mode"` // direct, indirect or mixed
	Act     string `json:"act"`  // states, denies, hedges, asks, believes or intends
	Chain   []Link `json:"chain"`
}

// Link is one source of a chain, nearest first; the last is the origin.
type Link struct {
	Name  string `json:"name"`
	Kind  string `json:"kind"` // person, institution, outlet, document, anonymous, lost or unknown
	Start *int   `json:"start"`
	End   *int   `json:"end"`
}

// Time is an expression of time, in the TIMEX3 scheme.
type Time struct {
	Start      int       `json:"start"`
	End        int       `json:"end"`
	Type       string    `json:"type"` // date, time, duration or set
	Value      string    `json:"value"`
	Interval   *Interval `json:"interval"`
	Candidates []string  `json:"candidates"`
	Basis      string    `json:"basis"`
}

// Story is the reports of one event, and what they say together.
type Story struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Reports   []string   `json:"reports"`
	Period    Period     `json:"period"`
	Counts    Counts     `json:"counts"`
	Passages  []Passage  `json:"passages"`
	Lineage   Lineage    `json:"lineage"`
	Quotes    []Said     `json:"quotes"`
	Claims    []Claim    `json:"claims"`
	Conflicts []Conflict `json:"conflicts"`
	Changes   []Change   `json:"changes"`
	Revisions []Revision `json:"revisions"`
	Timeline  []Event    `json:"timeline"`
	Lines     []Line     `json:"lines"`
}

// Period is the span of days a story's reports came out in.
type Period struct {
	Start *string `json:"start"`
	End   *string `json:"end"`
}

// Range is a number of independent origins.
type Range struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// String writes a range as people read it: "2–4", or "2".
func (r Range) String() string {
	if r.Low == r.High {
		return strconv.Itoa(r.Low)
	}
	return fmt.Sprintf("%d–%d", r.Low, r.High)
}

// Counts sums a story up.
type Counts struct {
	Reports int   `json:"reports"`
	Texts   int   `json:"texts"` // reports left when copies are collapsed
	Origins Range `json:"origins"`
}

// Passage is text that two or more reports share.
type Passage struct {
	ID        string    `json:"id"`
	Witnesses []Witness `json:"witnesses"`
}

// Witness is one occurrence of a passage.
type Witness struct {
	Report string `json:"report"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Form   string `json:"form"` // verbatim, reworded or excerpt
}

// Lineage says who took text from whom.
type Lineage struct {
	Nodes []Node `json:"nodes"`
	Edges []Edge `json:"edges"`
}

// Node is a report or a lost source.
type Node struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind"`      // report or lost
	SameText []string `json:"same_text"` // other reports with the same text
}

// Edge leads from the earlier text to the later.
type Edge struct {
	From       string   `json:"from"`
	To         string   `json:"to"`
	Share      float64  `json:"share"` // of To, taken from From
	Confidence float64  `json:"confidence"`
	Passages   []string `json:"passages"`
	Why        []string `json:"why"`
}

// Said is one quote in all its wordings.
type Said struct {
	ID       string    `json:"id"`
	Speaker  *string   `json:"speaker"`
	Wordings []Wording `json:"wordings"`
}

// Wording is one form of a quote and where it stands.
type Wording struct {
	Text     string     `json:"text"`
	Evidence []Evidence `json:"evidence"`
}

// Claim is one assertion and everything that bears on it.
type Claim struct {
	ID       string          `json:"id"`
	Text     string          `json:"text"`
	Evidence []ClaimEvidence `json:"evidence"`
	Origins  Origins         `json:"origins"`
	Merges   []Merge         `json:"merges"`
}

// ClaimEvidence is one sentence's stand on a claim.
type ClaimEvidence struct {
	Report string `json:"report"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Stance string `json:"stance"` // asserts, denies or hedges
	Chain  []Link `json:"chain"`
}

// Origins counts who is behind a claim.
type Origins struct {
	Low     int      `json:"low"`
	High    int      `json:"high"`
	List    []Origin `json:"list"`
	RestsOn *string  `json:"rests_on"`
}

// Range is how many there are.
func (o *Origins) Range() Range { return Range{o.Low, o.High} }

// Origin is one place where chains end.
type Origin struct {
	Name     string `json:"name"`
	Kind     string `json:"kind"`
	Evidence []int  `json:"evidence"` // indexes into the claim's evidence
}

// Merge says why two pieces of evidence count as one.
type Merge struct {
	A        int     `json:"a"`
	B        int     `json:"b"`
	Why      string  `json:"why"`
	Strength float64 `json:"strength"`
	Passage  *string `json:"passage"`
}

// Conflict is two claims that cannot both hold, or a claim and its denial.
type Conflict struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"` // denial, negation, number, date, place or origin
	Sides []Side `json:"sides"`
	Note  string `json:"note"`
}

// Side is one side of a conflict.
type Side struct {
	Claim    *string    `json:"claim"`
	Evidence []Evidence `json:"evidence"`
}

// Change is one source whose account changed.
type Change struct {
	Source string   `json:"source"`
	Before Evidence `json:"before"`
	After  Evidence `json:"after"`
	Note   string   `json:"note"`
}

// Revision is a sentence that an outlet changed or took out of a report after
// it was published. Only an archive knows of them.
type Revision struct {
	Report  string    `json:"report"`
	Version int       `json:"version"` // of the report, the last that had it, from 1
	Before  string    `json:"before"`  // as it stood in that version
	After   *Evidence `json:"after"`   // what stands there now; null if it was taken out
	Claims  []string  `json:"claims"`  // ids of those that what stands there now makes
}

// Event is one entry of the timeline.
type Event struct {
	Interval  *Interval  `json:"interval"`
	Value     string     `json:"value"`
	Precision string     `json:"precision"` // time, day, month, year or open
	About     string     `json:"about"`     // event or publication
	Text      string     `json:"text"`
	Evidence  []Evidence `json:"evidence"`
	Also      []OtherDay `json:"also"` // the days on which fewer reports tell the same event
}

// OtherDay is a day on which some reports tell an event that most tell on
// another.
type OtherDay struct {
	Interval *Interval  `json:"interval"`
	Value    string     `json:"value"`
	Evidence []Evidence `json:"evidence"`
}

// Line is one line of the brief, quoted from the reports.
type Line struct {
	Text     string     `json:"text"`
	Claim    string     `json:"claim"`
	Evidence []Evidence `json:"evidence"`
}
