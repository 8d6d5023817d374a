package check

import (
	"github.com/headwater-news/headwater/internal/word"
)

// A deed may stand in a noun: "his victory over Oduya", "the collapse of the wall",
// "has the backing of Oduya". Who takes part is read from the prepositions after it,
// from a genitive before it, and from the verb that has it.

// nominals are the nouns of a clause with whom they name beside them.
func (c *clause) nominals() []deed {
	c.deeds()
	return c.memo.nominals
}

func (r *deedReader) nominals(deeds []deed) []deed {
	var out []deed
	for j, x := range r.chunks {
		if x.kind != noun {
			continue
		}
		head := r.item(x.to - 1)
		if head == none || !r.items[head].content() {
			continue
		}
		d := deed{verb: head, noun: true}
		r.complements(j, &d)
		by, direct := r.holderOf(j, deeds)
		d.readRoles(r, r.ownerIn(j), by, direct)
		if d.subject.known() || d.object.known() || len(d.others) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// complements reads what stands behind a preposition right after a noun, and behind "by"
// after that: "the arrest of Oduya by wardens".
func (r *deedReader) complements(j int, d *deed) {
	const most = 2
	for range most {
		if j+2 >= len(r.chunks) || r.chunks[j+1].kind != behind || r.chunks[j+2].kind != noun {
			return
		}
		w, last := r.chunks[j+1].word, r.phraseFrom(j+2)
		p := r.party(j+2, last)
		switch {
		case w == "by":
			if !r.measured(p) {
				d.agent = p
			}
			return
		case len(d.others) > 0:
			return
		}
		d.others = append(d.others, complement{w, p})
		j = last
	}
}

// readRoles reads who does and who suffers what a noun tells from what stands behind its
// prepositions, its owner, and the verb that has it, if any.
func (d *deed) readRoles(r *deedReader, owner party, by *deed, direct bool) {
	w := r.items[d.verb].lower
	got := by != nil && favours[w] && (gets[r.items[by.verb].lower] || haves[r.items[by.verb].lower])
	d.subject, d.object = d.agent, party{}
	others := d.others
	d.others = nil
	for _, o := range others {
		switch {
		case o.preposition == "of" && got, o.preposition == "from" && favours[w], o.preposition == "to" && losses[w]:
			d.subject = o.party
		case o.preposition == "over" && wins[w], o.preposition == "against" && !losses[w]:
			d.object = o.party
		default:
			d.others = append(d.others, o)
		}
	}
	switch {
	case owner.known() && d.subject.known():
		d.object = owner
	case owner.known():
		d.subject = owner
	case by == nil:
	case undergoes[r.items[by.verb].lower] && !d.object.known(): // "underwent treatment"
		d.object = by.subject
	case got && d.subject.known() || losses[w]:
		d.object = by.subject
	case !d.subject.known() && (wins[w] || direct && !by.passive):
		d.subject = by.subject
	}
	d.agent, d.passive = party{}, false
}

// ownerIn is the genitive that begins a phrase: "Oduya's arrest".
func (r *deedReader) ownerIn(j int) party {
	p := r.party(j, j)
	if p.open {
		return party{open: true}
	}
	for i := p.from; i < p.to-1; i++ {
		if r.owns(i) {
			return party{from: p.from, to: i + 1}
		}
	}
	return party{open: true}
}

// holderOf is the deed that a phrase is the object of, directly or behind a preposition.
func (r *deedReader) holderOf(j int, deeds []deed) (by *deed, direct bool) {
	for i := j - 1; i >= 0; i-- {
		if n, ok := r.deedAt[i]; ok {
			return &deeds[n], i == j-1 && r.words[r.chunks[j].from].Lower != "the" // "weighed the offer" is of another's
		}
		if k := r.chunks[i].kind; k != behind && k != noun {
			break
		}
	}
	return nil, false
}

var (
	wins   = word.Set("victory victories win wins winning won triumph triumphed prevailed")
	losses = word.Set("defeat defeats loss losses")
	// favours are what one has or gets of another.
	favours   = word.Set("support backing endorsements blessing endorsement approval consent confidence trust help sympathy respect permission praise")
	undergoes = word.Set("undergo undergoes underwent undergone undergoing")
	haves     = word.Set("has have had having")
	gets      = word.Set(`receive received receives receiving get gets got getting won win wins winning enjoy enjoys enjoyed
		gain gains gained secure secured secures earn earned earns garner garnered garners draw drew drawn land landed lost lose loses lacks lacked suffered`)
)
