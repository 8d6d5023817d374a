package claim

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
)

func TestSurname(t *testing.T) {
	for _, x := range []struct {
		a, b string
		one  bool
	}{
		{"voss", "ana voss", true},
		{"ana voss", "ana maria voss", true},
		{"council member ana voss", "ana m. voss", true},
		{"ana voss", "const. ana voss", true},
		{"ana voss", "petr voss", false},
		{"council member ana voss", "petr m. voss", false},
		{"ana voss", "ana brandt", false},
		{"", "ana voss", false},
	} {
		a, b := strings.Fields(x.a), strings.Fields(x.b)
		if surname(a, b) != x.one || surname(b, a) != x.one {
			t.Errorf("%q and %q: one person is %v", x.a, x.b, !x.one)
		}
	}
}

// TestUnsaidInWords: no reason names a source that a report doesn't name.
func TestUnsaidInWords(t *testing.T) {
	named := Evidence{Report: 1, Chain: []attribution.Link{{Name: "Ana Voss", Kind: attribution.Person}}}
	own := Evidence{Report: 0, Chain: []attribution.Link{{Name: "Kelmouth Herald", Kind: attribution.Outlet}}}
	other := Evidence{Report: 2, Chain: []attribution.Link{{Name: "Post", Kind: attribution.Outlet}}}
	if got, want := inWords("same words", own, other), ReportName(0)+" and "+ReportName(2)+" both took it from one text"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	cited := Evidence{Report: 2, Chain: []attribution.Link{{Name: "a newspaper", Kind: attribution.Outlet, Span: report.Span{Start: 3, End: 14}}}}
	for _, x := range [][2]Evidence{{named, cited}, {cited, named}} {
		if got, want := inWords("no source named", x[0], x[1]), "“a newspaper” in "+ReportName(2)+" has it from Ana Voss"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, why := range []string{"same words", "same origin", "no source named"} {
		if got, want := inWords(why, own, named), ReportName(0)+", which names no source, has it from Ana Voss"; got != want {
			t.Errorf("%s: %q, want %q", why, got, want)
		}
		if got := inWords(why, named, own); !strings.HasPrefix(got, ReportName(0)) || strings.Contains(got, "“”") {
			t.Errorf("%s: %q", why, got)
		}
	}
}

// TestVague: the same words may stand for two sources.
func TestVague(t *testing.T) {
	for _, x := range []struct {
		source attribution.Link
		want   bool
	}{
		{link("a sailor", attribution.Anonymous), true},
		{link("Norwegians", attribution.Institution), true},
		{link("the keeper", attribution.Unknown), false},
		{link("two keepers", attribution.Unknown), true},
		{link("Keepers' Union", attribution.Institution), false},
		{link("Ana Voss", attribution.Person), false},
	} {
		if got := isVague(x.source); got != x.want {
			t.Errorf("%s: vague %v, want %v", x.source.Name, got, x.want)
		}
	}
}
