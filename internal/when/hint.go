package when

import "strings"

// hint is what a word says of the tense of the words beside it; a word can give
// several.
type hint uint16

// The hints that words give.
const (
	modal      hint = 1 << iota // "could come"
	ahead                       // "likely to come"
	aheadTo                     // the same, only before "to" or "for": "set to come"
	committing                  // before "to": what its subject is yet to do
	arranging                   // fixes a day for what is to come: "called a meeting for"
	halting                     // off, or going on, for a while: "cancelled all sailings through"
	lasting                     // went on and is over: "lasted until"
	begins                      // in the present, of what is on a calendar: "the trial begins"
	beginning                   // the same, of many: "polls open"
	moving                      // before "to": to a day to come: "postponed to Tuesday"
	over                        // a noun for what nobody names by its day before it has happened
)

// hints are the hints of each word.
var hints = func() map[string]hint {
	out := map[string]hint{}
	for _, line := range []struct {
		gives hint
		words string
	}{
		{modal, `may might could can should must`},
		{ahead, `expected scheduled due slated planned planning expects expect likely intends intended supposed poised preparing
		aims upcoming`},
		{aheadTo, `set going about ready bound deadline plans plan hopes hoped hope`},
		{committing, `agreed agrees vowed vows pledged pledges promised promises wants want decided`},
		{arranging, `invited invites inviting summoned booked arranged called set convened scheduled forecast`},
		{halting, `canceled cancelled scrapped grounded suspended postponed delayed extended closed shut banned barred`},
		{moving, `postponed rescheduled moved pushed delayed adjourned`},
		{lasting, `lasted stayed continued went ran served worked lived fought raged`},
		{begins, `begins starts opens resumes convenes expires departs reopens ends closes finishes concludes leaves flies
		travels heads goes arrives returns moves meets hosts plays airs turns visits premieres debuts retires quits lapses
		becomes kicks takes votes sails faces hears decides runs`},
		{beginning, `begin start open resume close reopen end expire leave arrive return meet play go`},
		{over, `ruling decision verdict announcement statement remarks comments attack attacks bombing bombings shooting
		shootings incident incidents massacre murder murders killing killings coup riot riots blast blasts explosion
		explosions raid raids violence unrest clashes crash accident disaster quake earthquake fire flood storm death
		deaths arrest arrests resignation defeat victory loss losses win rise fall drop slump rally`},
	} {
		for _, w := range strings.Fields(line.words) {
			out[w] |= line.gives
		}
	}
	return out
}()

func (h hint) has(x hint) bool { return h&x != 0 }

// looksAhead reports whether a word says that something is to come.
func looksAhead(w, next string) bool {
	h := hints[w]
	return h.has(ahead) || h.has(aheadTo) && (next == "to" || next == "for")
}
