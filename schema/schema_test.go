package schema_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/docs"
	"github.com/headwater-news/headwater/internal/sample"
	"github.com/headwater-news/headwater/internal/schematest"
	"github.com/headwater-news/headwater/schema"
)

func TestSampleIsAsTheSchemaSays(t *testing.T) {
	empty := &schema.Brief{Schema: schema.Version, Reports: []schema.Report{}, Stories: []schema.Story{}, Skipped: []schema.Skipped{}}
	for _, b := range []*schema.Brief{sample.Brief(), empty} {
		document, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		schematest.Brief(t, document)
	}
}

// The Go types and docs/schema.json must say the same: the same types, the
// same fields, each of them required.
func TestSchemaAndTypesAgree(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal([]byte(docs.Schema), &root); err != nil {
		t.Fatal(err)
	}
	defs := root["$defs"].(map[string]any)
	types := map[string]reflect.Type{}
	gather(reflect.TypeFor[schema.Brief](), types)
	gather(reflect.TypeFor[schema.Comparison](), types)
	gather(reflect.TypeFor[schema.Check](), types)
	gather(reflect.TypeFor[schema.Search](), types)
	delete(types, "Brief")

	compare(t, "Brief", reflect.TypeFor[schema.Brief](), root)
	for name, typ := range types {
		def, ok := defs[name].(map[string]any)
		if !ok {
			t.Errorf("docs/schema.json lacks %s", name)
			continue
		}
		compare(t, name, typ, def)
	}
	for name := range defs {
		if types[name] == nil {
			t.Errorf("docs/schema.json has %s, which no Go type stands for", name)
		}
	}
}

// gather finds the struct types that a type is made of.
func gather(typ reflect.Type, into map[string]reflect.Type) {
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice:
		gather(typ.Elem(), into)
	case reflect.Struct:
		if into[typ.Name()] == nil {
			into[typ.Name()] = typ
			for i := range typ.NumField() {
				gather(typ.Field(i).Type, into)
			}
		}
	}
}

func compare(t *testing.T, name string, typ reflect.Type, def map[string]any) {
	t.Helper()
	properties := def["properties"].(map[string]any)
	fields := map[string]any{}
	for i := range typ.NumField() {
		field := typ.Field(i)
		tag, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if options != "" {
			t.Errorf("%s.%s: no field may be left out or changed by %q", name, tag, options)
		}
		fields[tag] = shapeOf(field.Type)
		if property, ok := properties[tag].(map[string]any); !ok {
			t.Errorf("docs/schema.json lacks %s.%s", name, tag)
		} else if got := strip(property); !reflect.DeepEqual(got, fields[tag]) {
			t.Errorf("%s.%s is %v in docs/schema.json, want %v", name, tag, got, fields[tag])
		}
	}
	for property := range properties {
		if fields[property] == nil {
			t.Errorf("docs/schema.json has %s.%s, which no Go field stands for", name, property)
		}
	}
	var required []string
	for _, field := range def["required"].([]any) {
		required = append(required, field.(string))
	}
	slices.Sort(required)
	if want := slices.Sorted(maps.Keys(fields)); !slices.Equal(required, want) {
		t.Errorf("%s requires %v, want %v", name, required, want)
	}
}

// shapeOf is the schema of a Go type, its constraints left out.
func shapeOf(typ reflect.Type) map[string]any {
	switch typ.Kind() {
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": shapeOf(typ.Elem())}
	case reflect.Struct:
		return map[string]any{"$ref": "#/$defs/" + typ.Name()}
	case reflect.Pointer:
		elem := shapeOf(typ.Elem())
		if elem["$ref"] != nil {
			return map[string]any{"anyOf": []any{elem, map[string]any{"type": "null"}}}
		}
		return map[string]any{"type": []any{elem["type"], "null"}}
	}
	panic("no JSON shape for " + typ.String())
}

// strip leaves of a schema what a Go type can say.
func strip(property map[string]any) map[string]any {
	out := map[string]any{}
	for _, key := range []string{"type", "$ref", "anyOf"} {
		if v, ok := property[key]; ok {
			out[key] = v
		}
	}
	if items, ok := property["items"].(map[string]any); ok {
		out["items"] = strip(items)
	}
	if _, ok := property["const"].(string); ok {
		out["type"] = "string"
	}
	return out
}
