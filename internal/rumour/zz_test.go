package rumour

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

func TestZZ(t *testing.T) {
	kinds := map[string]int{}
	ex := map[string][]string{}
	total := 0
	set := Tuning()
	for seed := uint64(1); seed <= 60; seed++ {
		s := Tell(set, seed)
		for _, f := range s.filed {
			x := segment.NewCutter().Cut(&report.Report{Text: f.Text, Language: "en", Outlet: f.Outlet})
			rd := attribution.Read(x)
			for _, sp := range f.spots {
				total++
				c := sp.clause
				var best *attribution.Attribution
				bd := 0.0
				inner := 1 << 30
				for i := range rd.Attributions {
					a := &rd.Attributions[i]
					ov, n := 0, 0
					for _, cc := range a.Content {
						ov += max(0, min(cc.End, sp.end)-max(cc.Start, sp.start))
						n += cc.Len()
					}
					share := float64(ov) / float64(sp.end-sp.start)
					if share >= .5 && n < inner {
						best, bd, inner = a, share, n
					}
				}
				_ = bd
				k := ""
				got := "-"
				if best != nil && len(best.Chain) > 0 {
					got = best.Chain[len(best.Chain)-1].Name
				} else if best != nil {
					got = "(no chain)"
				}
				want := c.source
				if c.who != nil {
					want = c.who.given + " " + c.who.last + "/" + c.who.called + "/" + c.who.kind
				}
				ok := false
				if c.who == nil && c.source == "" {
					ok = best == nil || c.form == plain && false
					if !ok {
						k = "none wanted, given"
					}
				} else if best == nil {
					k = "wanted, none"
				} else {
					if c.who != nil {
						gl := strings.ToLower(got)
						if c.who.last != "" && strings.Contains(gl, strings.ToLower(c.who.last)) {
							ok = true
						}
						for _, w := range strings.Fields(strings.ToLower(strings.ReplaceAll(c.who.called, "|", " "))) {
							if len(w) > 3 && strings.Contains(gl, w) && c.who.kind != "person" {
								ok = true
							}
						}
					}
					if c.source != "" && strings.Contains(strings.ToLower(c.source), strings.ToLower(strings.TrimPrefix(got, "the "))) {
						ok = true
					}
					if !ok {
						k = "other holder"
						if got == "(no chain)" { k = "no chain" }
					}
					// cut
					if ok && len(best.Content) > 0 {
						s0, e0 := best.Content[0].Start, best.Content[len(best.Content)-1].End
						if s0 < sp.start-8 || e0 > sp.end+8 {
							k, ok = "cut too long", false
						} else if s0 > sp.start+8 || e0 < sp.end-8 {
							k, ok = "cut too short", false
						}
					}
				}
				if ok || k == "" {
					continue
				}
				kinds[k]++
				cont, cue := "", ""
				if best != nil {
					for _, q := range best.Content {
						cont += q.In(x.Text) + " … "
					}
					for _, q := range best.Cue {
						cue += q.In(x.Text) + " … "
					}
				}
				ex[k] = append(ex[k], fmt.Sprintf("seed %d %s form %d want [%s]<%s> got [%s] (%s) {%s}\n         SPOT {%s}\n         << %s", seed, f.Ref, c.form, c.source, want, got, cue, cont, f.Text[sp.start:sp.end], strings.ReplaceAll(f.Text[max(0, sp.from-220):min(len(f.Text), sp.to+60)], "\n", "¶")))
			}
		}
	}
	var ks []string
	for k := range kinds {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return kinds[ks[i]] > kinds[ks[j]] })
	fmt.Println("total", total)
	out, _ := os.Create("/tmp/v2/holders.txt")
	for _, k := range ks {
		fmt.Println(kinds[k], k)
		fmt.Fprintln(out, "#####", k, kinds[k])
		for _, e := range ex[k] {
			fmt.Fprintln(out, e)
		}
	}
}
