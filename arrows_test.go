package headwater_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/headwater-news/headwater"

// order is the way through the house. A package imports from the rows above
// its own and from no other: not from later rows, nor from its neighbours.
var order = [][]string{
	// The nouns.
	{"docs", "schema", "internal/calendar", "internal/codepoint", "internal/cursor", "internal/disjoint", "internal/feed", "internal/parallel", "internal/syndicate", "internal/tagger", "internal/uuid", "internal/word"},
	{"internal/report", "internal/fetch", "internal/follow", "internal/lexis", "internal/quantity", "internal/sense", "internal/thesaurus"},
	// The stages.
	{"internal/read"},
	{"internal/extract"},
	{"internal/segment"},
	{"internal/story"},
	{"internal/live"},
	{"internal/reuse", "internal/revision"},
	{"internal/lineage"},
	{"internal/names"},
	{"internal/attribution"},
	{"internal/when"},
	{"internal/claim"},
	{"internal/conflict"},
	{"internal/check"},
	{"internal/brief"},
	{"internal/coverage", "internal/since"},
	// What keeps reports, what feeds it and who may see it; no stage knows of these.
	{"internal/archive"},
	{"internal/watch", "internal/webhook"},
	{"internal/guard"},
	{"internal/serve"},
	// What is done with a brief.
	{"internal/render", "internal/verify", "internal/quality"},
	// What the tests stand on.
	{"internal/fixture", "internal/fixture/golden", "internal/fixture/linear", "internal/chromium", "internal/forms", "internal/sample", "internal/schematest", "internal/rumour"},
	{"internal/render/browser", "internal/rumour/dated", "internal/rumour/measure"},
	// The flow, and those who call it.
	{"internal/flow"},
	{"."},
	{"internal/api", "internal/desk", "internal/mcp"},
	{"internal/desk/browser"},
	{"cmd/headwater", "internal/archive/fill", "internal/forms/make", "internal/quality/score", "internal/word/count"},
}

// readsInputs are the packages that may reach files and the network, or ask the
// system how long tests took.
var readsInputs = map[string]bool{"internal/read": true, "internal/fetch": true, "internal/guard": true, "internal/serve": true, "internal/desk": true, "internal/chromium": true, "internal/api": true, "internal/mcp": true, "internal/webhook": true, "internal/fixture/golden": true, "internal/fixture/linear": true}

// readsClock are the packages that may: one waits, and not for ever, the other
// times tests.
var readsClock = map[string]bool{"internal/fetch": true, "internal/fixture/linear": true}

// seeded are the packages that draw numbers from a seed that they are given.
var seeded = map[string]bool{"internal/archive/fill": true, "internal/quality/score": true, "internal/rumour": true, "internal/rumour/dated": true}

// source is what the test looks at in a package, its tests left out.
type source struct {
	name    string
	imports []string // in the module as in order; others whole
	clocks  []string // places where the clock is read
}

func TestArrows(t *testing.T) {
	sources := load(t)
	for _, problem := range problems(sources) {
		t.Error(problem)
	}
	for _, row := range order {
		for _, name := range row {
			if _, ok := sources[name]; !ok {
				t.Errorf("the order names %s, which is no package", name)
			}
		}
	}
}

// The test above is worth nothing if it lets an arrow through.
func TestArrowsAreSeen(t *testing.T) {
	for _, c := range []struct {
		name string
		source
		want string
	}{
		{"internal/reuse", source{imports: []string{"internal/claim"}}, "internal/reuse imports internal/claim, which comes after it"},
		{"internal/render", source{imports: []string{"internal/verify"}}, "internal/render imports internal/verify, which comes beside it"},
		{"internal/gossip", source{}, "internal/gossip has no place in the order"},
		{"internal/claim", source{imports: []string{"net/http"}}, "internal/claim imports net/http: input and output are for internal/read and the commands"},
		{"internal/when", source{imports: []string{"math/rand/v2"}}, "internal/when imports math/rand/v2: the same input must give the same bytes"},
		{"internal/when", source{clocks: []string{"x.go:1"}}, "x.go:1 reads the clock: pass the time in"},
		{"internal/claim", source{imports: []string{"internal/word", "internal/reuse", "net/url"}}, ""},
		{"internal/read", source{imports: []string{"os"}}, ""},
		{"cmd/headwater", source{name: "main", imports: []string{"os", "."}, clocks: []string{"x.go:1"}}, ""},
	} {
		if got := strings.Join(problems(map[string]source{c.name: c.source}), "\n"); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// problems says what in the packages runs against the order.
func problems(sources map[string]source) []string {
	place := map[string]int{}
	for i, row := range order {
		for _, name := range row {
			place[name] = i
		}
	}
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for name, s := range sources {
		at, ok := place[name]
		if !ok {
			say("%s has no place in the order", name)
			continue
		}
		for _, imported := range s.imports {
			to, inside := place[imported]
			switch {
			case inside && to > at:
				say("%s imports %s, which comes after it", name, imported)
			case inside && to == at:
				say("%s imports %s, which comes beside it", name, imported)
			case doesIO(imported) && !readsInputs[name] && s.name != "main":
				say("%s imports %s: input and output are for internal/read and the commands", name, imported)
			case isRandom(imported) && !seeded[name]:
				say("%s imports %s: the same input must give the same bytes", name, imported)
			}
		}
		if s.name != "main" && !readsClock[name] {
			for _, where := range s.clocks {
				say("%s reads the clock: pass the time in", where)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// doesIO reports whether a package of the standard library reaches files, the
// network or other processes.
func doesIO(path string) bool {
	switch path {
	case "net/url", "net/netip":
		return false
	case "os", "net", "syscall", "path/filepath", "io/ioutil":
		return true
	}
	return strings.HasPrefix(path, "os/") || strings.HasPrefix(path, "net/")
}

func isRandom(path string) bool {
	return path == "math/rand" || path == "math/rand/v2" || path == "crypto/rand" || path == "hash/maphash"
}

// load reads the module's packages, by folder, tests and other modules left out.
func load(t *testing.T) map[string]source {
	t.Helper()
	out := map[string]source{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || isModule(path)) {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			folder := filepath.ToSlash(filepath.Dir(path))
			s := out[folder]
			if err := s.add(path); err != nil {
				return err
			}
			out[folder] = s
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}

// add takes in one file.
func (s *source) add(path string) error {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	s.name = file.Name.Name
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		if imported == module {
			imported = "."
		}
		s.imports = append(s.imports, strings.TrimPrefix(imported, module+"/"))
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if x, ok := n.(*ast.SelectorExpr); ok && isClock(x) {
			s.clocks = append(s.clocks, files.Position(x.Pos()).String())
		}
		return true
	})
	return nil
}

func isClock(x *ast.SelectorExpr) bool {
	base, ok := x.X.(*ast.Ident)
	return ok && base.Name == "time" && (x.Sel.Name == "Now" || x.Sel.Name == "Since" || x.Sel.Name == "Until")
}
