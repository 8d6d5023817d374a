package attribution

import (
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// mendTitles puts right mistakes of the tagger that cost a source: a title
// taken for an adjective ("art historian Maret Ilves"), for an adverb (",
// lifeguard Maret Ilves said") or, since it stands after "to", for a verb
// ("according to sheep farmer Maret Ilves").
func (u *unit) mendTitles() {
	for i := 1; i < len(u.toks); i++ {
		t, before, after := &u.toks[i], u.toks[i-1], u.at(i+1)
		switch {
		case t.pos == adj && !t.upper && before.pos == noun && after.pos == name && !timeWord[after.low] && !dayPart[t.low]:
			t.pos = noun
		case t.pos == adv && !t.upper && before.pos == comma && after.pos == name && len(t.low) > 5 && !strings.HasSuffix(t.low, "ly") && !sentential[t.low]:
			t.pos = noun
		case t.pos == base && before.low == "to" && u.is(i-2, "according"):
			t.pos = noun
		case t.verb != nil && strings.HasSuffix(t.low, "ed") && u.cueAt(i):
			t.pos = past
		}
	}
}

// cueAt reports whether the verb at i, which the tagger may have taken for a
// noun, an adjective or a participle, stands where a cue ends what someone
// said: "…, the chief engineer confirmed.", "…, Ilves, a farmer, confirmed.",
// "…, confirmed Ilves", "…, Ilves, a farmer, informed reporters".
func (u *unit) cueAt(i int) bool {
	t, before, after := u.toks[i], u.toks[i-1], u.at(i+1)
	that := t.verb.takes(fThat)
	last := i+1 == len(u.toks) || after.pos == stop || after.pos == semi || after.pos == comma && u.at(i+2).pos == conj
	switch t.pos {
	case noun:
		return that && last && (before.pos == noun || before.pos == name)
	case done:
		if (last && after.pos != comma || u.onlyTimeFrom(i+1)) && t.verb.says() && before.pos == noun && u.lastComma(i) > 0 { // ", the head of the office stated on Monday."
			return true
		}
		return last && that && before.pos == comma && i > 1 && u.toks[i-2].pos.nominal() ||
			t.verb.says() && before.pos == comma && after.pos == name
	case adj:
		return t.verb.takes(fWhom) && audience[after.low] && (before.pos == comma || before.pos == name)
	}
	return false
}

// onlyTimeFrom reports whether nothing stands from i to the end of the unit but what
// says on what day: "on Monday."
func (u *unit) onlyTimeFrom(i int) bool {
	k := i
	if u.is(k, "on") {
		k++
	}
	if !weekdays[u.at(k).low] {
		return false
	}
	k++
	if periods[u.at(k).low] {
		k++
	}
	return k >= len(u.toks) || u.toks[k].pos == stop && k+1 >= len(u.toks)
}

// audience holds whom things are told.
var audience = word.Set("reporters journalists newsmen parliament lawmakers broadcasters")

// dayPart holds adjectives that stand before a day, not a name: "the mayor late
// Tuesday".
var dayPart = word.Set("last next late early this")

// sentential holds adverbs that open a clause with a name for subject.
var sentential = word.Set("however meanwhile instead therefore moreover furthermore nevertheless nonetheless afterwards yesterday today tomorrow tonight likewise perhaps sometimes earlier already before indeed besides hence once still yet maybe then again also soon thus now later otherwise elsewhere overall never often")
