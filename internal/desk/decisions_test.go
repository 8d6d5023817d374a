package desk

import (
	"regexp"
	"strings"
	"testing"
)

// Decisions are taken by forms, stand in the log, and can be undone.
func TestDecisions(t *testing.T) {
	v := visit(t, nil)
	id, path := v.storyOf("https://bell.example/kiln")
	_, page := v.post("/decisions", "kind", "split", "a", id, "ref", "https://mirror.example/kiln")
	if !strings.Contains(page, " was split off from ") {
		t.Error("the new story does not say what it is")
	}
	if now, _ := v.storyOf("https://mirror.example/kiln"); now == id {
		t.Error("not split")
	}
	_, log := v.get("/decisions")
	num := regexp.MustCompile(`name="num" value="(\d+)"`).FindStringSubmatch(log)
	if num == nil {
		t.Fatal("no decision in the log")
	}
	if status, log := v.post("/undo", "num", num[1]); status != 200 || !strings.Contains(log, "undone") {
		t.Errorf("undo: %d", status)
	}
	if now, _ := v.storyOf("https://mirror.example/kiln"); now != id {
		t.Error("not undone")
	}
	other, _ := v.storyOf("https://dale.example/otter")
	if _, page := v.post("/decisions", "kind", "merge", "a", id, "b", v.base+storyPath(other)+"#top"); !strings.Contains(page, " was merged into ") {
		t.Error("not merged by the address of the other's page")
	}
	if status, _ := v.get(storyPath(other)); status != 200 {
		t.Error("the old id leads nowhere")
	}
	for name, form := range map[string][]string{
		"unknown kind":     {"kind", "burn", "a", id, "b", "x"},
		"no other story":   {"kind", "merge", "a", id, "b", "none"},
		"no reports":       {"kind", "move", "a", id, "b", other},
		"one outlet":       {"kind", "owner", "a", "Echo", "b", "Echo"},
		"too long":         {"kind", "furniture", "a", "Echo", "b", strings.Repeat("x", longestWords+1)},
		"strangers' edges": {"kind", "confirm", "a", "none", "b", "nor this"},
	} {
		if status, _ := v.post("/decisions", form...); status != 400 {
			t.Errorf("%s: %d", name, status)
		}
	}
	if status, page := v.get(path); status != 200 || !strings.Contains(page, " was merged into ") {
		t.Error("the story does not say what was decided")
	}
	for _, next := range []string{"//evil.example/", "https://evil.example/", "/story/\r\nX: y", "javascript:alert(1)"} {
		if got := decidedOn(next); got != "/decisions" {
			t.Errorf("%q leads to %q", next, got)
		}
	}
}
