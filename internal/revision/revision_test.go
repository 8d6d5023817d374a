package revision

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

func cut(text string) *segment.Text {
	return segment.NewCutter().Cut(&report.Report{Text: text, Language: "en"})
}

func TestFind(t *testing.T) {
	const dam = "The dam at Ulmar held through the night. Nobody was hurt, said warden Ida Brenner. The lake rose by 40 centimetres."
	for _, c := range []struct {
		name, before, after string
		want                [][2]string
	}{
		{"nothing", dam, dam, nil},
		{"marks and capitals", dam, strings.ReplaceAll(strings.ToUpper(dam[:1])+dam[1:], ",", " –"), nil},
		{"moved", "The dam at Ulmar held. Nobody was hurt on Friday.", "Nobody was hurt on Friday. The dam at Ulmar held.", nil},
		{"added", dam, dam + " Schools stay shut on Monday.", nil},
		{"a number", dam, strings.Replace(dam, "40", "75", 1), [][2]string{{"The lake rose by 40 centimetres.", "The lake rose by 75 centimetres."}}},
		{"a denial", "Brenner had a comment on it.", "Brenner had no comment on it.", [][2]string{{"Brenner had a comment on it.", "Brenner had no comment on it."}}},
		{"taken out", dam, strings.Replace(dam, "Nobody was hurt, said warden Ida Brenner. ", "", 1), [][2]string{{"Nobody was hurt, said warden Ida Brenner.", ""}}},
		{"replaced", "The dam at Ulmar held.", "Voters in Harrow choose a mayor in May.", [][2]string{{"The dam at Ulmar held.", ""}}},
		{"one of two the same", "It rained all day. It rained all day.", "It rained all day.", [][2]string{{"It rained all day.", ""}}},
	} {
		before, after := cut(c.before), cut(c.after)
		var got [][2]string
		for _, x := range Find(before, after) {
			got = append(got, [2]string{x.Before.In(before.Text), x.After.In(after.Text)})
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestFindIsLinear(t *testing.T) {
	linear.Check(t, 500, func(n int) func() {
		var a, b strings.Builder
		for i := range n {
			fmt.Fprintf(&a, "Boat %d of Harrow landed cod on Monday.\n", i)
			fmt.Fprintf(&b, "Boat %d of Harrow landed %d tons of cod on Monday.\n", i, i)
		}
		before, after := cut(a.String()), cut(b.String())
		return func() { Find(before, after) }
	})
}
