package read

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture/linear"
)

const weirRSS = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Weir Courier</title><link>https://courier.example/</link><language>en-gb</language>
<item><title>Weir gives way &amp;amp; floods Aldmoor</title><link>/2024/weir</link><guid isPermaLink="false">w-1</guid>
<pubDate>Tue, 05 Mar 2024 07:15:00 +0000</pubDate><source url="https://agency.example/feed">Northern Press Service</source>
<dc:creator>Reuters</dc:creator>
<description>The weir gave way.</description>
<content:encoded><![CDATA[<p>The weir at Aldmoor gave way.</p><p>Nobody was hurt.</p>]]></content:encoded></item>
<item><title>A title alone</title><link>https://courier.example/2</link></item>
<item><title>Plain</title><guid>https://courier.example/3</guid><description>AT&amp;amp;T lines are down.

They will be mended.</description></item>
<item><title>Again</title><guid isPermaLink="false">w-1</guid><description>&lt;p&gt;The weir holds.&lt;/p&gt;</description></item>
<item><title>No guid</title><description>The lock keeper left &b; early.</description></item>
</channel></rss>`

func TestRSS(t *testing.T) {
	records, skips := from(t, strings.NewReader(weirRSS), Options{})
	if len(records) != 4 || len(skips) != 1 || skips[0].Place != "item 2" || !strings.Contains(skips[0].Reason, "title alone") {
		t.Fatalf("got %d records, skips %v", len(records), skips)
	}
	r := records[0]
	if r.Ref != "w-1" || r.URL != "https://courier.example/2024/weir" || r.Title != "Weir gives way & floods Aldmoor" ||
		r.Outlet != "The Weir Courier" || r.Language != "en" || r.Author != "Reuters" || r.Form != Fragment || r.Number != 1 {
		t.Errorf("got %+v", r)
	}
	if !slices.Equal(r.Credits, []string{"Northern Press Service"}) || r.Published.Clock != "2024-03-05T07:15:00Z" || len(r.Limits) != 0 {
		t.Errorf("credits %q, published %+v, limits %q", r.Credits, r.Published, r.Limits)
	}
	if r.Content != "<p>The weir at Aldmoor gave way.</p><p>Nobody was hurt.</p>" {
		t.Errorf("content %q", r.Content)
	}
	if r := records[1]; r.Form != Plain || r.Content != "AT&T lines are down.\n\nThey will be mended." || r.URL != "https://courier.example/3" || len(r.Limits) != 1 {
		t.Errorf("got %+v", r)
	}
	if r := records[2]; r.Ref != "w-1#2" || r.Content != "<p>The weir holds.</p>" || r.Number != 4 {
		t.Errorf("got %+v", r)
	}
	if r := records[3]; r.Ref != "-#5" || strings.Contains(r.Content, "aaa") {
		t.Errorf("got %+v", r)
	}
}

func TestFeedForms(t *testing.T) {
	for name, feed := range map[string]string{
		"rss 1.0": `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Courier</title><link>https://c.example/</link></channel>
<item rdf:about="a"><title>Weir</title><link>https://c.example/a</link><description>The weir gave way.</description><dc:date>2024-03-05</dc:date></item></rdf:RDF>`,
		"atom": `<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><link href="https://c.example/"/>
<entry><title>Weir</title><id>a</id><link rel="self" href="/s"/><link href="https://c.example/a"/><published>2024-03-05</published><updated>2024-03-06</updated><content type="text">The weir gave way.</content></entry></feed>`,
		"atom with a prefix": `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Courier</a:title>
<a:entry><a:title>Weir</a:title><a:link href="https://c.example/a"/><a:updated>2024-03-05</a:updated><a:summary>The weir gave way.</a:summary></a:entry></a:feed>`,
		"json feed": `{"version":"https://jsonfeed.org/version/1.1","title":"Courier","items":[
{"id":"a","url":"https://c.example/a","title":"Weir","content_text":"The weir gave way.","date_published":"2024-03-05"}]}`,
		"utf-16":             utf16le(`<?xml version="1.0" encoding="utf-16"?><rss><channel><title>Courier</title><item><title>Weir</title><link>https://c.example/a</link><description>The weir gave way.</description><pubDate>2024-03-05</pubDate></item></channel></rss>`),
		"tags in other case": `<RSS><CHANNEL><TITLE>Courier</TITLE><ITEM><TITLE>Weir</TITLE><LINK>https://c.example/a</LINK><DESCRIPTION>The weir gave way.</DESCRIPTION><PUBDATE>2024-03-05</PUBDATE></ITEM></CHANNEL></RSS>`,
	} {
		t.Run(name, func(t *testing.T) {
			records, skips := from(t, strings.NewReader(feed), Options{})
			if len(records) != 1 || len(skips) != 0 {
				t.Fatalf("got %d records, skips %v", len(records), skips)
			}
			r := records[0]
			if r.Title != "Weir" || r.Outlet != "Courier" || r.URL != "https://c.example/a" || r.Content != "The weir gave way." ||
				r.Form != Plain || r.Published.Days.First.String() != "2024-03-05" {
				t.Errorf("got %+v", r)
			}
		})
	}
}

