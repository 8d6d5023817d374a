package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/when"
	"github.com/headwater-news/headwater/internal/word"
)

// topic is an event that a part of a report tells of. A report's first is what
// it leads with; another begins where a figure comes with places or days that
// the report has not named of the one before.
type topic struct {
	report int
	leads  bool     // what its report leads with
	places []string // skeletons
	days   calendar.Interval
	manner map[string]bool
}

// leading is how many sentences tell what a report leads with.
const leading = 2

// topics gives each figure of one report, in order of place, its topic.
func topics(t *segment.Text, times []when.Time, published calendar.Interval, figures []*figure) {
	lead := &topic{report: figures[0].clause.Report, manner: map[string]bool{}}
	n := 0
	for i, s := range t.Sentences {
		if s.Dateline {
			continue
		}
		lead.add(t, i, times)
		if n++; n == leading {
			break
		}
	}
	if !lead.days.Known() {
		lead.days = published
	}
	lead.leads = true
	current := lead
	for i, f := range figures {
		if i > 0 && figures[i-1].clause.Sentence == f.clause.Sentence {
			f.topic, f.own = figures[i-1].topic, figures[i-1].own
			continue
		}
		here := &topic{report: lead.report, manner: map[string]bool{}}
		here.add(t, f.clause.Sentence, times)
		f.own = here
		switch {
		case beginsOther(t, f.clause.sentence()) || apart(lead.days, here.days):
			current = here
		case f.clause.Sentence < leading || len(here.places) > 0 && holdsAll(lead.places, here.places):
			current = lead
		case len(here.places) > 0 && !holdsAll(current.places, here.places):
			current = here
		}
		f.topic = current
	}
}

func (x *topic) add(t *segment.Text, sentence int, times []when.Time) {
	s := t.Sentences[sentence]
	for _, p := range placesIn(t, s) {
		if !slices.Contains(x.places, p) {
			x.places = append(x.places, p)
		}
	}
	for _, tok := range t.TokensOf(s) {
		if m := manners[word.Lower(tok.In(t.Text))]; m != "" {
			x.manner[m] = true
		}
	}
	for _, d := range times {
		if d.Sentence == sentence && d.Type == when.Date && d.Days.Known() && d.Days.Days() <= 31 && !x.days.Known() {
			x.days = d.Days
		}
	}
}

// apart reports whether two intervals are known and more than a day apart:
// what happens at night is of two days.
func apart(a, b calendar.Interval) bool {
	return a.Known() && b.Known() && (a.Last+1 < b.First || b.Last+1 < a.First)
}

func holdsAll(list, of []string) bool {
	for _, x := range of {
		if !slices.Contains(list, x) {
			return false
		}
	}
	return true
}

// beginsOther reports whether a sentence opens as one on another event.
func beginsOther(t *segment.Text, s segment.Sentence) bool {
	for i, tok := range t.TokensOf(s) {
		switch word.Lower(tok.In(t.Text)) {
		case "elsewhere", "meanwhile", "separately", "separate", "similar", "earlier", "previous", "previously":
			return true
		}
		if i == 3 {
			break
		}
	}
	return false
}

// manners are the ways in which people come to harm; two events of different
// ways are two.
var manners = func() map[string]string {
	out := map[string]string{}
	for _, line := range []string{
		"bomb bomb bombing bombings bomber bombs blast blasts explosion explosions car-bomb",
		"raid airstrike airstrikes raid raids warplane warplanes jets jet warplanes barrel",
		"shell shelling shells rocket rockets mortar mortars missile missiles artillery",
		"clash clash clashes fighting battle battles offensive",
		"gas gas chemical chlorine toxic sarin nerve",
		"crash crash crashed crashes collision derailed",
		"fire fire blaze",
		"quake earthquake quake tremor",
		"flood flood floods flooding landslide",
		"shooting shooting gunman shooter",
		"sinking capsized sank ferry",
		"mine mine mines landmine landmines",
		"execution executed executions beheaded crucified",
	} {
		manner, words, _ := strings.Cut(line, " ")
		for _, w := range strings.Fields(words) {
			out[w] = manner
		}
	}
	return out
}()

