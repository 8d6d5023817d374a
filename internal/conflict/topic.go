package conflict

import (
	"slices"
	"sort"
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
	leads   bool     // what its report leads with
	places  []string // skeletons
	lands   []string // countries that are named
	inLands []string // those it is said to be in
	days    calendar.Interval
	weekday bool          // the days were named by a weekday alone
	early   map[fate]bool // of which some figure on it is said to be no last word
	written string        // how its sentence writes the day, in lower case
	another bool          // it is spoken of as an event not told of yet
	several map[fate]bool // of which one sentence on it gives two counts, so that it is of two events
	manner  []string
}

// leading is how many sentences tell what a report leads with.
const leading = 3

// topics gives each figure of one report, which are in order of place, its
// topic.
func topics(readers []figureReader, times []when.Time, published calendar.Interval, figures []*figure) {
	lead := leadOf(readers, times)
	if !lead.days.Known() {
		lead.days = published
	}
	current := lead
	for i, r := range readers {
		n := 0
		for n < len(figures) && figures[n].clause.Sentence == i {
			f := figures[n]
			f.own.addDays(r.text, times, i)
			current = f.own.follows(current, lead, i, r.lower, f.within(lead))
			f.topic = current
			if f.early {
				if f.topic.early == nil {
					f.topic.early = map[fate]bool{}
				}
				f.topic.early[f.fate] = true
				if !f.rises {
					f.topic.early[every] = true
				}
			}
			if slices.ContainsFunc(figures[:n], f.besides) {
				if f.topic.several == nil {
					f.topic.several = map[fate]bool{}
				}
				f.topic.several[f.fate] = true
			}
			n++
		}
		figures = figures[n:]
		if n == 0 && i >= leading {
			here := r.event()
			here.addDays(r.text, times, i)
			if beginsOther(r.lower) || len(here.manner) > 0 && apart(lead, here) {
				current = here
			}
		}
	}
}

// besides reports whether one sentence counts f and g by one source for two
// events: "Six died in Tolm, a day after raids on Vardo left 22 dead".
func (f *figure) besides(g *figure) bool {
	if f.part && f.Low <= g.Low || g.part && g.Low <= f.Low {
		return false
	}
	return f.topic == g.topic && f.fate == g.fate && f.noun == g.noun && !f.early && !g.early && f.Low != g.Low && slices.Equal(f.source, g.source)
}

// leadOf is what a report leads with.
func leadOf(readers []figureReader, times []when.Time) *topic {
	lead := &topic{leads: true}
	n, last := 0, -1
	for i, r := range readers {
		if r.text.Sentences[i].Dateline {
			continue
		}
		here := r.event()
		for _, p := range here.places {
			lead.addPlace(p)
		}
		lead.manner = append(lead.manner, here.manner...)
		lead.lands = append(lead.lands, here.lands...)
		if len(here.manner) > 0 {
			lead.addDays(r.text, times, i)
		}
		last = i
		if n++; n == leading {
			break
		}
	}
	for i := range last + 1 { // else that of any
		lead.addDays(readers[i].text, times, i)
	}
	return lead
}

// within reports whether a figure is of places in or of a topic, and its sentence
// tells little more of them.
func (f *figure) within(x *topic) bool {
	if holdsAll(x.places, f.own.places) {
		return true
	}
	again := !f.own.another && f.own.written == "" && shares(f.own.manner, x.manner)
	return f.lies.within(f.own.places, x.places) && (again || f.bare(nil))
}

// follows is the topic of a sentence that tells x, after one on another topic.
// Within says that its places are those of the lead.
func (x *topic) follows(current, lead *topic, sentence int, lower []string, within bool) *topic {
	switch {
	case beginsOther(lower) || apart(lead, x):
		return x
	case sentence < leading || len(x.places) > 0 && within:
		return lead
	case len(current.places) == 0:
		for _, p := range x.places {
			current.addPlace(p)
		}
	case !holdsAll(current.places, x.places):
		return x
	}
	return current
}

