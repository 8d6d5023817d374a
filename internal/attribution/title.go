package attribution

import "strings"

// mendTitles puts right mistakes of the tagger that cost a source: a title
// taken for an adjective ("art historian Maret Ilves"), or for a verb since it
// stands after "to" ("according to sheep farmer Maret Ilves"), and a cue that
// ends its sentence taken for a noun ("…, the chief engineer confirmed.").
func (u *unit) mendTitles() {
	for i := 1; i < len(u.toks); i++ {
		t, before, after := &u.toks[i], u.toks[i-1], u.at(i+1)
		switch {
		case t.pos == adj && !t.upper && before.pos == noun && after.pos == name && !timeWord[after.low] && !dayPart[t.low]:
			t.pos = noun
		case t.pos == base && before.low == "to" && u.is(i-2, "according"):
			t.pos = noun
		case t.pos == noun && t.verb != nil && t.verb.frames()&fThat != 0 && strings.HasSuffix(t.low, "ed") && (before.pos == noun || before.pos == name) && (after.pos == stop || i+1 == len(u.toks)):
			t.pos = past
		}
	}
}

// dayPart holds adjectives that stand before a day, not a name: "the mayor late
// Tuesday".
var dayPart = set("last next late early this")
