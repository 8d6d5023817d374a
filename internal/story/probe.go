package story

// Probe is a report laid out to be held against many others: its terms in a
// table that is hardly ever in doubt, so that comparing costs one look for each
// term of the other report.
type Probe struct {
	sketch *Sketch
	slots  [probeSlots]term
}

// probeSlots is a power of two, and more than twice the terms of a report.
const probeSlots = 1024

// NewProbe lays out a report.
func NewProbe(s *Sketch) *Probe {
	p := &Probe{sketch: s}
	for _, t := range s.terms[:min(len(s.terms), probeSlots/2)] {
		i := t.id % probeSlots
		for p.slots[i].weight != 0 {
			i = (i + 1) % probeSlots
		}
		p.slots[i] = t
	}
	return p
}

// Sketch is the report.
func (p *Probe) Sketch() *Sketch { return p.sketch }

// Alike is how alike the report is to another, from 0 to 1. From Enough up the
// two would be one story if there were no others.
func (p *Probe) Alike(other *Sketch) float64 {
	sum := 0.0
	for _, t := range other.terms {
		for i := t.id % probeSlots; p.slots[i].weight != 0; i = (i + 1) % probeSlots {
			if p.slots[i].id == t.id {
				sum += float64(p.slots[i].weight) * float64(t.weight)
				break
			}
		}
	}
	return sum * apart(p.sketch.gap(other))
}
