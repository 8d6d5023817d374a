package lineage

// fitted is the model as it was fitted to the made-up stories that are for
// tuning, before reuse looked for what stands next to a copy: a fit since then is
// no better. go test ./internal/lineage -run TestFit -fit prints one.
var fitted = model{
	first: vector{
		always:      -3.10,
		sentences:   0.90,
		pairsKept:   2.92,
		titleKept:   1.24,
		related:     3.19,
		elsewhereOf: -1.41,
		elsewhereIn: -1.79,
		variantsOf:  -1.76,
		variantsIn:  -10.82,
		singularOf:  -2.51,
		singularIn:  -0.52,
		amidIn:      -1.10,
		newNamesIn:  -1.60,
		earlier:     2.05,
		daysApart:   -0.95,
		cited:       2.36,
		fromAgency:  1.12,
		holds:       1.59,
		quotesCut:   0.44,
		excerpts:    0.11,
		namesLost:   0.89,
		wordier:     0.97,
		usualWords:  0.60,
		rarerWords:  0.71,
		openings:    0.63,
	},
	further: furtherVector{
		furtherAlways:    -3.05,
		furtherFresh:     1.49,
		furtherBetter:    -0.24,
		furtherOdds:      0.32,
		furtherDirection: 0.13,
		furtherFirst:     -0.00,
		furtherRoot:      1.60,
	},
}
