package names

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// This file reads a name where it is written in full, with what its bearer is
// called: "press secretary Dov Aalto", "Sen. Maret Ilves, R-Ky.".

// titled reports whether a sentence is set in title case, where capitals tell
// nothing.
func titled(t *segment.Text, s segment.Sentence) bool {
	long, upper := 0, 0
	for _, x := range t.TokensOf(s) {
		if x.Kind == word.Word && x.End-x.Start > 3 {
			long++
			if x.Upper {
				upper++
			}
		}
	}
	return long > 3 && upper*10 >= long*9
}

// particles may stand in small letters within a name.
var particles = word.Set("de da del della der den van von bin ibn al el la le di du dos y")

// article is the Arabic article that a hyphen joins to the word at token i: "al" in
// "Abu al-Hasan"; or "".
func article(t *segment.Text, i int) string {
	if i < 2 || !t.Tokens[i].Upper || t.Tokens[i-1].In(t.Text) != "-" || t.Tokens[i-1].End != t.Tokens[i].Start || t.Tokens[i-2].End != t.Tokens[i-1].Start {
		return ""
	}
	if low := word.Lower(t.Tokens[i-2].In(t.Text)); articlesOfNames[low] {
		return low
	}
	return ""
}

var articlesOfNames = word.Set("al el an as ar ash at ad")

// lastNameAt is the word of a name at token i in lower case, with what a hyphen joins to
// it: "al-hasan", "ilves-aalto".
func lastNameAt(t *segment.Text, i int) string {
	low := word.Lower(t.Tokens[i].In(t.Text))
	if a := article(t, i); a != "" {
		return a + "-" + low
	}
	if i+2 < len(t.Tokens) && t.Tokens[i+2].Upper && t.Tokens[i+1].In(t.Text) == "-" && t.Tokens[i+1].Start == t.Tokens[i].End && t.Tokens[i+2].Start == t.Tokens[i+1].End {
		return low + "-" + word.Lower(t.Tokens[i+2].In(t.Text))
	}
	return low
}

// runAt reads the run of capitalised words that begins at token i.
func runAt(t *segment.Text, s segment.Sentence, i int) (nameRun, int) {
	tok := func(k int) word.Token { return t.Tokens[k] }
	if !tok(i).Upper || tok(i).Kind != word.Word {
		return nameRun{}, i
	}
	low := word.Lower(tok(i).In(t.Text))
	if opensAt(t, s, i) && word.IsStop(low) && lexis.Given(low) == "" || low == "i" || low == "the" || lexis.IsTime(low) {
		return nameRun{}, i
	}
	run := nameRun{first: i}
	if i > s.FirstToken {
		run.the = word.Lower(tok(i-1).In(t.Text)) == "the"
	}
	k := i + 1
	for k < s.LastToken && k-i < 9 {
		gap := t.Text[tok(k-1).End:tok(k).Start]
		switch {
		case gap != " " && gap != "\u00a0" && !(gap == "" && (tok(k).In(t.Text) == "-" || tok(k-1).In(t.Text) == "-")):
			run.last = k
			return run, k
		case tok(k).Kind == word.Word && tok(k).Upper && !endsRun(word.Lower(tok(k).In(t.Text))):
			k++
		case tok(k).In(t.Text) == "-" && gap == "" && k+1 < s.LastToken && tok(k+1).Upper:
			k += 2
		case particles[tok(k).In(t.Text)] && k+1 < s.LastToken && tok(k+1).Upper:
			k += 2
		case k+2 < s.LastToken && article(t, k+2) != "":
			k += 3
		default:
			run.last = k
			return run, k
		}
	}
	run.last = k
	return run, k
}

// endsRun reports whether a word with a capital ends a name that it stands
// behind: a day, or "I".
func endsRun(low string) bool { return lexis.IsTime(low) || low == "i" }

