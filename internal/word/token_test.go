package word

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestTokens(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"Putin's letter", "Putin 's letter"},
		{"the workers’ union", "the workers ’ union"},
		{"Russia’s", "Russia ’s"},
		{"don't", "don't"},
		{"Sen. Paul of the U.S. said.", "Sen. Paul of the U.S. said ."},
		{"J. Smith", "J. Smith"},
		{"R-KY", "R - KY"},
		{"at 9 a.m. today", "at 9 a.m. today"},
		{"1,500 adults, 3.1 percent", "1,500 adults , 3.1 percent"},
		{"the 21st of 1990s", "the 21st of 1990s"},
		{"$40bn", "$ 40bn"},
		{"by @HeadlineNews in #Politics", "by @HeadlineNews in #Politics"},
		{"me@example.com", "me @ example.com"},
		{"in the town.The mayor", "in the town . The mayor"},
		{"node.JS", "node.JS"},
		{"said _ the _town_", "said _ the _ town _"},
		{"北京新闻", "北 京 新 闻"},
		{"قال الرئيس، أمس", "قال الرئيس ، أمس"},
		{"в Москве.", "в Москве ."},
		{"win 🎉👍🏽 now", "win 🎉 👍🏽 now"},
		{"a\u00a0b\u2003c\r\n", "a b c"},
		{"``Yes,'' he", "` ` Yes , ' ' he"},
		{"Yahoo! News", "Yahoo ! News"},
		{"e\u0301te\u0301", "e\u0301te\u0301"},
		{"bad \xff\xfe input", "bad \xff \xfe input"},
		{"", ""},
	} {
		var got []string
		for _, tok := range Tokens(x.text) {
			got = append(got, tok.In(x.text))
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%q: tokens %q, want %q", x.text, s, x.want)
		}
	}
}

func TestKinds(t *testing.T) {
	const text = "Paul's 3 @who — 4th é_"
	want := []Kind{Word, Clitic, Number, Word, Mark, Number, Word, Mark}
	for i, tok := range Tokens(text) {
		if tok.Kind != want[i] || tok.Upper != (i == 0) {
			t.Errorf("%q has kind %d (capital: %v), want %d", tok.In(text), tok.Kind, tok.Upper, want[i])
		}
	}
}

// checkTokens: tokens are in order, disjoint, not empty, on rune boundaries,
// and leave out white space alone.
func checkTokens(t interface{ Fatalf(string, ...any) }, text string) {
	end := 0
	for _, tok := range Tokens(text) {
		if int(tok.Start) < end || tok.End <= tok.Start || int(tok.End) > len(text) {
			t.Fatalf("%q: token %+v after byte %d", text, tok, end)
		}
		if strings.TrimSpace(text[end:tok.Start]) != "" {
			t.Fatalf("%q: %q is in no token", text, text[end:tok.Start])
		}
		if utf8.ValidString(text) && !utf8.ValidString(tok.In(text)) {
			t.Fatalf("%q: token %q is cut within a code point", text, tok.In(text))
		}
		end = int(tok.End)
	}
	if strings.TrimSpace(text[end:]) != "" {
		t.Fatalf("%q: %q is in no token", text, text[end:])
	}
}

func TestTokensCoverText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkTokens(t, rapid.String().Draw(t, "text")) })
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"Sen. Paul's U.S. letter", "a_b__", "town.The @who #x", "北京\u200d🇺🇸", "\xff'’s", "1,5.3e %"} {
		f.Add(s)
	}
	folder := NewFolder()
	f.Fuzz(func(t *testing.T, text string) {
		checkTokens(t, text)
		for _, language := range []string{"en", "ru", ""} {
			folder.Terms(language, text, Tokens(text))
		}
	})
}
