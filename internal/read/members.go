package read

import (
	"bufio"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

// members unpacks gzip member by member. It ends with each, unless joined;
// next goes on to the following one, and resync to the one after damage.
//
// A web archive packs each of its records as a member of its own, so that what
// is lost with a damaged one is that record alone.
type members struct {
	tape   *tape
	z      gzip.Reader
	joined bool
	tries  int // left to find a member after damage
}

const (
	maxTape  = 4 << 20 // packed bytes of a member that damage can be searched in
	maxTries = 10_000  // chance has the sign of a member once in 16 MB
)

var (
	gzipSign  = []byte{0x1f, 0x8b, 0x08}
	errNoSign = errors.New("no member follows")
)

func newMembers(packed *bufio.Reader) *members {
	return &members{tape: &tape{r: packed}, tries: maxTries}
}

func (m *members) Read(p []byte) (int, error) {
	for {
		n, err := m.z.Read(p)
		if err != io.EOF || n > 0 || !m.joined {
			return n, err
		}
		if err := m.next(); err != nil {
			return 0, err
		}
	}
}

// next begins the following member; io.EOF means that there is none.
func (m *members) next() error {
	m.tape.mark()
	if err := m.z.Reset(m.tape); err != nil {
		return err
	}
	m.z.Multistream(false)
	return nil
}

// resync begins the first member after the damaged one's beginning that opens
// with want, which it leaves unread.
func (m *members) resync(want string) error {
	head := make([]byte, len(want))
	for ; m.tries > 0; m.tries-- {
		m.tape.back(1)
		if err := m.tape.find(gzipSign); err != nil {
			return err
		}
		if m.next() != nil {
			continue
		}
		if _, err := io.ReadFull(&m.z, head); err == nil && string(head) == want {
			m.tape.back(0)
			return m.next()
		}
	}
	return errNoSign
}

// tape keeps what was read since a mark, to read it again.
type tape struct {
	r       *bufio.Reader
	kept    []byte // read from r since the mark
	at      int    // how much of kept is read
	dropped bool   // there is no way back: kept would have grown too long
}

func (t *tape) Read(p []byte) (int, error) {
	if t.at < len(t.kept) {
		n := copy(p, t.kept[t.at:])
		t.at += n
		return n, nil
	}
	n, err := t.r.Read(p)
	t.keep(p[:n]...)
	return n, err
}

func (t *tape) ReadByte() (byte, error) {
	if t.at < len(t.kept) {
		t.at++
		return t.kept[t.at-1], nil
	}
	b, err := t.r.ReadByte()
	if err == nil {
		t.keep(b)
	}
	return b, err
}

func (t *tape) keep(p ...byte) {
	if t.dropped = t.dropped || len(t.kept)+len(p) > maxTape; t.dropped {
		t.kept, t.at = t.kept[:0], 0
		return
	}
	t.kept = append(t.kept, p...)
	t.at += len(p)
}

// mark is where back goes back to.
func (t *tape) mark() {
	t.kept, t.at, t.dropped = t.kept[t.at:], 0, false
	if len(t.kept) == 0 && cap(t.kept) < 512 {
		t.kept = make([]byte, 0, 64<<10) // for short members one after the other
	}
}

// back goes back to the mark, past so many bytes, if there is a way.
func (t *tape) back(past int) {
	t.at = min(past, len(t.kept))
	t.mark()
}

// find reads up to a sign and leaves it unread.
func (t *tape) find(sign []byte) error {
	for matched := 0; ; {
		b, err := t.ReadByte()
		switch {
		case err != nil:
			return err
		case b == sign[matched]:
			matched++
		case b == sign[0]:
			matched = 1
		default:
			matched = 0
		}
		switch matched {
		case 0:
			t.mark()
		case len(sign):
			t.back(len(t.kept[:t.at]) - len(sign))
			return nil
		}
	}
}
