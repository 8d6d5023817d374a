// Package browser holds the tests that walk through the desk in a real browser:
// every page, by mouse and by keyboard, at the width of a phone and of a desk,
// in both colour schemes, with hostile reports, and under an audit of
// accessibility.
//
// They need Chromium, and the audit needs axe-core; .ci/browser gets both and
// runs them.
package browser
