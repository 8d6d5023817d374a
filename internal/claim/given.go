package claim

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// withoutGiven ends what is denied before what the denial takes for granted: who denies
// "responsibility for the fire that killed three" leaves the three dead. That is a
// relative clause at the end, of a thing that "the" or the like says is known. Of what
// may not be there ("a letter that ended the talks") and of who it was ("he was the man
// who rang") it is part of what is denied.
func withoutGiven(t *segment.Text, denied report.Span) report.Span {
	i := sentenceAt(t, denied.Start)
	if i < 0 {
		return denied
	}
	var words []string
	var tokens []word.Token
	for _, x := range t.TokensOf(t.Sentences[i]) {
		if int(x.Start) >= denied.Start && int(x.End) <= denied.End {
			words, tokens = append(words, word.Lower(x.In(t.Text))), append(tokens, x)
		}
	}
	isClause := strings.HasSuffix(strings.TrimRight(t.Text[:denied.Start], " "), " that") // its verb is still to come, known or not
	for k := 1; k+1 < len(words); k++ {
		after := slices.ContainsFunc(words[:k], mayTell)
		if relatives[words[k]] && mayTell(words[k+1]) && ofKnown(words[:k]) && isLast(words[k+1:], after) && (after || !isClause) {
			denied.End = int(tokens[k-1].End)
			return denied
		}
	}
	return denied
}

var (
	relatives = word.Set("that which who")
	known     = word.Set("the this these those his her its their our my")
	unknown   = word.Set("a an any some no every another each i you he she it we they that which who and or , ; : — – ( )")
	finite    = word.Set("is are was were has have had does did do will would can could might must shall should")
)

// mayTell reports whether a word may be a verb that tells what happened.
func mayTell(w string) bool { return verbs[w] || len(w) > 4 && strings.HasSuffix(w, "ed") }

// ofKnown reports whether words end in a thing that is known, and is not what
// something is said to be.
func ofKnown(words []string) bool {
	const longest = 8 // words of "the fire at a mill in Orre" and the like
	for j := len(words) - 1; j >= max(0, len(words)-longest); j-- {
		w := words[j]
		switch participle := len(w) > 4 && strings.HasSuffix(w, "ed"); {
		case known[w]:
			return j == 0 || !beForms[words[j-1]] && words[j-1] != "not"
		case strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s"): // "Monday's fire"
			return !slices.ContainsFunc(words[max(0, j-2):j], func(b string) bool { return beForms[b] })
		case unknown[w], participle && !(j > 0 && known[words[j-1]]), verbs[w] && j < len(words)-1: // "it lit fires that …"
			return false
		}
	}
	return false
}

// isLast reports whether words from the verb of a relative clause on are of it alone.
// Where no verb stood before it, any that follows is the main one.
func isLast(words []string, after bool) bool {
	for k := 1; k < len(words); k++ {
		w, before := words[k], words[k-1]
		joined := before == "and" || before == "or" || before == "but"
		switch {
		case joined && relatives[w], finite[w] && !relatives[before]:
			return false
		case !after && k > 1 && mayTell(w) && !joined && !relatives[before]:
			return false
		}
	}
	return true
}