// full adds a run to the roster if it is the full name of a person, and
// reports whether it did. Stands tells which runs stand as places do.
func (r *Roster) full(t *segment.Text, s segment.Sentence, run nameRun, stands inPlaceOf) bool {
	called, first, gender := leading(t, run)
	before := rolesBefore(t, s, run.first)
	if office := officeBefore(t, s, run); office != nil {
		first, before = run.first+len(office)-1, office
	}
	apposed, again := rolesApposed(t, s, run)
	before = append(before, apposed...)
	after := rolesAfter(t, s, run.last)
	var words []string
	group := false
	for k := first; k < run.last; k++ {
		low := word.Lower(t.Tokens[k].In(t.Text))
		if n := len(words); n > 0 && t.Tokens[k].Start == t.Tokens[k-1].End { // "Maret-Liis"
			words[n-1] += low
			continue
		}
		if kind := lexis.KindOf(low); kind == "group" || kind == "company" || kind == "document" {
			surname := kind == "company" && k == run.last-1 && len(words) == 1 && lexis.Given(words[0]) != "" && len(called)+len(before)+len(after) > 0 // "spokesman Dov Steel"
			group = group || !surname && (len(words) > 0 || lexis.Given(low) == "")                                                                     // "Bill" is a name as well as a document
		}
		words = append(words, low)
	}
	words = withoutSuffix(words)
	if len(words) > 0 && (len(words) != 2 || lexis.Given(words[0]) == "") {
		if k := lexis.KindOf(words[len(words)-1]); k == "role" || k == "unnamed" { // "U.S. Senator", "Prominent Republicans", but "Anna Bishop"
			return false
		}
	}
	if len(words) < 2 || len(words) > 5 || group {
		return false
	}
	if len(words) > 3 && len(called)+len(before)+len(after) == 0 && lexis.Given(words[0]) == "" && lexis.Given(words[1]) == "" { // "Orre Will Sign Ilves": a headline
		return false
	}
	g := lexis.Given(words[0])
	if g == "" && len(called)+len(before)+len(after) == 0 && article(t, run.last-1) != "" { // "Ahrar al-Orre" is a band
		return false
	}
	if shouted(t, run) || slices.ContainsFunc(words, func(w string) bool { return inTitles[w] }) {
		return false
	}
	if g == "" && len(called) == 0 && (likePlace(words) || likeBody(words) || placeBefore(t, s, run.first)) {
		return false
	}
	if g == "" && len(called)+len(before)+len(after) == 0 && (run.the || stands.mostly(run.lower(t))) {
		return false
	}
	if gender == "" {
		gender = lexis.GivenGender(words[0])
	}
	name := t.Text[t.Tokens[first].Start:t.Tokens[run.last-1].End]
	voices, _ := bodyOf(t, s, first, run.last)
	r.add(person{full: name, words: words, called: append(append(called, before...), after...), gender: gender, voices: voices, again: again, kin: sharesName(t, s, first)})
	return true
}

// sharesName reports whether the full name that begins at token i has its last
// name in common with one before it: "Ana and Oskar Ilves".
func sharesName(t *segment.Text, s segment.Sentence, i int) bool {
	if i < s.FirstToken+2 || word.Lower(t.Tokens[i-1].In(t.Text)) != "and" {
		return false
	}
	alone := i == s.FirstToken+2 || !t.Tokens[i-3].Upper
	return alone && t.Tokens[i-2].Upper && lexis.Given(word.Lower(t.Tokens[i-2].In(t.Text))) != ""
}

// withoutSuffix drops what tells a son from his father from the end of a name.
func withoutSuffix(words []string) []string {
	if n := len(words) - 1; n > 0 && suffixes[words[n]] {
		return words[:n]
	}
	return words
}

var suffixes = word.Set("jr jr. sr sr. ii iii iv")

// inTitles are small words that have a capital in titles and stand in no name.
var inTitles = word.Set("the your our his her their its of in on at by with from to for and or not is are was were")

// shouted reports whether a run is all in capitals, as places before a report
// and headings within it are.
func shouted(t *segment.Text, run nameRun) bool {
	long := false
	for k := run.first; k < run.last; k++ {
		w := t.Tokens[k].In(t.Text)
		if w != strings.ToUpper(w) {
			return false
		}
		long = long || len(w) > 3
	}
	return long
}

