package read

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const blinkHead = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/dam\r\n" +
	"Subject: =?utf-8?Q?Dam=20holds=20=E2=80=94=20?=\r\n =?utf-8?Q?Orrin=20Courier?=\r\nDate: Mon, 3 Mar 2031 23:30:00 GMT\r\nMIME-Version: 1.0\r\n"

// message writes a message of parts under a header.
func message(head string, parts ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%sContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--edge--\"\r\n\r\n", head)
	for _, part := range parts {
		fmt.Fprintf(&b, "\r\n----edge--\r\n%s", part)
	}
	return b.String() + "\r\n----edge----\r\n"
}

// part writes one part of a message.
func part(mediaType, coding, body string) string {
	return "Content-Type: " + mediaType + "\r\nContent-Transfer-Encoding: " + coding + "\r\nContent-Location: https://courier.example/part\r\n\r\n" + body
}

func TestMHTML(t *testing.T) {
	page := "<html><body><p>The dam at Orrin held – and so did the wall.</p></body></html>"
	quoted := "<html><body><p>The dam at Orrin held =E2=80=93 and so=\r\n did the wall.</p></body></html>"
	picture := part("image/png", "base64", base64.StdEncoding.EncodeToString([]byte("no picture")))
	frame := part("text/html", "8bit", "<p>Buy a boat.</p>")
	nested := "Content-Type: multipart/alternative; boundary=inner\r\n\r\n--inner\r\nContent-Type: text/plain\r\n\r\nThe dam.\r\n--inner\r\n" + part("text/html", "8bit", page) + "\r\n--inner--\r\n"
	for name, content := range map[string]string{
		"quoted-printable": message(blinkHead, part("text/html", "quoted-printable", quoted), picture, frame),
		"base64":           message(blinkHead, part("text/html; charset=utf-8", "base64", base64.StdEncoding.EncodeToString([]byte(page))), frame),
		"as it is":         message(blinkHead, part("text/html", "8bit", page), frame),
		"after a picture":  message(blinkHead, picture, part("application/xhtml+xml", "binary", page)),
		"nested":           message(blinkHead, nested, frame),
		"other line ends":  strings.ReplaceAll(message(blinkHead, part("text/html", "8bit", page), picture), "\r\n", "\n"),
		"packed":           packGzip(message(blinkHead, part("text/html", "8bit", page))),
	} {
		file := put(t, t.TempDir(), "saved.mhtml", content)
		records, skips := inputs(t, Options{}, file)
		if len(records) != 1 || len(skips) > 0 {
			t.Errorf("%s: %d records, skips %v", name, len(records), skips)
			continue
		}
		got := records[0]
		if got.Content != page || got.Form != HTML || got.Path != file {
			t.Errorf("%s: form %d of %q from %s", name, got.Form, got.Content, got.Path)
		}
		if got.Ref != "https://courier.example/dam" || got.URL != got.Ref || got.Listed != "Dam holds — Orrin Courier" || got.Captured.String() != "2031-03-03" {
			t.Errorf("%s: ref %q, address %q, listed %q, captured %s", name, got.Ref, got.URL, got.Listed, got.Captured)
		}
	}
}

// A page that was on this disk before has no address, and one saved without
// that of the whole has that of its part.
func TestMHTMLAddress(t *testing.T) {
	for location, want := range map[string]string{
		"Snapshot-Content-Location: file:///home/a/dam.html\r\n": "https://courier.example/part",
		"": "https://courier.example/part",
		"Snapshot-Content-Location: https://courier.example/dam\r\n": "https://courier.example/dam",
	} {
		content := message(location+"MIME-Version: 1.0\r\n", part("text/html", "8bit", "<p>The dam held.</p>"))
		records, _ := inputs(t, Options{}, put(t, t.TempDir(), "saved.mht", content))
		if len(records) != 1 || records[0].Ref != want {
			t.Errorf("%q: %v, want ref %s", location, records, want)
		}
	}
	local := strings.ReplaceAll(message("MIME-Version: 1.0\r\n", part("text/html", "8bit", "<p>The dam held.</p>")), "https://courier.example/part", "cid:1")
	file := put(t, t.TempDir(), "saved.mht", local)
	if records, _ := inputs(t, Options{}, file); len(records) != 1 || records[0].Ref != file || records[0].URL != "" {
		t.Errorf("without an address: %v", records)
	}
}

func TestBrokenMHTML(t *testing.T) {
	whole := message(blinkHead, part("text/html", "quoted-printable", "<p>The dam at Orrin held.</p>"+strings.Repeat("<p>Nobody left.</p>\r\n", 50)), part("image/png", "base64", "AAAA"))
	for _, test := range []struct {
		name, content string
		records       int
		reason        string
	}{
		{"cut in the page", whole[:900], 1, "the page breaks off here"},
		{"cut in a picture", whole[:strings.Index(whole, "AAAA")], 1, ""},
		{"a bad code", message(blinkHead, part("text/html", "base64", "PHA+VGhlIGRhbSBoZWxk!!!")), 1, "the page breaks off here"},
		{"no page", message(blinkHead, part("image/png", "base64", "AAAA")), 0, "it holds no page"},
		{"no boundary", strings.Replace(whole, "boundary=", "border=", 1), 0, "no page can be found"},
		{"empty page", message(blinkHead, part("text/html", "8bit", " ")), 0, "it has no text"},
		{"long page", message(blinkHead, part("text/html", "8bit", strings.Repeat("<p>The dam.</p>", 2000))), 0, "the page has more than 16 KiB: save its text"},
	} {
		records, skips := inputs(t, Options{MaxRecord: 16 << 10}, put(t, t.TempDir(), "saved.mhtml", test.content))
		if len(records) != test.records || (len(skips) > 0) != (test.reason != "") || len(skips) > 0 && !strings.Contains(skips[0].Reason, test.reason) {
			t.Errorf("%s: %d records, skips %v, want %d and %q", test.name, len(records), skips, test.records, test.reason)
		}
		if test.records == 1 && (len(records[0].Limits) > 0) != (test.reason != "") {
			t.Errorf("%s: limits %v", test.name, records[0].Limits)
		}
	}
}

// What lies within itself is not followed without end.
func TestNestedMHTML(t *testing.T) {
	inner := part("text/html", "8bit", "<p>The dam held.</p>")
	for i := range 2 * maxNested {
		edge := fmt.Sprint("edge", i)
		inner = "Content-Type: multipart/related; boundary=" + edge + "\r\n\r\n--" + edge + "\r\n" + inner + "\r\n--" + edge + "--\r\n"
	}
	records, skips := inputs(t, Options{}, put(t, t.TempDir(), "saved.mhtml", "MIME-Version: 1.0\r\n"+inner))
	if len(records) > 0 || !slices.ContainsFunc(skips, func(s Skip) bool { return strings.Contains(s.Reason, "holds no page") }) {
		t.Errorf("%d records, skips %v", len(records), skips)
	}
}

func FuzzMHTML(f *testing.F) {
	f.Add([]byte(message(blinkHead, part("text/html", "quoted-printable", "<p>The dam=20held.</p>"))))
	f.Add([]byte(message("MIME-Version: 1.0\r\n", part("multipart/related; boundary=x", "8bit", "--x\r\n"+part("text/html", "base64", "PHA+")))))
	f.Fuzz(func(t *testing.T, content []byte) { readOrNamed(t, "a.mhtml", content) })
}
