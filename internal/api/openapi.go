package api

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/headwater-news/headwater/docs"
)

//go:embed openapi.json
var paths []byte

// openAPI is the description of the interface: openapi.json, with the shapes of
// docs/schema.json among its own.
func openAPI() ([]byte, error) {
	var doc struct {
		OpenAPI    string          `json:"openapi"`
		Info       json.RawMessage `json:"info"`
		Servers    json.RawMessage `json:"servers"`
		Security   json.RawMessage `json:"security"`
		Paths      json.RawMessage `json:"paths"`
		Components struct {
			Schemas    map[string]json.RawMessage `json:"schemas"`
			Parameters json.RawMessage            `json:"parameters"`
			Responses  json.RawMessage            `json:"responses"`
			Headers    json.RawMessage            `json:"headers"`
			Security   json.RawMessage            `json:"securitySchemes"`
		} `json:"components"`
	}
	if err := json.Unmarshal(paths, &doc); err != nil {
		return nil, fmt.Errorf("api: openapi.json: %w", err)
	}
	var shapes map[string]json.RawMessage
	if err := json.Unmarshal([]byte(strings.ReplaceAll(docs.Schema, `"#/$defs/`, `"#/components/schemas/`)), &shapes); err != nil {
		return nil, fmt.Errorf("api: docs/schema.json: %w", err)
	}
	var named map[string]json.RawMessage
	if err := json.Unmarshal(shapes["$defs"], &named); err != nil {
		return nil, fmt.Errorf("api: docs/schema.json: %w", err)
	}
	brief := map[string]json.RawMessage{}
	for _, key := range []string{"description", "type", "required", "properties"} {
		brief[key] = shapes[key]
	}
	whole, err := json.Marshal(brief)
	if err != nil {
		return nil, err
	}
	named["Brief"] = whole
	for name, shape := range named {
		if doc.Components.Schemas[name] != nil {
			return nil, fmt.Errorf("api: openapi.json and docs/schema.json both have %s", name)
		}
		doc.Components.Schemas[name] = shape
	}
	return json.MarshalIndent(doc, "", "  ")
}
