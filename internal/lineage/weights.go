package lineage

// fitted is the model as it was fitted to the made-up stories that are for
// tuning. go test ./internal/lineage -run TestFit -fit prints it.
var fitted = model{
	first: vector{
		always:      -3.24,
		sentences:   0.93,
		pairsKept:   3.04,
		titleKept:   1.31,
		related:     3.16,
		elsewhereOf: -1.43,
		elsewhereIn: -1.78,
		variantsOf:  -1.36,
		variantsIn:  -10.33,
		singularOf:  -2.77,
		singularIn:  -0.27,
		amidIn:      -1.08,
		newNamesIn:  -1.44,
		earlier:     2.05,
		daysApart:   -0.94,
		cited:       2.38,
		fromAgency:  1.10,
		holds:       1.60,
		quotesCut:   0.45,
		excerpts:    0.14,
		namesLost:   0.92,
		wordier:     0.97,
		usualWords:  0.60,
		rarerWords:  0.71,
		openings:    0.63,
	},
	further: furtherVector{
		furtherAlways:    -3.04,
		furtherFresh:     1.48,
		furtherBetter:    -0.04,
		furtherOdds:      0.31,
		furtherDirection: 0.12,
		furtherFirst:     -0.00,
		furtherRoot:      1.66,
	},
}
