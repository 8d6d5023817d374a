package when

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// entry is what the grammar knows of one word in lower case. A word can play
// several parts: "second" is an ordinal and a unit, "fall" a season and a verb.
type entry struct {
	word    string
	month   int8 // 1–12
	weekday int8 // 1 is Monday, as in ISO 8601
	unit    unit
	plural  bool
	number  int32 // 0 is none; vague for "several"
	ordinal int8
	part    string // of the day: MO, AF, EV, NI, MI
	clock   string // the hour that a word is: 12 for noon
	season  string
	tens    int16  // the first year of a decade: 1990 for nineties
	long    unit   // of an adjective that is a duration: "weeklong"
	every   unit   // of an adverb or adjective: "weekly"
	ref     string // PRESENT_REF, PAST_REF, FUTURE_REF
	day     int8   // today and its neighbours, as dayToday + shift
	mod     mod    // early, mid, late
	rel     rel    // last, this, next and their like
	short   bool   // an abbreviation that is a word besides: only with a number or a full stop
	verb    Tense  // the tense a finite verb or auxiliary gives its clause
	lead    bool   // begins no expression itself, but other rules ask for it
}

// one reports whether a word is a unit in the singular, and oneIn whether it is one of
// some, from one to another.
func (e *entry) one(u unit) bool             { return e.oneIn(u, u) }
func (e *entry) oneIn(least, most unit) bool { return least <= e.unit && e.unit <= most && !e.plural }

// dayToday marks "today" in entry.day, so that zero means no such word.
const dayToday = 10

// vague is the number of "several", "many" and bare plurals: X in a value.
const vague = -1

// unit is a unit of time.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	week
	weekend
	month
	quarter
	season
	half
	year
	decade
	century
)

// mod places a time within its unit.
type mod uint8

const (
	noMod mod = iota
	start
	mid
	end
)

// rel is how a modifier counts from its anchor.
type rel int8

const (
	noRel rel = iota
	relLast
	relThis
	relNext
	relPast   // "the past week": the stretch up to now
	relComing // "the coming weeks"
	relThat   // "that day": the time told before
	relBefore // "the previous year": one before the time told
	relAfter  // "the following year"
	relSame
)

// lexiconTable is one line for each kind of word: a kind, then words with
// their value after a colon.
const lexiconTable = `
month january:1 jan:1 february:2 feb:2 march:3 april:4 apr:4 may:5 june:6 july:7 august:8 aug:8 september:9 sept:9 sep:9 october:10 oct:10 november:11 nov:11 december:12 dec:12
month mar:3 jun:6 jul:7
short mar jun jul jan feb apr aug sep oct nov dec mon tue tues wed weds thu thur thurs fri sat sun
weekday monday:1 tuesday:2 wednesday:3 thursday:4 friday:5 saturday:6 sunday:7
weekday mon:1 tue:2 tues:2 wed:3 weds:3 thu:4 thur:4 thurs:4 fri:5 sat:6 sun:7
weekdays mondays:1 tuesdays:2 wednesdays:3 thursdays:4 fridays:5 saturdays:6 sundays:7
unit second:1 minute:2 hour:3 day:4 week:5 fortnight:5 weekend:6 month:7 quarter:8 year:11 decade:12 century:13 intraday:4
units seconds:1 minutes:2 hours:3 days:4 weeks:5 fortnights:5 weekends:6 months:7 quarters:8 years:11 decades:12 centuries:13 hrs:3 mins:2 secs:1 yrs:11
number one:1 single:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 hundred:100 thousand:1000 dozen:12 several:-1 few:-1 many:-1 some:-1 couple:2 numerous:-1 countless:-1
ordinal first:1 second:2 third:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 eleventh:11 twelfth:12 thirteenth:13 fourteenth:14 fifteenth:15 sixteenth:16 seventeenth:17 eighteenth:18 nineteenth:19 twentieth:20 final:-1
part morning:MO afternoon:AF evening:EV night:NI nighttime:NI lunchtime:MI dawn:MO dusk:EV sunrise:MO sunset:EV
clock noon:12 midday:12 midnight:00
season spring:SP summer:SU autumn:FA fall:FA winter:WI
tens thirties:1930 forties:1940 fifties:1950 sixties:1960 seventies:1970 eighties:1980 nineties:1990
long hourlong:3 daylong:4 weeklong:5 monthlong:7 yearlong:11 decadelong:12
every daily:4 nightly:4 hourly:3 weekly:5 monthly:7 quarterly:8 annual:11 annually:11 yearly:11
ref now:PRESENT_REF currently:PRESENT_REF presently:PRESENT_REF current:PRESENT_REF nowadays:PRESENT_REF recently:PAST_REF recent:PAST_REF lately:PAST_REF future:FUTURE_REF
day today:10 yesterday:9 tomorrow:11 tonight:10
mod early:1 mid:2 late:3 earlier:1 later:3
rel last:1 latest:1 this:2 next:3 past:4 coming:5 that:6 previous:7 preceding:7 following:8 same:9 prior:7 upcoming:5 these:2
lead st saint presidents president remembrance armistice mlk anzac juneteenth chanukah labour fourth overnight q1 q2 q3 q4 h1 h2 am pm whole entire the a an each every per at between from once twice fiscal fy about nearly almost roughly around over exactly more less than beginning end start middle half long short near immediate christmas thanksgiving easter ramadan election black good ash palm hanukkah passover halloween valentine independence labor memorial veterans martin new boxing diwali lent mother father columbus canada australia bastille may ides yom rosh eid hajj pentecost september post pre as o'clock our
past was were had did said told has have been went came took gave saw made got left felt met began broke brought built bought caught chose cut dealt drew drove fell fought found flew forgot froze grew held hit hurt kept knew laid led lent lost meant paid quit ran rode rang rose sent set shot showed shut sang sank sat slept slid spoke spent stood stole struck swore swept swung taught tore thought threw understood woke wore won wrote wound became overcame withdrew underwent undertook fled bore beat bet bid bound burst cast cost dug ate forbade foresaw forgave hung heard hid knelt leapt lit lay pled proved put read sought sold shook shone shrank spread sprang spun split stuck stung stank strove swam
future will shall 'll wo would
`

