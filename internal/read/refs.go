package read

import (
	"crypto/sha256"
	"strconv"
)

// maxRef bounds a ref that a record brings along; a longer id is no id.
const maxRef = 1024

// Refs counts how often each ref was taken. The keys are digests, so that a
// file of millions of long ids takes little memory.
type Refs map[refKey]int

type refKey [12]byte

// Unique returns ref, or ref#2, ref#3 … when it was given out before.
func (r Refs) Unique(ref string) string {
	for base, n := ref, r[key(ref)]; r[key(ref)] > 0; n++ {
		ref = base + "#" + strconv.Itoa(n+1)
		r[key(base)] = n + 1
	}
	r[key(ref)]++
	return ref
}

func key(ref string) refKey {
	sum := sha256.Sum256([]byte(ref))
	return refKey(sum[:12])
}
