package quantity

import (
	"fmt"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/word"
)

// wordsOf cuts a text as the stages do.
func wordsOf(text string) []string {
	var out []string
	for _, t := range word.Tokens(text) {
		out = append(out, word.Lower(t.In(text)))
	}
	return out
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"41 people were aboard", "41"},
		{"Fifty-eight people, 1,200 sheep", "58 1200"},
		{"at least 50 goats", "50…"},
		{"more than two million crowns", "2e+06…"},
		{"more than $40 million, up to £300, a $12 fee", "4e+07… 0…300 12"},
		{"between 500 and 1,300 voters", "500…1300"},
		{"ten to twelve boats", "10…12"},
		{"a dozen boats", "12"},
		{"dozens of boats, hundreds of oars", ""},
		{"up to a hundred eels", "0…100"},
		{"about 200 eels", "180…220"},
		{"20 ferrymen at least drowned", "20…"},
		{"five or more", "5…"},
		{"fewer than 10", "0…10"},
		{"no more than 40 passengers", "0…40"},
		{"one hundred and three", "100 3"}, // read as two: news writes 103
		{"3.1 percent", "3.1"},
		{"half a million, a quarter of a million", ""},
		{"20, 000 eels and $12-million of oars", "2e+04 1.2e+07"}, // as copies space them
		{"$27. 5 million, 5. 1 on the scale", "2.75e+07 5.1"},     // as machines tear them
		{"12, 300 or 5 - 7", "12 300 5…7"},
		{"The road is 1, 500 kilometres long", "1500"}, // the groups of a number set apart
		{"about 200, 000 residents", "1.8e+05…2.2e+05"},
		{"a town of 2 ,450 souls", "2450"},
		{"sold for $ 1, 250, 000", "1.25e+06"}, // a sign of money before
		{"some 12, 000, 000 eels", "1.08e+07…1.32e+07"},
		{"has 2, 117 career goals", "2117"},
		{"20 000 eels", "2e+04"},
		{"from 1, 200 to 1, 500 eels", "1200…1500"},
		{"a 1, 700 - seat hall", "1700"},
		{"£ 3, 400 and 2, 600 crowns", "3400 2600"},
		{"in 1, 230 nets", "1230"},
		{"1. 5 million eels", "1.5e+06"},
		{"On May 2, 500 eels died", "2 500"}, // and two numbers
		{"On Nov. 19, 200 eels died", "19 200"},
		{"In week 3, 150 anglers came", "3 150"},
		{"Ana Voss, 34, 150 metres off", "34 150"},
		{"5 - foot - 8, 135 pounds", "5 8 135"},
		{"killed 12, 300 of them eels", "12 300"},
		{"page 7, 120 lines", "7 120"},
		{"of 1990, 200 eels", "1990 200"},
		{"3.5, 200 eels", "3.5 200"},
		{"12, 30 eels", "12 30"},
		{"none", ""},
	} {
		var got []string
		for _, q := range Read(wordsOf(c.text)) {
			switch {
			case q.Exact():
				got = append(got, fmt.Sprintf("%.4g", q.Low))
			case q.High > 1e12:
				got = append(got, fmt.Sprintf("%.4g…", q.Low))
			default:
				got = append(got, fmt.Sprintf("%.4g…%.4g", q.Low, q.High))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %q, want %q", c.text, s, c.want)
		}
	}
}

func TestAgrees(t *testing.T) {
	read := func(text string) Quantity { return Read(wordsOf(text))[0] }
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"41 aboard", "58 aboard", false}, {"at least 50", "60", true}, {"at least 50", "44", false}, {"more than 40", "40", true},
		{"more than 40", "at least 40", true}, {"up to 40", "41", false}, {"about 40", "42", true}, {"fewer than 10", "10", false},
	} {
		if got := read(c.a).Agrees(read(c.b)); got != c.want || got != read(c.b).Agrees(read(c.a)) {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"twenty-", "between 5 and", "a hundred million", "1e999 or more", "from 3 to 2", "at least"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := wordsOf(text)
		at := 0
		for _, q := range Read(words) {
			if q.Begin < 0 || q.Begin > q.First || q.First < at || q.Last <= q.First || q.Last > len(words) || !(q.Low <= q.High) {
				t.Fatalf("%q: %+v", text, q)
			}
			at = q.Last
		}
	})
}
