package segment

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

func TestSentences(t *testing.T) {
	for _, x := range []struct{ name, language, text string }{ // "|" marks each cut
		{"titles", "en", "Sen. Rand Paul met Dr. Jones and Gov. Smith.|He then left."},
		{"title in a quote", "en", "He wrote to her.|“Ms. Lerner remains under subpoena,” he said."},
		{"titles in a row", "en", "Dist. Atty. Steve Cooley spoke.|Const. Tim Fanning did not."},
		{"country before a name", "en", "The U.S. Senate voted.|It left for the U.S.|The vote was close."},
		{"states", "en", "A clerk in Concord, Calif. said so.|He lives in Bentonville, Ark.-based firms say."},
		{"initials", "en", "George W. Bush met J. K. Rowling.|They spoke."},
		{"clock", "en", "It began at 9 a.m. Tuesday.|It ended at 5 p.m.|The crowd left."},
		{"number sign", "en", "He is No. 2 on the list.|No. 3 is free."},
		{"point set apart", "en", "They found a. 38 - caliber revolver.|The. 22 was never found."},
		{"torn decimals", "en", "The mill cost $27. 5 million and lies 3. 5 miles off.|A shock of 5. 1 on the Richter scale came at 9. 30am.|It was 9. 25 a.m. in Tarn and 5. 51PM in Orre.|Some 40. 3 million watched."},
		{"numbers that end a sentence", "en", "The count stood at 27.|5 boats sank.|It was built in 1998.|12 percent had gone.|It closed at £3. 40 a share."},
		{"company", "en", "Acme Inc. said so.|Acme Corp.|The firm denied it."},
		{"question and cue", "en", "\"Why now?\" he asked.|\"Because,\" Walsh said."},
		{"question and name", "en", "\"Does he stand with them?\" Justice Breyer asked.|Nobody knew."},
		{"shout in tex marks", "en", "''No one gives up!'' Castro declared.|The crowd cheered."},
		{"question before another quote", "en", "Asked, \"Is that you?\"|Weiner replied, \"No comment.\""},
		{"tex marks close", "en", "He condemned ``the attacks.''|The White House agreed."},
		{"single marks close", "en", "They say, 'We are not used to this.'|Well, they will be."},
		{"a quote in a quote closes", "en", "They are \"somehow 'racists.'\"|The mayor denied it.|It is “the ‘end.’”|Falk said so."},
		{"lone closing mark", "en", "\"Nothing bad is going to happen. \""},
		{"curly closing mark", "en", "“And ‘let's make a decision.’ ”|He left."},
		{"bracket closes", "en", "(He did not say why.)|The talks went on."},
		{"no space", "en", "The march ended in the city.|The mayor was there."},
		{"site's name", "en", "It was posted on unitedgungroup.com.|That site is down."},
		{"broken site's name", "en", "He told FoxSports. com about it.|Then he left."},
		{"exclaiming name", "en", "The film was shown on Yahoo! News today.|It did well."},
		{"small brand", "en", "It sold well.|iPhone sales fell."},
		{"small word goes on", "en", "It comes off as... when in Rome, do so.|Fine."},
		{"ellipsis between", "en", "\"I want him to do well. ...|I love this country.\""},
		{"bracketed ellipsis", "en", "They ran it into the ground. [...]|Then they left."},
		{"list", "en", "1. The first matter.|2. The second matter."},
		{"rules and stars", "en", "The end is near.\n\n___\n\n***"},
		{"german ordinal", "de", "Er kam am 3. Mai nach Berlin.|Dann ging er."},
		{"russian", "ru", "Президент В. Путин прибыл в Москву.|Он сказал: «Да!»"},
		{"chinese", "zh", "总统周三抵达北京。|他会见了记者！|随后离开。"},
		{"arabic", "ar", "وصل الرئيس إلى موسكو.|هل يعود اليوم؟|لا أحد يعرف."},
	} {
		text := strings.NewReplacer(".|", ". ", "|", " ").Replace(x.text)
		if x.name == "no space" || x.language == "zh" {
			text = strings.ReplaceAll(x.text, "|", "")
		}
		cut := NewCutter().Cut(&report.Report{Text: text, Language: x.language})
		var got []string
		for _, s := range cut.Sentences {
			got = append(got, s.In(text))
		}
		want := strings.TrimRight(x.text, "\n_*")
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s:\n got %s\nwant %s", x.name, s, want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{ // "¶" between paragraphs
		{"blank lines", "One.\n\nTwo.\n \nThree.", "One.¶Two.¶Three."},
		{"lines", "One thing.\nAnother thing.", "One thing.¶Another thing."},
		{"windows", "One.\r\n\r\nTwo.", "One.¶Two."},
		{"headlines", headlines, strings.ReplaceAll(headlines, "\n", "¶")},
		{"mail", mail, "The president of the republic arrived in the capital on Tuesday for a\nvisit of three days, his first since the two countries restored their\nties, and was met at the airport by the foreign minister and a guard\nof honour.¶He will speak to parliament on Wednesday."},
		{"mail with a long address", mail + "\n\n" + strings.Repeat("https://example.com/", 8), "The president of the republic arrived in the capital on Tuesday for a\nvisit of three days, his first since the two countries restored their\nties, and was met at the airport by the foreign minister and a guard\nof honour.¶He will speak to parliament on Wednesday.¶" + strings.Repeat("https://example.com/", 8)},
	} {
		var got []string
		for _, p := range paragraphs(x.text, nil) {
			got = append(got, p.In(x.text))
		}
		if s := strings.Join(got, "¶"); s != x.want {
			t.Errorf("%s:\n got %q\nwant %q", x.name, s, x.want)
		}
	}
}

