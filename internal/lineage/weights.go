package lineage

// fitted is the model as it was fitted to the made-up stories that are for
// tuning. go test ./internal/lineage -run TestFit -fit prints it.
var fitted = model{
	first: vector{
		always:      -2.95,
		sentences:   0.85,
		pairsKept:   2.83,
		titleKept:   1.21,
		related:     3.23,
		elsewhereOf: -1.40,
		elsewhereIn: -1.79,
		variantsOf:  -1.82,
		variantsIn:  -11.40,
		singularOf:  -2.56,
		singularIn:  -0.82,
		amidIn:      -1.12,
		newNamesIn:  -1.58,
		earlier:     2.06,
		daysApart:   -0.98,
		cited:       2.33,
		fromAgency:  1.12,
		holds:       1.56,
		quotesCut:   0.49,
		excerpts:    0.13,
		namesLost:   0.87,
		wordier:     0.98,
		usualWords:  0.60,
		rarerWords:  0.69,
		openings:    0.63,
	},
	further: furtherVector{
		furtherAlways:    -2.84,
		furtherFresh:     1.41,
		furtherBetter:    -0.21,
		furtherOdds:      0.36,
		furtherDirection: 0.09,
		furtherFirst:     -0.01,
		furtherRoot:      1.73,
	},
}
