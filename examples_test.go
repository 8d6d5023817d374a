package headwater_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/internal/schematest"
	"github.com/headwater-news/headwater/schema"
)

// examples are the events under examples, by the name of their truth.
var examples = []string{"ferry", "reservoir", "museum"}

// input is where an example lies: a folder, or a file of records.
func input(name string) string {
	path := filepath.Join("examples", name)
	if _, err := os.Stat(path); err != nil {
		return path + ".jsonl"
	}
	return path
}

func brief(t *testing.T, name string) *schema.Brief {
	t.Helper()
	b, err := headwater.Brief(t.Context(), []string{input(name)}, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func asJSON(t *testing.T, b *schema.Brief) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := render.JSON(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestExamples(t *testing.T) {
	for _, name := range examples {
		t.Run(name, func(t *testing.T) {
			b := brief(t, name)
			document := asJSON(t, b)
			schematest.Brief(t, document)

			found, skipped, err := headwater.Verify(t.Context(), b, headwater.Inputs(b), headwater.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range found {
				t.Errorf("verify: %+v", d)
			}
			for _, s := range skipped {
				t.Errorf("skipped: %+v", s)
			}

			var text bytes.Buffer
			if err := render.Text(&text, b, render.TextOptions{Width: 80}); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, filepath.Join("testdata", "golden", name+".json"), string(document))
			golden.Check(t, filepath.Join("testdata", "golden", name+".txt"), text.String())
		})
	}
}

// The same input gives the same bytes, on one processor and on many.
func TestSameBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("reads every example several times")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, name := range examples {
		var want []byte
		for _, processors := range []int{1, 8, 8, 2} {
			runtime.GOMAXPROCS(processors)
			b := brief(t, name)
			out := bytes.NewBuffer(asJSON(t, b))
			if err := render.HTML(out, b); err != nil {
				t.Fatal(err)
			}
			got := out.Bytes()
			if want == nil {
				want = got
			}
			if line, a, b := golden.Difference(string(want), string(got)); line > 0 {
				t.Fatalf("%s differs on %d processors in line %d:\n- %s\n+ %s", name, processors, line, a, b)
			}
		}
	}
}
