package claim

import (
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// office is how the reports of a story call a person: what he is, and of what
// body. A spokesman's word is his body's.
type office struct {
	speaks bool     // "company spokeswoman Ana Voss"
	named  bool     // for a body by name: "Kelmouth Harbour spokeswoman Ana Voss"
	words  []string // in lower case, each once: "company", "spokeswoman"
}

// findOffices notes how a report calls the people it names.
func (f *finder) findOffices(t *segment.Text, reading attribution.Reading) {
	for _, a := range reading.Attributions {
		for _, l := range a.Chain {
			for _, span := range a.Source {
				if l.Kind == attribution.Person && span.Overlap(l.Span) > 0 {
					f.office[l.Name] = f.office[l.Name].with(span.In(t.Text), l.Name)
				}
			}
		}
	}
}

// with adds how a person is called in one place: the words around the name, and
// the ranks that were taken for a part of it.
func (o office) with(written, name string) office {
	const most = 24 // words kept
	if i := strings.Index(written, " who "); i >= 0 {
		written = written[:i] // "who met the mayor": not what he is
	}
	named := false
	for i, w := range strings.Fields(written) {
		w = strings.Trim(w, ",.")
		upper := i > 0 && unicode.IsUpper(firstRune(w))
		part := slices.Contains(strings.Fields(name), w)
		whole := word.Lower(w)
		w = strings.TrimSuffix(strings.TrimSuffix(whole, "'s"), "’s")
		o.speaks = o.speaks || strings.HasPrefix(w, "spokes") || w == "press" // "press secretary"
		named = named || upper && !part
		if w != whole && !upper { // "the Orran leader's spokesman": the leader is no body by name
			named = false
		}
		if (!part || ranks[w]) && !word.IsStop(w) && !slices.Contains(o.words, w) && len(o.words) < most {
			o.words = append(o.words, w)
		}
	}
	o.named = o.named || named
	return o
}

// ofPolice reports whether a person is called one of the police or of the
// prosecution, who tell of a case for one another.
func (o office) ofPolice() bool {
	return slices.ContainsFunc(o.words, func(w string) bool { return ranks[w] || authorities[w] && !lawyers[w] }) ||
		slices.Contains(o.words, "attorney") && slices.ContainsFunc(o.words, func(w string) bool { return prosecuting[w] })
}

var (
	ranks       = word.Set("lt lieutenant sgt sergeant const constable det detective undersheriff sheriff trooper supt superintendent cpl homicide")
	lawyers     = word.Set("attorney attorneys") // who speak for either side
	advocates   = word.Set("lawyer attorney solicitor counsel barrister spokesman spokeswoman spokesperson aide representative agent publicist adviser")
	prosecuting = word.Set("district state county u.s assistant general")
)

// mayVoice reports whether of two sources one may speak for the other, or both
// for a third: a body and somebody who is of it or speaks for one that is not
// named, two spokesmen of one body, or somebody and his lawyer.
func (s *finder) mayVoice(a, b attribution.Link) bool {
	if b.Kind == attribution.Person {
		a, b = b, a
	}
	if a.Kind != attribution.Person {
		return false
	}
	of := s.office[a.Name]
	if b.Kind == attribution.Person {
		o := s.office[b.Name]
		if s.namedIn(a, o) || s.namedIn(b, of) {
			return true
		}
		return of.speaks && o.speaks && slices.ContainsFunc(of.words, func(w string) bool { return !strings.HasPrefix(w, "spokes") && slices.Contains(o.words, w) })
	}
	if b.Kind == attribution.Institution && of.speaks && !of.named {
		return true
	}
	return (b.Kind == attribution.Institution || b.Kind == attribution.Unknown) && common(of.words, s.naming(b).words)
}

// oneMouth reports whether two sources, of which one at least is not named, tell of a
// matter for one person: "Ana Voss's office" and "Ms. Voss's spokesman", or Ana Voss.
func oneMouth(a, b attribution.Link) bool {
	x, y := mouthOf(a), mouthOf(b)
	switch {
	case x != "" && y != "":
		return x == y
	case b.Kind == attribution.Person:
		return x != "" && x == lastWord(b.Name)
	}
	return y != "" && a.Kind == attribution.Person && y == lastWord(a.Name)
}

// mouthOf is the last name, in lower case, of the person that a source without a name of
// its own speaks for, or "".
func mouthOf(l attribution.Link) string {
	owner, what, ok := strings.Cut(strings.ReplaceAll(l.Name, "’", "'"), "'s ")
	if !ok || l.Kind == attribution.Person || !mouths[lastWord(what)] {
		return ""
	}
	return lastWord(owner)
}

// mouths are who and what tells the press what somebody has to say.
var mouths = word.Set("spokesman spokeswoman spokesperson representative rep publicist office campaign camp team")

func lastWord(s string) string {
	f := strings.Fields(word.Lower(s))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// namedIn reports whether a person is named in what another is called: Voss, in
// "Ms. Voss's lawyer Maret Ilves".
func (s *finder) namedIn(l attribution.Link, o office) bool {
	words := s.naming(l).words
	return len(words) > 0 && slices.Contains(o.words, words[len(words)-1]) && slices.ContainsFunc(o.words, func(w string) bool { return advocates[w] })
}

// ofAuthority reports whether a link is one of those who inquire into a case
// and tell of it for one another.
func (s *finder) ofAuthority(l attribution.Link) bool {
	if l.Kind == attribution.Person {
		return s.office[l.Name].ofPolice()
	}
	return slices.ContainsFunc(strings.Fields(word.Lower(l.Name)), func(w string) bool { return authorities[w] })
}

var authorities = word.Set(`police authorities officials officers investigators detectives prosecutors prosecutor
	prosecutor's prosecution sheriff sheriff's attorney attorney's d.a d.a. d.a.'s da da's deputies troopers cops nypd lapd fbi
	constabulary gendarmes gendarmerie carabinieri`)

// mayBeAnyone reports whether a source is only described, in words that may
// stand for whoever is named elsewhere: somebody by his office ("officials", "a
// former aide"), a body by its kind ("the company", "the software giant"), or
// words of which it isn't said whose they are ("a statement"). "A night guard"
// is nobody else. A single word that could not be made out says nothing.
func (s *finder) mayBeAnyone(l attribution.Link) bool {
	words := strings.Fields(l.Name)
	if (s.naming(l).vague || l.Kind == attribution.Unknown) && slices.ContainsFunc(words, func(w string) bool { return byOffice[word.Lower(w)] }) {
		return true
	}
	if l.Kind == attribution.Unknown && len(words) == 1 {
		return true // "Kraft", "REPORT", "autopsy"
	}
	if len(words) > 1 && determiners[word.Lower(words[0])] {
		words = words[1:]
	}
	if len(words) == 0 || strings.ContainsFunc(strings.Join(words, ""), unicode.IsUpper) {
		return false
	}
	last := words[len(words)-1]
	if l.Kind == attribution.Anonymous && len(words) == 1 && bareSomebody[last] {
		return true // "a woman", and Ana Voss
	}
	isBody := firms[last] || len(words) == 1 && kindsOfBody[last]
	switch l.Kind {
	case attribution.Institution:
		return isBody
	case attribution.Document:
		return utterances[last]
	case attribution.Unknown:
		return isBody || utterances[last]
	}
	return false
}

var (
	byOffice = word.Set(`official officials aide aides source sources lawmaker lawmakers member members executive executives expert experts
		representative representatives rep spokesman spokeswoman spokesperson adviser advisers advisor advisors leaders lawyer lawyers
		attorney attorneys counsel insider insiders organiser organisers organizer organizers administrators governor mayor minister president senator officer reporter reporters`)
	bareSomebody = word.Set("man woman person somebody someone")
	firms        = word.Set("company firm giant maker manufacturer retailer operator carrier watchdog")
	kindsOfBody  = word.Set(`group agency organisation organization airline studio network label publisher department ministry club team
		university school college government administration hospital bank`)
	utterances = word.Set(`statement release post blog tweet letter message email e-mail ad advert advertisement complaint charges filing
		lawsuit suit`)
)

// apartByOffice reports whether of two sources one is an eyewitness by
// description, and the other one of the authorities or a body, which saw
// nothing itself.
func (s *finder) apartByOffice(a, b attribution.Link) bool {
	return sawIt(a) && s.official(b) || sawIt(b) && s.official(a)
}

func (s *finder) official(l attribution.Link) bool {
	return s.ofAuthority(l) || l.Kind == attribution.Institution || s.office[l.Name].speaks
}

// sawIt reports whether a source is described as one who was there.
func sawIt(l attribution.Link) bool {
	return l.Kind != attribution.Person && slices.ContainsFunc(strings.Fields(word.Lower(l.Name)), func(w string) bool { return eyewitnesses[w] })
}

var eyewitnesses = word.Set(`witness witnesses eyewitness eyewitnesses resident residents neighbour neighbours neighbor neighbors
	villager villagers survivor survivors passenger passengers bystander bystanders onlooker onlookers passer-by passers-by motorist motorists`)