// event is what a sentence tells of an event.
func (r figureReader) event() *topic {
	out := &topic{manner: mannersIn(r.lower)}
	for _, p := range placesOfEvent(r.text, r.tokens) {
		out.addPlace(p.name)
	}
	out.addLands(r.text, r.tokens)
	return out
}

// placesOfEvent lists the places in a sentence, but for those where somebody
// spoke.
func placesOfEvent(t *segment.Text, tokens []word.Token) []placeName {
	return slices.DeleteFunc(placesIn(t, tokens), func(p placeName) bool { return ofSaying(t.Text, tokens, p.at) })
}

func (x *topic) addPlace(name string) {
	if !slices.Contains(x.places, name) {
		x.places = append(x.places, name)
	}
}

// addLands adds the countries that a sentence names.
func (x *topic) addLands(t *segment.Text, tokens []word.Token) {
	for i, tok := range tokens {
		if !tok.Upper {
			continue
		}
		w := strings.TrimRight(word.Lower(tok.In(t.Text)), "'’s") // "Norway's", and as copies spell it
		for _, s := range []string{"", "s"} {                     // "Honduras"
			if countries[w+s] {
				w += s
				break
			}
		}
		if !countries[w] {
			continue
		}
		x.lands = append(x.lands, w)
		if standsAsPlace(t, tokens, i, i+1) && !ofSaying(t.Text, tokens, i) {
			x.inLands = append(x.inLands, w)
		}
	}
}

// abroad reports whether a figure's sentence says that it is of a country, and
// what is told of another's event names others alone.
func (f *figure) abroad(g *figure) bool {
	lands := slices.Concat(g.own.lands, g.topic.lands)
	return len(f.own.inLands) > 0 && len(lands) > 0 && !shares(f.own.inLands, lands)
}

// addDays gives a topic the first day that a sentence names, unless it has one.
// The day on which somebody said something is none of the event's.
func (x *topic) addDays(t *segment.Text, times []when.Time, sentence int) {
	tokens := t.TokensOf(t.Sentences[sentence])
	for _, d := range times {
		if d.Sentence != sentence || d.Type != when.Date || ofSaying(t.Text, tokens, sort.Search(len(tokens), func(i int) bool { return int(tokens[i].Start) >= d.Start })) {
			continue
		}
		if x.written == "" {
			x.written = word.Lower(d.In(t.Text))
		}
		if d.Days.Known() && d.Days.Days() <= 31 && !x.days.Known() {
			x.days = d.Days
			x.weekday = calendarNames[word.Lower(d.In(t.Text))]
		}
	}
}

// ofSaying reports whether a token, of a day or a place, goes with a verb of
// saying right before it: "the group said on Tuesday", "told reporters in
// Vardo".
func ofSaying(text string, tokens []word.Token, at int) bool {
	const near = 4 // words
	for i := at - 1; i >= max(0, at-near); i-- {
		switch w := word.Lower(tokens[i].In(text)); {
		case says[w], w == "told":
			return true
		case w != "on" && w != "in" && w != "at" && w != "late" && w != "early" && w != "reporters" && !tokens[i].Upper:
			return false
		}
	}
	return false
}

// every stands for all fates: "rescuers are still searching".
const every fate = ""

// unsettled reports whether a figure's topic says that counts of its fate are no
// last word, so that the other may be a later one.
func (f *figure) unsettled(g *figure) bool {
	return (f.topic.early[f.fate] || f.topic.early[every]) && f.Low <= g.High
}

// mannersIn lists the ways of coming to harm that words tell.
func mannersIn(lower []string) []string {
	var out []string
	for i, w := range lower {
		if m := manners[w]; m != "" {
			out = append(out, m)
		}
		if (w == "strike" || w == "strikes") && i > 0 && lower[i-1] == "air" {
			out = append(out, "raid")
		}
	}
	return out
}

