package rumour

import (
	"slices"
	"strconv"
	"strings"
)

// edit goes over a copy as its habit is. At least something changes, for a
// report with the very text of another has no lineage that could be told.
func (w *world) edit(d *draft, h Habit) {
	before := len(d.sentences)
	d.sentences = w.cut(d.sentences, h)
	if len(d.sentences) == before && h.Words == 0 && before > 4 {
		d.sentences = d.sentences[:before-1-w.IntN(2)]
	}
	if h.Split > 0 {
		d.sentences = w.split(d.sentences, h.Split)
	}
	source := pick(w, w.rates.Sources)
	for i := range d.sentences {
		s := &d.sentences[i]
		for k := range s.clauses {
			w.alter(&s.clauses[k], h, source)
		}
		if h.Words+h.Drop > .3 { // paragraphs are kept by those who change little
			s.paragraph = i == 0 || w.chance(.5)
		}
	}
	if w.chance(h.Shuffle) {
		w.Shuffle(len(d.sentences), func(i, j int) { d.sentences[i], d.sentences[j] = d.sentences[j], d.sentences[i] })
	}
	d.sentences = w.merge(d.sentences, h.Merge)
	d.sentences[0].paragraph = true
}

// cut leaves out sentences, from the end and anywhere.
func (w *world) cut(list []sentence, h Habit) []sentence {
	const least = 4
	if w.chance(h.CutEnd) {
		list = list[:max(min(least, len(list)), int(float64(len(list))*(.4+.5*w.Float64())))]
	}
	kept := len(list)
	return slices.DeleteFunc(slices.Clone(list), func(sentence) bool {
		if kept <= least || !w.chance(h.Drop) {
			return false
		}
		kept--
		return true
	})
}

// alter changes one clause.
func (w *world) alter(c *clause, h Habit, source int) {
	if c.voiced != nil && w.chance(h.Voice) {
		c.content, c.voiced = c.voiced, c.content
	}
	w.drift(c, h.Drift)
	if w.chance(h.Numerals) {
		numerals(c.content)
	}
	if w.chance(h.Trim) {
		c.content = slices.DeleteFunc(c.content, func(p piece) bool { return p.adjunct })
	}
	if w.chance(h.Front) {
		c.content = front(c.content)
	}
	w.attribute(c, h)
	words := h.Words
	if c.form == spoken {
		words *= h.InQuotes
	}
	c.content = w.spin(c.content, words, source)
	c.voiced = w.spin(c.voiced, words, source)
	c.more = w.spin(c.more, words, source)
	if c.cue != "" {
		c.cue = w.spin([]piece{{text: c.cue}}, h.Words, source)[0].text
	}
}

// attribute changes who is said to have said a clause, and how.
func (w *world) attribute(c *clause, h Habit) {
	if c.form == spoken {
		if !c.open && !c.bare && w.chance(h.CutQuote) {
			c.open, c.more = true, nil
			if w.chance(.6) {
				c.source, c.who = "", nil
			}
		} else if w.chance(h.Unquote) {
			c.bare = true
		}
	}
	if c.who == nil {
		return
	}
	switch {
	case w.chance(h.Rename):
		c.source = c.who.another(c.source)
	case w.chance(h.Replace):
		c.source = c.who.someone()
	case c.form != spoken && c.form != relayed && w.chance(h.Strip):
		c.source, c.who, c.cue, c.form = "", nil, "", plain
		return
	}
	if c.form != spoken && c.form != relayed && w.chance(h.Flip) {
		c.form = pick(w, []form{after, inverted, ahead, according})
	}
	if w.chance(h.Tense) {
		c.cue = tensed(c.cue)
	}
}

// tensed turns said to says, and back.
func tensed(cue string) string {
	pairs := [...][2]string{{"said", "says"}, {"told reporters", "has told reporters"}, {"confirmed", "has confirmed"}, {"added", "adds"}, {"shows", "showed"}, {"states", "stated"}}
	for _, p := range pairs {
		switch cue {
		case p[0]:
			return p[1]
		case p[1]:
			return p[0]
		}
	}
	return cue
}

// drift changes numbers of a clause, in either voice alike.
func (w *world) drift(c *clause, rate float64) {
	for i := range c.content {
		p := &c.content[i]
		if p.value == 0 || !w.chance(rate) {
			continue
		}
		was := p.value
		p.value += pick(w, []int{1, 2, 3}) * max(1, was/20)
		p.text = spelled(p.value)
		for k := range c.voiced {
			if c.voiced[k].slot == p.slot && c.voiced[k].value == was {
				c.voiced[k] = *p
			}
		}
		c.drift += " " + p.slot + "=" + strconv.Itoa(p.value)
	}
}

// numerals writes small numbers in digits.
func numerals(pieces []piece) {
	for i := range pieces {
		if p := &pieces[i]; p.value > 0 && p.value < 10 {
			p.text = strconv.Itoa(p.value)
		}
	}
}

// front moves the last adjunct of a clause to its head.
func front(pieces []piece) []piece {
	end := len(pieces)
	for end > 0 && !pieces[end-1].adjunct {
		end--
	}
	start := end
	for start > 0 && pieces[start-1].adjunct {
		start--
	}
	if start == end || start == 0 {
		return pieces
	}
	moved := slices.Clone(pieces[start:end])
	moved = append(moved, piece{text: ", "})
	moved = append(moved, pieces[:start]...)
	return append(moved, pieces[end:]...)
}

// merge joins sentences to the next.
func (w *world) merge(list []sentence, rate float64) []sentence {
	var out []sentence
	for _, s := range list {
		if k := len(out) - 1; k >= 0 && joinable(out[k]) && joinable(s) && w.chance(rate) {
			out[k].clauses = append(slices.Clone(out[k].clauses), s.clauses...)
			out[k].joint = pick(w, []string{", and ", "; ", ", while "})
			continue
		}
		out = append(out, s)
	}
	return out
}

func joinable(s sentence) bool {
	return len(s.clauses) == 1 && s.clauses[0].form != spoken && s.clauses[0].form != relayed
}

// split takes joined sentences apart, and speech from what follows its speaker.
func (w *world) split(list []sentence, rate float64) []sentence {
	var out []sentence
	for _, s := range list {
		if len(s.clauses) == 1 || !w.chance(rate) {
			out = append(out, s)
			continue
		}
		for i := range s.clauses {
			out = append(out, sentence{clauses: s.clauses[i : i+1 : i+1], paragraph: i == 0 && s.paragraph})
		}
	}
	return out
}

// cased gives a replacement the case of what it replaces.
func cased(replacement, word string) string {
	if word != strings.ToLower(word) {
		return capital(replacement)
	}
	return replacement
}
