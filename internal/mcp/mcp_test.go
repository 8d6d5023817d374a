package mcp

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
)

// kept is an archive of some of the examples.
func kept(t *testing.T, examples ...string) *headwater.Archive {
	t.Helper()
	a, err := headwater.OpenArchive(t.Context(), filepath.Join(t.TempDir(), "archive.db"), headwater.ArchiveOptions{
		Create: true, Build: "test", Now: func() time.Time { return time.Unix(1_700_000_000, 0) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	for _, name := range examples {
		if _, err := a.Add(t.Context(), []string{filepath.Join("..", "..", "examples", name)}, headwater.Options{}, nil); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// client connects the SDK's client to a server over a transport.
func client(t *testing.T, to sdk.Transport) *sdk.ClientSession {
	t.Helper()
	s, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), to, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// inMemory connects over pipes, as over standard input and output.
func inMemory(t *testing.T, a *headwater.Archive) *sdk.ClientSession {
	t.Helper()
	here, there := sdk.NewInMemoryTransports()
	if _, err := New(a, "1").Connect(t.Context(), here, nil); err != nil {
		t.Fatal(err)
	}
	return client(t, there)
}

// What goes wrong within a tool is its answer, and not the end of the program.
func TestFault(t *testing.T) {
	s := inMemory(t, new(headwater.Archive)) // that has no file
	for range 2 {
		res, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: "list_stories", Arguments: map[string]any{}})
		if err != nil || !res.IsError {
			t.Errorf("got %+v, %v", res, err)
		}
	}
}

// call asks a tool, holds what it cites against the archive, and fills into.
func call(t *testing.T, a *headwater.Archive, s *sdk.ClientSession, tool string, args, into any) {
	t.Helper()
	res, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	if res.IsError {
		t.Fatalf("%s: %s", tool, text(res))
	}
	data, err := json.Marshal(res.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 2*maxResult {
		t.Errorf("%s: a result of %d bytes", tool, len(data))
	}
	var anything any
	if err := json.Unmarshal(data, &anything); err != nil {
		t.Fatal(err)
	}
	citations(t, a, anything)
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

func text(res *sdk.CallToolResult) string { return res.Content[0].(*sdk.TextContent).Text }

// citations holds all that a result cites against the reports.
func citations(t *testing.T, a *headwater.Archive, v any) int {
	t.Helper()
	n := 0
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			n += citations(t, a, x)
		}
	case map[string]any:
		if words, ok := v["words"].(string); ok {
			r, err := a.Report(t.Context(), v["report"].(string))
			if err != nil {
				t.Fatal(err)
			}
			start, end := int(v["start"].(float64)), int(v["end"].(float64))
			if got := string([]rune(r.Text)[start:end]); got != words {
				t.Errorf("%s %d–%d: %q is cited, %q stands there", r.Ref, start, end, words, got)
			}
			n++
		}
		for _, x := range v {
			n += citations(t, a, x)
		}
	}
	return n
}

func TestToolsOnlyRead(t *testing.T) {
	s := inMemory(t, kept(t))
	list, err := s.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		if h := tool.Annotations; h == nil || !h.ReadOnlyHint || h.OpenWorldHint == nil || *h.OpenWorldHint {
			t.Errorf("%s does not say that it only reads the archive", tool.Name)
		}
		if tool.OutputSchema == nil || tool.Description == "" {
			t.Errorf("%s does not say what it returns", tool.Name)
		}
	}
	slices.Sort(names)
	if want := []string{"check_claim", "compare_reports", "get_story", "list_stories", "search_stories"}; !slices.Equal(names, want) {
		t.Errorf("the tools are %q", names)
	}
}

// A client finds a story, reads every part of it, checks a claim and compares
// two reports; all that it is shown stands in the reports.
func TestWalk(t *testing.T) {
	a := kept(t, "ferry", "reservoir.jsonl")
	ways := map[string]*sdk.ClientSession{"pipes": inMemory(t, a)}
	web := httptest.NewServer(Handler(New(a, "1")))
	t.Cleanup(web.Close)
	ways["HTTP"] = client(t, &sdk.StreamableClientTransport{Endpoint: web.URL, DisableStandaloneSSE: true})
	for name, s := range ways {
		t.Run(name, func(t *testing.T) { walk(t, a, s) })
	}
}

func walk(t *testing.T, a *headwater.Archive, s *sdk.ClientSession) {
	var found Found
	call(t, a, s, "search_stories", map[string]any{"query": "ferry", "limit": 3}, &found)
	if len(found.Hits) != 3 || len(found.Stories) == 0 || found.Next == "" {
		t.Fatalf("found %+v", found)
	}
	story := found.Stories[0]
	if story.Origins.Low < 1 || story.Origins.High < story.Origins.Low {
		t.Errorf("the range is %+v", story.Origins)
	}

	var overview Part
	call(t, a, s, "get_story", map[string]any{"story": story.ID}, &overview)
	if overview.Head != story || len(overview.Lines) == 0 {
		t.Errorf("the overview is %+v", overview)
	}
	for _, l := range overview.Lines {
		if l.Origins.Low < 1 || len(l.Evidence) == 0 {
			t.Errorf("a line without origins or evidence: %+v", l)
		}
	}
	for part, has := range map[string]func(*Part) int{
		"claims": func(p *Part) int { return len(p.Claims) }, "conflicts": func(p *Part) int { return len(p.Conflicts) },
		"quotes": func(p *Part) int { return len(p.Quotes) }, "timeline": func(p *Part) int { return len(p.Timeline) },
		"lineage": func(p *Part) int { return len(p.Lineage) }, "reports": func(p *Part) int { return len(p.Members) },
	} {
		var p Part
		call(t, a, s, "get_story", map[string]any{"story": story.ID, "part": part}, &p)
		if has(&p) == 0 {
			t.Errorf("part %s is empty", part)
		}
	}
	var claims Part
	call(t, a, s, "get_story", map[string]any{"story": story.ID, "part": "claims", "limit": 1}, &claims)
	var one Part
	call(t, a, s, "get_story", map[string]any{"story": story.ID, "part": "claim", "claim": claims.Claims[0].ID}, &one)
	if one.Claim == nil || len(one.Claim.Evidence) < len(claims.Claims[0].Evidence) {
		t.Errorf("the claim is %+v", one.Claim)
	}

	var checked Checked
	call(t, a, s, "check_claim", map[string]any{"claim": "58 people were on board"}, &checked)
	if checked.Verdict == "nothing" || checked.Asserts.Low < 1 || len(checked.Asserts.Evidence) == 0 {
		t.Errorf("checked: %+v", checked)
	}
	var lineage Part
	call(t, a, s, "get_story", map[string]any{"story": story.ID, "part": "lineage"}, &lineage)
	i := slices.IndexFunc(lineage.Lineage, func(e Edge) bool { return strings.Contains(e.From, "/") && strings.Contains(e.To, "/") })
	var compared Compared
	call(t, a, s, "compare_reports", map[string]any{"a": lineage.Lineage[i].To, "b": lineage.Lineage[i].From}, &compared)
	if len(compared.Passages) == 0 || len(compared.Why) == 0 {
		t.Errorf("compared: %+v", compared)
	}
}

// Pages hold every item once, whatever comes in meanwhile.
func TestPages(t *testing.T) {
	a := kept(t, "ferry", "reservoir.jsonl")
	s := inMemory(t, a)
	var part Part
	var stories Stories
	call(t, a, s, "list_stories", nil, &stories)
	id := stories.Stories[0].ID
	b, err := a.Story(t.Context(), id, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for next := ""; ; next = part.Next {
		part = Part{}
		call(t, a, s, "get_story", map[string]any{"story": id, "part": "claims", "limit": 30, "cursor": next}, &part)
		for _, c := range part.Claims {
			ids = append(ids, c.ID)
		}
		if part.Next == "" {
			break
		}
	}
	var want []string
	for _, c := range b.Stories[0].Claims {
		want = append(want, c.ID)
	}
	if !slices.Equal(ids, want) {
		t.Errorf("the pages have %q, want %q", ids, want)
	}

	var first, second Found
	call(t, a, s, "search_stories", map[string]any{"query": "the ferry", "limit": 2}, &first)
	if _, err := a.Add(t.Context(), []string{"testdata/late.txt"}, headwater.Options{Published: "2031-05-06"}, nil); err != nil {
		t.Fatal(err)
	}
	call(t, a, s, "search_stories", map[string]any{"query": "the ferry", "limit": 2, "cursor": first.Next}, &second)
	seen := map[string]bool{}
	for _, h := range append(first.Hits, second.Hits...) {
		if seen[h.Report] || strings.Contains(h.Report, "late") {
			t.Errorf("%s is found twice, or came in later", h.Report)
		}
		seen[h.Report] = true
	}
	if len(seen) != 4 {
		t.Errorf("found %d reports", len(seen))
	}
}

// A mistake is told as one that can be mended, and tells nothing of the machine.
func TestMistakes(t *testing.T) {
	a := kept(t, "reservoir.jsonl")
	s := inMemory(t, a)
	for _, c := range []struct {
		tool, says string
		args       map[string]any
	}{
		{"get_story", "list_stories", map[string]any{"story": "none"}},
		{"get_story", "part:", map[string]any{"story": storyOf(t, a), "part": "everything"}},
		{"get_story", "no claim", map[string]any{"story": storyOf(t, a), "part": "claim", "claim": "c999"}},
		{"get_story", "cursor", map[string]any{"story": storyOf(t, a), "cursor": "AAAA"}},
		{"list_stories", "since:", map[string]any{"since": "yesterday"}},
		{"list_stories", "limit:", map[string]any{"limit": 1000}},
		{"list_stories", "cursor", map[string]any{"cursor": "x"}},
		{"search_stories", "query:", map[string]any{"query": " "}},
		{"search_stories", "YYYY", map[string]any{"query": "after:soon"}},
		{"check_claim", "at most", map[string]any{"claim": strings.Repeat("x", maxQuery+1)}},
		{"compare_reports", "list_stories", map[string]any{"a": "x", "b": "y"}},
	} {
		res, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: c.tool, Arguments: c.args})
		if err != nil {
			t.Errorf("%s %v: %v", c.tool, c.args, err)
			continue
		}
		if !res.IsError || !strings.Contains(text(res), c.says) || strings.Contains(text(res), ".db") {
			t.Errorf("%s %v: %q", c.tool, c.args, text(res))
		}
	}
	a.Close()
	if res, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: "list_stories"}); err != nil || !res.IsError || strings.Contains(text(res), ".db") {
		t.Errorf("a closed archive: %v, %v", res, err)
	}
}

