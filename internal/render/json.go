// Package render writes a brief for people and for programs, and what else the
// schema has: comparisons, checks, searches.
//
// There are two roads from a brief to a reader. A page is a view (view.go, its
// parts in view_*.go): plain data in the order of reading, cut to size and
// cleaned (visible.go), that html.go and markdown.go only set; the desk takes
// the same views with links of its own (site.go). A terminal gets a sheet
// (sheet.go) of the facts of each story (facts.go), set to its width and cleaned
// on the way out (page.go). What is shown beside a number or a picture is in
// words.go, why.go and stemma.go for both. JSON, CSV and annotations are the
// brief itself, and cut nothing.
package render

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/headwater-news/headwater/schema"
)

// JSON writes a brief as indented JSON. It encodes one report and one story at
// a time, so that it needs little memory beside the brief. A list left nil is
// an error before the first byte: the contract has no null lists.
func JSON(w io.Writer, b *schema.Brief) error {
	if path := schema.NilList(b); path != "" {
		return fmt.Errorf("render: %s of the brief is null where a list is promised", path)
	}
	j := &jsonWriter{out: bufio.NewWriter(w)}
	j.enc = json.NewEncoder(&j.buf)
	j.enc.SetEscapeHTML(false)

	j.raw("{\n  \"schema\": ")
	j.value("  ", b.Schema)
	list(j, "reports", b.Reports)
	list(j, "stories", b.Stories)
	list(j, "skipped", b.Skipped)
	j.raw("\n}\n")
	if j.err != nil {
		return fmt.Errorf("render: %w", j.err)
	}
	return j.out.Flush()
}

// jsonWriter writes values one by one and keeps the first error.
type jsonWriter struct {
	out *bufio.Writer
	enc *json.Encoder // into buf, which is emptied after each value
	buf bytes.Buffer
	err error
}

func (j *jsonWriter) raw(s string) {
	if j.err == nil {
		_, j.err = j.out.WriteString(s)
	}
}

func (j *jsonWriter) value(indent string, v any) {
	if j.err != nil {
		return
	}
	j.buf.Reset()
	j.enc.SetIndent(indent, "  ")
	if j.err = j.enc.Encode(v); j.err == nil {
		_, j.err = j.out.Write(bytes.TrimSuffix(j.buf.Bytes(), []byte("\n")))
	}
}

func list[T any](j *jsonWriter, name string, values []T) {
	j.raw(",\n  \"" + name + "\": [")
	for i := range values {
		if i > 0 {
			j.raw(",")
		}
		j.raw("\n    ")
		j.value("    ", &values[i])
	}
	if len(values) > 0 {
		j.raw("\n  ")
	}
	j.raw("]")
}
