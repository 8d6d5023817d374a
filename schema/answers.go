package schema

// Comparison is what two reports share, and which way the text went.
type Comparison struct {
	Schema   string    `json:"schema"`
	A        Report    `json:"a"`
	B        Report    `json:"b"`
	Passages []Passage `json:"passages"`
	Edge     *Edge     `json:"edge"` // null where neither report can be told to be the source
	Why      []string  `json:"why"`  // what speaks for it where the edge is null
}

// Check is what the reports say of a claim.
type Check struct {
	Schema  string    `json:"schema"`
	Claim   string    `json:"claim"`
	Verdict string    `json:"verdict"` // asserted, denied, disputed, similar only or nothing
	Asserts Support   `json:"asserts"`
	Denies  Support   `json:"denies"`
	Similar []Similar `json:"similar"`
	Reports []Report  `json:"reports"` // those that the evidence lies in
	Skipped []Skipped `json:"skipped"`
	Limits  []string  `json:"limits"` // what of the claim was not understood
}

// Support is one side's evidence and how many independent origins it has.
type Support struct {
	Low      int        `json:"low"`
	High     int        `json:"high"`
	Evidence []Evidence `json:"evidence"` // the best first
	Origins  []Origin   `json:"origins"`
}

// Range is how many independent origins there are.
func (s *Support) Range() Range { return Range{s.Low, s.High} }

// Similar is an assertion that a claim is like and not the same as.
type Similar struct {
	Text     string     `json:"text"`
	Differs  string     `json:"differs"`
	Evidence []Evidence `json:"evidence"`
}

// Search is what of the archive matches a query, the best first.
type Search struct {
	Schema string `json:"schema"`
	Hits   []Hit  `json:"hits"`
}

// Hit is a report that matches.
type Hit struct {
	Report    string    `json:"report"` // its ref
	Title     *string   `json:"title"`
	Outlet    *string   `json:"outlet"`
	Published Published `json:"published"`
	Story     string    `json:"story"` // its id
	Snippet   Snippet   `json:"snippet"`
}

// Snippet is a stretch of a report's text.
type Snippet struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}