func storyOf(t *testing.T, a *headwater.Archive) string {
	t.Helper()
	stories, err := a.Stories(t.Context(), archive.Page{Limit: 1})
	if err != nil || len(stories) == 0 {
		t.Fatal(err)
	}
	return stories[0].ID
}

// A list is cut where it gets too long, never to nothing.
func TestFit(t *testing.T) {
	long := make([]string, 9)
	for i := range long {
		long[i] = fmt.Sprint(i, strings.Repeat("x", maxResult/2))
	}
	var all []string
	for from, pages := 0, 0; pages == 0 || from > 0; pages++ {
		part, next, err := fit(long, from, 100)
		if err != nil || len(part) != 1 {
			t.Fatalf("%d items in a page, %v", len(part), err)
		}
		all, from = append(all, part...), next
	}
	if !slices.Equal(all, long) {
		t.Error("the pages are not the list")
	}
	if part, next, err := fit(long, 20, 5); err != nil || len(part) > 0 || next != 0 {
		t.Errorf("past the end: %v, %d, %v", part, next, err)
	}
}

// A client that goes away does not wait for others.
func TestBusy(t *testing.T) {
	tl := &tools{work: make(chan struct{})}
	server := sdk.NewServer(&sdk.Implementation{Name: "x", Version: "1"}, nil)
	add(server, tl, "never", "", "", func(context.Context, struct{}) (struct{}, error) {
		t.Error("it was worked out")
		return struct{}{}, nil
	})
	here, there := sdk.NewInMemoryTransports()
	if _, err := server.Connect(t.Context(), here, nil); err != nil {
		t.Fatal(err)
	}
	s := client(t, there)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := s.CallTool(ctx, &sdk.CallToolParams{Name: "never"}); err == nil {
		t.Error("a call that nobody waits for was answered")
	}
}
