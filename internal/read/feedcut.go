package read

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// The bounds of a feed. Of what people write none comes near.
const (
	maxFeedHead  = 1 << 20 // bytes before the first item
	maxFeedDepth = 256     // elements within each other, in an item
	maxOuter     = 8       // elements around an item
)

var (
	errDeep    = errors.New("its elements are nested too deep")
	errNoEnd   = errors.New("it doesn't end before the next one begins")
	errFeedCut = errors.New("the feed breaks off")
)

// feedCutter splits a feed in XML into its items without understanding them,
// so that one damaged item costs itself alone, a cut feed gives what stands
// before the cut, and no more than an item is in memory. It looks at tags
// only; declarations of a document type, and with them its entities, go
// nowhere.
type feedCutter struct {
	in   *bufio.Reader
	most int // bytes of an item

	item  string    // the name of the element that is an item
	outer []element // the open elements around the items
	lost  int       // elements opened within outer that are not kept
	head  []byte    // what stands before the first item

	piece []byte // the markup or text read last
	began bool   // piece is the first tag of the next item
}

type element struct{ name, tag string }

// next returns the bytes of the next item, from tag to tag. An error other
// than io.EOF and errFeedCut is of that item alone. The bytes are good until
// the next call.
func (c *feedCutter) next(buf []byte) ([]byte, error) {
	if !c.began {
		if err := c.seek(); err != nil {
			return nil, err
		}
	}
	c.began = false
	return c.body(append(buf[:0], c.piece...))
}

// seek reads up to the next item and keeps account of what is open around it.
func (c *feedCutter) seek() error {
	for {
		kind, name, err := c.read()
		if err != nil {
			if len(c.outer) > 0 {
				return cut(err)
			}
			return err
		}
		if c.item == "" && (kind == openTag || kind == emptyTag) {
			c.item = "item"
			if name == "feed" {
				c.item = "entry"
			}
		}
		if name == c.item && kind == openTag {
			return nil
		}
		c.enclose(kind, name)
		if kind != otherMarkup && len(c.head)+len(c.piece) < maxFeedHead {
			c.head = append(c.head, c.piece...)
		}
	}
}

// enclose follows a tag between items.
func (c *feedCutter) enclose(kind markup, name string) {
	switch {
	case kind == openTag && (len(c.outer) >= maxOuter || c.lost > 0):
		c.lost++
	case kind == openTag:
		c.outer = append(c.outer, element{name, string(c.piece)})
	case kind == closeTag && c.lost > 0:
		c.lost--
	case kind == closeTag:
		for i := len(c.outer) - 1; i >= 0; i-- {
			if c.outer[i].name == name {
				c.outer = c.outer[:i]
				break
			}
		}
	}
}

// body reads an item whose first tag was read.
func (c *feedCutter) body(item []byte) ([]byte, error) {
	depth, long, deep := 1, false, false
	for depth > 0 {
		kind, name, err := c.read()
		if err != nil {
			return nil, cut(err)
		}
		switch {
		case kind == openTag && name == c.item:
			c.began = true
			return nil, errNoEnd
		case kind == closeTag && name == c.item:
			depth = 0
		case kind == openTag:
			depth++
		case kind == closeTag && depth > 1:
			depth--
		}
		deep = deep || depth > maxFeedDepth
		if long = long || len(item)+len(c.piece) > c.most; !long && kind != otherMarkup {
			item = append(item, c.piece...)
		}
	}
	switch {
	case long:
		return nil, errLong
	case deep:
		return nil, errDeep
	}
	return item, nil
}

// document makes a feed of its own of one item, or of the head and no item.
func (c *feedCutter) document(item []byte) []byte {
	var doc []byte
	if item == nil {
		doc = append(doc, c.head...)
	} else {
		for _, e := range c.outer {
			doc = append(doc, e.tag...)
		}
		doc = append(doc, item...)
	}
	for i := len(c.outer) - 1; i >= 0; i-- {
		tag := strings.TrimLeft(c.outer[i].tag, "<")
		end := strings.IndexAny(tag, " \t\r\n>")
		doc = append(doc, "</"+tag[:end]+">"...)
	}
	return doc
}

// cut marks the end of a feed that isn't over; another error is the input's.
func cut(err error) error {
	if err == io.EOF {
		return errFeedCut
	}
	return err
}

