package claim

import (
	"slices"

	"github.com/headwater-news/headwater/internal/attribution"
)

// oneSpeaker is what the log-odds that two clauses are one claim gain if one
// person or body says both: what somebody says of an event in one report is mostly
// what he says of it in another, if the two have more than one word in common; but those who inquire into it, and tell all there
// is to tell, do not count. That two speak tells nothing: they may well say one
// thing. Set on the pairs of clauses of real news to tune on
// (testdata/real/clauses.tsv and claims.jsonl), where anything from 1 to 3 does.
const oneSpeaker = 2.0

// speaker is the person or body by name that a clause is from; no words for
// nobody, nor for the police.
type speaker struct {
	words  []string
	person bool
}

func (s *finder) speakerOf(u unit) speaker {
	if len(u.chain) == 0 {
		return speaker{}
	}
	l := u.chain[len(u.chain)-1]
	if l.Kind != attribution.Person && l.Kind != attribution.Institution || s.ofAuthority(l) {
		return speaker{}
	}
	return speaker{s.naming(l).words, l.Kind == attribution.Person}
}

// is reports whether two speakers are one.
func (s speaker) is(o speaker) bool {
	if len(s.words) == 0 || s.person != o.person {
		return false
	}
	return slices.Equal(s.words, o.words) || s.person && surname(s.words, o.words)
}
