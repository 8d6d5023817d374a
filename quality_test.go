package headwater_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/quality"
)

// How well the examples are read is a golden file: a change of any stage shows
// there as figures and as the claims, edges and lines that it touches. The
// truth is that of examples/README.md, with the words it rests on; a claim that
// follows from several sentences and stands in none is left out.
func TestQualityOfExamples(t *testing.T) {
	var out bytes.Buffer
	for _, name := range examples {
		data, err := os.ReadFile(filepath.Join("testdata", "truth", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var truth quality.Truth
		if err := json.Unmarshal(data, &truth); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		fmt.Fprintf(&out, "# %s\n\n", input(name))
		if err := truth.Check(&out, brief(t, name)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out.WriteString("\n")
	}
	golden.Check(t, filepath.Join("testdata", "quality", "examples.txt"), out.String())
}
