// Package schematest holds output against the published JSON Schema.
package schematest

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/headwater-news/headwater/docs"
)

// Brief fails the test unless document is a brief as docs/schema.json says.
func Brief(t testing.TB, document []byte) {
	t.Helper()
	hold(t, document, "")
}

// Comparison is Brief for a comparison.
func Comparison(t testing.TB, document []byte) {
	t.Helper()
	hold(t, document, "#/$defs/Comparison")
}

// Check is Brief for a check.
func Check(t testing.TB, document []byte) {
	t.Helper()
	hold(t, document, "#/$defs/Check")
}

// Search is Brief for what a search found.
func Search(t testing.TB, document []byte) {
	t.Helper()
	hold(t, document, "#/$defs/Search")
}

// hold holds a document against a part of the schema. The published schema is
// open, since fields may be added; here it is closed, so that a field that the
// schema does not know is noticed.
func hold(t testing.TB, document []byte, part string) {
	t.Helper()
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatalf("the output is no JSON: %v", err)
	}
	if err := compile(t, part).Validate(instance); err != nil {
		t.Errorf("the output is not as docs/schema.json says: %v", err)
	}
}

func compile(t testing.TB, part string) *jsonschema.Schema {
	t.Helper()
	const name = "closed.json"
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(docs.Schema))
	if err != nil {
		t.Fatal(err)
	}
	root := doc.(map[string]any)
	root["additionalProperties"] = false
	for _, def := range root["$defs"].(map[string]any) {
		def.(map[string]any)["additionalProperties"] = false
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, root); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile(name + part)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}
