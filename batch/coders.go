package batch

import (
	"encoding/json"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// To the runner, all that passes between workers is bytes. Left alone, Beam
// would have it read rows, and Flink's runner misreads those that hold lists.
func init() {
	beam.RegisterCoder(reflect.TypeFor[share](), encodeShare, decodeShare)
	beam.RegisterCoder(reflect.TypeFor[partFile](), encodePartFile, decodePartFile)
	beam.RegisterCoder(reflect.TypeFor[part](), encodePart, decodePart)
	beam.RegisterCoder(reflect.TypeFor[thinning](), encodeThinning, decodeThinning)
}

// A worker finds these functions by their names, so none is an instance of a
// generic one.

func encodeShare(s share) ([]byte, error)       { return json.Marshal(s) }
func decodeShare(b []byte) (share, error)       { return decodeJSON[share](b) }
func encodePartFile(p partFile) ([]byte, error) { return json.Marshal(p) }
func decodePartFile(b []byte) (partFile, error) { return decodeJSON[partFile](b) }
func encodePart(p part) ([]byte, error)         { return json.Marshal(p) }
func decodePart(b []byte) (part, error)         { return decodeJSON[part](b) }
func encodeThinning(t thinning) ([]byte, error) { return json.Marshal(t) }
func decodeThinning(b []byte) (thinning, error) { return decodeJSON[thinning](b) }

func decodeJSON[T any](b []byte) (T, error) {
	var v T
	err := json.Unmarshal(b, &v)
	return v, err
}
