// Package docs holds the documents that the program and its tests read.
package docs

import _ "embed"

// Schema is the JSON Schema (2020-12) of a brief.
//
//go:embed schema.json
var Schema string