const (
	headlines = "Senate passes the budget after a night of debate and delay\nMayor of the capital resigns over the handling of the floods\nThree climbers found alive on the north face of the mountain\nCourt rules for the farmers in a dispute over water and land\nOil prices fall for a third day"
	mail      = "The president of the republic arrived in the capital on Tuesday for a\nvisit of three days, his first since the two countries restored their\nties, and was met at the airport by the foreign minister and a guard\nof honour.\n\nHe will speak to parliament on Wednesday."
)

func TestFurnitureAndHeadline(t *testing.T) {
	const text = "World News\n\nWho won? Nobody did\n\nWho won? Nobody did\n\nThe vote was tied. More news: a storm. The count goes on.\n\nRelated Articles"
	furniture := func(s string, nth int) report.Furniture {
		at := 0
		for ; nth > 0; nth-- {
			at += strings.Index(text[at:], s) + len(s)
		}
		return report.Furniture{Span: report.Span{Start: at - len(s), End: at}}
	}
	// out of order, as another stage may leave it
	r := &report.Report{Text: text, Title: "Who won? Nobody did", Language: "en", Furniture: []report.Furniture{
		furniture("Related Articles", 1), furniture("World News", 1), furniture("Who won? Nobody did", 2), furniture("More news: a storm.", 1)}}
	cut := NewCutter().Cut(r)
	var got []string
	for _, s := range cut.Sentences {
		line := s.In(text)
		if s.Headline {
			line = "# " + line
		}
		got = append(got, line)
	}
	if s := strings.Join(got, "|"); s != "# Who won?|# Nobody did|The vote was tied.|The count goes on." {
		t.Error(s)
	}
	check(t, cut)
}

