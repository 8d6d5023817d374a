package render

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"github.com/headwater-news/headwater/schema"
)

// nodeLines sets a name beside a node, or above one that lines go out from,
// where a screen may have no room for more than the letter; and below it a note.
// Above is how many lines have room above it, 0 if they go beside it: a note
// that has none is left to the list below the drawing. Where rows are dense a
// name has one line, and a note that would be cut is left out too.
func nodeLines(n drawnNode, name, note string, width, gap, above int, dense bool) []drawnLine {
	var lines, notes []string
	var out []drawnLine
	x, y := n.X+radius+8, n.Y+4
	if above > 0 {
		x = n.X - radius
		if room := gap - shareRoom; dense {
			lines = fold(name, gap, 1)
		} else if longestWord(name) <= room {
			lines = fold(name, room, 2)
		}
		if len(lines) < above && (!dense || pixels(note) <= gap+radius) {
			notes = fold(note, gap+radius, 1)
		}
		y = n.Y - radius - underLines - lineStep*(len(lines)+len(notes)-1)
	} else {
		lines = fold(name, width-x, 2)
		notes = fold(note, width-x, 2)
		y -= lineStep * (len(lines) + len(notes) - 1) / 2
	}
	for _, l := range lines {
		out = append(out, drawnLine{X: x, Y: y, Text: l})
		y += lineStep
	}
	for _, l := range notes {
		out = append(out, drawnLine{X: x, Y: y, Text: l, Note: true})
		y += lineStep
	}
	return out
}

// certainty says how sure a node's descent is, in words.
func certainty(from []schema.Edge) string {
	from = from[:min(len(from), maxParents)]
	switch len(from) {
	case 0:
		return ""
	case 1:
		return sureness(from[0].Confidence)
	default:
		var parts []string
		for _, e := range from {
			parts = append(parts, shown(e.From, 6)+" "+sureness(e.Confidence))
		}
		return strings.Join(parts, ", ")
	}
}

func longestWord(name string) int {
	longest := 0
	for _, w := range strings.Fields(name) {
		longest = max(longest, pixels(w))
	}
	return longest
}

// fold breaks a name into lines that take at most width pixels.
func fold(name string, width, most int) []string {
	var lines []string
	line := ""
	add := func(text string) {
		if line != "" && pixels(line+text) > width {
			lines = append(lines, strings.TrimSpace(line))
			line = ""
			text = strings.TrimLeft(text, " ")
		}
		line += text
	}
	for _, word := range strings.Fields(name) {
		long := pixels(word) > width
		if line != "" {
			word = " " + word
		}
		if !long {
			add(word)
			continue
		}
		for g := displaywidth.StringGraphemes(word); g.Next(); {
			add(g.Value())
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) <= most {
		return lines
	}
	last := lines[most-1] + "…"
	for pixels(last) > width && last != "…" {
		r := []rune(last)
		last = strings.TrimSpace(string(r[:len(r)-2])) + "…"
	}
	return append(lines[:most-1], last)
}

// pixels is about how wide a text is, set at 13 pixels in a sans that is not
// known: rather too much than too little.
func pixels(text string) int {
	tenths := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune("WM@%—…", r):
			tenths += 130
		case strings.ContainsRune("ijltfr.,:;'’!|()[] ", r):
			tenths += 48
		case unicode.IsUpper(r):
			tenths += 95
		case displaywidth.Rune(r) > 1:
			tenths += 135
		case displaywidth.Rune(r) > 0:
			tenths += 76
		}
	}
	return tenths / 10
}
