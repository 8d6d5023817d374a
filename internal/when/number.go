package when

import "github.com/headwater-news/headwater/internal/word"

// number reads how many: "10", "2.5", "twenty-five", "a few", "two and a
// half", "5 1/2", "half a", "a dozen". Vague numbers are vague.
func (r *reader) number(i int) (n float64, end int, ok bool) {
	j := i
	if r.is(j, "a") && (r.is(j+1, "few", "couple", "dozen", "hundred", "thousand", "half", "quarter") || r.lower(j+1) == "great" && r.is(j+2, "many")) {
		j++
	}
	x := r.at(j)
	switch {
	case x.kind == word.Number:
		v, fine := r.figure(j)
		if !fine {
			return 0, i, false
		}
		n, j = v, j+1
		if r.at(j+1).mark == '/' && r.at(j).digits == 1 && r.at(j+2).digits == 1 && r.glued(j+1) && r.at(j+2).value > 0 { // 5 1/2
			n += float64(r.at(j).value) / float64(r.at(j+2).value)
			j += 3
		}
	case x.number == vague:
		return vague, r.of(j + 1), true
	case x.number > 0:
		n, j = r.wordNumber(j)
		j = r.of(j)
	case r.is(j, "half") && (r.is(j+1, "a", "an") || r.at(j+1).mark == '-'):
		return .5, j + 2, true
	case r.is(j, "quarter") && r.at(r.hyphen(j+1)).unit == century: // "a quarter-century"
		return .25, r.hyphen(j + 1), true
	case r.is(j, "quarter") && r.lower(j+1) == "of" && r.is(j+2, "a") && r.at(j+3).unit == century:
		return .25, j + 3, true
	case r.is(j, "half") && r.at(j+1).oneIn(hour, century) && j > i: // "a half century"
		return .5, j + 1, true
	case r.is(j, "a", "an") && j == i:
		return 1, j + 1, true
	default:
		return 0, i, false
	}
	k := j
	if r.at(k).mark == '-' {
		k++
	}
	if r.lower(k) == "and" { // two and a half, two-and-a-half
		k = r.hyphen(k + 1)
		if r.is(k, "a") {
			if k = r.hyphen(k + 1); r.is(k, "half") {
				return n + .5, k + 1, true
			}
		}
	}
	return n, j, true
}

// of skips the "of" of "a couple of weeks", "dozens of".
func (r *reader) of(i int) int {
	if r.lower(i) == "of" && r.is(i-1, "couple", "dozen") {
		return i + 1
	}
	return i
}

// figure is the value of a number in figures: 10, 1,500, 2.5.
func (r *reader) figure(i int) (float64, bool) {
	x := r.at(i)
	n := float64(x.value)
	if x.suffix == "" {
		return n, x.digits > 0 && x.digits < 7
	}
	if len(x.suffix) > 4 {
		return 0, false
	}
	scale := 1.0
	for _, c := range x.suffix[1:] {
		if c < '0' || c > '9' {
			return 0, false
		}
		scale *= 10
		n = n*10 + float64(c-'0')
	}
	switch x.suffix[0] {
	case '.':
		return n / scale, true
	case ',':
		return n, scale == 1000
	}
	return 0, false
}

// wordNumber reads a number in words: "five", "twenty-five", "two hundred".
func (r *reader) wordNumber(i int) (float64, int) {
	n := r.at(i).number
	j := i + 1
	if n >= 20 && n < 100 {
		if k := r.hyphen(j); r.at(k).number > 0 && r.at(k).number < 10 {
			n += r.at(k).number
			j = k + 1
		}
	}
	if m := r.at(j).number; n < 100 && (m == 100 || m == 1000 || m == 12) {
		n *= m
		j++
	}
	return float64(n), j
}
