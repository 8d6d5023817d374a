// Package browser holds the tests that open HTML briefs in a real browser: at
// the width of a phone and of a desk, in both colour schemes, by keyboard, in
// print, and under an audit of accessibility.
//
// They need Chromium, and the audit needs axe-core; .ci/browser gets both and
// runs them. Without, they are skipped, or fail where HEADWATER_BROWSER is
// "required".
package browser
