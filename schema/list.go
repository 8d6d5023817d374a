package schema

import (
	"fmt"
	"reflect"
)

// List returns list itself, or an empty list in place of nil: the habit that
// keeps null out of the output wherever a list may have stayed empty.
func List[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// ReportID is the id of the n-th report of a brief, from 0: A … Z, AA, AB …
// It is what people are shown, too, so that every form of a brief calls a
// report the same.
func ReportID(n int) string {
	id := ""
	for ; n >= 0; n = n/26 - 1 {
		id = string(rune('A'+n%26)) + id
	}
	return id
}

// NilList names the first list of a document that would be written as null,
// such as "stories[0].claims[2].merges", or returns "" if there is none. The
// document is a pointer to a Brief, a Comparison or a Check.
func NilList(document any) string { return nilList(reflect.ValueOf(document).Elem(), "") }

func nilList(v reflect.Value, path string) string {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Field(i).Tag.Get("json")
			if path != "" {
				name = path + "." + name
			}
			if found := nilList(v.Field(i), name); found != "" {
				return found
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			return nilList(v.Elem(), path)
		}
	case reflect.Slice:
		if v.IsNil() {
			return path
		}
		for i := range v.Len() {
			if found := nilList(v.Index(i), fmt.Sprintf("%s[%d]", path, i)); found != "" {
				return found
			}
		}
	}
	return ""
}
