package chromium

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Axe is the source of axe-core as .ci/browser fetched it, "" where it did not.
func Axe(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(Module(t), ".tools", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return ""
	}
	return string(source)
}

// violation is what axe-core finds wrong, and where.
type violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

// Audit fails the test for every rule that the page breaks. The policy that
// keeps scripts out of the page does not bind the debugger, which runs them.
func Audit(t *testing.T, ctx context.Context, source string) {
	t.Helper()
	Ask[int](t, ctx, source+";0")
	found := Ask[[]violation](t, ctx, `axe.run(document, {
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		rules: {"target-size": {enabled: true}},
		resultTypes: ["violations"],
	}).then(r => r.violations)`)
	for _, v := range found {
		var where []string
		for _, n := range v.Nodes[:min(len(v.Nodes), 3)] {
			where = append(where, "  "+n.HTML+"\n  "+strings.ReplaceAll(n.Summary, "\n", "\n  "))
		}
		t.Errorf("axe: %s: %s (%d places)\n%s", v.ID, v.Help, len(v.Nodes), strings.Join(where, "\n"))
	}
}