// TestDateline: a dateline is a sentence of its own.
func TestDateline(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"PORT ELLERY, Canada, June 15 (MPA) - The ferry sank.", "PORT ELLERY, Canada, June 15 (MPA) -"},
		{"OUDEVAART, Belgium, Nov 13 (MPA) — A guard spoke.", "OUDEVAART, Belgium, Nov 13 (MPA) —"},
		{"(MPA) — A guard spoke.", "(MPA) —"},
		{"Oslo (Meridian Press) – A guard spoke.", "Oslo (Meridian Press) –"},
		{"OSLO - A guard spoke.", "OSLO -"},
		{"OSLO—A guard spoke.", "OSLO—"},
		{"OSLO, April 9 - \"Nobody came,\" a guard said.", "OSLO, April 9 -"},
		{"ORLE, Canada, June 15 (MPA) -- The ferry sank.", "ORLE, Canada, June 15 (MPA) --"},
		{"ORLE (MPA) _ The ferry sank.", "ORLE (MPA) _"},
		{"OSLO -- A guard spoke.", "OSLO --"},
		{"NASA - the agency - declined.", ""},
		{"NASA -- the agency -- declined.", ""},
		{"The ORLE_ROOF account was closed.", ""},
		{"The well-known guard (a painter) - and he alone - spoke.", ""},
		{"Ms Oake (1960) - A life.", ""},
		{"Four works - all small - were taken.", ""},
		{"\"OSLO - A song\" was sung.", ""},
		{"— Nobody came.", ""},
		{"OSLO -", ""},
		{"", ""},
	} {
		cut := NewCutter().Cut(&report.Report{Text: x.text, Language: "en"})
		got := ""
		for _, s := range cut.Sentences {
			if s.Dateline {
				got = s.In(x.text)
			}
		}
		if got != x.want {
			t.Errorf("%q has the dateline %q, want %q", x.text, got, x.want)
		}
		check(t, cut)
	}
}

// check holds a cut text to what the package promises.
func check(t interface{ Fatalf(string, ...any) }, x *Text) {
	end, token, term, paragraph := 0, 0, 0, 0
	for _, s := range x.Sentences {
		if s.Start < end || s.Empty() || s.End > len(x.Report.Text) {
			t.Fatalf("%q: sentence %+v after byte %d", x.Report.Text, s, end)
		}
		in := s.In(x.Report.Text)
		if !utf8.ValidString(in) || strings.TrimSpace(in) != in {
			t.Fatalf("%q: sentence %q is cut within a code point or not trimmed", x.Report.Text, in)
		}
		for _, f := range x.Furniture {
			if s.Overlap(f.Span) > 0 {
				t.Fatalf("%q: sentence %q holds furniture", x.Report.Text, in)
			}
		}
		if s.LastToken-s.FirstToken > mostTokens {
			t.Fatalf("%q: sentence %q has %d tokens", x.Report.Text, in, s.LastToken-s.FirstToken)
		}
		if s.FirstToken < token || s.LastToken < s.FirstToken || s.FirstTerm != term || s.LastTerm < s.FirstTerm || s.Paragraph < paragraph {
			t.Fatalf("%q: sentence %+v after token %d, term %d, paragraph %d", x.Report.Text, s, token, term, paragraph)
		}
		for _, tok := range x.TokensOf(s) {
			if int(tok.Start) < s.Start || int(tok.End) > s.End {
				t.Fatalf("%q: token %q sticks out of sentence %q", x.Report.Text, tok.In(x.Report.Text), in)
			}
		}
		for _, y := range x.TermsOf(s) {
			if int(y.First) < s.FirstToken || int(y.Last) > s.LastToken || y.First >= y.Last || !s.Contains(x.SpanOf(y)) {
				t.Fatalf("%q: term %+v sticks out of sentence %+v", x.Report.Text, y, s)
			}
		}
		end, token, term, paragraph = s.End, s.LastToken, s.LastTerm, s.Paragraph
	}
	if term != len(x.Terms) {
		t.Fatalf("%q: %d terms, %d in sentences", x.Report.Text, len(x.Terms), term)
	}
}

