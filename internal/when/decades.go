package when

import "github.com/headwater-news/headwater/internal/word"

// decades reads "the 1980s", "'60s", "the 70s", "the 20th century".
func (r *reader) decades(i int) found {
	j := r.past(i, "the")
	if r.at(j).mark == '\'' && r.glued(j+1) {
		j++
	}
	x := r.at(j)
	end := j + 1
	s := x.suffix
	if s == "" && r.at(end).kind == word.Clitic && x.value%10 == 0 && x.digits == 4 {
		s, end = "s", end+1
	}
	switch {
	case s == "s" && x.digits == 4 && x.value%10 == 0 && x.value >= 1000:
		return found{i, end, Date, form{shape: decadeForm, year: int(x.value)}}
	case s == "s" && x.digits == 2 && x.value%10 == 0 && (j > i || r.at(i-1).mod != noMod || r.at(i-1).mark == '\'' && r.glued(i) || r.afterDecade(i)):
		return found{i, end, Date, form{shape: decadeForm, year: 1900 + int(x.value)}}
	}
	n := int(r.ordinalAt(j))
	if k := r.hyphen(j + 1); r.is(j, "twenty") && r.at(k).ordinal == 1 { // "twenty-first"
		n, j = 21, k
	}
	if k := r.hyphen(j + 1); n > 0 && n <= 21 && r.at(k).one(century) {
		return found{i, k + 1, Date, form{shape: centuryForm, year: (n - 1) * 100}}
	}
	if j > i && x.tens != 0 { // "the nineties"
		return found{i, j + 1, Date, form{shape: decadeForm, year: int(x.tens)}}
	}
	return nothing
}

// afterDecade reports whether item i continues a list of decades: "the 70s and
// 80s".
func (r *reader) afterDecade(i int) bool {
	if i-2 < r.lo || len(r.out) == 0 {
		return false
	}
	last := r.out[len(r.out)-1]
	return last.form.shape == decadeForm && r.rangeWord(i-1) && last.End == int(r.t.Tokens[i-2].End)
}

// ordinalAt returns the number of an ordinal, in words or figures; -1 for
// "final".
func (r *reader) ordinalAt(i int) int8 {
	x := r.at(i)
	if x.ordinal != 0 {
		return x.ordinal
	}
	switch x.suffix {
	case "st", "nd", "rd", "th":
		if x.digits > 0 && x.digits <= 2 {
			return int8(x.value)
		}
	}
	return 0
}
