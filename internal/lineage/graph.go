// Package lineage works out who took text from whom.
package lineage

// Graph says who took text from whom within one story.
type Graph struct {
	Nodes []Node
	Edges []Edge // in order of To, then From; they form no cycle
}

// Node is a text: one report or several with the same text, or a lost source.
type Node struct {
	Reports []int  // indexes into the corpus, the first stands for all; none for a lost source
	Lost    string // α, β, γ …; "" for a report
}

// Edge leads from the earlier text to the later.
type Edge struct {
	From, To   int     // indexes into Nodes
	Share      float64 // of To's text, taken from From
	Confidence float64 // that text went from the one to the other, and this way
	Passages   []int   // indexes into the story's passages
	Why        []string
}
