package archive

import (
	"slices"
	"testing"

	"github.com/headwater-news/headwater/internal/read"
)

// The outlets that a filter offers are those that the archive has now, the one
// with most reports first.
func TestOutletsAreCounted(t *testing.T) {
	a := temporary(t)
	by := func(outlet, url, text string) read.Record {
		r := record(url, text)
		r.Outlet = outlet
		return r
	}
	has := func(what string, want ...string) {
		t.Helper()
		names, _, err := a.Choices(t.Context(), 10)
		if err != nil || !slices.Equal(names, want) {
			t.Errorf("%s: outlets %q, %v; want %q", what, names, err, want)
		}
	}
	has("at first")
	add(t, a, by("Lenn Mirror", "https://a.example/1", bridge))
	add(t, a, by("Harrow Post", "https://b.example/2", bridgeToo), by("Harrow Post", "https://c.example/3", choir))
	has("with reports of two", "Harrow Post", "Lenn Mirror")
	add(t, a, by("Lenn Mirror", "https://b.example/2", bridgeToo+"\nThe pier is old."), by("", "https://c.example/3", choir+"\nLund is far."))
	has("with new versions", "Lenn Mirror", "c.example")
	if _, err := a.PruneTo(t.Context(), 0); err != nil {
		t.Fatal(err)
	}
	has("with all taken out")
}
