// Package uuid names what a feed or an annotation is about, at whatever address
// it is served.
package uuid

import (
	"crypto/sha256"
	"fmt"
)

// Of returns the URN of a UUID of version 8 (RFC 9562): the same for the same
// bytes.
func Of(b []byte) string {
	u := sha256.Sum256(b)
	u[6], u[8] = u[6]&0x0f|0x80, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[0:4], u[4:6], u[6:8], u[8:10], u[10:16])
}
