package render

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/headwater-news/headwater/schema"
)

// ComparisonJSON writes a comparison as indented JSON.
func ComparisonJSON(w io.Writer, c *schema.Comparison) error { return document(w, c) }

// CheckJSON writes a check as indented JSON.
func CheckJSON(w io.Writer, c *schema.Check) error { return document(w, c) }

// SearchJSON writes what a search found as indented JSON.
func SearchJSON(w io.Writer, s *schema.Search) error { return document(w, s) }

// document writes what is small enough to be encoded at once; as in JSON, a
// list left nil is an error.
func document(w io.Writer, v any) error {
	if path := schema.NilList(v); path != "" {
		return fmt.Errorf("render: %s is null where a list is promised", path)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("render: %w", err)
	}
	return nil
}
