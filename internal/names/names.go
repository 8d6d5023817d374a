// Package names reads whom a report names, and who is meant where it doesn't.
//
//	Gather     lists the people, outlets and firms that one report names, with what
//	           it calls them: "press secretary Dov Aalto", "Orre Dredging, a firm"
//	Resolver   leads each source, from left to right, to a Link: a last name to the
//	           full one, "the harbour master" to who is called so, "she" to who
//	           spoke last or is the subject, "the statement" to who issued it
//	Union      is the roster of all reports of a story, for what one leaves open
//
// The words it goes by are those of package lexis. Which words are a source is not its
// concern: that is read in package attribution.
package names
