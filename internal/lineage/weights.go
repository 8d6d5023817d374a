package lineage

// fitted is the model as it was fitted to the made-up stories that are for
// tuning. go test ./internal/lineage -run TestFit -fit prints it.
var fitted = model{
	first: vector{
		always:      -2.05,
		sentences:   0.99,
		pairsKept:   1.68,
		titleKept:   1.46,
		related:     2.97,
		elsewhereOf: -1.33,
		elsewhereIn: -1.73,
		variantsOf:  -3.99,
		variantsIn:  -8.64,
		singularOf:  -2.66,
		singularIn:  -1.84,
		amidIn:      -1.06,
		newNamesIn:  -1.93,
		earlier:     2.03,
		daysApart:   -0.94,
		cited:       2.24,
		fromAgency:  1.13,
		holds:       1.58,
		quotesCut:   0.44,
		excerpts:    0.23,
		namesLost:   0.65,
		wordier:     0.89,
		usualWords:  0.61,
		rarerWords:  0.72,
		openings:    0.57,
	},
	further: furtherVector{
		furtherAlways:    -2.79,
		furtherFresh:     1.39,
		furtherBetter:    -0.13,
		furtherOdds:      0.37,
		furtherDirection: 0.10,
		furtherFirst:     -0.02,
		furtherRoot:      1.70,
	},
}
