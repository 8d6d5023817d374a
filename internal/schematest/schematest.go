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
// The published schema is open, since fields may be added; here it is closed,
// so that a field that the schema does not know is noticed.
func Brief(t testing.TB, document []byte) {
	t.Helper()
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatalf("the output is no JSON: %v", err)
	}
	if err := compile(t).Validate(instance); err != nil {
		t.Errorf("the output is not as docs/schema.json says: %v", err)
	}
}

func compile(t testing.TB) *jsonschema.Schema {
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
	compiled, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}
