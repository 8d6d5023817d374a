package lineage

// model is what measures are worth, as log-odds.
type model struct {
	first   vector        // of a step, against its later text's having no parent
	further furtherVector // of a step from a further parent, against its leading from none
}

// vector is a step's measures, or what each of them is worth.
type vector [measures]float64

func (v *vector) times(w *vector) float64 {
	sum := 0.0
	for m, x := range v {
		sum += x * w[m]
	}
	return sum
}

// furtherMeasure names what is asked of a step to a text that has parents.
type furtherMeasure int

const (
	furtherAlways furtherMeasure = iota // 1
	furtherFresh                        // logarithm of the sentences that no parent has
	furtherOdds                         // log-odds of the step as an only one
	furtherRoot                         // 1 if it has no parent itself
	furtherMeasures
)

// furtherVector is a step's further measures, or what each of them is worth.
type furtherVector [furtherMeasures]float64

func (v *furtherVector) times(w *furtherVector) float64 {
	sum := 0.0
	for m, x := range v {
		sum += x * w[m]
	}
	return sum
}
