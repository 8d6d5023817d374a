package story

import (
	"encoding/binary"
	"math"
)

// Solid is a story that is grouped as one: it can grow and be joined to others
// but not come apart, and how many reports it has makes no difference to what
// it costs.
type Solid struct {
	sum   vector
	size  int
	days  float64
	dated int
}

// NewSolid makes one of reports.
func NewSolid(sketches []Sketch) *Solid {
	s := &Solid{}
	for i := range sketches {
		s.Add(&sketches[i])
	}
	return s
}

// Add enters one more report.
func (s *Solid) Add(x *Sketch) {
	s.join(Solid{sum: x.terms, size: 1, days: x.day, dated: 1}, x.given())
}

// Join enters all reports of another.
func (s *Solid) Join(other *Solid) { s.join(*other, true) }

func (s *Solid) join(other Solid, dated bool) {
	s.sum = plus(s.sum, other.sum).strongest(middleSize)
	s.size += other.size
	if dated {
		s.days, s.dated = s.days+other.days, s.dated+other.dated
	}
}

// Size is how many reports it has.
func (s *Solid) Size() int { return s.size }

// Likeness is how alike a report is to the story, over how alike it must be:
// from 1 up it is of the story.
func (s *Solid) Likeness(x *Sketch) float64 {
	one := NewSolid([]Sketch{*x})
	return likeness(s.group(0), one.group(1))
}

// Strongest returns the terms by which the story is looked up among others, with
// what they weigh in a report on average.
func (s *Solid) Strongest() []Term {
	out := s.sum.strongest(strongTerms).exported()
	for i := range out {
		out[i].Weight /= float32(max(1, s.size))
	}
	return out
}

func (s *Solid) group(number int) *group {
	return &group{solids: []int{number}, size: s.size, sum: s.sum, length: dot(s.sum, s.sum), given: days{s.days, s.dated}, known: days{s.days, s.dated}}
}

// Part is one story of a Regroup, as indexes of what was given.
type Part struct {
	Title   string // "" if none of its reports is known one by one
	Reports []int
	Solids  []int
}

// Regroup is Group for reports among solid stories.
func Regroup(sketches []Sketch, solids []*Solid) []Part {
	c := newCorpus(sketches)
	groups := c.gather()
	for i, s := range solids {
		groups = append(groups, s.group(i))
	}
	var out []Part
	for _, g := range join(groups) {
		p := Part{Solids: g.solids}
		if len(g.places) > 0 {
			s := c.story(g.places)
			p.Title, p.Reports = s.Title, s.Reports
		}
		out = append(out, p)
	}
	return out
}

// Encode writes a solid story as bytes that DecodeSolid reads. Its weights are
// sums, so they are kept whole.
func (s *Solid) Encode() []byte {
	out := []byte{sketchFormat}
	out = binary.AppendUvarint(out, uint64(s.size))
	out = binary.LittleEndian.AppendUint64(out, math.Float64bits(s.days))
	out = binary.AppendUvarint(out, uint64(s.dated))
	for _, t := range s.sum {
		out = binary.LittleEndian.AppendUint32(out, t.id)
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(t.weight))
	}
	return out
}

// DecodeSolid reads what Encode wrote.
func DecodeSolid(b []byte) (*Solid, error) {
	d := decoder{b: b}
	if d.byte() != sketchFormat {
		return nil, errSketch
	}
	s := &Solid{size: d.number(), days: math.Float64frombits(d.uint64()), dated: d.number()}
	if d.failed || len(d.b)%8 != 0 || len(d.b) > 8*middleSize {
		return nil, errSketch
	}
	for len(d.b) > 0 {
		x := d.uint64()
		t := term{uint32(x), math.Float32frombits(uint32(x >> 32))}
		if n := len(s.sum); n > 0 && s.sum[n-1].id >= t.id {
			return nil, errSketch
		}
		s.sum = append(s.sum, t)
	}
	return s, nil
}
