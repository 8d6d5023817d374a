package rumour

import "strings"

// furniture is what stands on a page beside the report.
type furniture struct {
	label, teaser, author string
	repeats               int // of the title
	teaserAt              int // paragraphs above the teaser
	related               []string
}

func (w *world) furnish(d *draft) {
	rate := w.rates.Furniture
	f := &d.furniture
	if w.chance(rate) {
		f.label = pick(w, shelf().names["label"])
	}
	if w.chance(rate) {
		f.repeats = 1 + w.IntN(2)
	}
	if w.chance(rate) {
		f.teaser, f.teaserAt = w.take("teaser"), 1+w.IntN(3)
	}
	if w.chance(rate) {
		f.author = w.take("author")
	}
	if w.chance(rate) {
		f.related = []string{"Related Articles"}
		for range w.IntN(3) {
			f.related = append(f.related, w.take("related"))
		}
	}
}

// page is a draft as text.
type page struct {
	text  strings.Builder
	spots []spot
}

// spot is where a clause stands, in bytes: its content, and the whole of it
// with who says it and what else he says.
type spot struct {
	clause     clause
	start, end int
	from, to   int
}

func (w *world) page(d *draft) *page {
	p := &page{}
	p.line(d.furniture.label)
	for range d.furniture.repeats {
		p.line(join(d.title))
	}
	paragraphs := 0
	for i, s := range d.sentences {
		switch {
		case s.paragraph:
			if paragraphs == d.furniture.teaserAt {
				p.line(d.furniture.teaser)
			}
			paragraphs++
			p.gap("\n\n")
		case i > 0:
			p.gap(" ")
		}
		if i == 0 && d.dateline {
			p.text.WriteString(strings.ToUpper(w.filled["town"].text) + ", " + d.at.Format("January 2") + " (" + d.short + ") - ")
		}
		p.sentence(d, s)
	}
	p.line(d.credit)
	p.line(d.furniture.author)
	for _, s := range d.furniture.related {
		p.line(s)
	}
	return p
}

func (p *page) gap(s string) {
	if p.text.Len() > 0 {
		p.text.WriteString(s)
	}
}

// line writes a paragraph that is no part of the report.
func (p *page) line(s string) {
	if s != "" {
		p.gap("\n\n")
		p.text.WriteString(s)
	}
}

func (p *page) sentence(d *draft, s sentence) {
	for i, c := range s.clauses {
		if i > 0 {
			p.text.WriteString(s.joint)
		}
		before, content, behind := c.words(d)
		if i == 0 {
			if before != "" {
				before = capital(before)
			} else {
				content = capital(content)
			}
		}
		x := spot{clause: c, from: p.text.Len()}
		p.text.WriteString(before)
		x.start = p.text.Len()
		p.text.WriteString(content)
		x.end = p.text.Len()
		p.text.WriteString(behind)
		x.to = p.text.Len()
		p.spots = append(p.spots, x)
	}
	if !strings.HasSuffix(p.text.String(), d.closing()) && !strings.HasSuffix(p.text.String(), ".") {
		p.text.WriteString(".")
	}
}

// words writes a clause: its content and what stands before and behind it.
func (c clause) words(d *draft) (before, content, behind string) {
	content = join(c.content)
	f := c.form
	if short := c.source == "he" || c.source == "she"; short && (f == inverted || f == according) || f == inverted && strings.Contains(c.cue, " ") {
		f = after
	}
	subject := c.source
	if strings.Contains(subject, ", ") {
		subject += ","
	}
	switch f {
	case after:
		return "", content, ", " + subject + " " + c.cue
	case inverted:
		return "", content, ", " + c.cue + " " + c.source
	case ahead:
		if c.root%2 == 0 || c.cue == "shows" {
			return subject + " " + c.cue + " that ", content, ""
		}
		return subject + " " + c.cue + " ", content, ""
	case according:
		return "according to " + c.source + ", ", content, ""
	case relayed:
		behind = ", the " + strings.TrimPrefix(c.via, "The ") + " reported"
		if c.source != "" {
			behind += ", citing " + c.source
		}
		return "", content, behind
	case spoken:
		return c.speech(d, content, subject)
	}
	return "", content, ""
}

// speech writes a quote.
func (c clause) speech(d *draft, content, subject string) (before, text, behind string) {
	content = capital(content)
	opening, closing := d.opening(), d.closing()
	if c.bare || c.open {
		closing = ""
	}
	if c.bare {
		opening = ""
	}
	switch {
	case subject == "" && c.open:
		return opening, content, "."
	case d.outside:
		behind = closing + ", "
	default:
		behind = "," + closing + " "
	}
	behind += subject + " " + c.cue + "."
	if len(c.more) > 0 && !c.open {
		more := join(c.more) + "."
		if d.outside && !c.bare {
			more = join(c.more) + closing + "."
			return opening, content, behind + " " + opening + more
		}
		return opening, content, behind + " " + opening + more + closing
	}
	return opening, content, behind
}

func (d *draft) opening() string {
	if d.curly {
		return "“"
	}
	return `"`
}

func (d *draft) closing() string {
	if d.curly {
		return "”"
	}
	return `"`
}
