package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// placeName is a word of a place's name, as its skeleton, and its token.
type placeName struct {
	name string
	at   int
}

// placesIn lists the names among the tokens of a sentence that stand as places
// do: after "in" or "near", or before "city" or "province". Countries are left
// out: they hold too much to tell two events apart.
func placesIn(t *segment.Text, tokens []word.Token) []placeName {
	var out []placeName
	for i := 0; i < len(tokens); i++ {
		if !isNameToken(t, tokens[i], i == 0) {
			continue
		}
		from := i
		for i+1 < len(tokens) && (isNameToken(t, tokens[i+1], false) && !isCountry(t, tokens[i+1]) || joinsName(t, tokens, i+1)) {
			i++
		}
		if !standsAsPlace(t, tokens, from, i+1) || namesBody(t, tokens[from:min(len(tokens), i+2)]) {
			continue
		}
		to := i + 1
		if to < len(tokens) && says[word.Lower(tokens[to].In(t.Text))] {
			to-- // "in Tolm Orlan Watch said": a comma was lost, and at least the last word is no place
		}
		for k, tok := range tokens[from:to] {
			w := word.Lower(tok.In(t.Text))
			if tok.Kind == word.Word && !placeNouns[w] && !articles[w] && !isDemonym(w) && !isCountry(t, tok) {
				out = append(out, placeName{skeleton(w), from + k})
			}
		}
	}
	return out
}

// namesBody reports whether a name and the word after it are those of a body of
// people: "at Tolm Police Command".
func namesBody(t *segment.Text, name []word.Token) bool {
	return slices.ContainsFunc(name, func(x word.Token) bool {
		w := word.Lower(x.In(t.Text))
		return counters[w] || bodies[w]
	})
}

var bodies = word.Set("fund bank court party club company university institute federation league association society administration organisation organization")

// isCountry reports whether a token is a country, or its genitive without the
// apostrophe. It ends a name: in "Ambrel Syria Relief Network" a comma was lost.
func isCountry(t *segment.Text, x word.Token) bool {
	w := word.Lower(x.In(t.Text))
	return countries[w] || countries[strings.TrimSuffix(w, "s")]
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
	if to < len(tokens) {
		switch next := word.Lower(tokens[to].In(t.Text)); {
		case placeNouns[next], sites[next]:
			return true
		case isArmed[next]:
			return false // "from Voss's forces"
		}
	}
	for i, n := from-1, 0; i >= 0 && n < 5; i, n = i-1, n+1 {
		w := word.Lower(tokens[i].In(t.Text))
		switch {
		case atPlace[w]:
			return true
		case w == "of":
			return i > 0 && (placeNouns[word.Lower(tokens[i-1].In(t.Text))] || buildings[word.Lower(tokens[i-1].In(t.Text))])
		case tokens[i].Kind == word.Mark && w != "-":
			return false
		case !(w == "the" || w == "-" || w == "held" || w == "rebel" || placeNouns[w] || articles[w] || directions[w] || isDemonym(w)):
			return false
		}
	}
	return false
}

var (
	atPlace       = word.Set("in at near off on outside around inside across through over towards toward from into")
	placeNouns    = word.Set("city town village district quarter neighbourhood neighborhood province region area suburb suburbs governorate county island port camp valley street airport border crossing countryside township parish state outskirts part parts cities towns villages districts quarters neighbourhoods neighborhoods provinces regions areas")
	buildings     = word.Set("station market square mosque church hospital school base hall bridge")
	sites         = word.Set("pit mine prison jail hostel hotel barracks factory mill plant theatre cinema stadium nightclub tunnel dam mall refinery depot checkpoint school church mosque bridge market square station hall") // a name before them is theirs
	isArmed       = word.Set("forces troops army regime government fighters")
	articles      = word.Set("al el ez az as ad ar de la le the abu")
	directions    = word.Set("northern southern eastern western central northeastern northwestern southeastern southwestern north south east west northeast northwest rural old new key besieged")
	calendarNames = word.Set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
		"jan feb mar apr jun jul aug sep sept oct nov dec")
)

// countries are those whose names are one word.
var countries = word.Set(`afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh barbados
	belarus belgium belize benin bhutan bolivia bosnia botswana brazil britain brunei bulgaria burundi cambodia cameroon canada chad chile china
	colombia congo croatia cuba cyprus denmark djibouti dominica ecuador egypt england eritrea estonia eswatini ethiopia europe fiji finland france
	gabon gambia georgia germany ghana greece grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel
	italy jamaica japan jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania
	luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique
	myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau panama paraguay peru philippines poland portugal
	qatar romania russia rwanda samoa scotland senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden
	switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan tuvalu uganda ukraine uruguay usa us uk uzbekistan
	vanuatu venezuela vietnam wales yemen zambia zimbabwe`)

// isDemonym reports whether a word in lower case ends as those for peoples do.
func isDemonym(w string) bool {
	for _, end := range []string{"ian", "ish", "ese", "can", "held", "controlled"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// skeleton is a name without what transliterations and copies differ in: its
// vowels, the h, doubled letters, an article grown into it and the s of a
// genitive. "Hasaka" and "Hassakeh", "Ezzor" and "Zors" have one.
func skeleton(w string) string {
	if len(w) > 4 && isVowel(w[0]) && w[1] == w[2] && !isVowel(w[1]) {
		w = w[2:]
	}
	if len(w) > 3 {
		w = strings.TrimSuffix(w, "s")
	}
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

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// containers are, of a place by its name, those that it is said to lie in or
// by: "the Eddel quarter of Vardo".
type containers map[string][]string

// containersOf reads what the reports of a story say of places.
func containersOf(s Story) containers {
	out := containers{}
	for _, r := range s.Reports {
		for _, sentence := range s.Texts[r].Sentences {
			out.read(s.Texts[r], s.Texts[r].TokensOf(sentence))
		}
	}
	return out
}

// read adds what a sentence says of places.
func (c containers) read(t *segment.Text, tokens []word.Token) {
	places := placesIn(t, tokens)
	for i := 1; i < len(places); i++ {
		x, y := places[i-1], places[i]
		if joinsPlaces(t, tokens[x.at+1:y.at]) && !slices.Contains(c[x.name], y.name) {
			c[x.name] = append(c[x.name], y.name)
		}
	}
}

// joinsPlaces reports whether the words between two places say that the first
// lies in the second or by it.
func joinsPlaces(t *segment.Text, between []word.Token) bool {
	joined := false
	for _, x := range between {
		switch w := word.Lower(x.In(t.Text)); {
		case w == "of" || w == "in" || w == "near" || w == "outside":
			joined = true
		case w != "the" && w != "-" && w != "held" && w != "rebel" && !placeNouns[w] && !directions[w] && !isDemonym(w):
			return false
		}
	}
	return joined
}

// hold reports whether one of some places is said to lie in one of others.
func (c containers) hold(inner, outer []string) bool {
	return slices.ContainsFunc(inner, func(p string) bool { return shares(c[p], outer) })
}

// within reports whether each of some places is one of others, or said to lie in
// one.
func (c containers) within(inner, outer []string) bool {
	for _, p := range inner {
		if !slices.Contains(outer, p) && !shares(c[p], outer) {
			return false
		}
	}
	return true
}
