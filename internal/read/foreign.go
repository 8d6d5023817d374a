package read

import (
	"archive/zip"
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// unread is why sources of other forms are skipped.
var unread = map[form]string{
	formEmpty:  "the file is empty: leave it out",
	formOPML:   "it is a list of feeds, not of reports: name the feeds",
	formXML:    "XML that is neither a page nor a feed is not read: save the report as text, HTML or JSON Lines",
	formRich:   "it is rich text (RTF), which is not read: save it as text or HTML",
	formMail:   "it is mail, which is not read: save each message as text or HTML",
	formTable:  "it is a table, which is not read: write its rows as JSON Lines, each with a text",
	formCode:   "it is a part of a page, not a report: leave it out",
	formPacked: "the file is packed more than once: unpack it and name what comes out",
}

// What programs for the office write is a zip that holds a file of this name.
var officeFiles = map[string]string{
	"word/document.xml":      "a Word document",
	"xl/workbook.xml":        "an Excel workbook",
	"ppt/presentation.xml":   "a PowerPoint presentation",
	"content.xml":            "an OpenDocument file",
	"META-INF/container.xml": "an EPUB book",
}

// unreadZip is why a zip that holds no web archive is skipped. Who unpacks a
// document finds nothing to read in it.
func unreadZip(z *zip.Reader) string {
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return officeFiles[f.Name] != "" })
	if i >= 0 {
		return "it is " + officeFiles[z.File[i].Name] + ", which is not read: save it as text or HTML"
	}
	return "the content is binary (application/zip) and no web archive: unpack it and name what comes out"
}

var (
	mailField = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9-]*):`)
	mailboxAt = regexp.MustCompile(`^From \S+ .*\d\d:\d\d`)
)

// looksMail reports whether text opens with the header of a message: fields
// alone down to the first blank line, one of them a field that only mail has
// or the line that opens a mailbox. A report may well begin with "From: …".
func looksMail(text []byte) bool {
	const most = 200 // lines of a header
	found := false
	for i := 0; i < most; i++ {
		line, rest, more := bytes.Cut(text, []byte("\n"))
		line, text = bytes.TrimRight(line, "\r"), rest
		field := mailField.FindSubmatch(line)
		switch {
		case len(line) == 0 || !more:
			return found
		case i == 0 && mailboxAt.Match(line):
			found = true
		case i > 0 && (line[0] == ' ' || line[0] == '\t'): // a field goes on
		case field == nil:
			return false
		default:
			switch strings.ToLower(string(field[1])) {
			case "message-id", "mime-version", "received", "return-path", "delivered-to", "content-transfer-encoding":
				found = true
			}
		}
	}
	return false
}
