package rumour

import (
	"math/rand/v2"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// world is one event, what may be said of it, and the reports so far.
type world struct {
	*rand.Rand
	rates  Rates
	event  event
	filled map[string]piece // slots and numbers
	cast   map[string]speaker
	at     time.Time // of the event
	places map[string][]string
	left   [][]int    // for each item, the wordings that no reporter has used
	asked  [][]string // for each item, whom the next reporters have it from
	clause int        // clauses written so far
	drafts []*draft
	lots   []*draft // each draft once, one that begins with its own words three times: copies draw their parents
	titles []int    // of the event, that no report has
}

// draft is a report before it is text.
type draft struct {
	number    int
	lot       int // where its lots begin
	outlet    string
	short     string // of an agency
	dateline  bool
	credit    string
	at        time.Time
	title     []piece
	sentences []sentence
	yesterday bool // says so, instead of the weekday
	curly     bool // quote marks
	outside   bool // commas stand outside them
	furniture furniture
}

// sentence is one clause, or more that are joined.
type sentence struct {
	clauses   []clause
	joint     string
	paragraph bool // begins one
}

// clause is what a report says in one place, and from whom it says to have it.
type clause struct {
	root    int    // the same in all its copies
	path    []int  // the drafts that it came through, the last is its own
	item    int    // of the event
	origin  string // who stands behind it in truth
	content []piece
	voiced  []piece // in the other voice, or nil
	form    form
	source  string   // as written; "" for nobody
	who     *speaker // that source stands for
	cue     string
	via     string // the outlet that is relayed
	more    []piece
	open    bool   // the quote is not closed
	bare    bool   // the quote has no marks
	drift   string // the numbers that are no longer those of the original
}

// form is where the attribution stands.
type form int

const (
	plain     form = iota // nowhere
	after                 // CONTENT, SOURCE said
	inverted              // CONTENT, said SOURCE
	ahead                 // SOURCE said that CONTENT
	according             // according to SOURCE, CONTENT
	relayed               // CONTENT, the OUTLET reported, citing SOURCE
	spoken                // "CONTENT," SOURCE said. "MORE."
)

// piece is a stretch of a clause.
type piece struct {
	text    string
	slot    string // that filled it: names and numbers, which copies don't reword
	value   int    // of a number
	adjunct bool
}

func newWorld(r Rates, random *rand.Rand) *world {
	l := shelf()
	kinds := l.events[r.Set]
	w := &world{
		Rand: random, rates: r, event: kinds[random.IntN(len(kinds))],
		filled: map[string]piece{}, cast: map[string]speaker{}, places: map[string][]string{},
	}
	w.at = time.Date(2021+w.IntN(5), time.January, 1+w.IntN(365), 4+w.IntN(15), w.IntN(60), 0, 0, time.UTC)
	for _, what := range []string{"given f", "given m", "surname", "outlet", "teaser", "related", "author"} {
		list := slices.Clone(l.names[what])
		w.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		w.places[what] = list
	}
	for _, what := range []string{"town", "region"} {
		w.filled[what] = piece{text: pick(w, l.names[what]), slot: what}
	}
	w.filled["day"] = piece{text: w.at.Weekday().String(), slot: "day"}
	for _, name := range w.event.order {
		w.filled[name] = w.filling(name)
	}
	for _, s := range w.event.speakers {
		w.cast[s.id] = w.named(s)
	}
	w.titles = w.Perm(len(w.event.titles))
	for _, x := range w.event.items {
		w.left = append(w.left, w.Perm(len(x.wordings)))
		w.asked = append(w.asked, w.speakersOf(x))
	}
	return w
}

// filling chooses what a slot or a number of the event is.
func (w *world) filling(name string) piece {
	bounds, ok := w.event.numbers[name]
	if !ok {
		text := join(w.fill(parseTemplate(pick(w, w.event.slots[name])), nil))
		return piece{text: text, slot: name}
	}
	n := bounds[0] + w.IntN(bounds[1]-bounds[0]+1)
	switch {
	case bounds[1] >= 5000:
		n = n / 100 * 100
	case bounds[1] >= 500:
		n = n / 10 * 10
	}
	return piece{text: spelled(n), slot: name, value: n}
}

// named gives a person a name, and a body or paper the one that its slots make.
func (w *world) named(s speaker) speaker {
	s.called = join(w.fill(parseTemplate(s.called), nil))
	if s.kind == "person" {
		s.female = w.chance(.5)
		s.given, s.last = w.take("given m"), w.take("surname")
		if s.female {
			s.given = w.take("given f")
		}
	}
	return s
}

// speakersOf decides whom reporters have an item from: all from one, or each
// from another as long as there are any.
func (w *world) speakersOf(x item) []string {
	by := slices.Clone(x.by)
	w.Shuffle(len(by), func(i, j int) { by[i], by[j] = by[j], by[i] })
	if x.kind != fact || !w.chance(w.rates.OneOrigin) {
		return by
	}
	for _, s := range by {
		if s != ownVoice {
			return slices.Repeat([]string{s}, len(x.wordings))
		}
	}
	return by[:1]
}

// fill makes pieces of a template, as a draft writes them.
func (w *world) fill(t template, d *draft) []piece {
	var out []piece
	for _, tok := range t {
		p := piece{text: tok.text}
		switch {
		case tok.slot == "on" && d.yesterday:
			p = piece{text: "yesterday", slot: "on"}
		case tok.slot == "on":
			p = piece{text: "on " + w.at.Weekday().String(), slot: "on"}
		case tok.slot != "":
			p = w.filled[strings.ToLower(tok.slot)]
			if unicode.IsUpper(rune(tok.slot[0])) {
				p.text = capital(p.text)
			}
		}
		p.adjunct = tok.adjunct
		out = append(out, p)
	}
	return out
}

func (w *world) add(d *draft) {
	w.drafts = append(w.drafts, d)
	d.lot = len(w.lots)
	w.lots = append(w.lots, slices.Repeat([]*draft{d}, d.tickets())...)
}

// tickets are how many lots a draft has: one that begins with its own words is
// copied more often than a copy.
func (d *draft) tickets() int {
	if len(d.sentences) > 0 && len(d.sentences[0].clauses[0].path) == 1 {
		return 3
	}
	return 1
}

func (w *world) chance(p float64) bool { return w.Float64() < p }

func (w *world) between(bounds [2]int) int { return bounds[0] + w.IntN(bounds[1]-bounds[0]+1) }

// take draws a name that no other draws in this story.
func (w *world) take(what string) string {
	list := w.places[what]
	if len(list) == 0 {
		return ""
	}
	w.places[what] = list[1:]
	return list[0]
}

func pick[T any](w *world, list []T) T { return list[w.IntN(len(list))] }

// join writes pieces out, with the spaces that moved and dropped pieces left
// put right.
func join(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
	}
	s := strings.Join(strings.Fields(b.String()), " ")
	return strings.TrimSuffix(strings.ReplaceAll(s, " ,", ","), ",")
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