func TestAtomSourceAndMarkup(t *testing.T) {
	records, _ := from(t, strings.NewReader(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="html">The &lt;b&gt;Courier&lt;/b&gt;</title>
<entry><title>Weir</title><source><title>Northern Press Service</title><id>x</id></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Gave way.</p><p>Again.</p></div></content></entry></feed>`), Options{})
	if len(records) != 1 || !slices.Equal(records[0].Credits, []string{"Northern Press Service"}) || records[0].Form != Fragment ||
		!strings.Contains(records[0].Content, "<p>Again.</p>") || records[0].Language != "de" {
		t.Errorf("got %+v", records)
	}
}

// A feed that is cut anywhere gives the items before the cut, and says so.
func TestFeedCut(t *testing.T) {
	for name, feed := range map[string]string{"rss": weirRSS, "json": weirJSON} {
		whole, _ := from(t, strings.NewReader(feed), Options{})
		for cut := range feed {
			if cut < 64 {
				continue // what it is can't be told yet
			}
			records, skips := from(t, strings.NewReader(feed[:cut]), Options{})
			if len(records) > len(whole) {
				t.Fatalf("%s cut at %d: %d records", name, cut, len(records))
			}
			for i, r := range records {
				if r.Content != whole[i].Content || r.Ref != whole[i].Ref {
					t.Fatalf("%s cut at %d: record %d is %q", name, cut, i, r.Content)
				}
			}
			if last := skips; len(last) == 0 && cut < len(feed) {
				t.Fatalf("%s cut at %d: not named", name, cut)
			}
		}
	}
}

const weirJSON = `{"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "authors": [{"name": "Ada Holt"}], "items": [
{"id": "a", "content_html": "<p>The weir gave way.</p>", "_x": {"y": [1, 2]}},
{"id": 7, "external_url": "https://other.example/x", "content_text": "It <held>."},
{"id": "c", "title": "alone"}], "expired": false}`

func TestJSONFeed(t *testing.T) {
	records, skips := from(t, strings.NewReader(weirJSON), Options{})
	if len(records) != 2 || len(skips) != 1 || skips[0].Place != "item 3" {
		t.Fatalf("got %d records, skips %v", len(records), skips)
	}
	if a, b := records[0], records[1]; a.Form != Fragment || a.Author != "Ada Holt" || b.Ref != "7" || b.Content != "It <held>." || b.Form != Plain || b.URL != "https://other.example/x" {
		t.Errorf("got %+v", records)
	}
}

func TestDamagedItemsCostThemselvesAlone(t *testing.T) {
	const good = `<item><guid>%d</guid><description>The weir gave way.</description></item>`
	for name, bad := range map[string]string{
		"no end":    `<item><description>It`,
		"deep":      "<item>" + strings.Repeat("<a>", 10_000) + "</item>",
		"deep ends": "<item>" + strings.Repeat("<a>", 10_000) + strings.Repeat("</a>", 10_000) + "</item>",
		"long":      "<item><description>" + strings.Repeat("x ", 600<<10) + "</description></item>",
	} {
		feed := "<rss><channel>" + fmt.Sprintf(good, 1) + bad + fmt.Sprintf(good, 2) + "</channel></rss>"
		records, skips := from(t, strings.NewReader(feed), Options{MaxRecord: 1 << 20})
		if len(records) != 2 || len(skips) != 1 || skips[0].Place != "item 2" {
			t.Errorf("%s: got %d records, skips %v", name, len(records), skips)
		}
	}
}

// A feed costs no more than its length, is named where it can't be read, and
// never gives more than it has.
func TestHostileFeeds(t *testing.T) {
	const open = "<rss><channel><item><description>"
	times := strings.Repeat
	for name, feed := range map[string]func(n int) string{
		"entity bomb": func(int) string {
			return "<?xml version='1.0'?><!DOCTYPE x [" + bombEntities() + "]><rss><channel><title>&e9;</title><item><description>&e9;</description></item></channel></rss>"
		},
		"endless doctype": func(n int) string { return "<?xml version='1.0'?><!DOCTYPE rss [" + times("[", n) + "<rss>" },
		"open tags":       func(n int) string { return "<rss>" + times("<channel>", n) },
		"open items":      func(n int) string { return "<rss>" + times("<item>", n) },
		"attributes": func(n int) string {
			return "<rss><channel><item " + times("a='b' ", n) + "><description>x</description></item>"
		},
		"one quote":  func(n int) string { return "<rss a='" + times("<item>", n) },
		"open cdata": func(n int) string { return open + times("<![CDATA[", n) },
		"brackets":   func(n int) string { return open + times("]]>", n) + "</description></item>" },
		"comments":   func(n int) string { return open + times("<!-- -", n) + "</description></item>" },
		"namespaces": func(n int) string {
			return "<rss " + times("xmlns:a='b' ", 1000) + "><channel>" + times("<item/>", n/1000) + "</channel></rss>"
		},
		"deep json": func(n int) string {
			return `{"version":"https://jsonfeed.org/version/1","items":[{"content_text":` + times(`[`, n)
		},
		"items no list": func(int) string { return `{"version":"https://jsonfeed.org/version/1","items":{"a":1}}` },
	} {
		t.Run(name, func(t *testing.T) {
			linear.Check(t, 1<<15, func(n int) func() {
				feed := feed(n)
				return func() {
					records, skips := from(t, strings.NewReader(feed), Options{MaxRecord: 4 << 20})
					if len(records)+len(skips) == 0 {
						t.Error("neither read nor named")
					}
					for _, r := range records {
						if len(r.Content) > len(feed) {
							t.Errorf("%d bytes came of %d", len(r.Content), len(feed))
						}
					}
				}
			})
		})
	}
}

// bombEntities declares entities that would expand to a billion letters.
func bombEntities() string {
	var b strings.Builder
	b.WriteString(`<!ENTITY e0 "0123456789">`)
	for i := range 9 {
		fmt.Fprintf(&b, `<!ENTITY e%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&e%d;", i), 10))
	}
	return b.String()
}

func TestFeedCharsets(t *testing.T) {
	const feed = "<?xml version='1.0' encoding='%s'?><rss><channel><item><description>%s</description></item></channel></rss>"
	for _, test := range []struct{ label, bytes, want string }{
		{"windows-1251", "\xcf\xeb\xee\xf2\xe8\xed\xe0", "Плотина"},
		{"iso-8859-1", "Crue \xe0 l'\xe9cluse", "Crue à l'écluse"},
		{"iso-8859-1", "Größe über Dämmen", "Größe über Dämmen"}, // a lie
		{"utf-8", "Crue \xe0 l'\xe9cluse", "Crue à l'écluse"},    // another
		{"no-such-charset", "Größe", "Größe"},
	} {
		records, skips := from(t, strings.NewReader(fmt.Sprintf(feed, test.label, test.bytes)), Options{})
		if len(records) != 1 || records[0].Content != test.want {
			t.Errorf("%s: got %+v, %v", test.label, records, skips)
		}
	}
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(weirRSS))
	f.Add([]byte(weirJSON))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div><p>A</p></div></content></entry>`))
	f.Add([]byte("<rss><item><![CDATA[<item>]]></item><item a='>'/><item></x></item"))
	f.Fuzz(func(t *testing.T, content []byte) { readOrNamed(t, "feed.xml", content) })
}
