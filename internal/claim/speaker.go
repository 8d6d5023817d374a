package claim

import (
	"slices"

	"github.com/headwater-news/headwater/internal/attribution"
)

// oneSpeaker is what the log-odds that two clauses are one claim gain if one
// person or body says both: what somebody says of an event in one report is mostly
// what he says of it in another. That two speak tells nothing: they may well say
// one thing. Set on the pairs of clauses of real news to tune on
// (testdata/real/clauses.tsv and claims.jsonl), where anything from 1 to 3 does.
const oneSpeaker = 2.0

// speaker is the person or body by name that a clause is from; no words for
// nobody.
type speaker struct {
	words  []string
	person bool
}

func (s *finder) speakerOf(u unit) speaker {
	if len(u.chain) == 0 {
		return speaker{}
	}
	switch l := u.chain[len(u.chain)-1]; l.Kind {
	case attribution.Person, attribution.Institution:
		return speaker{s.naming(l).words, l.Kind == attribution.Person}
	default:
		return speaker{}
	}
}

// is reports whether two speakers are one.
func (s speaker) is(o speaker) bool {
	if len(s.words) == 0 || s.person != o.person {
		return false
	}
	return slices.Equal(s.words, o.words) || s.person && surname(s.words, o.words)
}
