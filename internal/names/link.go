package names

import (
	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
)

// Link is one source of a chain.
type Link struct {
	Name        string
	Kind        Kind
	report.Span // zero where it is not written here
}

// Kind says what a source is.
type Kind string

// The kinds of sources.
const (
	Person      Kind = "person"
	Institution Kind = "institution"
	Outlet      Kind = "outlet"
	Document    Kind = "document"
	Anonymous   Kind = "anonymous"
	Unknown     Kind = "unknown"
)

// IsNamed reports whether a link has a proper name.
func (l Link) IsNamed() bool { return describe(l.Name).name != "" }

// IsSomebody reports whether a link is to people, and to no body or thing.
func (l Link) IsSomebody() bool {
	return l.Kind == Person || l.Kind == Anonymous || lexis.KindOf(describe(l.Name).head()) == "role"
}