// placeBefore reports whether the word before token i leads up to a place.
func placeBefore(t *segment.Text, s segment.Sentence, i int) bool {
	if i == s.FirstToken {
		return false
	}
	switch word.Lower(t.Tokens[i-1].In(t.Text)) {
	case "in", "at", "near", "across", "outside", "inside", "throughout", "into":
		return true
	}
	return false
}

// leading reads the titles that a run begins with: "Sen.", "President". What
// comes before a title belongs to it: "Tarn Mayor Ilves".
func leading(t *segment.Text, run nameRun) (called []string, first int, gender string) {
	first = run.first
	for k := run.first; k < run.last; k++ {
		low := word.Lower(t.Tokens[k].In(t.Text))
		if g := genderOfTitle[low]; g != "" {
			gender = g
		}
		if kind := lexis.KindOf(low); (kind == "role" || kind == "title") && k+1 < run.last || k == run.first && (demonym(low) || k+2 < run.last && titleOfSeveral(low)) || shortOffice[t.Tokens[k].In(t.Text)] && k+2 < run.last {
			for ; first <= k; first++ {
				called = append(called, word.Lower(t.Tokens[first].In(t.Text)))
			}
		}
	}
	return called, first, gender
}

// titleOfSeveral reports whether a word in lower case is a title that leads up to several
// names, of which the first follows: "Senators Maret Ilves and Dov Aalto".
func titleOfSeveral(low string) bool {
	one, ok := strings.CutSuffix(low, "s")
	return ok && (lexis.KindOf(one) == "role" || lexis.KindOf(one) == "title")
}

// shortOffice are offices in capitals that are something else but before a full name: "GM
// Maret Ilves", and a maker of cars.
var shortOffice = word.Set("GM VP AG DA MD DCI SVP EVP")

// genderOfTitle is the gender of titles that only men or women bear.
var genderOfTitle = map[string]string{
	"mr": "man", "sir": "man", "lord": "man", "king": "man", "prince": "man",
	"mrs": "woman", "ms": "woman", "miss": "woman", "lady": "woman", "queen": "woman", "princess": "woman",
}

// titleGender is what titles, as written, tell of the gender of who bears them.
func titleGender(titles []string) (gender string) {
	for _, t := range titles {
		if g := genderOfTitle[strings.Trim(t, ".")]; g != "" {
			gender = g
		}
	}
	return gender
}

// demonym reports whether a word in lower case looks like one for where
// someone is from: "russian", "japanese", "american".
func demonym(low string) bool {
	return len(low) > 5 && (strings.HasSuffix(low, "ian") || strings.HasSuffix(low, "ese") || low == "british" || low == "american" || low == "french" || low == "german" || low == "spanish" || low == "turkish" || low == "israeli" || low == "iraqi" || low == "mexican")
}

// rolesBefore reads the words in small letters right before a name that say
// who it is: "press secretary Dov Aalto", with who it is for.
func rolesBefore(t *segment.Text, s segment.Sentence, i int) []string {
	var out []string
	role := false
	if k := leadsUpTo(t, s, i); k < i { // "head of the harbour office Dov Aalto"
		for ; i > k; i-- {
			if low := word.Lower(t.Tokens[i-1].In(t.Text)); !word.IsStop(low) {
				out = append(out, low)
			}
		}
	}
	for k := i - 1; k >= max(s.FirstToken, i-7); k-- {
		x := t.Tokens[k]
		low := word.Lower(x.In(t.Text))
		if x.Kind == word.Mark && low != "-" || word.IsStop(low) || role && k < i-1 && t.Tokens[k+1].Kind == word.Clitic && lexis.KindOf(low) == "role" { // the actress's agent is none
			break
		}
		if low == "rep" && !x.Upper { // no member of a parliament
			low = "publicist"
		}
		if lexis.KindOf(low) == "role" {
			role = true
		}
		if !role {
			break
		}
		out = append(out, low)
	}
	return out
}

