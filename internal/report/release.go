package report

import "regexp"

// IsReleaseMark reports whether a line says that what follows is a press release:
// "FOR IMMEDIATE RELEASE", "Media release - 4 March".
func IsReleaseMark(line string) bool { return releaseMark.MatchString(line) }

var releaseMark = regexp.MustCompile(`^(?i:\W*(?:for immediate release|(?:press|media|news) (?:release|statement)|communiqu[eé]|official statement))(?:\W.{0,40})?$`)
