package extract

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
)

// In these texts a line of furniture begins with its kind in braces.
var pages = []struct{ name, title, text, headline string }{
	{name: "label, title twice, related", headline: "Dam near Oldtown gives way after days of rain", text: `
{label}World News

Dam near Oldtown gives way after days of rain

{title}Dam near Oldtown gives way after days of rain

The dam above Oldtown gave way on Tuesday, flooding three villages, officials said.

Nobody was hurt, the mayor said.

{related}Related Articles`},

	{name: "a press release", headline: "Oakline to close its works at Oldtown", text: `
{label}PRESS RELEASE - 4 March

Oakline to close its works at Oldtown

Oakline regrets to announce that its works at Oldtown will close in June. All 212 workers were told this morning.

"We have looked at every other way," chief executive Ines Calder said.

{navigation}About Oakline

{navigation}Oakline makes oak barrels for the whisky trade and was founded in 1874.

{navigation}Media contact: press office, telephone 555 0199

{navigation}- ENDS -

{navigation}Notes to editors

{navigation}Pictures of the works may be had from the press office.`},

	{name: "no press release", headline: "Oakline to close its works at Oldtown", text: `
Oakline to close its works at Oldtown

The barrel maker Oakline will close its works at Oldtown in June, it said in a press release.

About 200 men were told on Monday morning.

Contact: the word that the workers' council used for what had been missing.`},

	{name: "who put it out, and when, in one line", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

{byline}The Oldtown Herald, Saturday

The mayor promised on Wednesday that the dam would be built again within a year.

Engineers said that would take at least three years.`},

	{name: "another story's headline twice above the prose", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

{teaser}Striker signs for Rovers in record deal

{teaser}Striker signs for Rovers in record deal

The mayor promised on Wednesday that the dam would be built again within a year.

Engineers said that would take at least three years.`},

	{name: "caption twice, other stories at the end", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

Villagers look at the river from a bridge in Oldtown

{caption}Villagers look at the river from a bridge in Oldtown

The mayor promised on Wednesday that the dam would be built again within a year.

{teaser}More news: Singer cancels tour after falling ill

Engineers said that would take at least three years.

{teaser}Rovers beat United to reach cup final
{teaser}Actor fined over speeding in Nevada desert`},

	{name: "other stories between the paragraphs, sub-headings, a paragraph cut off", headline: "Will Oldtown get its new dam?", text: `
Will Oldtown get its new dam?

{byline}By Our Correspondent

The mayor promised on Wednesday that the dam would be built again within a year.

{teaser}Tram drivers call off summer strike

Engineers said that would take at least three years. The old one stood for ninety.

{teaser}More culture: Heron museum finds new home

Villagers had asked for the money since the flood.

Three long years for engineers

{navigation}Share this with your friends: Facebook Twitter

A spokesman said nobody had counted the cracks.

What happens next to everybody here

The governor, Ines Calder, said the matter was "closed". She did not take questions about who would`},

	{name: "another story under the headline, two between the paragraphs, a year before a last sentence cut off", headline: "Oldtown bakers win higher pay", text: `
Oldtown bakers win higher pay

{teaser}Cup final: Rovers edge United on penalties

The bakers of Oldtown will work again on Thursday for a raise of seven percent.

Bread had to be brought in from Kelmouth, the mediator said.

{teaser}5 foods that boost your immune system
{teaser}Celebrity chef opens third restaurant

The strike lasted nineteen days, said Ines Calder, who leads the bakers.

The bakers have fought for the raise since 2019. A deal was signed in`},

	{name: "a last sentence cut off that begins with a name", headline: "Oldtown bakers win higher pay", text: `
Oldtown bakers win higher pay

The bakers of Oldtown will work again on Thursday for a raise of seven percent.

{teaser}More news: The ten best ski resorts
{teaser}Pop star gives birth to twins

The strike lasted nineteen days, said the bakers. Deputy Mayor Ines Calder told them that she had never`},

	{name: "a headline that asks, below a label", headline: "Oldtown strike: what was it for?", text: `
{label}World

Oldtown strike: what was it for?

The bakers of Oldtown will work again on Thursday for a raise of seven percent.

Who will pay for it?

The strike lasted nineteen days, said Ines Calder, who leads the bakers.`},

	{name: "a line under the headline of its own, a list of what is asked for", headline: "Oldtown bakers win higher pay", text: `
Oldtown bakers win higher pay

Strike over after nineteen days
Nobody hoped for anything since spring 2031

The bakers of Oldtown will work again on Thursday for a raise of seven percent.

Their demands had been these:

Free tram tickets for apprentices
Warmer ovens before winter mornings

The strike lasted nineteen days, said Ines Calder, who leads the bakers.

Bread had to be brought in from Kelmouth, the mediator said.

Prices in Oldtown climbed by a tenth`},

	{name: "a paragraph that lost its stop, offers, a list of a section", headline: "Oldtown bakers win higher pay", text: `
Oldtown bakers win higher pay

The bakers of Oldtown will work again on Thursday for a raise of seven percent.

"We won because we stayed together", said Ines Calder

{teaser}Stock market ends week on small gains

{navigation}Subscribe to The Oldtown Post for a crown a week

{teaser}YOU MIGHT LIKE: Twelve lakes to swim in

The strike lasted nineteen days. Bread had to be brought in from Kelmouth, the mediator said. Its price ro

{navigation}Copyright The Oldtown Post. No part may be printed elsewhere.

{related}MORE FROM BUSINESS

{teaser}Bakery tycoon buys second yacht
{teaser}Bakers sell more bread than ever`},

	{name: "a section of small letters", headline: "Oldtown bank raises rates again", text: `
{label}Markets today

Oldtown bank raises rates again

{byline}Posted 2 hours ago

{byline}By Jane Doe, Money Editor | Updated: 6:15 p.m.

{caption}Getty Images The bank of Oldtown in the evening

The bank of Oldtown raised its rate on Wednesday, to the surprise of the mayor.`},

	{name: "a headline on a like matter, next to one on another", headline: "Mayor of Oldtown promises a new dam", text: `
{label}Sci-Tech
Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

Engineers said that would take at least three years.

{teaser}Mayor denies knowing fugitive banker
{teaser}Rovers beat United to reach cup final
{related}Recommended News`},

	{name: "days below a summary, marks set apart", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam
It will stand within a year, he told the villagers.
{byline}PUBLISHED: MONDAY, MARCH 11, 2031, 10: 34 PM
{byline}UPDATED: TUESDAY, MARCH 12, 2031, 9: 36 AM
The mayor promised on Wednesday that the dam would be built again within a year.
Published plans show it twice as high.`},

	{name: "news in brief, by our staff", headline: "Mayor of Oldtown promises a new dam", text: `
{label}News in brief

Mayor of Oldtown promises a new dam

{byline}By our river staff

The mayor promised on Wednesday that the dam would be built again within a year.

Engineers said that would take at least three years.`},

	{name: "a menu, a section no list knows, a turn of the page", headline: "Mayor of Oldtown promises a new dam", text: `
{navigation}Home | City | Region | Money

{label}Rivers & Roads

Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

{teaser}Turn to page 7: How Lowtown lost its bridge in 1931

Engineers said that would take at least three years.`},

	{name: "a last paragraph cut short stays", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

Engineers had warned the mayor of cracks in the dam as early as`},

	{name: "two wordings of a title stay", headline: "Minister hands over report on the dam", text: `
Minister hands over report on the dam

Dam report: minister gives it to parliament

The minister of works gave parliament the report on the broken dam on Friday.`},

	{name: "title given apart", title: "Dam gives way near Oldtown - The Daily Post", text: `
{title}Dam gives way near Oldtown
{byline}By Jane Doe and John Roe, Staff Writers

The dam above Oldtown gave way on Tuesday, flooding three villages, officials said.`},

	{name: "a report that is its title's sentence", title: "The dam above Oldtown gave way on Tuesday.", text: `
The dam above Oldtown gave way on Tuesday.`},

	{name: "bylines and taglines", headline: "Dam gives way near Oldtown", text: `
Dam gives way near Oldtown
{byline}Jane Doe
The dam above Oldtown gave way on Tuesday, flooding three villages, officials said.
The prime minister is to visit the place on Friday with her ministers. {byline}(Reporting by Jane Doe; Editing by John Roe)
{byline}The Associated Press contributed to this report.
{byline}With inputs from PTI
{navigation}© 2020 The Daily Post. All rights reserved.`},

	{name: "name at the end", headline: "Dam gives way near Oldtown", text: `
Dam gives way near Oldtown

The dam above Oldtown gave way on Tuesday, flooding three villages, officials said.

{byline}Mary-Ann O'Neill`},

	{name: "captions", headline: "Dam gives way near Oldtown", text: `
Dam gives way near Oldtown
{caption}FILE - In this May 3 photo, water runs over the dam above Oldtown. (AP Photo/Jane Doe)
The dam above Oldtown gave way on Tuesday, flooding three villages, officials said.
{caption}Photo by John Roe
{caption}Getty Images
{caption}Image copyright Reuters
{caption}Villagers cross the river on a raft near Oldtown. (John Roe/Getty Images)
Photos show that the water rose by three metres within an hour, the ministry said.`},

	{name: "navigation", headline: "Dam gives way near Oldtown", text: `
{navigation}Share this
{navigation}Advertisement
Dam gives way near Oldtown
The dam above Oldtown gave way on Tuesday, flooding three villages, officials said.
{navigation}Sign up for our newsletter and get the day's news.
{navigation}Follow us on Facebook and Twitter.
{related}You may also like:
{teaser}Dam builders charged with fraud
{related}Most read
{navigation}Copyright 2020 The Daily Post`},

	{name: "teasers", headline: "Dam gives way near Oldtown", text: `
Dam gives way near Oldtown
The dam above Oldtown gave way on Tuesday, flooding three villages, officials said.
{teaser}READ MORE: What the engineers knew about the dam
{teaser}Also read: Dam builders charged with fraud
{teaser}[Watch: The moment the dam broke]
{teaser}Don't miss: Ten rivers to see before you die
{teaser}RELATED: Villages under water
{teaser}Other top stories: Ten rivers to see before you die
Read the report, he said, and see also what it leaves out of the story.
The minister said more: news of the flood had reached him late.`},

	{name: "datelines", headline: "", text: `
{byline}NAIROBI, Kenya (AP) _

A dam gave way near the capital on Tuesday, killing dozens of people, witnesses said.`},

	{name: "a dated place", headline: "Dam gives way near Oldtown", text: `
Dam gives way near Oldtown
{byline}Nairobi, Nov 11 -
A dam gave way near the capital on Tuesday, killing dozens of people, witnesses said.`},

	{name: "an agency's clock", headline: "Dam gives way near Oldtown", text: `
Dam gives way near Oldtown
{byline}TNA Nov 12, 2011, 05. 51AM IST NAIROBI:
A dam gave way near the capital on Tuesday, killing dozens of people, witnesses said.`},

	{name: "filed", headline: "Dam gives way near Oldtown", text: `
Dam gives way near Oldtown
{byline}On behalf of Doe & Roe, LLP. posted in Floods on Friday, September 20, 2013.
A dam gave way near the capital on Tuesday, killing dozens of people, witnesses said.
A video of it was posted by the owners on September 20, 2013.
{byline}Posted by Jane Doe in Floods on September 20, 2013`},

	{name: "hours", headline: "Dam gives way near Oldtown", text: `
Dam gives way near Oldtown
{byline}Sat Nov 12 2011, 01: 19 hrs
A dam gave way near the capital on Tuesday, killing dozens of people, witnesses said.`},

	{name: "dateline in its sentence", headline: "", text: `
NAIROBI, Kenya (AP) _ A dam gave way near the capital on Tuesday, witnesses said.`},

	{name: "short sentences, quotes and sub-headings stay", headline: "Dam gives way near Oldtown", text: `
Dam gives way near Oldtown
{byline}May 3, 2013
The dam above Oldtown gave way on Tuesday, flooding three villages, officials said.
"We ran."
Nobody was hurt.
Villages under water
The three villages lie below the dam and were warned in time, the mayor said.
What we know
Water: 3 million cubic metres
"Never again," said Doe.
The dam will be built again`},

	{name: "sentences and headlines that share words with furniture", headline: "Getty Images sues maker of pictures", text: `
Getty Images sues maker of pictures
The company sued on Tuesday in Oldtown, according to papers that its lawyers filed.
Most of those asked are on its side, a poll found. (Reuters/Ipsos)
It is not known how much the two brothers contributed.
She contributed to the report of the ministry that was published in May.
By signing up to the accord, the country agreed to stop.
Fact check: he did not say so.
Photographs were shown to the court, said John Roe of Reuters.
With reports from the villages still missing, nobody knows how many were hurt.
The end.`},

	{name: "agency behind a headline", headline: "Minister Of Works Hands Over Report - Tasnim", text: `
Minister Of Works Hands Over Report - Tasnim
The minister of works gave parliament the report on the broken dam on Friday. (AFP/Reuters)`},

	{name: "pictures", headline: "Dam gives way near Oldtown", text: `
Dam gives way near Oldtown
{caption}Jane Doe/Reuters
{caption}John Roe via Getty Images
The dam above Oldtown gave way on Tuesday, flooding three villages, officials said.
{caption}AP Photo/Jane Doe
{caption}Villagers cross the river on a raft near Oldtown (Reuters/Jane Doe)
The dam will be built again within a year, the mayor promised on Wednesday night.`},

	{name: "a poll is a headline where no other story can be announced", headline: "Poll: Mayor ahead by nine points", text: `
Poll: Mayor ahead by nine points
The mayor is ahead of her rival by nine points, a poll said on Tuesday.`},

	{name: "press release", headline: "Acme to build a new dam", text: `
Acme to build a new dam
Acme will build a new dam above Oldtown, the company said in a statement on Tuesday.
{byline}SOURCE Acme Corporation`},

	{name: "a headline without spaces", headline: "渡轮在河口倾覆七人遇难", text: `
渡轮在河口倾覆七人遇难

海岸警卫队表示，周三晚间一艘渡轮在白石河口附近倾覆。搜救仍在继续。`},
	{name: "a headline in kana", headline: "アルダ川でフェリー転覆、7人死亡", text: `
アルダ川でフェリー転覆、7人死亡

沿岸警備隊によると、水曜日の夜にフェリーが転覆した。捜索は続いている。`},
	{name: "a sentence without spaces is no headline", text: `
搜救仍在继续。

渡轮当时载有五十八名乘客，遇到大浪后翻沉。`},

	{name: "a list by number, comments", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

Engineers said that would take at least three years.

{related}Most read
{teaser}1. Singer found in Lowtown
{teaser}2. Man bites dog in Newtown
{navigation}Comments (2)
{navigation}Rivermouth says: about time!
{navigation}It will never be built. Mark my words.`},

	{name: "who the writer is", headline: "Oldtown should have seen it coming", text: `
Oldtown should have seen it coming

The mayor promised on Wednesday that the dam would be built again within a year.

Nobody in the villages below believes it, and nobody should.

{byline}Jane Doe is a teacher in Rivermouth.`},

	{name: "who somebody is, whom the report names", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

The dam will be built again within a year, Jane Doe promised on Wednesday, and the villages will be paid.

Jane Doe is the first mayor of the town to live below the dam.`},

	{name: "comments that the report has", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

{navigation}Comments

Engineers said that would take at least three years.

{navigation}3 comments

The mayor was not there, since the rock on either side would have to be blasted away and the river led round the site through a tunnel that nobody has yet planned.`},

	{name: "a page in a script without capitals", headline: "سد فوق أولدتاون ينهار بعد أيام من المطر", text: `
سد فوق أولدتاون ينهار بعد أيام من المطر

انهار السد فوق أولدتاون يوم الثلاثاء وغمرت المياه ثلاث قرى.

وقال العمدة إن أحدا لم يصب بأذى.`},

	{name: "a paragraph that breaks off at the end", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

Hospital director Jane Doe said that nine patients were brought in from the valley`},
	{name: "one that breaks off in a name", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

A geologist, John Roe, informed the council that nobody drilled, and that Ms.`},
	{name: "a paragraph that breaks off behind a teaser", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

{teaser}More from World: Cyclone nears coast

Nine sacks of grain were sent by the ministry of Farland, which closed its stores on`},
	{name: "headlines that end in a little word", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

{teaser}More from World: Cyclone nears coast
{teaser}Ten coats to keep you warm, and what to look for`},
	{name: "a quote that breaks off between paragraphs", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

"Rock was drilled. It never held", chief engineer John

Engineers said that would take at least three years.`},
	{name: "headlines behind the end", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

{teaser}Orchestra that had lost its hall finds another
{teaser}Singer Ida Roe: I never left the stage`},
	{name: "other desks between paragraphs", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

{teaser}Football: Oldtown United sack coach

Engineers said that would take at least three years.

Costs: mayor of Oldtown to ask for nine million

The council will vote on Friday.`},
	{name: "a line of its own desk", headline: "Oldtown rowing eight banned", text: `
Oldtown rowing eight banned

The rowing eight of Oldtown was banned for a year, the league said on Wednesday.

Rowing: Coach of Oldtown blames the league

Nobody on the rowing board has resigned.`},
	{name: "a path of sections", headline: "Oldtown eight banned", text: `
{label}Sport | Rowing

Oldtown eight banned

{title}Oldtown eight banned

The rowing eight of Oldtown was banned for a year, the league said on Wednesday.`},
	{name: "two names with a stroke", headline: "Oldtown | Newtown", text: `
Oldtown | Newtown

The towns were cut off for a year, the road office said on Wednesday.`},
	{name: "a headline that shares a common word", headline: "What we know about the dam", text: `
What we know about the dam

{teaser}Probe sends back first pictures of icy moon

The dam broke first on the north side, and the water came back up the valley.

The mayor was not there. He was told first by his driver.

Engineers said that would take at least three years.

The council will vote on Friday.`},

	{name: "two headlines of which one has a common word of the report", headline: "Mayor of Oldtown promises a new dam", text: `
Mayor of Oldtown promises a new dam

The mayor promised on Wednesday that the dam would be built again within a year.

Engineers said that would take at least three years, and the third month is over.

{teaser}Rail pilots to strike over Easter
{teaser}Rents fall for the third month

The mayor was not there. The rain fell for a month.

The council will vote on Friday.`},

	{name: "nothing but furniture is no furniture", text: `
World News
Politics`},
}

func TestFurniture(t *testing.T) {
	for _, test := range pages {
		t.Run(test.name, func(t *testing.T) {
			text, want := unmark(test.text)
			p, _ := furniture(lay(text), test.title)
			marks, headline := p.marks(), p.headline()
			if headline != test.headline {
				t.Errorf("headline %q, want %q", headline, test.headline)
			}
			for _, m := range marks {
				if !slices.Contains(want, m) {
					t.Errorf("wrongly marked as %s: %q", m.Kind, m.In(text))
				}
			}
			for _, m := range want {
				if !slices.Contains(marks, m) {
					t.Errorf("not marked as %s: %q", m.Kind, m.In(text))
				}
			}
			checkSpans(t, text, marks)
		})
	}
}

// unmark takes the kinds out of a text and says what they marked.
func unmark(marked string) (string, []report.Furniture) {
	var text strings.Builder
	var want []report.Furniture
	for line := range strings.Lines(marked) {
		before, rest, found := strings.Cut(line, "{")
		text.WriteString(before)
		if !found {
			continue
		}
		kind, content, _ := strings.Cut(rest, "}")
		start := text.Len()
		text.WriteString(content)
		want = append(want, report.Furniture{
			Span: report.Span{Start: start, End: start + len(strings.TrimRight(content, "\n"))},
			Kind: report.FurnitureKind(kind),
		})
	}
	return text.String(), want
}

// The clocks before the entries of a live blog are no part of them, nor are its
// greetings.
func TestLiveBlog(t *testing.T) {
	const text = `Dam of Oldtown: live

14:32 The mayor calls for patience.

2:05 p.m. - "The water is falling," an engineer says.

13:40 Hello and welcome to our live coverage. We will be here all day.

At 12:10 the dam gave way.

That's all from us for today.`
	p, _ := furniture(lay(text), "")
	marks := p.marks()
	want := []string{"14:32", "2:05 p.m.", "13:40", "Hello and welcome to our live coverage. We will be here all day.", "That's all from us for today."}
	if got := quoted(text, marks); !slices.Equal(got, want) {
		t.Errorf("marks %q, want %q", got, want)
	}
	checkSpans(t, text, marks)

	const fixtures = "Rovers at home\n\n14:30 Rovers meet United.\n\n17:00 Lions meet Town.\n\nTickets are left for both, the clubs said."
	if p, _ := furniture(lay(fixtures), ""); len(p.marks()) > 0 {
		t.Errorf("marks %q in what is no live blog", quoted(fixtures, marks))
	}
}

// checkSpans holds marks to what is promised of them.
func checkSpans(t *testing.T, text string, marks []report.Furniture) {
	t.Helper()
	last := 0
	for _, m := range marks {
		if m.Start < last || m.Empty() || m.End > len(text) {
			t.Fatalf("span %v after %d in a text of %d bytes", m.Span, last, len(text))
		}
		last = m.End
		s := m.In(text)
		if !utf8.ValidString(s) || strings.TrimFunc(s, unicode.IsSpace) != s {
			t.Fatalf("span %q is cut through a character or has space around it", s)
		}
	}
}

func TestCredits(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"NAIROBI, Kenya (AP) _ A dam broke.", []string{"(AP)"}},
		{"MOSCOW, Aug 8 (Reuters) - A dam broke.", []string{"(Reuters)"}},
		{"Dam breaks\n\n(AFP) — A dam broke.", []string{"(AFP)"}},
		{"A dam broke on Tuesday. (Xinhua)", []string{"(Xinhua)"}},
		{"A dam broke.\nThe Associated Press contributed to this report.", []string{"The Associated Press contributed to this report"}},
		{"A dam broke.\nAssociated Press writer Jane Doe in Oldtown contributed to this report.", []string{"Associated Press writer Jane Doe in Oldtown contributed to this report"}},
		{"A dam broke. (With inputs from PTI)", []string{"With inputs from PTI"}},
		{"A dam broke.\nSource: Xinhua", []string{"Source: Xinhua"}},
		{"A dam broke. (Source: Ministry of Works)", []string{"Source: Ministry of Works"}},
		{"A dam broke.\n© AFP", []string{"© AFP"}},
		{"A dam broke.\nCopyright 2020 The Associated Press. All rights reserved.", []string{"Copyright 2020 The Associated Press"}},
		{"Dam breaks\nBy Jane Doe, Associated Press\nA dam broke.", []string{"By Jane Doe, Associated Press"}},
		{"Dam breaks\nReuters\nA dam broke.", []string{"Reuters"}},
		{"A dam broke, the Associated Press (AP) reported on Tuesday.", nil},
		{"A dam broke, said Jane Doe (D-Ohio).", nil},
		{"Nobody knows how much the Does contributed.", nil},
		{"A dam broke on Tuesday. (AFP/Reuters)", []string{"(AFP/Reuters)"}},
		{"Jane Doe and John Roe contributed reporting from Oldtown.", []string{"Jane Doe and John Roe contributed reporting from Oldtown"}},
		{"She contributed to the report of the ministry, which is its source: a long one.", nil},
	} {
		if got := credits(lay(test.text)); !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func FuzzFurniture(f *testing.F) {
	for _, p := range pages {
		text, _ := unmark(p.text)
		f.Add(text, p.title)
	}
	f.Add("\u00a0(Photo:\u2003)\r\n\xff(Reporting by )", "İ")
	f.Fuzz(func(t *testing.T, text, title string) {
		text = strings.ToValidUTF8(text, "")
		p, _ := furniture(lay(text), strings.ToValidUTF8(title, ""))
		marks, headline := p.marks(), p.headline()
		checkSpans(t, text, marks)
		if !strings.Contains(text, headline) {
			t.Errorf("headline %q is not in the text", headline)
		}
		credits(lay(text))
	})
}

func BenchmarkFurniture(b *testing.B) {
	text, _ := unmark(pages[1].text)
	paragraph := "\n\nThe dam above Oldtown gave way on Tuesday, flooding three villages; the mayor said that nobody was hurt, but that the road to the capital would be closed for weeks."
	text = strings.Replace(text, "\n\n", strings.Repeat(paragraph, 20), 1)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		lines := lay(text)
		credits(lines)
		furniture(lines, "")
	}
}