// rolesApposed reads what somebody is called right before a comma and the name: where a
// sentence begins with it, "Aalto's lawyer, Maret Ilves, said", and behind what is said,
// "said the lawyer, Maret Ilves". Again tells of a role that the report can have told of
// before: "the lawyer", "Aalto's lawyer".
func rolesApposed(t *segment.Text, s segment.Sentence, run nameRun) (roles []string, again bool) {
	const most = 7 // tokens before the comma
	i := run.first
	if i-3 < s.FirstToken || t.Tokens[i-1].In(t.Text) != "," || lexis.KindOf(word.Lower(t.Tokens[i-2].In(t.Text))) != "role" {
		return nil, false
	}
	opens := run.last < s.LastToken && t.Tokens[run.last].In(t.Text) == "," // not "The driver, Dov Aalto said, has left"
	whose := false
	for k := i - 2; k >= s.FirstToken && i-2-k < most; k-- {
		x := t.Tokens[k]
		low := word.Lower(x.In(t.Text))
		first := k == s.FirstToken
		if x.Kind == word.Mark && low != "-" || leadsIn[low] {
			return nil, false
		}
		whose = whose || x.Kind == word.Clitic
		again = again || definite[low]
		if x.Kind == word.Word && !word.IsStop(low) {
			roles = append(roles, low)
		}
		if first && opens && (whose || opensPhrase[low]) || !first && introducesAt(t, k-1) && (whose || opensPhrase[low]) {
			return roles, again || whose
		}
	}
	return nil, false
}

// introduces are words behind which a source begins.
var (
	introduces = word.Set("said says added wrote told argued insisted replied by")
	definite   = word.Set("the his her their its")
	leadsIn    = word.Set("to in with at on after before during about against") // what stands behind them is no subject
)

// introducesAt reports whether a source begins behind token i: a verb of saying, the end of
// a speech, "according to".
func introducesAt(t *segment.Text, i int) bool {
	low := word.Lower(t.Tokens[i].In(t.Text))
	return introduces[low] || low == "\"" || low == "”" || low == "to" && i > 0 && word.Lower(t.Tokens[i-1].In(t.Text)) == "according"
}

var opensPhrase = word.Set("the his her their its a an another one")

// officeBefore is the office that leads up to a name and whose field a run begins
// with, the role first: "Minister of Public Health Dov Aalto", "Director of Harbour Safety
// Maret Ilves". At least two words are left for the name.
func officeBefore(t *segment.Text, s segment.Sentence, run nameRun) []string {
	low := func(k int) string { return word.Lower(t.Tokens[k].In(t.Text)) }
	i := run.first - 1
	if i > s.FirstToken && low(i) == "the" {
		i--
	}
	if i <= s.FirstToken || low(i) != "of" && low(i) != "for" || lexis.KindOf(low(i-1)) != "role" {
		return nil
	}
	office := []string{low(i - 1)}
	k := run.first
	for ; k < run.last-2 && inCharge[low(k)]; k++ {
		office = append(office, low(k))
	}
	if inCharge[low(k)] {
		return nil
	}
	if leaders[low(i-1)] && lexis.Given(low(run.first)) == "" {
		for n := run.last - 2; n > k; n-- {
			if lexis.Given(low(n)) != "" {
				for ; k < n; k++ {
					office = append(office, low(k))
				}
			}
		}
	}
	if len(office) == 1 {
		return nil
	}
	return office
}

// leaders are roles of who leads what is named behind them.
var leaders = word.Set("director secretary minister president chairman chairwoman chair chief commissioner head undersecretary superintendent dean chancellor")

// inCharge are what ministers and secretaries are in charge of.
var inCharge = word.Set("defence defense health finance interior justice education energy transport transportation agriculture labour labor trade culture economy economics foreign internal home affairs relations public national social security environment industry tourism science sport sports information technology communications commerce treasury housing water state war planning development")

// leadsUpTo is where the preposition stands behind which what somebody leads is
// named, right before their name at token i; i where there is none.
func leadsUpTo(t *segment.Text, s segment.Sentence, i int) int {
	for k := i - 1; k > max(s.FirstToken, i-5); k-- {
		x := t.Tokens[k]
		low := word.Lower(x.In(t.Text))
		switch {
		case x.Kind != word.Word || x.Upper:
			return i
		case low == "of" || low == "for" || low == "on":
			if k < i-1 && lexis.KindOf(word.Lower(t.Tokens[k-1].In(t.Text))) == "role" {
				return k
			}
			return i
		case word.IsStop(low) && low != "the":
			return i
		}
	}
	return i
}

