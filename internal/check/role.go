package check

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// Who does what to whom. Two sentences with the same words tell of two things
// where what acts in one suffers in the other: "the guard bit the dog". No parse
// is needed to see it: a word that both have has one of two others before it and
// the other after it, here this way and there that way.

// phrase is the nouns and names that follow a word, and the preposition between
// them: "" where they follow at once, or after "of".
type phrase struct {
	preposition string
	from, to    int // items, to excluded
}

// phrasesAfter lists the phrase right after an item and the next two: "offered the
// post of warden by Oduya".
func (c *clause) phrasesAfter(i int) []phrase {
	const most = 3
	var out []phrase
	j := i + 1
	for len(out) < most && j < len(c.items) && !c.items[j].parted {
		p := phrase{}
		if w := c.items[j].lower; links[w] {
			if w != "of" && w != "from" {
				p.preposition = w
			}
			j++
		}
		for j < len(c.items) && !c.items[j].parted && opensPhrase(c.items[j].lower) {
			j++
		}
		p.from = j
		for j < len(c.items) && (j == p.from || !c.items[j].parted) && (c.items[j].weight > 0 || c.items[j].name || c.items[j].number || c.items[j].lower == "and") {
			j++
		}
		p.to = j
		if p.from == p.to {
			break
		}
		out = append(out, p)
	}
	return out
}

// links are the prepositions by which a word takes what it bears on.
var links = word.Set("of by to for from against over on into")

// mutual are words that say of two what they say of each.
var mutual = word.Set(`met meet meets meeting married marry marries wed joined join fought fight fights clash clashed equal equals resemble
	resembles talks`)

// beside is whether an item, to a word that it stands with, is who does it or
// whom it is done to.
type beside int

const (
	neither beside = iota
	acts
	suffers
)

// besideOf says how an item stands to the word at w, by the link that is given:
// before a word is who does it, unless the word is passive, and after it who
// suffers it, unless "by" stands there.
func (c *clause) besideOf(i, w int, after []phrase) (beside, string) {
	passive := c.passive([]int{w}) || c.received(w)
	if i < w {
		if passive {
			return suffers, ""
		}
		return acts, ""
	}
	for _, p := range after {
		if i < p.from || i >= p.to {
			continue
		}
		if p.preposition == "by" || p.preposition == "" && c.received(w) {
			return acts, ""
		}
		if p.preposition == "" && passive {
			return neither, ""
		}
		if (p.preposition == "over" || p.preposition == "against") && wins[c.items[w].lower] {
			return suffers, "" // who is beaten: "his victory over Oduya"
		}
		return suffers, p.preposition
	}
	return neither, ""
}

var wins = word.Set("victory victories win wins winning won triumph triumphed prevailed")

// received reports whether an item is what somebody has of another: "received the
// backing of", "has the backing of", and not "has sent a letter from".
func (c *clause) received(w int) bool {
	const before = 4
	if w+1 == len(c.items) || c.items[w+1].lower != "of" && c.items[w+1].lower != "from" {
		return false
	}
	for i := w - 1; i >= max(0, w-before) && !c.items[i+1].parted; i-- {
		if l := c.items[i].lower; gets[l] || haves[l] && opensPhrase(c.items[i+1].lower) {
			return true
		}
	}
	return false
}

var haves = word.Set("has have had having")

var gets = word.Set(`receive received receives receiving get gets got getting won win wins winning enjoy enjoys enjoyed
	gain gains gained secure secured secures lost lose loses lacks lacked suffered`)

// rolesTurned says whom a sentence has suffer what the claim has him do to the
// one who does it in the sentence. Like is where each word of the claim stands
// in the sentence.
func rolesTurned(asked, said *clause, like map[int][]int) string {
	places := make([][]int, len(asked.items)) // in the sentence, of each noun and name
	for i := range asked.items {
		if asked.canAct(i) {
			places[i] = said.places(asked, i)
		}
	}
	for w := range asked.items {
		if len(like[w]) == 0 || mutual[asked.items[w].lower] || w+1 < len(asked.items) && asked.items[w+1].lower == "with" {
			continue
		}
		mine := asked.phrasesAfter(w)
		for x := 0; x < w; x++ {
			if len(places[x]) == 0 || asked.afterPreposition(x) {
				continue
			}
			for _, p := range mine {
				for y := p.from; y < p.to; y++ {
					if len(places[y]) > 0 && said.turns(asked, like[w], x, y, w, mine, places) {
						return "the reports say it of “" + asked.items[y].In(asked.text.Text) + "”, the claim of “" + asked.items[x].In(asked.text.Text) + "”"
					}
				}
			}
		}
	}
	return ""
}

// turns reports whether x and y of a claim, which stand on either side of its
// word w, stand the other way round about that word in a sentence, wherever it
// has all three. Places are where each item of the claim stands in the sentence.
func (c *clause) turns(asked *clause, at []int, x, y, w int, mine []phrase, places [][]int) bool {
	doesX, _ := asked.besideOf(x, w, mine)
	doesY, link := asked.besideOf(y, w, mine)
	if doesX == neither || doesY == neither || doesX == doesY {
		return false
	}
	turned := false
	for _, k := range at {
		after := c.phrasesAfter(k)
		for _, i := range places[x] {
			for _, j := range places[y] {
				if i < k && c.afterPreposition(i) && !c.antecedent(i) || j < k && c.afterPreposition(j) && !c.antecedent(j) {
					continue
				}
				hasX, linkX := c.besideOf(i, k, after)
				hasY, linkY := c.besideOf(j, k, after)
				switch {
				case hasX == doesX && hasY == doesY:
					return false
				case hasX == doesY && hasY == doesX && linkX+linkY == link:
					turned = true
				}
			}
		}
	}
	return turned
}

// antecedent reports whether a relative clause follows the phrase of an item: "the
// death of Oduya, who was shot".
func (c *clause) antecedent(i int) bool {
	for i++; i < len(c.items) && c.items[i].name && !c.items[i].parted; i++ {
	}
	return i < len(c.items) && (c.items[i].lower == "who" || c.items[i].lower == "which")
}

// canAct reports whether an item is a noun or a name that may stand on either
// side of a word.
func (c *clause) canAct(i int) bool {
	x := c.items[i]
	return x.name || x.content() && !strings.HasSuffix(x.lower, "ly") && !slices.ContainsFunc(c.deeds(), func(d deed) bool { return d.verb == i })
}

// places are the items that are the same word as one of a claim.
func (c *clause) places(asked *clause, i int) []int {
	_, at := c.likesOf(asked, i)
	return c.sameWord(asked.items[i], at)
}

// afterPreposition reports whether an item stands in a phrase that a preposition
// opens: "in the harbour", so that it does nothing itself.
func (c *clause) afterPreposition(i int) bool {
	for j := i - 1; j >= 0 && !c.items[j+1].parted; j-- {
		w := c.items[j].lower
		if links[w] || ofPlace[w] || w == "with" {
			return true
		}
		if c.items[j].weight == 0 && !c.items[j].name && !c.items[j].number && !opensPhrase(w) {
			return false
		}
	}
	return false
}
