package names

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// This file tells firms from people by what a report says of them, since their
// names often tell nothing: "Halm Orrel, which owns the quarry".

// firmMention is one place where a firm is named.
type firmMention struct {
	start int
	name  string
}

// findFirms lists where firms are named: names that begin with no given name and of
// which the report says somewhere what it says of firms alone.
func (r *Roster) findFirms(t *segment.Text, runs []nameRun) {
	firm := map[string]bool{}
	for _, run := range runs {
		if !actsAsFirm(t, t.Sentences[run.sentence], run) && !namedAsFirm(t, run) {
			continue // nearly all
		}
		if low := run.lower(t); lexis.Given(strings.Fields(low)[0]) == "" && !endsName(t, runs, low) {
			firm[low] = true
		}
	}
	if len(firm) == 0 {
		return
	}
	for _, run := range runs {
		if firm[run.lower(t)] {
			start := int(t.Tokens[run.first].Start)
			r.firms = append(r.firms, firmMention{start, t.Text[start:t.Tokens[run.last-1].End]})
		}
	}
}

// namedAsFirm reports whether a name ends in a word that those of firms alone end in.
func namedAsFirm(t *segment.Text, run nameRun) bool {
	last := word.Lower(t.Tokens[run.last-1].In(t.Text))
	return run.last-run.first > 1 && lexis.KindOf(last) == "company" && !wares[last]
}

// wares end names of other things too: "Crude Oil".
var wares = word.Set("brothers buses capital cargo cement chemical coaches coal concrete diagnostics dynamics electric energy estates footwear freight garments gas instruments insurance kitchens labs lines oil optics packaging petroleum plastics properties railways shipyards solutions steel studios telecommunications textiles tires tours trams travel turbines tyres vineyards works")

// endsName reports whether some longer name ends in a word: "Ilves", after "Maret
// Ilves", is no firm.
func endsName(t *segment.Text, runs []nameRun, low string) bool {
	return slices.ContainsFunc(runs, func(run nameRun) bool {
		return run.last-run.first > 1 && strings.EqualFold(t.Tokens[run.last-1].In(t.Text), low)
	})
}

// isFirm reports whether a report names a firm so.
func (r *Roster) isFirm(name string) bool {
	return slices.ContainsFunc(r.firms, func(m firmMention) bool { return strings.EqualFold(m.name, name) })
}

// onlyFirm is the one firm that is named, or "" where there are none or several.
func (r *Roster) onlyFirm() string {
	for _, m := range r.firms {
		if !strings.EqualFold(m.name, r.firms[0].name) {
			return ""
		}
	}
	if len(r.firms) == 0 {
		return ""
	}
	return r.firms[0].name
}

// actsAsFirm reports whether the words around a name are those around a firm's:
// "owned by Halm Orrel", "the operator, Halm Orrel", "shares in Halm Orrel", "Halm
// Orrel, which", "Halm Orrel said its", "Halm Orrel's customers".
func actsAsFirm(t *segment.Text, s segment.Sentence, run nameRun) bool {
	at := func(i int) string {
		if i < s.FirstToken || i >= s.LastToken {
			return ""
		}
		return word.Lower(t.Tokens[i].In(t.Text))
	}
	if b, a := at(run.first-1), at(run.first-2); b == "by" && ownedBy[a] || (b == "in" || b == "of") && stakes[a] || b == "to" && a == "belongs" {
		return true
	}
	if b := at(run.first - 1); trades[b] || strings.HasSuffix(b, "maker") && len(b) > len("maker") && lexis.KindOf(b) != "role" || b == "operator" && (run.last-run.first == 1 || operated[at(run.first-2)]) { // "rail operator Orrel", "the carmaker Orrel"
		return true
	}
	if makers[at(run.first-1)] && at(run.first-2) == "the" { // "the insurer Orrel"
		return true
	}
	if at(run.first-1) == "," && run.last-run.first > 1 && (makers[at(run.first-2)] || at(run.first-2) == "owner" && companyFollows(t, run.sentence)) {
		return true
	}
	k := run.last
	if run.last-run.first == 1 && run.the {
		return false
	}
	switch at(k) {
	case ",":
		b := at(run.first - 1)
		opens := b == "" && run.last-run.first > 1 || b == "," || opening[b] // not "the death of Maret Ilves, which", nor "Well, which"
		return at(k+1) == "which" && opens
	case "'s", "’s":
		return ofFirm[at(k+1)]
	}
	if k+1 < s.LastToken && sayIts[at(k)] {
		if at(k+1) == "that" {
			k++
		}
		return at(k+1) == "its"
	}
	return false
}

// companyFollows reports whether one of the two sentences after the i-th begins
// with "The company".
func companyFollows(t *segment.Text, i int) bool {
	for _, s := range t.Sentences[i+1 : min(len(t.Sentences), i+3)] {
		if s.LastToken > s.FirstToken+1 && strings.EqualFold(t.Tokens[s.FirstToken].In(t.Text), "the") && firmWords[word.Lower(t.Tokens[s.FirstToken+1].In(t.Text))] {
			return true
		}
	}
	return false
}

