package read

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// form is what a source's bytes are.
type form int

const (
	formBinary form = iota
	formEmpty
	formLines // JSON Lines: a record on each line
	formJSON  // JSON values laid out over lines: one record, or an array of them
	formHTML
	formText
	formFeed     // RSS or Atom
	formJSONFeed // the same in JSON
	formOPML     // a list of feeds
	formWARC
	formZip
	formXML
	formRich  // text of a word processor, in RTF
	formMail  // a message, or a mailbox of them
	formMHTML // a page that a browser saved with all its parts, as a message
	formTable // of values between commas or tabs
	formCode  // what a page runs or looks like
	formPacked
)

// detect tells a source's form from its first bytes, and from its name where
// they leave it open.
func detect(head []byte, name string) form {
	if len(head) == 0 {
		return formEmpty
	}
	if packing(head) != "" {
		return formPacked
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")) {
		return formZip
	}
	text := bytes.TrimLeft(decodeHead(head), " \t\r\n")
	ext := strings.ToLower(path.Ext(filepath.ToSlash(name)))
	switch {
	case bytes.HasPrefix(text, []byte("WARC/1.")):
		return formWARC
	case looksJSON(text):
		return detectJSON(text, ext)
	case bytes.HasPrefix(text, []byte("<?xml")) || feedRoot(text[:min(len(text), 64)], true) != "":
		return detectXML(text)
	case looksHTML(text):
		return formHTML
	case isBinary(text):
		return formBinary
	case ext == ".jsonl" || ext == ".ndjson" || ext == ".json":
		return formLines
	case (ext == ".html" || ext == ".htm" || ext == ".xhtml") && bytes.IndexByte(text, '<') >= 0:
		return formHTML
	case bytes.HasPrefix(text, []byte(`{\rtf`)):
		return formRich
	case ext == ".csv" || ext == ".tsv":
		return formTable
	case ext == ".js" || ext == ".mjs" || ext == ".css":
		return formCode
	case hasTag(text, "<svg"):
		return formXML
	case looksMail(text):
		if bytes.Contains(text, []byte("multipart/related")) {
			return formMHTML
		}
		return formMail
	default:
		return formText
	}
}

// looksJSON reports whether text opens as an object, or as an array of them.
func looksJSON(text []byte) bool {
	if len(text) == 0 {
		return false
	}
	next := byte(0)
	if rest := bytes.TrimLeft(text[1:], " \t\r\n"); len(rest) > 0 {
		next = rest[0]
	}
	return text[0] == '{' && (next == '"' || next == '}') || text[0] == '[' && (next == '{' || next == ']')
}

// detectJSON tells one record a line from values that run over lines.
func detectJSON(text []byte, ext string) form {
	line, rest, found := bytes.Cut(text, []byte("\n"))
	switch {
	case bytes.Contains(text[:min(len(text), 512)], []byte("//jsonfeed.org/version/")):
		return formJSONFeed
	case text[0] == '[':
		return formJSON
	case ext == ".jsonl" || ext == ".ndjson" || !found || json.Valid(line):
		return formLines
	}
	if rest = bytes.TrimLeft(rest, " \t\r\n"); len(rest) > 0 && rest[0] == '{' {
		return formLines // a bad first line, and a record on the next
	}
	return formJSON
}

func detectXML(text []byte) form {
	text = text[:min(len(text), 2048)]
	switch {
	case hasTagIn(text, "<html") || bytes.Contains(text, []byte("<!DOCTYPE html")):
		return formHTML
	}
	switch feedRoot(text, false) {
	case "rss", "feed", "rdf":
		return formFeed
	case "opml":
		return formOPML
	default:
		return formXML
	}
}

var feedTag = regexp.MustCompile(`(?i)<(?:[\w.-]{1,20}:)?(rss|feed|rdf|opml)[\s/>]`)

// feedRoot is the local name of the first tag in text that a feed opens with,
// or "". atStart asks for one at the text's very start.
func feedRoot(text []byte, atStart bool) string {
	m := feedTag.FindSubmatchIndex(text)
	if m == nil || atStart && m[0] != 0 {
		return ""
	}
	return strings.ToLower(string(text[m[2]:m[3]]))
}

// looksHTML reports whether text opens with a page's tags, or with a comment
// or another tag before them.
func looksHTML(text []byte) bool {
	if len(text) == 0 || text[0] != '<' {
		return false
	}
	if kindOf(text) == "text/html" {
		return true
	}
	for _, tag := range []string{"<html", "<head", "<body", "<article", "<main", "<section", "<span", "<img", "<ul", "<h2", "<meta", "<link"} {
		if hasTag(text, tag) {
			return true
		}
	}
	return bytes.Contains(text, []byte("</p>")) || bytes.Contains(text, []byte("</div>"))
}

// isBinary reports whether text holds what no text does.
func isBinary(text []byte) bool {
	return bytes.IndexByte(text, 0) >= 0 || !strings.HasPrefix(kindOf(text), "text/")
}

// kindOf is the media type of the content's first bytes.
func kindOf(head []byte) string {
	kind, _, _ := mime.ParseMediaType(http.DetectContentType(head))
	return kind
}

// hasTag reports whether text begins with an opening tag of that name.
func hasTag(text []byte, tag string) bool {
	if len(text) <= len(tag) || !strings.EqualFold(string(text[:len(tag)]), tag) {
		return false
	}
	return strings.IndexByte(" \t\r\n/>", text[len(tag)]) >= 0
}

// hasTagIn reports whether such a tag stands anywhere in text.
func hasTagIn(text []byte, tag string) bool {
	for i := bytes.IndexByte(text, '<'); i >= 0; {
		if hasTag(text[i:], tag) {
			return true
		}
		next := bytes.IndexByte(text[i+1:], '<')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}
