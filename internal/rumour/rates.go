package rumour

// Rates say what the reports of a story are like. All rates are from 0 to 1.
type Rates struct {
	Set       string // of kinds of events: "tuning", "held" or "final"
	Originals [2]int // reports of their own, at least and at most; fewer once all is said that there is to say
	Copies    [2]int // reports that take text

	OneOrigin  float64 // of facts that all reporters have from one speaker
	Relay      float64 // of facts that a later reporter has from another outlet, in words of his own
	Agency     float64 // that the first report is an agency's
	Credit     float64 // that a copy of an agency says so
	Borrow     float64 // of copies: reports of their own that take a few sentences
	TwoParents float64 // of copies that draw on a second report
	Furniture  float64 // of each kind of furniture in a report
	NoOutlet   float64 // of records that don't name their outlet
	WrongClock float64 // of publication times that are hours too early
	Lost       float64 // of reports that are left out of the records

	Habits  []Habit
	Sources []int // of synonyms, that spinning draws on
}

// Habit is a way to copy.
type Habit struct {
	Weight float64 // how common the habit is

	CutEnd  float64 // that the end is cut off
	Drop    float64 // of sentences left out
	Merge   float64 // of sentences joined to the next
	Split   float64 // of joined sentences taken apart
	Shuffle float64 // that the sentences are put in any order

	Words    float64 // of the words that a source has a synonym for
	InQuotes float64 // of those, the part swapped within quotes
	Flip     float64 // of attributions moved to another place in their sentence
	Front    float64 // of adjuncts moved to the front
	Trim     float64 // of adjuncts left out
	Voice    float64 // of clauses put in the other voice
	Tense    float64 // of cues put in another tense
	Numerals float64 // of numbers written in digits instead of words, or the other way
	Rename   float64 // of names made longer or shorter

	CutQuote float64 // of quotes opened and never closed
	Unquote  float64 // of quotes that lose their marks
	Strip    float64 // of attributions left out
	Replace  float64 // of speakers made "a resident", "an official"
	Drift    float64 // of numbers changed
}

// Tuning is what may be looked at when the program is tuned.
func Tuning() Rates {
	return Rates{
		Set: "tuning", Originals: [2]int{2, 4}, Copies: [2]int{3, 7},
		OneOrigin: .5, Relay: .1, Agency: .5, Credit: .3, Borrow: .15, TwoParents: .2,
		Furniture: .2, NoOutlet: .2, WrongClock: .02,
		Sources: []int{0, 1},
		Habits: []Habit{
			{Weight: .3, CutEnd: .9, Drop: .12, CutQuote: .25, Strip: .05, Rename: .1, Drift: .02, Merge: .05},
			{Weight: .4, CutEnd: .3, Drop: .15, Shuffle: .6, Words: .75, InQuotes: .3, Flip: .3, Merge: .1, CutQuote: .3, Strip: .1, Replace: .1, Rename: .2, Drift: .04},
			{Weight: .2, Drop: .4, Merge: .25, Flip: .3, Words: .15, Trim: .4, Rename: .3, Strip: .1, Drift: .04},
			{Weight: .1, CutEnd: .5, Drop: .03},
		},
	}
}

// Held differs from Tuning in its kinds of events, its sources of synonyms, its
// rates, and in operators that Tuning never uses: splitting, fronting, voice,
// tense, numerals, lost marks. It has not stayed unseen: thresholds of reuse
// were chosen with its figures on the table beside those of Tuning, and eight
// of its kinds and its last two sources were those of Final, until their figures
// had been seen. A figure that nothing was chosen by is that of Final.
func Held() Rates {
	return Rates{
		Set: "held", Originals: [2]int{2, 4}, Copies: [2]int{4, 8},
		OneOrigin: .5, Relay: .15, Agency: .4, Credit: .2, Borrow: .2, TwoParents: .25,
		Furniture: .3, NoOutlet: .3, WrongClock: .02,
		Sources: []int{2, 3, 4},
		Habits: []Habit{
			{Weight: .25, CutEnd: .8, Drop: .2, CutQuote: .35, Unquote: .1, Rename: .15, Drift: .03, Numerals: .1, Split: .2},
			{Weight: .35, CutEnd: .4, Drop: .2, Shuffle: .75, Words: .9, InQuotes: .4, Flip: .2, Front: .4, Voice: .4, Tense: .3, Split: .3, CutQuote: .25, Unquote: .1, Strip: .12, Replace: .12, Rename: .2, Drift: .05, Numerals: .2},
			{Weight: .3, Drop: .35, Merge: .15, Front: .5, Voice: .5, Tense: .5, Words: .25, Trim: .3, Rename: .3, Strip: .1, Drift: .05, Shuffle: .2},
			{Weight: .1, CutEnd: .3, Drop: .06, Tense: .2},
		},
	}
}

// Final has the rates and operators of Held, with kinds of events and a source
// of synonyms of its own, written without a look at the program that they
// measure or at a figure of it. Its wordings of one fact have about as many
// words in common as those of independent reporters have in real news, which is
// more than in Tuning and most of Held. Nothing may be chosen by its figures:
// they are taken when all else is done. Once something was, move its kinds and
// its source to Held and write others.
func Final() Rates {
	r := Held()
	r.Set, r.Sources = "final", []int{5}
	return r
}
