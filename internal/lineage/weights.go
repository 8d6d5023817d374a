package lineage

// fitted is the model as it was fitted to the made-up stories that are for
// tuning. go test ./internal/lineage -run TestFit -fit prints it.
var fitted = model{
	first: vector{
		always:      -3.20,
		sentences:   1.09,
		pairsKept:   3.02,
		titleKept:   1.34,
		related:     2.76,
		elsewhereOf: -1.38,
		elsewhereIn: -1.72,
		variantsOf:  -2.08,
		variantsIn:  -4.38,
		singularOf:  -1.44,
		singularIn:  -0.47,
		amidIn:      -0.89,
		newNamesIn:  -1.94,
		earlier:     2.02,
		daysApart:   -0.87,
		cited:       1.72,
		fromAgency:  0.96,
		holds:       1.56,
		quotesCut:   0.44,
		excerpts:    0.20,
		namesLost:   0.45,
		wordier:     0.59,
		usualWords:  0.57,
		rarerWords:  0.71,
		openings:    0.50,
	},
	further: furtherVector{
		furtherAlways:    -2.41,
		furtherFresh:     1.42,
		furtherBetter:    0.17,
		furtherOdds:      0.40,
		furtherDirection: 0.09,
		furtherFirst:     -0.11,
		furtherRoot:      1.64,
	},
}