// anotherEvent reports whether a sentence speaks of an event as one not told
// of yet: "a suicide bombing", "another two raids", but not "the attack".
func anotherEvent(lower []string) bool {
	const near = 3 // words between the article and the noun
	for i, w := range lower {
		if manners[w] != "" && strings.HasSuffix(w, "s") && w != "gas" && !slices.ContainsFunc(lower[max(0, i-near):i], oneOf(definite)) {
			return true // "Air strikes killed 13"
		}
		switch w {
		case "a", "an", "another", "separate", "similar":
		default:
			continue
		}
		for j := i + 1; j < min(len(lower), i+2+near) && !opensPhrase[lower[j]]; j++ {
			if manners[lower[j]] != "" && !means[lower[j]] || lower[j] == "attack" || lower[j] == "attacks" || lower[j] == "strike" {
				return true
			}
		}
	}
	return false
}

// apart reports whether the days of two topics are known and more than a day
// from each other: what happens at night is of two days. One weekday is one day
// though the texts were dated a few days apart: the day of publication is often
// wrong, and with it the day that "Wednesday" was.
func apart(x, y *topic) bool {
	const wrong = 14 // days
	a, b := x.days, y.days
	if !a.Known() || !b.Known() || x.sameDay(y) {
		return false
	}
	sameWeekday := (x.weekday || y.weekday) && a.First.Weekday() == b.First.Weekday()
	return !sameWeekday || a.First-b.First > wrong || b.First-a.First > wrong
}

// sameDay reports whether the days of two topics are known, and no more than a
// day from each other.
func (x *topic) sameDay(y *topic) bool {
	a, b := x.days, y.days
	return a.Known() && b.Known() && a.Last+1 >= b.First && b.Last+1 >= a.First
}

// sameWeekday reports whether two topics name one weekday, and the texts have no
// days that would tell which one it was.
func (x *topic) sameWeekday(y *topic) bool {
	return !x.days.Known() && !y.days.Known() && x.written == y.written && strings.HasSuffix(x.written, "day") && calendarNames[x.written]
}

// count is how many of a list are of some kind.
func count[T any](list []T, of func(T) bool) int {
	n := 0
	for _, x := range list {
		if of(x) {
			n++
		}
	}
	return n
}

func shares[T comparable](x, y []T) bool {
	return slices.ContainsFunc(x, func(v T) bool { return slices.Contains(y, v) })
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
func beginsOther(lower []string) bool {
	for _, w := range lower[:min(4, len(lower))] {
		switch w {
		case "elsewhere", "meanwhile", "separately", "separate", "similar", "earlier", "previous", "previously":
			return true
		}
	}
	return false
}

// manners are the ways in which people come to harm; two events of different
// ways are two.
var manners = grouped(
	"bomb bomb bombing bombings bomber bombs blast blasts explosion explosions exploded exploding car-bomb",
	"raid airstrike airstrikes raid raids warplane warplanes jets jet warplanes barrel",
	"shell shelling shells rocket rockets mortar mortars missile missiles artillery",
	"clash clash clashes fighting battle battles offensive",
	"gas gas chemical chlorine toxic sarin nerve",
	"crash crash crashed crashes collision derailed overturned plunged",
	"fire fire blaze",
	"quake earthquake quake tremor",
	"storm storm storms hurricane typhoon cyclone tornado",
	"fall collapse collapsed avalanche avalanches",
	"crush stampede",
	"riot riot riots rioting",
	"flood flood floods flooding landslide",
	"shooting shooting gunman shooter",
	"sinking capsized sank shipwreck ferry",
	"mine mine mines landmine landmines",
	"execution executed executions beheaded crucified",
)

// means are the words for manners that are no events, one by one: "a rocket".
var means = word.Set("warplane warplanes jets jet barrel gas chemical chlorine toxic sarin nerve gunman shooter bomber ferry mine mines landmine landmines rocket rockets mortar mortars missile missiles artillery")

var definite = word.Set("the these those this that his her its their both")
