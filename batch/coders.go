package batch

import (
	"encoding/json"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// What the rounds send between workers is bytes to the runner. Left alone, Beam
// would give it rows to read, and Flink's runner misreads those that have lists.
func init() {
	beam.RegisterCoder(reflect.TypeFor[share](), encodeShare, decodeShare)
	beam.RegisterCoder(reflect.TypeFor[partFile](), encodePartFile, decodePartFile)
}

func encodeShare(s share) ([]byte, error)       { return json.Marshal(s) }
func encodePartFile(p partFile) ([]byte, error) { return json.Marshal(p) }
func decodeShare(b []byte) (s share, err error) {
	err = json.Unmarshal(b, &s)
	return s, err
}

func decodePartFile(b []byte) (p partFile, err error) {
	err = json.Unmarshal(b, &p)
	return p, err
}
