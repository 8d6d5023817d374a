package word

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// stems folds English text to the stems of its content and stop words alike.
func stems(text string) string {
	return strings.Join(NewFolder().Stems("en", text, Tokens(text)), " ")
}

func TestFoldTogether(t *testing.T) {
	for _, words := range [][]string{
		{"Russia", "Russian Federation", "the Russians", "RUSSIA", "Russia's"},
		{"US", "U.S.", "USA", "U.S.A.", "United States", "United States of America", "u.s.", "American", "Americans", "America"},
		{"Ohio", "OH"},
		{"Kentucky", "KY", "Ky."},
		{"California", "Calif.", "Californians"},
		{"Los Angeles", "L.A.", "LA"},
		{"New York", "New York City", "NYC", "N.Y.", "NY"},
		{"Washington", "Washington DC", "Washington, D.C.", "D.C."},
		{"United Nations", "U.N.", "UN", "u.n."},
		{"World Health Organization", "World Health Organisation", "WHO"},
		{"NATO", "North Atlantic Treaty Organization"},
		{"Senator", "Sen.", "senators"},
		{"Congressman", "Rep.", "Congresswoman", "Representative"},
		{"Prime Minister", "prime-minister"},
		{"August", "Aug.", "Aug"},
		{"March", "Mar."},
		{"Wednesday", "Wed"},
		{"two", "2", "Two"},
		{"3 percent", "three per cent", "3%", "3 pct."},
		{"1,500", "1500"},
		{"defense", "defence"},
		{"organize", "organised", "organising", "organisation", "organizations"},
		{"labor", "labour", "Labour"},
		{"program", "programme"},
		{"Gaddafi", "Qaddafi", "Kadhafi"},
		{"Kyiv", "Kiev"},
		{"ISIS", "ISIL", "Daesh", "Islamic State", "Islamic State of Iraq and the Levant"},
		{"al-Qaeda", "Al Qaida", "al Qaeda"},
		{"South Korea", "South Koreans", "Republic of Korea"},
		{"Democratic People's Republic of Korea", "North Korea", "Democratic People’s Republic of Korea"},
		{"Ivory Coast", "Côte d'Ivoire"},
		{"Turkey", "Turkish", "Türkiye"},
		{"e-mail", "email"},
		{"33-year-old", "33 years old"},
		{"govt", "government", "gov't"},
		{"café", "cafe", "Café"},
		{"don’t", "don't"},
		{"ter\u00adror", "terror"}, // a soft hyphen
	} {
		for _, w := range words[1:] {
			if a, b := strings.TrimPrefix(stems(words[0]), "the "), strings.TrimPrefix(stems(w), "the "); a != b {
				t.Errorf("%q folds to %q, %q to %q", words[0], a, w, b)
			}
		}
	}
}

func TestFoldApart(t *testing.T) {
	for _, words := range [][]string{
		{"US", "us"}, {"WHO", "who"}, {"IT", "Italy"}, {"OR", "Oregon"}, {"IN", "Indiana"}, {"ME", "Maine"},
		{"Moscow", "Russia"}, {"Washington", "United States"}, {"Beijing", "China"}, {"Kremlin", "Russia"},
		{"North Korea", "South Korea"}, {"Congo", "Democratic Republic of Congo"}, {"Niger", "Nigeria"},
		{"Dominica", "Dominican Republic"}, {"Guinea", "Papua New Guinea"}, {"South America", "America"},
		{"Virginia", "West Virginia"}, {"Ireland", "Northern Ireland"}, {"Soviet", "Russian"}, {"England", "Britain"},
		{"May", "may"}, {"March", "march"}, {"Polish", "polish"}, {"turkey", "Turkey"}, {"Miss", "Miss."},
		{"sun", "Sunday"}, {"sat", "Saturday"}, {"mar", "March"}, {"dec", "deck"},
		{"killed", "injured"}, {"wounded", "killed"}, {"said", "told"}, {"said", "denied"}, {"told", "stated"},
		{"two", "three"}, {"ten", "tens"}, {"fifty", "fifties"}, {"million", "billion"}, {"one", "1"}, {"12", "dozen"},
		{"percent", "percentage"}, {"a.m.", "p.m."}, {"legal", "illegal"}, {"some", "all"}, {"never", "ever"},
		{"senator", "representative"}, {"general", "colonel"}, {"found", "founded"}, {"tonne", "ton"},
		{"may", "might"}, {"added", "advertisement"}, {"legislation", "legislator"}, {"near", "nearly"}, {"AK-47", "Alaska-47"},
		{"photographer", "photo"}, {"assistant", "helper"}, {"Hollande", "Holland"}, {"large", "largely"}, {"likely", "certain"}, {"alleged", "confirmed"}, {"1.5", "15"},
	} {
		if a, b := stems(words[0]), stems(words[1]); a == b {
			t.Errorf("%q and %q both fold to %q", words[0], words[1], a)
		}
	}
}

