package claim

import (
	"strings"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// mayHoldVerb reports whether some word of an English clause may be its verb, so
// that "an internal ministry memo" and "Thursday 15 June 2023" are no claims. A
// word of saying at either end is none: "the union's leader asked" is what is
// left of a quote that stands in another sentence. Tagging would tell more, and
// cost far more.
func mayHoldVerb(t *segment.Text, u unit) bool {
	words := make([]string, 0, 32)
	names := make([]bool, 0, 32)
	for _, tok := range t.TokensOf(t.Sentences[u.sentence]) {
		if int(tok.Start) >= u.Start && int(tok.End) <= u.End && tok.Kind == word.Word {
			words = append(words, word.Lower(tok.In(t.Text)))
			names = append(names, tok.Upper)
		}
	}
	for i, w := range words {
		switch {
		case leadsQuote[w] && (i == 0 || i == len(words)-1):
		case verbs[w] || strings.HasSuffix(w, "n't") || strings.Contains(w, "'"):
			return true
		case i > 0 && doers[words[i-1]]: // "they suspect arson", "we need boats"
			return true
		case len(w) > 3 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing")):
			return true
		case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !names[i]:
			return true
		}
	}
	return false
}

// doers are pronouns that a verb follows.
var doers = word.Set("i we they you he she who")

// leadsQuote are the verbs that lead a quote in or out.
var leadsQuote = word.Set(`said says asked asks added adds told wrote writes replied explained tweeted noted recalled joked quipped shouted insisted
	admitted answered exclaimed`)

// verbs are those of which no ending tells.
var verbs = word.Set(`is are was were be been am has have had do does did will would can could may might must shall should came come went go got
	get gave give took take made make said say saw see knew know thought think told tell found find left leave felt feel kept
	keep held hold brought bring began begin broke break built build bought buy caught catch chose choose cut drew draw drove
	drive fell fall fought fight flew fly grew grow hit hurt led lead lost lose met meet paid pay put quit ran run rose rise sank
	sink sat sit sold sell sent send set shook shot shut slept spent spoke speak spread stood stand stole struck swam swept threw
	throw understood understand wept woke won win wore wrote write want need ask call seem remain show help let look work try
	turn move live believe happen include continue stop stay read plan rule vote back bar face say deny
	ate beat became bent bet blew bled bore burst clung crept dealt drank dug fed fled flung forbade foresaw forgave forgot froze hid hung knelt lent lit misled
	mistook outbid overcame overtook overthrew rang rebuilt repaid retook retold rode sang shone shrank slew slid slung sought spat split sprang stank strode
	strove stuck stung swore swung taught tore trod underwent undertook upheld withdrew withheld withstood wove wrung`)
