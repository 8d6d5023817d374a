package lineage

// fitted is the model as it was fitted to the made-up stories that are for
// tuning. go test ./internal/lineage -run TestFit -fit prints it.
var fitted = model{
	first: vector{
		always:      -2.99,
		sentences:   0.92,
		pairsKept:   2.80,
		titleKept:   1.16,
		reordered:   -1.09,
		related:     3.25,
		elsewhereOf: -1.38,
		elsewhereIn: -1.70,
		variantsOf:  -1.88,
		variantsIn:  -11.06,
		singularOf:  -2.54,
		singularIn:  -0.79,
		amidIn:      -1.11,
		newNamesIn:  -1.58,
		earlier:     2.06,
		daysApart:   -1.00,
		cited:       2.34,
		fromAgency:  1.11,
		holds:       1.58,
		quotesCut:   0.49,
		excerpts:    0.13,
		namesLost:   0.86,
		wordier:     0.97,
		usualWords:  0.60,
		rarerWords:  0.69,
		openings:    0.62,
	},
	further: furtherVector{
		furtherAlways:    -2.69,
		furtherFresh:     1.36,
		furtherBetter:    -0.19,
		furtherOdds:      0.36,
		furtherDirection: 0.09,
		furtherFirst:     -0.03,
		furtherRoot:      1.78,
	},
}
