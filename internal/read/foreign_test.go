package read

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

func TestLooksMail(t *testing.T) {
	for text, want := range map[string]bool{
		"Message-ID: <1@outlet.example>\nSubject: Dam holds\n\nThe dam at Orrin held.":                          true,
		"Subject: Dam holds\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nThe dam held.":              true,
		"Return-Path: <a@b.example>\nReceived: from x\n\tby y; Mon, 3 Mar 2031 10:00:00 +0000\n\nThe dam held.": true,
		"From press@orrin.example Mon Mar  3 10:00:00 2031\nSubject: Dam holds\n\nThe dam held.":                true,

		"":                                false,
		"The dam at Orrin held.":          false,
		"From: Orrin\n\nThe dam held.":    false,
		"From Orrin, where the dam held.": false,
		"From Orrin at 10:00\nThe dam held. So: nobody left.\n\nMore.":      false,
		"Orrin: dam holds\n\nThe dam held.":                                 false,
		"Subject: Dam holds\nDate: Monday\n\nThe dam held.":                 false,
		"Received: nothing at all\nThe warden waited for an hour.\n\nMore.": false,
		"Message-ID: <1@outlet.example>":                                    false,
		strings.Repeat("Note: the dam held.\n", 300):                        false,
	} {
		if got := looksMail([]byte(text)); got != want {
			t.Errorf("looksMail(%.60q) = %v, want %v", text, got, want)
		}
	}
}

// What people have beside reports is named for what it is, with a way to have
// it read.
func TestSkipsOfOtherFiles(t *testing.T) {
	for _, test := range []struct{ name, content, reason string }{
		{"memo.docx", zipOf(t, "[Content_Types].xml", "word/document.xml"), "it is a Word document, which is not read: save it as text or HTML"},
		{"tolls.xlsx", zipOf(t, "[Content_Types].xml", "xl/workbook.xml"), "it is an Excel workbook, which is not read: save it as text or HTML"},
		{"memo.odt", zipOf(t, "mimetype", "content.xml"), "it is an OpenDocument file, which is not read: save it as text or HTML"},
		{"texts.zip", zipOf(t, "a.txt", "letters/content.xml"), "no web archive: unpack it"},
		{"press.eml", "Subject: Dam holds\nMIME-Version: 1.0\n\nThe dam held.", "it is mail, which is not read: save each message"},
		{"pictures.eml", "To: desk@orrin.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>The dam held.</p>\r\n--x--\r\n", "it is mail, which is not read: save each message"},
		{"memo.rtf", `{\rtf1\ansi The dam at Orrin held.\par}`, "it is rich text (RTF), which is not read: save it as text or HTML"},
		{"menu.js", `function open() { return "The dam at Orrin held." }`, "it is a part of a page, not a report: leave it out"},
		{"page.css", `p { content: "The dam at Orrin held." }`, "it is a part of a page, not a report: leave it out"},
		{"map.svg", `<svg xmlns="http://www.w3.org/2000/svg"><text>The dam</text></svg>`, "XML that is neither a page nor a feed is not read"},
		{"reports.csv", "title,text\nDam holds,The dam at Orrin held.\n", "it is a table, which is not read: write its rows as JSON Lines"},
	} {
		_, skips := inputs(t, Options{}, put(t, t.TempDir(), test.name, test.content))
		if len(skips) != 1 || !strings.Contains(skips[0].Reason, test.reason) {
			t.Errorf("%s: skips %v, want %q", test.name, skips, test.reason)
		}
	}
}

func zipOf(t *testing.T, names ...string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range names {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, "<w/>")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
