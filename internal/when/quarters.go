package when

import "github.com/headwater-news/headwater/internal/word"

// quartered reads quarters, halves and seasons: "the third quarter of 2017",
// "third-quarter", "Q3 2017", "the first half of last year", "summer 2014".
func (r *reader) quartered(i int) found {
	j := r.past(i, "the")
	if n := r.ordinalAt(j); n != 0 && n <= 4 {
		if f := r.monthsOf(i, j); f.ok() {
			return f
		}
		k := r.hyphen(j + 1)
		switch x := r.at(k); {
		case x.one(quarter) && r.hyphen(k+1) == k+1: // no quarter-final
			if n < 0 {
				n = 4
			}
			return r.partOfYear(found{i, k + 1, Date, form{shape: quarterForm, sub: n}})
		case r.is(k, "half") && n <= 2 && n > 0:
			return r.partOfYear(found{i, k + 1, Date, form{shape: halfForm, sub: n}})
		}
		return nothing
	}
	switch w := r.written(j); w {
	case "Q1", "Q2", "Q3", "Q4":
		return r.partOfYear(found{i, j + 1, Date, form{shape: quarterForm, sub: int8(w[1] - '0')}})
	case "H1", "H2":
		return r.partOfYear(found{i, j + 1, Date, form{shape: halfForm, sub: int8(w[1] - '0')}})
	}
	return r.seasonal(i, j)
}

// monthsOf reads the first or last three or six months of a year, which are a quarter
// or a half of it, whose ordinal or "last" stands at j: "the first three months of
// 2012".
func (r *reader) monthsOf(i, j int) found {
	n, k, ok := r.number(j + 1)
	last := r.is(j, "last", "final")
	if !ok || r.at(k).unit != month || !r.at(k).plural || r.lower(k+1) != "of" || !last && r.ordinalAt(j) != 1 {
		return nothing
	}
	f := found{i, k + 1, Date, form{shape: quarterForm, sub: 1}}
	switch {
	case n == 6:
		f.form.shape = halfForm
		if last {
			f.form.sub = 2
		}
	case n == 3 && last:
		f.form.sub = 4
	case n != 3:
		return nothing
	}
	if g := r.partOfYear(f); g.end > f.end {
		return g
	}
	return nothing
}

// partOfYear takes in the year after a quarter or half. A half without one is
// no expression: it may be of a game.
func (r *reader) partOfYear(f found) found {
	j := f.end
	if r.lower(j) == "of" {
		j++
	}
	if r.is(j, "fiscal", "fy") {
		f.form.fiscal = true
		j++
		if r.at(j).unit == year {
			j++
		}
	}
	if y := r.yearAt(j); y != 0 {
		f.form.year, f.end = y, j+1
		return f
	}
	k := r.past(j, "the")
	if x := r.at(k); x.rel != noRel && r.at(k+1).unit == year {
		f.form.rel, f.form.unit, f.end = x.rel, year, k+2
		return f
	}
	if k > j && r.at(k).one(year) { // "of the year"
		f.form.unit, f.end = year, k+1
		return f
	}
	if f.form.shape == halfForm || r.ofGame(f) {
		return nothing
	}
	return f
}

// ofGame reports whether the words around a quarter are those of a game, and
// not of business.
func (r *reader) ofGame(f found) bool {
	const near = 14 // items
	game := false
	for i := max(r.lo, f.first-near); i < min(r.hi, f.end+near); i++ {
		w := r.lower(i)
		if moneyWords[w] {
			return false
		}
		game = game || gameWords[w]
	}
	return game
}

var (
	gameWords = word.Set(`touchdown touchdowns yard yards interception fumble fumbled quarterback punt punted pointer pointers rebounds
		layup halftime game games scored score scoreless lead led trailed win victory possession defense comeback rally
		rallied overtime coach season tied goal`)
	moneyWords = word.Set(`sales profit profits revenue earnings income growth gdp economy billion million shares loss losses orders`)
)

// seasonal reads a season that is no verb: after a preposition or with a year.
func (r *reader) seasonal(i, j int) found {
	x := r.at(j)
	if x.season == "" {
		return nothing
	}
	f := found{i, j + 1, Date, form{shape: seasonForm, name: x.season}}
	k := j + 1
	if r.lower(k) == "of" {
		k++
	}
	if y := r.yearAt(k); y != 0 {
		f.form.year, f.end = y, k+1
		return f
	}
	if r.at(k).upper { // the Winter Olympics
		return nothing
	}
	switch r.lower(i - 1) {
	case "in", "during", "since", "until", "by", "through", "for", "of", "before", "after":
		if j > i || x.word != "fall" || r.at(j+1).kind != word.Word {
			return f
		}
	}
	return nothing
}