// lexicon is read once from the table and never changed.
var lexicon = sync.OnceValue(func() map[string]*entry {
	m := make(map[string]*entry, 512)
	for line := range strings.Lines(lexiconTable) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		for _, w := range words[1:] {
			w, value, _ := strings.Cut(w, ":")
			e := m[w]
			if e == nil {
				e = &entry{word: w}
				m[w] = e
			}
			e.learn(words[0], value)
		}
	}
	return m
})

// learn adds one part that a word can play.
func (e *entry) learn(kind, value string) {
	if set, ok := ofText[kind]; ok {
		set(e, value)
		return
	}
	set, ok := ofNumber[kind]
	n, err := strconv.Atoi(value)
	if !ok || err != nil {
		panic(fmt.Sprintf("when: lexicon: no %s of %q", kind, value))
	}
	set(e, n)
}

// The kinds of the table, by what their words have for a value: a text or none …
var ofText = map[string]func(*entry, string){
	"short":  func(e *entry, _ string) { e.short = true },
	"lead":   func(e *entry, _ string) { e.lead = true },
	"past":   func(e *entry, _ string) { e.verb = Past },
	"future": func(e *entry, _ string) { e.verb = Future },
	"part":   func(e *entry, v string) { e.part = v },
	"clock":  func(e *entry, v string) { e.clock = v },
	"season": func(e *entry, v string) { e.season = v },
	"ref":    func(e *entry, v string) { e.ref = v },
}

// … or a number.
var ofNumber = map[string]func(*entry, int){
	"month":    func(e *entry, n int) { e.month = int8(n) },
	"weekday":  func(e *entry, n int) { e.weekday = int8(n) },
	"weekdays": func(e *entry, n int) { e.weekday, e.plural = int8(n), true },
	"unit":     func(e *entry, n int) { e.unit = unit(n) },
	"units":    func(e *entry, n int) { e.unit, e.plural = unit(n), true },
	"number":   func(e *entry, n int) { e.number = int32(n) },
	"ordinal":  func(e *entry, n int) { e.ordinal = int8(n) },
	"tens":     func(e *entry, n int) { e.tens = int16(n) },
	"long":     func(e *entry, n int) { e.long = unit(n) },
	"every":    func(e *entry, n int) { e.every = unit(n) },
	"day":      func(e *entry, n int) { e.day = int8(n) },
	"mod":      func(e *entry, n int) { e.mod = mod(n) },
	"rel":      func(e *entry, n int) { e.rel = rel(n) },
}