// markup is what a piece of XML is.
type markup int

const (
	plainText markup = iota
	openTag
	closeTag
	emptyTag
	verbatim    // <![CDATA[…]]>
	otherMarkup // comments, instructions, declarations
)

// read reads the next piece into c.piece: text up to the next tag, or one tag.
// Of one that is longer than an item may be, only the beginning is kept.
func (c *feedCutter) read() (markup, string, error) {
	c.piece = c.piece[:0]
	first, err := c.in.Peek(1)
	if err != nil {
		return 0, "", err
	}
	if first[0] != '<' {
		return plainText, "", c.through(untilTag)
	}
	start, _ := c.in.Peek(9)
	switch {
	case bytes.HasPrefix(start, []byte("<!--")):
		return otherMarkup, "", c.through(untilString("-->", 4))
	case bytes.HasPrefix(start, []byte("<![CDATA[")):
		return verbatim, "", c.through(untilString("]]>", 9))
	case bytes.HasPrefix(start, []byte("<?")):
		return otherMarkup, "", c.through(untilString("?>", 2))
	case bytes.HasPrefix(start, []byte("<!")):
		return otherMarkup, "", c.through(untilDeclared())
	case len(start) < 2 || !nameStart(start[1]) && start[1] != '/':
		return plainText, "", c.through(untilTag) // a sign, not a tag
	}
	if err := c.through(untilClosed()); err != nil {
		return 0, "", err
	}
	kind, name := tagName(c.piece)
	return kind, name, nil
}

// tagName tells a tag's kind and its local name in lower case.
func tagName(tag []byte) (markup, string) {
	kind := openTag
	switch {
	case tag[len(tag)-1] != '>':
		return plainText, "" // another tag began within it
	case tag[1] == '/':
		kind, tag = closeTag, tag[1:]
	case tag[len(tag)-2] == '/':
		kind = emptyTag
	}
	name := tag[1:]
	if end := bytes.IndexAny(name, " \t\r\n/>"); end >= 0 {
		name = name[:end]
	}
	name = name[bytes.IndexByte(name, ':')+1:]
	return kind, strings.ToLower(string(name[:min(len(name), 64)]))
}

func nameStart(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b >= 0x80
}

// An ending is asked about each byte of a piece in turn: whether the piece
// ends with it, or before it.
type ending func(b byte, n int) verdict

type verdict int

const (
	goOn verdict = iota
	endAfter
	endBefore
)

// through reads a piece. The input's end ends text, and breaks off the rest.
func (c *feedCutter) through(ends ending) error {
	for n := 0; ; n++ {
		b, err := c.in.ReadByte()
		if err != nil {
			if err == io.EOF && len(c.piece) > 0 && c.piece[0] != '<' {
				return nil
			}
			return err
		}
		v := ends(b, n)
		if v == endBefore {
			return c.in.UnreadByte()
		}
		if len(c.piece) <= c.most {
			c.piece = append(c.piece, b)
		}
		if v == endAfter {
			return nil
		}
	}
}

func untilTag(b byte, n int) verdict {
	if b == '<' && n > 0 {
		return endBefore
	}
	return goOn
}

// untilString ends after s, looked for from the n-th byte on.
func untilString(s string, from int) ending {
	var last [3]byte
	return func(b byte, n int) verdict {
		last[0], last[1], last[2] = last[1], last[2], b
		if n >= from+len(s)-1 && string(last[3-len(s):]) == s {
			return endAfter
		}
		return goOn
	}
}

// untilClosed ends after a tag, or before another: an attribute holds no "<".
func untilClosed() ending {
	quote := byte(0)
	return func(b byte, n int) verdict {
		switch {
		case b == '<' && n > 0:
			return endBefore
		case quote != 0 && b == quote:
			quote = 0
		case quote == 0 && (b == '"' || b == '\''):
			quote = b
		case quote == 0 && b == '>':
			return endAfter
		}
		return goOn
	}
}

// untilDeclared ends after a declaration, with what it holds in brackets.
func untilDeclared() ending {
	depth := 0
	return func(b byte, n int) verdict {
		switch {
		case b == '[':
			depth++
		case b == ']':
			depth--
		case b == '>' && depth <= 0:
			return endAfter
		}
		return goOn
	}
}