// furnish marks some stretches of text, on rune boundaries, as furniture.
func furnish(text string, cuts []int) (out []report.Furniture) {
	for i := 0; i+1 < len(cuts); i += 2 {
		s := report.Span{Start: cuts[i], End: cuts[i+1]}
		if s.Start > s.End {
			s.Start, s.End = s.End, s.Start
		}
		if s.End <= len(text) && utf8.ValidString(text[:s.Start]) && utf8.ValidString(text[:s.End]) {
			out = append(out, report.Furniture{Span: s})
		}
	}
	return out
}

func TestCutKeepsItsPromises(t *testing.T) {
	c := NewCutter()
	pieces := rapid.OneOf(rapid.SampledFrom([]string{"Sen.", "U.S.", "J.", "said", "The", "he", "?\"", "\"", "''", "``", "“", "”", ". ", ".", "...", "\n", "\n\n",
		"a.m.", "No.", "1.", "日本。", "é", "town.The", "(", ")", " ", " ", "_", "iPhone", "asked.", "\u0301", "’s"}), rapid.StringN(0, 4, 8))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(pieces).Draw(t, "text"), "")
		language := rapid.SampledFrom([]string{"en", "", "ru", "de"}).Draw(t, "language")
		furniture := furnish(text, rapid.SliceOfN(rapid.IntRange(0, 60), 0, 6).Draw(t, "furniture"))
		check(t, c.Cut(&report.Report{Text: text, Language: language, Furniture: furniture}))
	})
}

// A text without a full stop is cut, and no word of it is lost.
func TestLongSentences(t *testing.T) {
	text := strings.TrimSpace(strings.Repeat("the mill on the hill burns and ", 200))
	x := NewCutter().Cut(&report.Report{Text: text, Language: "en"})
	check(t, x)
	var words []string
	for _, s := range x.Sentences {
		words = append(words, s.In(text))
	}
	if got := strings.Join(words, " "); got != text || len(words) != 1400/mostTokens+1 {
		t.Errorf("%d sentences: %q", len(words), got)
	}
}

// TestCutIsLinear cuts long runs of what the rules look at: none may go back
// over the text for each.
func TestCutIsLinear(t *testing.T) {
	c := NewCutter()
	for _, unit := range []string{"a", "a.", "a. ", "\" ", "“", "?\" ", "... ", "a\n", "Mr. ", "\u0301", "1. ", "_", "abc.Abc", "。", "@", "'s", "( ", "?!'", "new ", "\n\n"} {
		for _, language := range []string{"en", "ru"} {
			t.Run(fmt.Sprintf("%q %s", unit, language), func(t *testing.T) {
				linear.Check(t, 1<<14, func(n int) func() {
					text := strings.Repeat(unit, n/len(unit))
					return func() { check(t, c.Cut(&report.Report{Text: text, Language: language})) }
				})
			})
		}
	}
}

// TestTermsAreWords: what is folded from sentences is what is folded from them
// one by one.
func TestTermsAreWords(t *testing.T) {
	cut := NewCutter().Cut(&report.Report{Text: article, Language: "en"})
	if len(cut.Sentences) != 12 {
		t.Errorf("%d sentences, want 12", len(cut.Sentences))
	}
	folder := word.NewFolder()
	for _, s := range cut.Sentences {
		in := s.In(article)
		alone := folder.Terms("en", in, word.Tokens(in))
		for i, x := range cut.TermsOf(s) {
			if len(alone) != s.LastTerm-s.FirstTerm || alone[i].Key != x.Key {
				t.Errorf("%q: term %d differs from the sentence's alone", in, i)
				break
			}
		}
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range []string{article, mail, "a.\" b", "The U.S.\n\n“No?” he said.The end..."} {
		f.Add(s, 3, 9)
	}
	c := NewCutter()
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		text = strings.ToValidUTF8(text, "�")
		from, to = max(0, min(from, len(text))), max(0, min(to, len(text)))
		for _, language := range []string{"en", "ru"} {
			check(t, c.Cut(&report.Report{Text: text, Language: language, Furniture: furnish(text, []int{from, to})}))
		}
	})
}
