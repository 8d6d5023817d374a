package claim

import (
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/word"
)

// surname reports whether two names may be one person's: one is the last name
// alone, they differ by initials, or one has a title before it. "Voss", "Ana Voss",
// "Ana Maria Voss", "Council Member Ana Voss", "Ana M. Voss".
func surname(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 || a[len(a)-1] != b[len(b)-1] || slices.Equal(a, b) {
		return false
	}
	if one := names.OnePerson(a, b); one || len(a) == len(b) {
		return one
	}
	before := b[:len(b)-1]
	return len(a) == 1 || slices.ContainsFunc(a[:len(a)-1], func(w string) bool { return len(w) > 2 && w != b[0] && slices.Contains(before, w) })
}

// misspelt reports whether two names of as many words are the same but for a
// letter in some of the long ones: "Ana Hoffe", "Ana Hoffs".
func misspelt(a, b []string) bool {
	const long = 5 // letters
	if len(a) < 2 || len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && (len(a[i]) < long || !oneLetterApart(a[i], b[i])) {
			return false
		}
	}
	return true
}

// oneLetterApart reports whether one letter, another or one more, makes the difference of
// two words.
func oneLetterApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return i < len(a) && a[i+1:] == b[i+1:]
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}

// isVague reports whether the same words could stand for two sources: "a
// resident" in two reports may be two, "the coast guard" is one.
func isVague(l attribution.Link) bool {
	if startsWithPronoun(l.Name) {
		return true
	}
	if properName(l) != l.Name {
		return false
	}
	if l.Kind == attribution.Unknown {
		first, rest, _ := strings.Cut(strings.ToLower(l.Name), " ")
		return rest == "" || first != "the" && determiners[first]
	}
	return l.Kind == attribution.Anonymous || peoples[word.Lower(l.Name)]
}

// peoples and parties speak through anyone who is of them.
var peoples = word.Set(`afghans africans americans arabs argentines armenians australians austrians belgians bosnians brazilians britons bulgarians canadians chileans
	colombians croats cubans czechs danes dutch egyptians estonians ethiopians europeans finns georgians germans greeks hungarians indians indonesians iranians iraqis
	israelis italians jordanians kenyans koreans kurds latvians lebanese libyans lithuanians malaysians mexicans moroccans nigerians norwegians pakistanis palestinians
	peruvians poles portuguese romanians russians saudis serbs slovaks slovenes somalis spaniards sudanese swedes swiss syrians thais tunisians turks ukrainians
	venezuelans vietnamese yemenis democrats republicans conservatives liberals socialists greens nationalists separatists islamists communists tories`)

// generations tell a father from a son, and are left out as often as not.
var generations = word.Set("jr jr. sr sr. ii iii iv")

func common(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool { return len(w) > 3 && slices.Contains(b, w) })
}

// speakJointly reports whether one source is two people, and one of them is the
// other source or of it: "Ana Voss and Petr Orlov", and "Orlov and Voss" or "Voss".
func speakJointly(a, b attribution.Link) bool {
	of := func(l attribution.Link) []string {
		if l.Kind != attribution.Person && l.Kind != attribution.Unknown {
			return nil
		}
		return strings.Fields(word.Lower(l.Name))
	}
	x, y := of(a), of(b)
	return (slices.Contains(x, "and") || slices.Contains(y, "and")) && common(x, y)
}

// naming is what the name of a source is compared by.
type naming struct {
	key   string   // OriginKey
	words []string // of content
	vague bool
	state bool       // a body of a government
	place []word.Key // what a body has in its name beside what it is
}

type nameKey struct {
	name string
	kind attribution.Kind
}

// naming reads the name of a link, each name once.
func (s *finder) naming(l attribution.Link) naming {
	k := nameKey{l.Name, l.Kind}
	n, ok := s.names[k]
	if !ok {
		n = naming{key: OriginKey(l), vague: isVague(l), state: isState(l), place: s.place(l)}
		if words := strings.Fields(n.key); len(words) > 0 {
			n.words = words[1:] // the first is the kind
			if last := len(n.words) - 1; last > 0 && generations[n.words[last]] {
				n.words = n.words[:last]
			}
			if strings.HasSuffix(l.Name, "PD") && l.Kind == attribution.Institution { // "NYPD"
				n.words = append(n.words, "police")
			}
		}
		s.names[k] = n
	}
	return n
}

// OriginKey is equal for links that name one origin: kind of source aside from
// people, then the name's content words in lower case.
func OriginKey(l attribution.Link) string {
	kind := string(l.Kind)
	if name := properName(l); name != l.Name {
		kind = string(attribution.Person)
	}
	var b strings.Builder
	b.WriteString(kind)
	for _, w := range strings.FieldsFunc(word.Lower(properName(l)), func(r rune) bool { return r == ' ' || r == ',' || r == '"' || r == '\'' }) {
		if word.IsStop(w) {
			continue
		}
		b.WriteByte(' ')
		b.WriteString(w)
	}
	return b.String()
}

// properName is the name of somebody without the title before it: "head of the
// council Ana Voss", whatever kind that was taken for.
func properName(l attribution.Link) string {
	if l.Kind == attribution.Document || l.Kind == attribution.Outlet || l.Kind == attribution.Institution {
		return l.Name
	}
	words := strings.Fields(l.Name)
	i := len(words)
	for i > 0 && unicode.IsUpper(firstRune(words[i-1])) {
		i--
	}
	if i == 0 || len(words)-i < 2 || i == 1 && determiners[strings.ToLower(words[0])] {
		return l.Name
	}
	return strings.Join(words[i:], " ")
}