// TestAliasTable holds the whole table to its promise: an alias and its name
// have one key, and no word stands under two names.
func TestAliasTable(t *testing.T) {
	names := map[string]string{}
	for line := range lines(aliasTable) {
		name, list, _ := strings.Cut(line, " = ")
		want := stems(name)
		if want != stemOf("en", name) {
			t.Errorf("%q is itself an alias: it folds to %q", name, want)
		}
		for _, a := range strings.Split(list, ", ") {
			a = strings.TrimSuffix(a, "!")
			if got := stems(a); got != want {
				t.Errorf("%q folds to %q, its name %q to %q", a, got, name, want)
			}
			if names[a] != "" {
				t.Errorf("%q stands for both %q and %q", a, names[a], name)
			}
			names[a] = name
		}
	}
}

// TestKeysAreFrozen fails when a key changes: archives have stored them.
func TestKeysAreFrozen(t *testing.T) {
	for word, want := range map[string]Key{
		"Russia": 0x8245a316d02b6736, "the": 0xcb1283631cf33d7d, "U.S.": 0xce8a0dbeeaf31482, "two": 0xfb95a7322f5da314, "letters": 0x45895c4be5effd0b, "WHO": 0xc9ffa2ff386d082b, "organisation": 0x6f4812a1619ab098, "zürich": 0x6f88eb3de5913b66,
	} {
		got := NewFolder().Terms("en", word, Tokens(word))
		if len(got) != 1 || got[0].Key != want {
			t.Errorf("%q: key %#x, want %#x", word, got[0].Key, want)
		}
	}
}

func TestRarity(t *testing.T) {
	idf := func(w string) float32 { return NewFolder().Terms("en", w, Tokens(w))[0].IDF }
	for _, w := range []string{"the", "of", "and"} {
		if idf(w) > .1 {
			t.Errorf("%q has rarity %.2f, want about 0", w, idf(w))
		}
	}
	if x := idf("xylograph"); x < 6 || x > 7 {
		t.Errorf("an unseen word has rarity %.2f, want 6 to 7", x)
	}
	if !(idf("said") < idf("senator") && idf("senator") < idf("sanctions") && idf("sanctions") < idf("Helsinki")) {
		t.Error("rarity does not rise from said over senator and sanctions to Helsinki")
	}
}

func TestOtherLanguagesKeepTheirWords(t *testing.T) {
	for _, x := range []struct{ language, text, want string }{
		{"de", "Die US Wahlen", "die us wahl"},
		{"de", "Assist", "assist"},
		{"ru", "президента", "президент"},
		{"zh", "北京", "北 京"},
		{"", "Russian", "russian"},
	} {
		if got := strings.Join(NewFolder().Stems(x.language, x.text, Tokens(x.text)), " "); got != x.want {
			t.Errorf("%s %q folds to %q, want %q", x.language, x.text, got, x.want)
		}
	}
}

// TestTermsForgetNothing: terms are in order, disjoint and within the tokens;
// each word and number stands in one; and the past of a Folder changes nothing.
func TestTermsForgetNothing(t *testing.T) {
	used := NewFolder()
	pieces := rapid.SampledFrom([]string{"United", "States", "of", "America", " ", " ", "-", ", ", "’s", "U.S.", "al", "Qaeda",
		"3", "%", "percent", "the", "New", "York", "City", "\n", "日", "é", "http://a.b", "@who", "people's", "republic", "of", "china"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(pieces).Draw(t, "text"), "")
		language := rapid.SampledFrom([]string{"en", "", "fr"}).Draw(t, "language")
		tokens := Tokens(text)
		terms := used.Terms(language, text, tokens)
		if fresh := NewFolder().Terms(language, text, tokens); !slices.Equal(terms, fresh) {
			t.Fatalf("%q: a used folder gives %v, a fresh one %v", text, terms, fresh)
		}
		covered, last := map[int32]bool{}, int32(0)
		for _, x := range terms {
			if x.First < last || x.Last <= x.First || int(x.Last) > len(tokens) || x.IDF < 0 {
				t.Fatalf("%q: term %+v after token %d of %d", text, x, last, len(tokens))
			}
			for i := x.First; i < x.Last; i++ {
				covered[i] = true
			}
			last = x.Last
		}
		for i, tok := range tokens {
			if (tok.Kind == Word || tok.Kind == Number) && !covered[int32(i)] {
				t.Fatalf("%q: token %q stands in no term", text, tok.In(text))
			}
		}
	})
}
