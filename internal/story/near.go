package story

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"math"
	"slices"

	"github.com/zeebo/xxh3"
)

// Held is the strength from which on a bond holds two reports together. Bonds
// are whole numbers, so that they add up to the same in any order.
const Held = 1 << 16

const (
	copied = 6 * Held // the strength of two reports that have much of the same text
	bound  = .12      // how alike their strong terms are, for two reports to be held together

	anyTerms    = 8  // of its strongest terms, those by which a report with a day is found by one without
	cellDays    = 7  // a report with a day is found by those of its own cell of days and of the next to it
	paired      = 12 // postings of a key that each is paired with …
	leastPaired = 2  // … of one that very many have …
	pairings    = 1 << 16
)

// Posting is a report under a key: its words, one of its sentences, or one of
// its strong terms in some days.
type Posting struct {
	Key    uint64
	Report uint32 // its number

	order uint64  // of two reports with one strongest term it is near, so that long lists have those next to each other
	day   int32   // in halves, or undated
	kind  int32   // of key: the first of the two cells of days that it is for, or one of the below
	value float32 // the weight of a term, or the number of a report's sentences
}

// The kinds of keys that are for no cells.
const (
	anyDays   = math.MinInt32 + iota // of a term, for reports without a day and those that they may find
	wholeText                        // of all words
	sentence                         // of a sentence
)

const undated = math.MinInt32

// Postings returns a report under all its keys.
func (s *Sketch) Postings(number uint32) []Posting {
	strong := slices.Clone(s.terms.strongest(strongTerms)).scaled(1)
	slices.SortFunc(strong, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id)) })
	p := Posting{Report: number, order: s.order(strong), day: undated}
	if s.given() {
		p.day = int32(math.Floor(2 * s.day))
	}
	out := make([]Posting, 0, 1+len(s.lines)+2*len(strong)+anyTerms)
	out = append(out, p.under(s.content, wholeText, 0))
	for _, l := range s.lines {
		out = append(out, p.under(l.hash, sentence, float32(s.sentences)))
	}
	for i, t := range strong {
		if s.given() {
			own := cell(p.day)
			out = append(out, p.under(uint64(t.id), own-1, t.weight), p.under(uint64(t.id), own, t.weight))
		}
		if !s.given() || i < anyTerms {
			out = append(out, p.under(uint64(t.id), anyDays, t.weight))
		}
	}
	return out
}

func (s *Sketch) order(strong vector) uint64 {
	var id [idSize]byte
	hex.Decode(id[:], []byte(s.ID))
	low := uint64(binary.LittleEndian.Uint32(id[:]))
	if len(strong) == 0 {
		return low
	}
	return uint64(strong[0].id)<<32 | low
}

func (p Posting) under(what uint64, kind int32, value float32) Posting {
	var b [12]byte
	binary.LittleEndian.PutUint64(b[:], what)
	binary.LittleEndian.PutUint32(b[8:], uint32(kind))
	p.Key, p.kind, p.value = xxh3.Hash(b[:]), kind, value
	return p
}

func cell(day int32) int32 { return int32(math.Floor(float64(day) / (2 * cellDays))) }

// Bond is how strongly two reports are bound. A is the lower number.
type Bond struct {
	A, B     uint32
	Strength uint32
}

// Bonds finds what each key binds. It sorts the postings, and calls bond for
// each posting with those before it that it is paired with.
func Bonds(postings []Posting, bond func(Bond)) {
	for i, first := range pair(postings) {
		for _, a := range postings[first:i] {
			b := postings[i]
			if n := strength(a, b); n > 0 && a.Report != b.Report {
				bond(Bond{min(a.Report, b.Report), max(a.Report, b.Report), n})
			}
		}
	}
}

// pair sorts postings and returns for each the first of those that it is paired
// with. They end before it and have its key; of very many that have, they are
// the nearest.
func pair(postings []Posting) []uint32 {
	slices.SortFunc(postings, func(a, b Posting) int {
		if a.Key != b.Key { // as a rule
			return cmp.Compare(a.Key, b.Key)
		}
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.Report, b.Report))
	})
	first := make([]uint32, len(postings))
	for start := 0; start < len(postings); {
		end := start + 1
		for end < len(postings) && postings[end].Key == postings[start].Key {
			end++
		}
		back := min(paired, max(leastPaired, pairings/(end-start)))
		if postings[start].kind == wholeText {
			back = 1
		}
		for i := start; i < end; i++ {
			first[i] = uint32(max(start, i-back))
		}
		start = end
	}
	return first
}

// strength is by how much a key binds two reports.
func strength(a, b Posting) uint32 {
	switch a.kind {
	case wholeText:
		return copied
	case sentence: // so many of them that the reports are twins sum up to copied
		return uint32(math.Ceil(copied / max(1, twinShare*float64(min(a.value, b.value)), twinSpread*float64(max(a.value, b.value)))))
	case anyDays:
		if a.day != undated && b.day != undated {
			return 0 // they are found by their days
		}
	default:
		if cell(min(a.day, b.day)) != a.kind {
			return 0 // both are in the cells before, too, and found there
		}
	}
	alike := float64(a.value) * float64(b.value)
	if a.day != undated && b.day != undated {
		alike *= apart(math.Abs(float64(a.day)-float64(b.day)) / 2)
	}
	return uint32(Held / bound * alike)
}

// Compare orders bonds by their reports.
func (b Bond) Compare(to Bond) int {
	return cmp.Compare(uint64(b.A)<<32|uint64(b.B), uint64(to.A)<<32|uint64(to.B))
}

// Sum makes one bond of all bonds of each two reports. It sorts them.
func Sum(bonds []Bond) []Bond {
	slices.SortFunc(bonds, Bond.Compare)
	out := bonds[:0]
	for _, b := range bonds {
		if n := len(out); n > 0 && out[n-1].A == b.A && out[n-1].B == b.B {
			out[n-1].Strength += b.Strength // a report has too few keys for this to overflow
			continue
		}
		out = append(out, b)
	}
	return out
}

const postingSize = 32

// Encode appends a posting to b in 32 bytes.
func (p Posting) Encode(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, p.Key)
	b = binary.LittleEndian.AppendUint64(b, p.order)
	for _, x := range []uint32{p.Report, uint32(p.day), uint32(p.kind), math.Float32bits(p.value)} {
		b = binary.LittleEndian.AppendUint32(b, x)
	}
	return b
}

// DecodePosting reads what Encode wrote.
func DecodePosting(b []byte) (Posting, error) {
	if len(b) != postingSize {
		return Posting{}, errSketch
	}
	number := func(at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	return Posting{
		Key: binary.LittleEndian.Uint64(b), order: binary.LittleEndian.Uint64(b[8:]),
		Report: number(16), day: int32(number(20)), kind: int32(number(24)), value: math.Float32frombits(number(28)),
	}, nil
}
