package feed

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// Bounds of a list of feeds.
const (
	maxOutlines = 100_000
	maxDepth    = 64
)

// ReadOPML reads the feeds of an OPML file, outlines within outlines too,
// each address on the web once. Names of elements and attributes may be in any case, as
// they are in the wild. The error says what is wrong and where.
func ReadOPML(in io.Reader) ([]Feed, error) {
	dec := xml.NewDecoder(in)
	dec.Strict = false
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var feeds []Feed
	seen := map[string]bool{}
	depth, isList := 0, false
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("byte %d: the list breaks here (%w): export it again", dec.InputOffset(), err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return nil, fmt.Errorf("byte %d: outlines are nested too deep: export the list again", dec.InputOffset())
			}
			isList = isList || strings.EqualFold(t.Name.Local, "opml")
			if f := outline(t); isList && IsWebAddress(f.Address) && !seen[f.Address] {
				if len(feeds) == maxOutlines {
					return nil, fmt.Errorf("byte %d: there are more than %d feeds: split the list", dec.InputOffset(), maxOutlines)
				}
				seen[f.Address] = true
				feeds = append(feeds, f)
			}
		case xml.EndElement:
			depth--
		}
	}
	if !isList {
		return nil, fmt.Errorf("byte 0: it is no list of feeds (OPML): name such a list, or a feed's address")
	}
	return feeds, nil
}

// outline is the feed that an outline names, if any.
func outline(t xml.StartElement) Feed {
	if !strings.EqualFold(t.Name.Local, "outline") {
		return Feed{}
	}
	var f Feed
	var text string
	for _, a := range t.Attr {
		value := strings.TrimSpace(a.Value)
		switch strings.ToLower(a.Name.Local) {
		case "xmlurl":
			f.Address = value
		case "title":
			f.Title = value
		case "text":
			text = value
		}
	}
	if f.Title == "" {
		f.Title = text
	}
	return f
}

// WriteOPML writes feeds as a list that other readers of feeds take.
func WriteOPML(out io.Writer, feeds []Feed) error {
	type outline struct {
		Type  string `xml:"type,attr"`
		Text  string `xml:"text,attr"`
		Title string `xml:"title,attr"`
		URL   string `xml:"xmlUrl,attr"`
	}
	list := struct {
		XMLName  xml.Name  `xml:"opml"`
		Version  string    `xml:"version,attr"`
		Title    string    `xml:"head>title"`
		Outlines []outline `xml:"body>outline"`
	}{Version: "2.0", Title: "Feeds that Headwater watches"}
	for _, f := range feeds {
		name := f.Title
		if name == "" {
			name = f.Address
		}
		list.Outlines = append(list.Outlines, outline{"rss", name, name, f.Address})
	}
	if _, err := io.WriteString(out, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(out)
	enc.Indent("", "  ")
	if err := enc.Encode(list); err != nil {
		return err
	}
	_, err := io.WriteString(out, "\n")
	return err
}
