package conflict

import (
	"regexp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// Who it was, and where he is from: an event has one gunman or one driver, and a
// person one home. What a report says of several, or that both names are in, tells of
// no contradiction.

// holder is the one who was something in an event, by a report.
type holder struct {
	place Place
	role  string
	name  string
}

var onlyRoles = strings.Fields("gunman shooter attacker assailant bomber hijacker suspect killer driver pilot")

var (
	onlyRole   = `(` + strings.Join(onlyRoles, "|") + `)`
	wrongdoer  = `(` + strings.Join(onlyRoles[:8], "|") + `)` // of drivers there may be two, and reports name either
	personName = `((?:\p{Lu}[\p{L}.'’-]+ ){1,3}\p{Lu}[\p{L}'’-]+)`
)

var holding = []*regexp.Regexp{
	regexp.MustCompile(`(?:identified|named) (?:the|their) (?:\w+ )?` + onlyRole + ` as ` + personName),
	regexp.MustCompile(`\b(?:[Tt]he|'s|’s) (?:\w+ )?` + onlyRole + ` (?:of the \w+ )?(?:was|has been|had been) (?:\w+ly )?(?:identified|named) (?:by [\w ]{3,30}? )?as ` + personName),
	regexp.MustCompile(`\b[Tt]he (?:\w+ )?` + wrongdoer + `, ` + personName + `,`),
}

var notOnly = regexp.MustCompile(`(?i)\b(?:first|second|third|other|another|main|prime|one of|gunmen|attackers|suspects|bombers|drivers|pilots|shooters|killers)\b`)

// identified finds two people who are each said to be the one that an event has.
func identified(s Story) []Conflict {
	const kept = 16 // of one role that others are held against
	byRole := shelf[string, holder]{}
	var out disputes[[2]string] // by the last names
	for _, r := range s.Reports {
		for _, h := range holdersIn(s, r) {
			for _, g := range byRole.put(h.role, h, kept) {
				if g.place.Report != r && !mayBeOne(g.name, h.name) && !s.bothNamed(g.place.Report, g.name, h.place.Report, h.name) {
					out.add(between(Origin, g.place, h.place, g.name+", or "+h.name), [2]string{lastWord(g.name), lastWord(h.name)})
				}
			}
		}
	}
	return out.out
}

// holdersIn are those whom a report identifies as the one of a role, unless it tells of
// several.
func holdersIn(s Story, r int) []holder {
	var out []holder
	t := s.Texts[r]
	for i, sentence := range t.Sentences {
		text := sentence.In(t.Text)
		if !slices.ContainsFunc(onlyRoles, func(role string) bool { return strings.Contains(text, role) }) {
			continue // most sentences, told from it faster
		}
		for _, form := range holding {
			if m := form.FindStringSubmatch(text); m != nil && !notOnly.MatchString(text) {
				out = append(out, holder{Place{r, i, sentence.Span}, m[1], m[2]})
				break
			}
		}
	}
	return out
}

// home is where somebody is from by a clause.
type home struct {
	place Place
	name  []string // skeletons of its words, two at least
	at    []string // of the place's names
	text  string
}

// homes finds two homes of one person.
func homes(s Story, readers map[int][]figureReader, lies containers) []Conflict {
	const kept = 16 // homes of people of one surname that others are held against
	bySurname := shelf[string, home]{}
	var out disputes[[2]string] // by either place as written
	for _, r := range s.Reports {
		for i, reader := range readers[r] {
			for _, h := range reader.homesIn(Place{r, i, reader.sentence.Span}) {
				surname := h.name[len(h.name)-1]
				for _, g := range bySurname.put(surname, h, kept) {
					if g.place.Report == r || !shares(g.name[:len(g.name)-1], h.name[:len(h.name)-1]) || shares(g.at, h.at) || lies.related(g.at, h.at) ||
						mentions(namesIn(s, r), g.at) || mentions(namesIn(s, g.place.Report), h.at) {
						continue
					}
					out.add(between(Location, g.place, h.place, g.text+" against "+h.text), [2]string{g.text, h.text})
				}
			}
		}
	}
	return out.out
}

// homesIn reads "Petr Orlov, 34, of Tolm", "Petr Orlov, 34, from Tolm" and "Tolm
// resident Petr Orlov". Without an age, who is of a place may be of a firm.
func (r figureReader) homesIn(at Place) []home {
	var out []home
	add := func(nameFrom, nameTo, from, to int) {
		name := r.skeletons(nameFrom, nameTo)
		if len(name) < 2 || from == to {
			return
		}
		h := home{place: at, name: name, text: r.text.Text[r.tokens[from].Start:r.tokens[to-1].End]}
		for _, w := range r.lower[from:to] {
			if word.Tokens(w)[0].Kind == word.Word && !placeNouns[w] {
				h.at = append(h.at, skeleton(w))
			}
		}
		if len(h.at) > 0 {
			out = append(out, h)
		}
	}
	for _, q := range r.quantities {
		i := q.Last + 1
		if !q.Exact() || q.Low > oldest || i+1 >= len(r.lower) || r.lower[q.Last] != "," || r.lower[i] != "of" && r.lower[i] != "from" {
			continue
		}
		from, to := r.nameBefore(r.apposedTo(q, q.Last))
		add(from, to, i+1, r.endOfPlace(i+1))
	}
	for i := 1; i+1 < len(r.lower); i++ {
		if r.lower[i] == "resident" && r.tokens[i-1].Upper && !articlesOf[r.lower[i-1]] && !isDemonym(r.lower[i-1]) {
			from := i - 1
			for from > 0 && r.tokens[from-1].Upper && !articlesOf[r.lower[from-1]] {
				from--
			}
			nameFrom, nameTo := r.nameAfter(i + 1)
			if nameFrom == i+1 {
				add(nameFrom, nameTo, from, i)
			}
		}
	}
	return out
}

// endOfPlace is where a place and those it lies in end that begin at a token: "Tolm,
// Senn County,".
func (r figureReader) endOfPlace(from int) int {
	to := from
	for to < len(r.lower) && (r.isOfName(to) || r.lower[to] == "," && to+1 < len(r.lower) && r.isOfName(to+1)) {
		to++
	}
	return to
}