// rolesAfter reads the apposition after a name: ", who runs the port", ", a
// Tarn councillor", "(R-Ky.)", "of Kentucky".
func rolesAfter(t *segment.Text, s segment.Sentence, i int) []string {
	if i >= s.LastToken {
		return nil
	}
	switch mark := t.Tokens[i].In(t.Text); mark {
	case ",", "(", "of":
	default:
		return nil
	}
	var out []string
	closed := t.Tokens[i].In(t.Text) != ","
	for k := i + 1; k < min(s.LastToken, i+14); k++ {
		x := t.Tokens[k]
		w := x.In(t.Text)
		low := word.Lower(w)
		if x.Kind == word.Mark && w != "-" || low == "who" && !openers[word.Lower(t.Tokens[s.FirstToken].In(t.Text))] {
			closed = true
			break
		}
		if x.Kind == word.Clitic || lexis.IsSpeech(low) {
			return nil
		}
		if k == i+1 && t.Tokens[i].In(t.Text) == "," && !(low == "a" || low == "an" || low == "the" || x.Kind == word.Number || lexis.KindOf(low) != "" || isParty(t, k)) {
			break
		}
		switch {
		case w == "R":
			low = "republican"
		case w == "D":
			low = "democrat"
		}
		if t.Tokens[i].In(t.Text) == "of" && !x.Upper {
			break
		}
		if !word.IsStop(low) {
			out = append(out, state(w, low))
		}
	}
	if !closed { // no apposition: ", the minister's aide said"
		return nil
	}
	return out
}

// isParty reports whether token i begins "R-Ky." or "D-Ohio".
func isParty(t *segment.Text, i int) bool {
	switch t.Tokens[i].In(t.Text) {
	case "R", "D", "I":
		return i+1 < len(t.Tokens) && t.Tokens[i+1].In(t.Text) == "-"
	}
	return false
}

// state spells out the short form of an American state.
func state(w, low string) string {
	if full := states[strings.Trim(w, ".")]; full != "" {
		return full
	}
	return low
}

var states = map[string]string{
	"Ala": "alabama", "AL": "alabama", "AK": "alaska", "Ariz": "arizona", "AZ": "arizona", "Ark": "arkansas", "AR": "arkansas",
	"Calif": "california", "CA": "california", "Colo": "colorado", "CO": "colorado", "Conn": "connecticut", "CT": "connecticut",
	"Del": "delaware", "DE": "delaware", "Fla": "florida", "FL": "florida", "Ga": "georgia", "GA": "georgia", "HI": "hawaii",
	"ID": "idaho", "Ill": "illinois", "IL": "illinois", "Ind": "indiana", "IN": "indiana", "IA": "iowa", "Kan": "kansas",
	"KS": "kansas", "Ky": "kentucky", "KY": "kentucky", "La": "louisiana", "LA": "louisiana", "ME": "maine", "Md": "maryland",
	"MD": "maryland", "Mass": "massachusetts", "MA": "massachusetts", "Mich": "michigan", "MI": "michigan", "Minn": "minnesota",
	"MN": "minnesota", "Miss": "mississippi", "MS": "mississippi", "Mo": "missouri", "MO": "missouri", "Mont": "montana",
	"MT": "montana", "Neb": "nebraska", "NE": "nebraska", "Nev": "nevada", "NV": "nevada", "NH": "hampshire", "NJ": "jersey",
	"NM": "mexico", "NY": "york", "NC": "carolina", "ND": "dakota", "OH": "ohio", "Okla": "oklahoma", "OK": "oklahoma",
	"Ore": "oregon", "OR": "oregon", "Pa": "pennsylvania", "PA": "pennsylvania", "RI": "island", "SC": "carolina", "SD": "dakota",
	"Tenn": "tennessee", "TN": "tennessee", "Tex": "texas", "TX": "texas", "UT": "utah", "Vt": "vermont", "VT": "vermont",
	"Va": "virginia", "VA": "virginia", "Wash": "washington", "WA": "washington", "WV": "virginia", "Wis": "wisconsin",
	"WI": "wisconsin", "Wyo": "wyoming", "WY": "wyoming",
}
