// Package cursor writes the place in a list where the next page begins as a
// word that clients hand back and need not understand.
package cursor

import (
	"encoding/base64"
	"encoding/binary"
	"errors"

	"github.com/zeebo/xxh3"
)

// ErrWrong is returned for what is no cursor of the list.
var ErrWrong = errors.New("this is no cursor of this list: take it from the page before, and ask for the same list")

// Encode writes a place. Of says which list it is a place in: what was asked
// for, so that a cursor can't be used with another question.
func Encode(of string, place ...int64) string {
	b := binary.LittleEndian.AppendUint32(nil, mark(of))
	for _, n := range place {
		b = binary.AppendVarint(b, n)
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// Decode reads the n numbers of a place. The error is ErrWrong.
func Decode(s, of string, n int) ([]int64, error) {
	if len(s) > base64.RawURLEncoding.EncodedLen(4+n*binary.MaxVarintLen64) {
		return nil, ErrWrong
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(s)
	if err != nil || len(b) < 4 || binary.LittleEndian.Uint32(b) != mark(of) {
		return nil, ErrWrong
	}
	b = b[4:]
	out := make([]int64, n)
	for i := range out {
		size := 0
		if out[i], size = binary.Varint(b); size <= 0 {
			return nil, ErrWrong
		}
		b = b[size:]
	}
	if len(b) > 0 {
		return nil, ErrWrong
	}
	return out, nil
}

func mark(of string) uint32 { return uint32(xxh3.HashString(of)) }
