package attribution

import "github.com/headwater-news/headwater/internal/report"

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

// isNamed reports whether a link has a proper name.
func (l Link) isNamed() bool { return describe(l.Name).name != "" }

// isSomebody reports whether a link is to people, and to no body or thing.
func (l Link) isSomebody() bool {
	return l.Kind == Person || l.Kind == Anonymous || kindOf(describe(l.Name).head()) == "role"
}
