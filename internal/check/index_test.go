package check

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/when"
)

// telling makes a story of each of some reports.
func telling(texts ...string) []Story {
	var out []Story
	for _, text := range texts {
		cut := fixture.Texts(text)
		s := claim.Story{Texts: cut, Reports: fixture.Indexes(1), Passages: reuse.Find(cut, fixture.Indexes(len(cut))).Passages, Readings: []attribution.Reading{attribution.Read(cut[0])}}
		s.Graph = lineage.Build(cut, s.Reports, s.Passages, nil)
		found := claim.Find(s)
		out = append(out, Story{Story: s, Claims: found.Claims, Besides: slices.Concat(found.Slight, found.Untold), Times: make([][]when.Time, 1)})
	}
	return out
}

func asking(text string) *segment.Text {
	return segment.NewCutter().Cut(&report.Report{Text: text, Language: "en"})
}

func TestVerdicts(t *testing.T) {
	x := NewIndex(telling(
		"The keeper locked the gate of the lighthouse at Vardo on Sunday. The director declined to comment. “It read 54 when the gate closed,” the keeper said of the turnstile.",
		"Ada Quist denied that she had asked the keeper to sell the lamp. The mill was lit to draw the watchmen away. The owner sold the ferry Orlan to a dealer.",
	))
	for _, c := range []struct {
		claim string
		want  Verdict
	}{
		{"The keeper locked the lighthouse gate.", Asserted},
		{"The keeper did not lock the lighthouse gate.", Alike},
		{"The keeper painted the lighthouse gate.", Alike}, // another verb
		{"The keeper locked the lighthouse gate in the churchyard.", Alike},
		{"The watchmen lit the mill.", Alike}, // done by others
		{"The director declined to comment.", Asserted},
		{"Ada Quist asked the keeper to sell the lamp.", Denied},
		{"The keeper did not sell the lamp.", Alike}, // what was denied is more
		{"The owner sold the ferry Orlan.", Asserted},
		{"The dealer sold the ferry Orlan to the owner.", Alike},
		{"The harbour froze over.", Nothing},
	} {
		if got := x.Claim(asking(c.claim)).Verdict; got != c.want {
			t.Errorf("%q: %s, want %s", c.claim, got, c.want)
		}
	}
}

// A claim may be worded more freely than a report, and a report speak of what the
// claim is made of without saying it.
func TestFreeWords(t *testing.T) {
	x := NewIndex(telling(
		"The brewery at Tolm burnt down on Friday. No one was hurt in the fire. Mayor Anna Lindqvist called the brewery a ruin. “The cellar is a disgrace,” Lindqvist said.",
		"Oduya ran for the seat of Tolm, winning the applause of Vardo. Oduya declined the post and went on to win the race against Amadi. Oduya did not repair the cable that weakened the bridge. See the brochure of the bridge below.",
	))
	for _, c := range []struct {
		claim string
		want  Verdict
	}{
		{"Nobody was hurt in the fire.", Asserted},
		{"Anna Lindqvist considers the cellar a disgrace.", Asserted},
		{"Oduya won the race against Amadi.", Asserted},
		{"Amadi won the race against Oduya.", Alike},
		{"Oduya won the seat of Tolm.", Alike},
		{"Oduya repaired the cable that weakened the bridge.", Denied},
		{"Oduya saw the brochure of the bridge.", Alike},
	} {
		if got := x.Claim(asking(c.claim)); got.Verdict != c.want {
			t.Errorf("%q: %s, want %s: %+v", c.claim, got.Verdict, c.want, got.Similar)
		}
	}
}

// What shares no word with a claim is not looked at, however much of it there
// is, and many may ask at once.
func TestIndexLooksAtLittle(t *testing.T) {
	texts := []string{"The keeper locked the gate of the lighthouse at Vardo on Sunday."}
	for i := range 200 {
		texts = append(texts, fmt.Sprintf("Orchard %d sold its apples to a cider press in the autumn.", i))
	}
	x := NewIndex(telling(texts...))
	asked := asking("The keeper locked the gate.")
	if near := x.near(asked); len(near) != 1 {
		t.Errorf("%d sentences are looked at, not 1", len(near))
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got := x.Claim(asked).Verdict; got != Asserted {
				t.Errorf("asked side by side: %s", got)
			}
		})
	}
	wait.Wait()
}

func BenchmarkClaim(b *testing.B) {
	for _, n := range []int{100, 1000} {
		texts := []string{"The keeper locked the gate of the lighthouse at Vardo on Sunday."}
		for i := range n {
			texts = append(texts, fmt.Sprintf("Orchard %d sold its apples to a cider press in the autumn, a grower said.", i))
		}
		x := NewIndex(telling(texts...))
		asked := asking("The keeper locked the gate.")
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				x.Claim(asked)
			}
		})
	}
}