// placesIn lists the names in a sentence that stand as places do: after "in" or
// "near", or before "city" or "province".
func placesIn(t *segment.Text, s segment.Sentence) []string {
	tokens := t.TokensOf(s)
	var out []string
	for i := 0; i < len(tokens); i++ {
		if !isNameToken(t, tokens[i], i == 0) {
			continue
		}
		from := i
		for i+1 < len(tokens) && (isNameToken(t, tokens[i+1], false) || joinsName(t, tokens, i+1)) {
			i++
		}
		if !standsAsPlace(t, tokens, from, i+1) {
			continue
		}
		for _, tok := range tokens[from : i+1] {
			w := word.Lower(tok.In(t.Text))
			if tok.Kind == word.Word && !placeNouns[w] && !articles[w] && !isDemonym(w) {
				if k := skeleton(w); !slices.Contains(out, k) {
					out = append(out, k)
				}
			}
		}
	}
	return out
}

// isNameToken reports whether a token may be a word of a name; the first of a
// sentence is written large whatever it is.
func isNameToken(t *segment.Text, tok word.Token, first bool) bool {
	if tok.Kind != word.Word || !tok.Upper || first {
		return false
	}
	w := word.Lower(tok.In(t.Text))
	return !word.IsStop(w) && !calendarNames[w]
}

// joinsName reports whether a token lies within a name: the "al-" or the hyphen
// of "Deir al-Zor".
func joinsName(t *segment.Text, tokens []word.Token, i int) bool {
	w := word.Lower(tokens[i].In(t.Text))
	if w != "-" && !articles[w] {
		return false
	}
	for j := i + 1; j < min(len(tokens), i+3); j++ {
		if tokens[j].Upper {
			return true
		}
	}
	return false
}

// standsAsPlace reports whether the words around a name say that it is a place.
func standsAsPlace(t *segment.Text, tokens []word.Token, from, to int) bool {
	if to < len(tokens) && placeNouns[word.Lower(tokens[to].In(t.Text))] {
		return true
	}
	for i, n := from-1, 0; i >= 0 && n < 5; i, n = i-1, n+1 {
		w := word.Lower(tokens[i].In(t.Text))
		switch {
		case atPlace[w]:
			return true
		case w == "of":
			return i > 0 && placeNouns[word.Lower(tokens[i-1].In(t.Text))]
		case tokens[i].Kind == word.Mark && w != "-":
			return false
		case !(w == "the" || w == "-" || w == "held" || placeNouns[w] || articles[w] || directions[w] || isDemonym(w)):
			return false
		}
	}
	return false
}

var (
	atPlace       = set("in at near on outside around inside across over towards toward from into")
	placeNouns    = set("city town village district neighbourhood neighborhood province region area suburb suburbs governorate county island port camp valley street airport border crossing countryside township parish state")
	articles      = set("al el ez az as ad ar de la le the abu")
	directions    = set("northern southern eastern western central northeastern northwestern southeastern southwestern north south east west northeast northwest rural old new key besieged")
	calendarNames = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december")
)

// isDemonym reports whether a word in lower case ends as those for peoples do.
func isDemonym(w string) bool {
	for _, end := range []string{"ian", "ish", "ese", "can", "held", "controlled"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// skeleton is a name without what transliterations differ in: its vowels, the
// h, and doubled letters. "Hasaka" and "Hassakeh" have one.
func skeleton(w string) string {
	out := []byte(w[:1])
	for i := 1; i < len(w); i++ {
		switch c := w[i]; c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h', '\'', '-':
		default:
			if c != w[i-1] {
				out = append(out, c)
			}
		}
	}
	if len(out) < 2 {
		return w
	}
	return string(out)
}
