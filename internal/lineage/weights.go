package lineage

// fitted is the model as it was fitted to the made-up stories that are for
// tuning. go test ./internal/lineage -run TestFit -fit prints it.
var fitted = model{
	first: vector{
		always:      -5.67,
		shared:      1.25,
		sentences:   1.32,
		pairsKept:   4.73,
		titleKept:   0.90,
		reordered:   -1.54,
		related:     3.42,
		elsewhereOf: -1.67,
		elsewhereIn: -2.23,
		variantsOf:  0.17,
		variantsIn:  -3.93,
		singularOf:  -1.70,
		singularIn:  0.14,
		amidIn:      -2.01,
		newNamesIn:  -1.01,
		earlier:     1.71,
		daysApart:   -0.60,
		cited:       1.66,
		fromAgency:  0.65,
		holds:       1.20,
		quotesCut:   0.29,
		excerpts:    0.30,
		namesLost:   0.95,
		wordier:     0.59,
		usualWords:  0.24,
		rarerWords:  0.47,
		openings:    0.28,
		misnamed:    0.62,
		saidLost:    0.26,
	},
	further: furtherVector{
		furtherAlways: -2.28,
		furtherFresh:  0.75,
		furtherOdds:   0.39,
		furtherRoot:   2.18,
	},
}
