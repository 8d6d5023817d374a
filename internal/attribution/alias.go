package attribution

import "github.com/headwater-news/headwater/internal/names"

// Who is meant is read in package names; these are its words, for those who use what this
// package finds.
type (
	Link    = names.Link
	Kind    = names.Kind
	Someone = names.Someone
)

// The kinds of sources.
const (
	Person      = names.Person
	Institution = names.Institution
	Outlet      = names.Outlet
	Document    = names.Document
	Anonymous   = names.Anonymous
	Unknown     = names.Unknown
)
