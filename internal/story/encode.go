package story

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"math"
)

// A sketch is kept as bytes: a format number, then the fields in the order of
// encode. Integers are varints, term ids are written as differences. Weights
// are in steps of 1/65535 and shares in steps of 1/255, in a new sketch too, so
// that one that was kept is the same as when it was made.
const sketchFormat = 1

const weightSteps, shareSteps = 65535, 255

var errSketch = errors.New("story: these bytes are no sketch")

// Encode writes a sketch as bytes that DecodeSketch reads.
func (s *Sketch) Encode() []byte {
	out := make([]byte, 0, 64+len(s.Headline)+5*(len(s.terms)+len(s.headline))+8*len(s.lines)+4*len(s.late))
	out = append(out, sketchFormat)
	id, _ := hex.DecodeString(s.ID)
	out = append(out, id...)
	out = binary.LittleEndian.AppendUint64(out, s.content)
	out = binary.LittleEndian.AppendUint64(out, math.Float64bits(s.day))
	switch {
	case s.given():
		out = append(out, 1)
	case s.read:
		out = append(out, 2)
	default:
		out = append(out, 0)
	}
	out = binary.AppendUvarint(out, uint64(len(s.Headline)))
	out = append(out, s.Headline...)
	out = binary.AppendUvarint(out, uint64(s.sentences))
	out = s.terms.encode(out)
	out = s.headline.encode(out)
	out = binary.AppendUvarint(out, uint64(len(s.lines)))
	for _, l := range s.lines {
		hash := l.hash
		if l.late {
			hash |= 1
		}
		out = binary.LittleEndian.AppendUint64(out, hash)
	}
	out = binary.AppendUvarint(out, uint64(len(s.late)))
	for _, x := range s.late {
		out = binary.AppendUvarint(out, uint64(x.line))
		out = binary.AppendUvarint(out, uint64(x.term))
		out = append(out, byte(x.share*shareSteps+.5))
	}
	return out
}

func (v vector) encode(out []byte) []byte {
	out = binary.AppendUvarint(out, uint64(len(v)))
	last := uint32(0)
	for _, t := range v {
		out = binary.AppendUvarint(out, uint64(t.id-last))
		out = binary.LittleEndian.AppendUint16(out, uint16(t.weight*weightSteps+.5))
		last = t.id
	}
	return out
}

// DecodeSketch reads what Encode wrote.
func DecodeSketch(b []byte) (Sketch, error) {
	d := decoder{b: b}
	if d.byte() != sketchFormat {
		return Sketch{}, errSketch
	}
	s := Sketch{ID: hex.EncodeToString(d.bytes(idSize)), content: d.uint64(), day: math.Float64frombits(d.uint64())}
	known := d.byte()
	s.dated, s.read = known > 0, known == 2
	s.Headline = string(d.bytes(d.count(1)))
	s.sentences = d.number()
	s.terms, s.headline = d.vector(), d.vector()
	s.lines = make([]line, d.count(8))
	for i := range s.lines {
		hash := d.uint64()
		s.lines[i] = line{hash &^ 1, hash&1 == 1}
	}
	s.late = make([]lateTerm, d.count(3))
	for i := range s.late {
		l, t := d.number(), d.number()
		if l >= len(s.lines) || t >= len(s.terms) {
			return Sketch{}, errSketch
		}
		s.late[i] = lateTerm{uint16(l), uint16(t), float32(d.byte()) / shareSteps}
	}
	if d.failed || len(d.b) > 0 {
		return Sketch{}, errSketch
	}
	return s, nil
}

// decoder reads from the front of b. Once it has failed it gives zeros.
type decoder struct {
	b      []byte
	failed bool
}

func (d *decoder) bytes(n int) []byte {
	if n < 0 || n > len(d.b) {
		d.failed, d.b = true, nil
		return nil
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

func (d *decoder) byte() byte {
	if b := d.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

func (d *decoder) uint64() uint64 {
	if b := d.bytes(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

// number reads a varint of up to 32 bits.
func (d *decoder) number() int {
	n, size := binary.Uvarint(d.b)
	if size <= 0 || n > math.MaxUint32 {
		d.failed, d.b = true, nil
		return 0
	}
	d.b = d.b[size:]
	return int(n)
}

// count reads how many things follow that take so many bytes or more each.
func (d *decoder) count(size int) int {
	n := d.number()
	if n > len(d.b)/size {
		d.failed, d.b = true, nil
		return 0
	}
	return n
}

func (d *decoder) vector() vector {
	out := make(vector, d.count(3))
	id := uint64(0)
	for i := range out {
		step := uint64(d.number())
		weight := d.bytes(2)
		id += step
		if weight == nil || id > math.MaxUint32 || i > 0 && step == 0 {
			d.failed = true
			return nil
		}
		out[i] = term{uint32(id), float32(binary.LittleEndian.Uint16(weight)) / weightSteps}
	}
	return out
}
