package lineage

// fitted is the model as it was fitted to the made-up stories that are for
// tuning. go test ./internal/lineage -run TestFit -fit prints it.
var fitted = model{
	first: vector{
		always:      -2.69,
		sentences:   0.92,
		pairsKept:   2.39,
		titleKept:   1.37,
		related:     3.25,
		elsewhereOf: -1.40,
		elsewhereIn: -1.81,
		variantsOf:  -3.29,
		variantsIn:  -9.21,
		singularOf:  -2.23,
		singularIn:  -1.15,
		amidIn:      -1.07,
		newNamesIn:  -1.73,
		earlier:     1.99,
		daysApart:   -0.90,
		cited:       2.22,
		fromAgency:  1.10,
		holds:       1.54,
		quotesCut:   0.43,
		excerpts:    0.14,
		namesLost:   0.74,
		wordier:     0.94,
		usualWords:  0.66,
		rarerWords:  0.71,
		openings:    0.56,
	},
	further: furtherVector{
		furtherAlways:    -2.73,
		furtherFresh:     1.35,
		furtherBetter:    -0.33,
		furtherOdds:      0.39,
		furtherDirection: 0.10,
		furtherFirst:     -0.02,
		furtherRoot:      1.75,
	},
}