var (
	makers   = word.Set("operator manufacturer maker airline supplier contractor developer builder employer publisher retailer insurer company firm")
	trades   = word.Set("manufacturer airline retailer insurer conglomerate supermarket utility brewery dairy bakery steelworks shipyard shipbuilder startup charity consultancy regulator")
	operated = word.Set("ferry rail train bus tram tour port airport network mobile phone hotel cruise pipeline grid casino lottery satellite cable") // by firms: cranes are by people
	ownedBy  = word.Set("owned operated acquired")
	stakes   = word.Set("shares stake shareholders investors subsidiary unit employees clients customers policyholders")
	ofFirm   = word.Set("shares customers shareholders employees subsidiary headquarters workforce")
	opening  = word.Set("and but while when as after because that said says")
	sayIts   = word.Set("said says announced confirmed added")
)

// calledSo is the name right behind an earlier use of a word that stands for
// something alone: "the dairy" after "the dairy Orrel" or "ferry line Orrel"; "" where
// none does, or several.
func (r *Resolver) calledSo(noun string, at int) string {
	if r.names == nil {
		r.names = appositions(r.t, r.roster)
	}
	n, ok := r.names[noun]
	if !ok || n.name == "" || n.start > at {
		return ""
	}
	return n.name
}

// appositions are the names that stand right behind nouns that tell of no person, or right
// before them, "Orrel, a family dairy that", by those nouns; none where a noun has several.
func appositions(t *segment.Text, people *Roster) map[string]firmMention {
	out := map[string]firmMention{}
	note := func(noun string, at int, name string) {
		if old, ok := out[noun]; !ok {
			out[noun] = firmMention{at, name}
		} else if old.name != name {
			out[noun] = firmMention{old.start, ""}
		}
	}
	for _, s := range t.Sentences {
		for i := s.FirstToken; i+1 < s.LastToken; i++ {
			x := t.Tokens[i]
			low := word.Lower(x.In(t.Text))
			if noun := bodyApposed(t, s, i); noun > 0 {
				if name := people.bodyBefore(t, s, i); name != "" {
					note(word.Lower(t.Tokens[noun].In(t.Text)), int(x.Start), name)
				}
			}
			if x.Kind != word.Word || x.Upper || word.IsStop(low) || lexis.KindOf(low) != "" && lexis.KindOf(low) != "group" && lexis.KindOf(low) != "company" {
				continue
			}
			run, next := runAt(t, s, i+1)
			if first := word.Lower(t.Tokens[i+1].In(t.Text)); next == i+1 || lexis.KindOf(first) != "" || lexis.Given(first) != "" {
				continue
			}
			note(low, int(x.Start), t.Text[t.Tokens[run.first].Start:t.Tokens[run.last-1].End])
		}
	}
	return out
}

// bodyApposed is the token of the noun that says what a body is whose name ends before the
// comma at token i: "Orrel, a family dairy that"; 0 where there is none.
func bodyApposed(t *segment.Text, s segment.Sentence, i int) int {
	const most = 4 // words before the noun
	if t.Tokens[i].In(t.Text) != "," || i+3 >= s.LastToken || !articles[t.Tokens[i+1].In(t.Text)] {
		return 0
	}
	for k := i + 2; k < min(i+3+most, s.LastToken-1); k++ {
		x := t.Tokens[k]
		low := x.In(t.Text)
		if x.Upper || word.IsStop(low) || x.Kind == word.Mark && low != "-" {
			return 0
		}
		if kind := lexis.KindOf(low); (kind == "group" || kind == "company") && goesOn[t.Tokens[k+1].In(t.Text)] {
			return k
		}
	}
	return 0
}

var goesOn = word.Set(", . ; ) that which in for with based")

// bodyBefore is the name that ends before token i, if it is nobody's and no place's.
func (r *Roster) bodyBefore(t *segment.Text, s segment.Sentence, i int) string {
	k := i
	upper := func(k int) bool {
		return k >= s.FirstToken && t.Tokens[k].Upper && t.Tokens[k].Kind == word.Word && !lexis.IsTime(word.Lower(t.Tokens[k].In(t.Text)))
	}
	of := false // "Centre for Orre Policy"
	for upper(k-1) || k < i && ofBody[t.Tokens[max(k-1, 0)].In(t.Text)] && upper(k-2) && bodyNoun(word.Lower(t.Tokens[k-2].In(t.Text))) {
		k--
		of = of || !upper(k)
	}
	if k == i || placeBefore(t, s, k) || opensAt(t, s, k) && word.IsStop(word.Lower(t.Tokens[k].In(t.Text))) {
		return ""
	}
	name := t.Text[t.Tokens[k].Start:t.Tokens[i-1].End]
	words := lowerFields(name)
	if likePlace(words) || !of && len(r.byLast[words[len(words)-1]]) > 0 {
		return ""
	}
	return name
}

// firmNamed is the firm that "the company" stands for where none has spoken: the
// only one named before, in the same paragraph or the two before it.
func (r *Resolver) firmNamed(at, paragraph int) string {
	name := ""
	for _, m := range r.roster.firms {
		if m.start >= at {
			break
		}
		if paragraph-r.paragraphOf(r.sentenceAt(m.start)) > 2 {
			continue
		}
		if name != "" && !strings.EqualFold(name, m.name) {
			return ""
		}
		name = m.name
	}
	return name
}

// EndsHouse reports whether a word in lower case ends the name of a house behind "and".
func EndsHouse(low string) bool { return ofHouse[low] }
