package attribution

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed lexicon/outlets.txt
var outletTable string

// outlets are well-known news organisations, by every name they go by.
var outlets = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range entries(outletTable) {
		names := strings.Split(line, "|")
		first := strings.TrimSpace(names[0])
		for _, n := range names {
			n = strings.TrimPrefix(strings.TrimSpace(n), "The ")
			if out[n] == "" {
				out[n] = first
			}
		}
	}
	return out
})

// mastheads are the words that the names of news organisations end in.
var mastheads = set("times post gazette herald news tribune journal daily chronicle courier observer examiner dispatch telegraph inquirer enquirer sentinel register mirror bulletin globe mail radio tv television newspaper magazine review weekly today press newswire broadcasting wire messenger mercury argus echo standard ledger leader advertiser free-press shimbun ilbo zeitung pravda gazeta presse monde")

// agencyWords lead up to the name of a news organisation: "state news agency".
var agencyWords = set("agency newspaper broadcaster magazine daily weekly network tabloid website channel outlet newswire wire station publication paper")

// outletNamed returns the name of the news organisation that s, without an
// article, is the name of, or "".
func outletNamed(s string) string {
	s = withoutArticle(s)
	if n := outlets()[s]; n != "" {
		return n
	}
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 6 {
		return ""
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !particles[w] && w != "of" && w != "and" && w != "&" {
			return ""
		}
	}
	if mastheads[strings.ToLower(words[len(words)-1])] {
		return s
	}
	return ""
}

// withoutArticle drops "the" from the beginning of a name.
func withoutArticle(s string) string {
	s = strings.TrimSpace(s)
	for _, a := range []string{"the ", "The ", "THE "} {
		s = strings.TrimPrefix(s, a)
	}
	return s
}

// sameOutlet reports whether two names are of one news organisation.
func sameOutlet(a, b string) bool {
	canon := func(s string) string {
		if n := outlets()[withoutArticle(s)]; n != "" {
			return strings.ToLower(n)
		}
		return strings.ToLower(withoutArticle(s))
	}
	return a != "" && b != "" && canon(a) == canon(b)
}
