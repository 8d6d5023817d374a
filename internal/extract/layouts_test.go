package extract

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"slices"
	"strings"
	"testing"
)

// tale is the report that a made page carries.
type tale struct {
	name, lang, title string
	paragraphs        []string
}

func tales(t testing.TB) map[string]tale {
	t.Helper()
	b, err := os.ReadFile("testdata/stories.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]tale{}
	for _, part := range strings.Split("\n"+string(b), "\n# ")[1:] {
		head, body, _ := strings.Cut(part, "\n")
		name, lang, _ := strings.Cut(head, " ")
		title, text, _ := strings.Cut(body, "\n")
		all[name] = tale{name, lang, title, strings.Split(strings.TrimSpace(text), "\n\n")}
	}
	return all
}

// layout sets a tale as a page. body is what a reader calls the report: the
// paragraphs, and what the layout says beside.
type layout struct {
	name string
	set  func(s tale) (page string, body []string)
}

// wrapped puts a body into a page with the usual frame.
func wrapped(s tale, head, body string) string {
	return `<!doctype html><html lang="` + s.lang + `"><head><meta charset="utf-8"><title>` + s.title + ` - The Morning Ledger</title>
<meta property="og:site_name" content="The Morning Ledger"><meta property="og:title" content="` + s.title + `">` + head + `</head><body>
<header class="site-header"><a href="/">The Morning Ledger</a>` + menu(8) + `</header>` + body + `
<footer class="site-footer"><p>Copyright The Morning Ledger. All rights reserved. No part of this site may be reproduced.</p>` + menu(5) + `</footer></body></html>`
}

func menu(n int) string {
	var b strings.Builder
	b.WriteString("<nav><ul>")
	for i := range n {
		fmt.Fprintf(&b, `<li><a href="/s%d">%s</a></li>`, i, []string{"World", "Politics", "Business", "Sport", "Weather", "Culture", "Opinion", "Letters"}[i%8])
	}
	return b.String() + "</ul></nav>"
}

// in puts each paragraph between two tags.
func in(open, close string, paragraphs []string) string {
	var b strings.Builder
	for _, p := range paragraphs {
		b.WriteString(open + html.EscapeString(p) + close + "\n")
	}
	return b.String()
}

// between puts what is no report after the second paragraph.
func between(s tale, stuff string) string {
	return in("<p>", "</p>", s.paragraphs[:2]) + stuff + in("<p>", "</p>", s.paragraphs[2:])
}

func inArticle(s tale, inner string) string {
	return `<main><article><h1>` + s.title + `</h1>` + inner + `</article></main>`
}

// What stands on pages beside reports.
const (
	cookies = `<div id="cookie-banner" class="cookie-consent" role="dialog"><h2>We value your privacy</h2><p>We and our 842 partners store and access information on a device, such as cookies, and process personal data, such as unique identifiers and standard information sent by a device.</p><p>With your permission we and our partners may use precise geolocation data and identification through device scanning. You may click to consent to our processing as described above.</p><button>Accept all</button></div>`
	related = `<div class="related-articles"><h3>Related articles</h3><ul><li><a href="/a">Ferry timetable to change from the first of next month</a></li><li><a href="/b">Library opens its cellar to readers for one night only</a></li><li><a href="/c">How to tell a real truffle from a painted stone</a></li></ul></div>`
	signup  = `<div class="newsletter-signup"><h3>Get the morning letter</h3><p>Sign up for our newsletter and get the best of our journalism in your inbox every day before breakfast.</p><form><input type="email"><button>Sign up</button></form></div>`
	advert  = `<div class="ad-slot"><span>Advertisement</span><p>Win a kitchen! Order your free catalogue from Brandt today and save up to forty percent on every cupboard.</p></div>`
	readers = `<section id="comments" class="comments"><h3>48 comments</h3><div class="comment"><p class="comment-author">gullwatcher</p><p>I have said for years that this would happen, and nobody in that town hall has ever listened to anyone who works outdoors.</p></div><div class="comment"><p class="comment-author">Nelly B.</p><p>My grandfather used to tell the same story and it always ended with a horse. Where is the horse in this one, I ask?</p></div><div class="comment"><p class="comment-author">oldsalt</p><p>First time commenting here. Please fix the print on the phone, the letters are smaller than my own eyelashes.</p></div></section>`
	author  = `<div class="author-bio"><img src="a.jpg" alt=""><p>Robin Okafor has written for the Ledger since 2011 and covers the north of the county. He keeps bees.</p></div>`
	sharing = `<div class="share-buttons"><a href="#">Share on Facebook</a> <a href="#">Share by e-mail</a> <a href="#">Copy link</a> <a href="#">Print</a></div>`
	picture = `<figure><img src="x.jpg" alt="A view of the valley"><figcaption>A view of the valley from the church tower in an undated photograph. Photo: Ledger archive</figcaption></figure>`
	teasers = `<section class="more-news"><h2>More from the Ledger</h2><article class="card"><h3><a href="/x">Swans return to the mill pond</a></h3><p>Seven pairs were counted on Sunday, two more than last year, the wardens of the pond reported.</p></article><article class="card"><h3><a href="/y">Chess club seeks a warmer room</a></h3><p>The club has met in the boathouse since its founding and says that the pieces have begun to freeze to the board.</p></article><article class="card"><h3><a href="/z">A day with the last chimney sweep</a></h3><p>He climbs nine roofs before noon and has never once, he says, been asked for luck by anybody who meant it.</p></article></section>`
	aside   = `<aside class="sidebar"><h2>Most read</h2><ol><li><a href="/1">Why the clock on the market square runs slow on purpose</a></li><li><a href="/2">The woman who sold the same field to four brothers</a></li><li><a href="/3">Seven walks for people who dislike walking very much</a></li></ol><p>Our editors choose these stories for you each morning, from the whole of the Ledger's network of local papers and partners.</p></aside>`
	legal   = `<div class="legal"><p>By using this site you agree to our terms of service, privacy policy and the rules of the house, which were last changed in January.</p><p>The Ledger is a member of the Press Council and follows its code. Complaints may be addressed to the ombudsman at the address given in the imprint of the printed edition.</p><p>Material from news agencies is protected by copyright and may not be stored, passed on or rewritten for use in any medium whatever.</p></div>`
	wall    = `<div class="paywall"><h2>Subscribe to continue reading</h2><p>This story is for subscribers. Try the Ledger for four weeks for one crown and cancel whenever you like.</p><p>Already a subscriber? <a href="/login">Log in</a></p></div>`
	script  = `<script>window.dataLayer=window.dataLayer||[];dataLayer.push({"event":"the reader has scrolled to the middle of the story and beyond"});</script>`
)

// newsArticle is a page's linked data.
func newsArticle(s tale, body bool) string {
	data := map[string]any{"@context": "https://schema.org", "@type": "NewsArticle", "headline": s.title, "datePublished": "2024-05-06T10:00:00Z",
		"publisher": map[string]string{"@type": "Organization", "name": "The Morning Ledger"}}
	if body {
		data["articleBody"] = strings.Join(s.paragraphs, "\n\n")
	}
	b, _ := json.Marshal(data)
	return `<script type="application/ld+json">` + string(b) + `</script>`
}

// simple is a layout whose body is the tale's paragraphs.
func simple(name string, set func(s tale) string) layout {
	return layout{name, func(s tale) (string, []string) { return set(s), s.paragraphs }}
}

var layouts = []layout{
	simple("article", func(s tale) string {
		return wrapped(s, newsArticle(s, false), inArticle(s, in("<p>", "</p>", s.paragraphs)))
	}),
	simple("div soup", func(s tale) string {
		return wrapped(s, "", `<div class="x1"><div class="x2"><div class="x3"><h1>`+s.title+`</h1><div class="x4"><div>`+in("<div class=t><div>", "</div></div>", s.paragraphs)+`</div></div></div>`+aside+`</div></div>`)
	}),
	simple("paragraphs in divs", func(s tale) string {
		return wrapped(s, "", `<div id="content"><h1>`+s.title+`</h1><div class="story">`+in("<div>", "</div>", s.paragraphs)+`</div></div>`)
	}),
	simple("text blocks", func(s tale) string {
		return wrapped(s, "", inArticle(s, in(`<section data-component="text-block"><div><p>`, `</p></div></section>`, s.paragraphs)))
	}),
	simple("spans", func(s tale) string {
		return wrapped(s, "", inArticle(s, `<div class="body">`+in(`<span class="par" style="display:block">`, "</span>", s.paragraphs)+`</div>`))
	}),
	simple("tables", func(s tale) string {
		return `<html><head><title>` + s.title + `</title></head><body><table width="100%"><tr><td colspan="3"><b>The Morning Ledger</b></td></tr><tr><td width="120">` + menu(10) + `</td><td><h1>` + s.title + `</h1>` + in("<p>", "</p>", s.paragraphs) + `</td><td width="160">` + aside + `</td></tr></table></body></html>`
	}),
	simple("tables in tables", func(s tale) string {
		return `<HTML><HEAD><TITLE>` + s.title + `</TITLE></HEAD><BODY BGCOLOR=white><CENTER><TABLE><TR><TD><TABLE><TR><TD>` + menu(6) + `</TD></TR></TABLE></TD><TD><TABLE><TR><TD><FONT SIZE=5>` + s.title + `</FONT></TD></TR><TR><TD><FONT FACE=Times>` + in("<P>", "", s.paragraphs) + `</FONT></TD></TR></TABLE></TD></TR></TABLE></CENTER></BODY></HTML>`
	}),
	simple("amp", func(s tale) string {
		return `<!doctype html><html amp lang="` + s.lang + `"><head><title>` + s.title + `</title><style amp-custom>p{color:red}</style></head><body><amp-sidebar id="s">` + menu(9) + `</amp-sidebar><main role="main"><h1 class="headline">` + s.title + `</h1><amp-img src="x" width="1" height="1"></amp-img>` + between(s, `<amp-ad width="300"><div fallback>The advertisement could not be shown to you this time</div></amp-ad>`) + `</main></body></html>`
	}),
	simple("live blog", func(s tale) string {
		var b strings.Builder
		for i, p := range s.paragraphs {
			fmt.Fprintf(&b, `<article class="live-post" id="p%d"><time datetime="2024-05-06T1%d:00">1%d:00</time><div class="post-body"><p>%s</p></div></article>`, i, i, i, html.EscapeString(p))
		}
		return wrapped(s, "", `<main><h1>`+s.title+`</h1><div class="live-blog">`+b.String()+`</div></main>`)
	}),
	simple("gallery", func(s tale) string { return wrapped(s, "", inArticle(s, picture+between(s, picture+picture))) }),
	simple("captions without figures", func(s tale) string {
		return wrapped(s, "", inArticle(s, `<div class="image"><img src="x.jpg"><p class="caption">The mayor at an earlier event in the town. Photo: Anna Berg</p></div>`+in("<p>", "</p>", s.paragraphs)))
	}),
	simple("cookie banner", func(s tale) string { return wrapped(s, "", cookies+inArticle(s, in("<p>", "</p>", s.paragraphs))) }),
	simple("related inside", func(s tale) string { return wrapped(s, "", inArticle(s, between(s, related))) }),
	simple("related in an aside", func(s tale) string { return wrapped(s, "", inArticle(s, between(s, `<aside>`+related+`</aside>`))) }),
	simple("newsletter inside", func(s tale) string { return wrapped(s, "", inArticle(s, between(s, signup))) }),
	simple("adverts inside", func(s tale) string { return wrapped(s, "", inArticle(s, between(s, advert)+advert)) }),
	simple("read more lines", func(s tale) string {
		return wrapped(s, "", inArticle(s, between(s, `<p><strong>Read more:</strong> <a href="/q">What the council knew about the bridge</a></p>`)))
	}),
	{"paywall", func(s tale) (string, []string) {
		return wrapped(s, newsArticle(s, false), inArticle(s, in("<p>", "</p>", s.paragraphs[:2])+wall)), s.paragraphs[:2]
	}},
	simple("paywall with linked data", func(s tale) string {
		return wrapped(s, newsArticle(s, true), inArticle(s, in("<p>", "</p>", s.paragraphs[:1])+wall))
	}),
	simple("linked data alone", func(s tale) string {
		return wrapped(s, newsArticle(s, true), `<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>`)
	}),
	{"lists", func(s tale) (string, []string) {
		items := []string{"The road is closed until Thursday at the earliest.", "Buses go round by the old mill and take ten minutes more.", "Questions are answered at the town hall from nine to noon."}
		return wrapped(s, "", inArticle(s, between(s, "<ul>"+in("<li>", "</li>", items)+"</ul>"))), slices.Insert(slices.Clone(s.paragraphs), 2, items...)
	}},
	{"block quotes", func(s tale) (string, []string) {
		quote := "We have asked for this road for eleven years, and for eleven years we have been told that it was already there."
		return wrapped(s, "", inArticle(s, between(s, "<blockquote><p>"+quote+"</p></blockquote>"))), slices.Insert(slices.Clone(s.paragraphs), 2, quote)
	}},
	simple("pull quotes", func(s tale) string {
		return wrapped(s, "", inArticle(s, between(s, `<aside class="pullquote"><p>“Nobody asked us, and we would have said no to every single word of it”</p></aside>`)))
	}),
	{"headings", func(s tale) (string, []string) {
		return wrapped(s, "", inArticle(s, between(s, "<h2>What happens now in the town</h2>"))), slices.Insert(slices.Clone(s.paragraphs), 2, "What happens now in the town")
	}},
	{"standfirst", func(s tale) (string, []string) {
		deck := "It is the latest in a run of such days for a place that had hoped to be known for its cheese."
		return wrapped(s, "", inArticle(s, `<p class="standfirst">`+deck+`</p>`+in("<p>", "</p>", s.paragraphs))), append([]string{deck}, s.paragraphs...)
	}},
	{"questions and answers", func(s tale) (string, []string) {
		asked := []string{"How did it begin, and who was there?", "What do you say to those who saw it coming?"}
		return wrapped(s, "", inArticle(s, between(s, "<p><strong>"+asked[0]+"</strong></p>"+"<p><strong>"+asked[1]+"</strong></p>"))), slices.Insert(slices.Clone(s.paragraphs), 2, asked...)
	}},
	simple("comments", func(s tale) string { return wrapped(s, "", inArticle(s, in("<p>", "</p>", s.paragraphs))+readers) }),
	simple("comments as articles", func(s tale) string {
		return wrapped(s, "", `<article class="post"><h1>`+s.title+`</h1><div class="entry-content">`+in("<p>", "</p>", s.paragraphs)+`</div></article>`+
			strings.ReplaceAll(strings.ReplaceAll(readers, `<div class="comment">`, `<article class="comment-body">`), `</p></div>`, `</p></article>`))
	}),
	simple("several pages", func(s tale) string {
		return wrapped(s, "", inArticle(s, in("<p>", "</p>", s.paragraphs)+`<div class="pagination"><span>Page 1 of 3</span> <a href="?p=2">2</a> <a href="?p=3">3</a> <a href="?p=2">Next page</a></div>`))
	}),
	simple("200 deep", func(s tale) string {
		return wrapped(s, "", strings.Repeat("<div>", 200)+`<h1>`+s.title+`</h1>`+in("<p>", "</p>", s.paragraphs)+strings.Repeat("</div>", 200))
	}),
	simple("no end tags", func(s tale) string {
		return wrapped(s, "", `<article><h1>`+s.title+`</h1>`+in("<p>", "", s.paragraphs)+`</article>`)
	}),
	simple("scripts inside", func(s tale) string {
		return wrapped(s, "", inArticle(s, script+between(s, script+`<style>.a{color:blue}</style>`)+script))
	}),
	simple("hidden paragraphs", func(s tale) string {
		return wrapped(s, "", inArticle(s, between(s, `<p style="display: none">This sentence is a trap for machines that read what no reader ever sees.</p><p hidden>Another trap of the same kind stands here and is never shown to anybody.</p><p aria-hidden="true" class="visually-hidden">A third one hides behind a style sheet that this page does not have.</p>`)))
	}),
	simple("line breaks", func(s tale) string {
		return wrapped(s, "", `<div id="article-body"><h1>`+s.title+`</h1>`+strings.Join(escaped(s.paragraphs), "<br><br>\n")+`</div>`)
	}),
	simple("line breaks with spaces", func(s tale) string {
		return wrapped(s, "", `<div class="post-body entry-content">`+strings.Join(escaped(s.paragraphs), "<br />&nbsp;<br />\n")+`<div style="clear: both;"></div></div>`)
	}),
	simple("preformatted", func(s tale) string {
		return wrapped(s, "", `<h1>`+s.title+`</h1><pre>`+html.EscapeString(strings.Join(s.paragraphs, "\n\n"))+`</pre>`)
	}),
	simple("bare", func(s tale) string { return `<title>` + s.title + `</title>` + in("<p>", "</p>", s.paragraphs) }),
	simple("bare body", func(s tale) string {
		return `<html><body>` + strings.Join(escaped(s.paragraphs), "<p>") + `</body></html>`
	}),
	simple("sidebar before", func(s tale) string {
		return wrapped(s, "", `<div class="row"><div class="col-3">`+aside+`</div><div class="col-9"><h1>`+s.title+`</h1>`+in("<p>", "</p>", s.paragraphs)+`</div></div>`)
	}),
	simple("large menu", func(s tale) string { return wrapped(s, "", menu(200)+inArticle(s, in("<p>", "</p>", s.paragraphs))) }),
	simple("legal footer", func(s tale) string { return wrapped(s, "", inArticle(s, in("<p>", "</p>", s.paragraphs))+legal) }),
	simple("author box", func(s tale) string { return wrapped(s, "", inArticle(s, in("<p>", "</p>", s.paragraphs)+author)) }),
	simple("bylines", func(s tale) string {
		return wrapped(s, "", inArticle(s, `<p class="byline">By <a href="/ro" rel="author">Robin Okafor</a></p><p class="dateline"><time datetime="2024-05-06">6 May 2024</time></p>`+sharing+in("<p>", "</p>", s.paragraphs)+sharing))
	}),
	simple("a form around all", func(s tale) string {
		return wrapped(s, "", `<form id="aspnetForm" method="post" action="./a.aspx"><input type="hidden" name="__VIEWSTATE" value="x"><div id="ctl00_Main"><h1>`+s.title+`</h1><div class="articletext">`+in("<p>", "</p>", s.paragraphs)+`</div></div></form>`)
	}),
	simple("teasers below", func(s tale) string { return wrapped(s, "", inArticle(s, in("<p>", "</p>", s.paragraphs))+teasers) }),
	simple("teasers inside the main part", func(s tale) string {
		return wrapped(s, "", `<main><article class="story"><h1>`+s.title+`</h1>`+in("<p>", "</p>", s.paragraphs)+`</article>`+teasers+`</main>`)
	}),
	simple("microdata", func(s tale) string {
		return wrapped(s, "", `<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">`+s.title+`</h1><div itemprop="articleBody">`+in("<p>", "</p>", s.paragraphs)+`</div></div>`+aside)
	}),
	simple("blog software", func(s tale) string {
		return wrapped(s, "", `<div class="hentry"><h1 class="entry-title">`+s.title+`</h1><div class="entry-content">`+in("<p>", "</p>", s.paragraphs)+`<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Click to share this on a network</a></li></ul></div><div id="jp-relatedposts"><h3>Related</h3><p>A walk along the canal in the fog, with pictures, in the same section</p></div></div></div>`)
	}),
	simple("content manager", func(s tale) string {
		return wrapped(s, "", `<div class="node node-article"><div class="field field-name-body"><div class="field-items"><div class="field-item even" property="content:encoded">`+in("<p>", "</p>", s.paragraphs)+`</div></div></div></div>`+related)
	}),
	simple("print version", func(s tale) string {
		return `<html><head><title>Print</title></head><body><h2>` + s.title + `</h2><hr>` + in("<p>", "</p>", s.paragraphs) + `<hr><small>Source URL: https://ledger.example/print/1</small></body></html>`
	}),
	simple("signs and entities", func(s tale) string {
		return wrapped(s, "", inArticle(s, strings.ReplaceAll(in("<p>", "</p>", s.paragraphs), " the ", "&nbsp;the\u00ad ")))
	}),
	simple("drop cap", func(s tale) string {
		first := []rune(s.paragraphs[0])
		return wrapped(s, "", inArticle(s, `<p><span class="dropcap">`+html.EscapeString(string(first[:1]))+`</span>`+html.EscapeString(string(first[1:]))+`</p>`+in("<p>", "</p>", s.paragraphs[1:])))
	}),
	simple("many links", func(s tale) string {
		linked := make([]string, len(s.paragraphs))
		for i, p := range s.paragraphs {
			words := strings.Fields(html.EscapeString(p))
			for k := 3; k+2 < len(words); k += 9 {
				words[k], words[k+1] = `<a href="/t">`+words[k], words[k+1]+"</a>"
			}
			linked[i] = "<p>" + strings.Join(words, " ") + "</p>"
		}
		return wrapped(s, "", inArticle(s, strings.Join(linked, "\n")))
	}),
	simple("twice for two screens", func(s tale) string {
		return wrapped(s, "", inArticle(s, `<div class="desktop">`+in("<p>", "</p>", s.paragraphs)+`</div><div class="mobile" style="display:none">`+in("<p>", "</p>", s.paragraphs)+`</div>`))
	}),
	simple("dialogs", func(s tale) string {
		return wrapped(s, "", `<dialog open>`+signup+`</dialog><div role="dialog" aria-modal="true" class="modal">`+signup+`</div>`+inArticle(s, in("<p>", "</p>", s.paragraphs)))
	}),
	simple("next story below", func(s tale) string {
		return wrapped(s, newsArticle(s, false), `<main><article class="story" data-id="1"><h1>`+s.title+`</h1>`+in("<p>", "</p>", s.paragraphs)+`</article><article class="story next" data-id="2"><h1>Museum lends its only whale to the airport</h1><p>The museum of natural history will lend its only whale to the airport for two years, the director said on Tuesday, because the roof above it has to be mended.</p><p>The skeleton is eleven metres long and came to the town by ship in 1903.</p></article></main>`)
	}),
	simple("right to left mixed", func(s tale) string {
		return wrapped(s, "", `<div dir="rtl"><div dir="auto">`+inArticle(s, in(`<p dir="auto">`, "</p>", s.paragraphs))+`</div></div>`)
	}),
	simple("fact box", func(s tale) string {
		return wrapped(s, "", inArticle(s, between(s, `<div class="infobox factbox"><h3>The town in numbers</h3><table><tr><td>Founded</td><td>1204</td></tr><tr><td>Inhabitants</td><td>18,400</td></tr><tr><td>Bridges over the river</td><td>seven</td></tr></table></div>`)))
	}),
	simple("video player", func(s tale) string {
		return wrapped(s, "", inArticle(s, `<div class="video-player"><video src="v.mp4"></video><p class="video-caption">Watch: the moment it happened, filmed from a balcony across the road</p></div>`+in("<p>", "</p>", s.paragraphs)))
	}),
	simple("wide frame", func(s tale) string {
		return wrapped(s, "", cookies+menu(40)+`<div class="page">`+aside+inArticle(s, sharing+between(s, related+signup+advert+picture)+author)+teasers+readers+`</div>`+legal)
	}),
}

func escaped(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = html.EscapeString(s)
	}
	return out
}
