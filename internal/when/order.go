package when

import (
	"net/url"
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// dayFirst reports whether 7/8/07 has its day first in this text.
func (r *reader) dayFirst() bool {
	if r.order == unasked {
		r.order = monthThenDay
		if r.tellsDayFirst() {
			r.order = dayThenMonth
		}
	}
	return r.order == dayThenMonth
}

// order is how a text writes dates in figures.
type order uint8

const (
	unasked order = iota
	dayThenMonth
	monthThenDay
)

// tellsDayFirst decides how 7/8/07 reads in this text: by another date in figures
// that reads one way alone, else by the dates in words ("16 July" or "July
// 16"), else by the country of the address; month first where nothing tells.
func (r *reader) tellsDayFirst() bool {
	dayWords, monthWords := 0, 0
	for i := 0; i+1 < len(r.items); i++ {
		x, y := r.items[i], r.items[i+1]
		switch {
		case x.kind == word.Number && y.mark == '/' && i+3 < len(r.items) && r.items[i+3].mark == '/':
			a, b := x.value, r.items[i+2].value
			if a > 12 && a <= 31 && b <= 12 {
				return true
			}
			if b > 12 && b <= 31 && a <= 12 {
				return false
			}
		case x.digits > 0 && x.digits <= 2 && y.month != 0 && y.upper:
			dayWords++
		case x.month != 0 && x.upper && y.digits > 0 && y.digits <= 2:
			monthWords++
		}
	}
	if dayWords != monthWords {
		return dayWords > monthWords
	}
	return dayFirstCountry(r.t.URL)
}

// dayFirstCountry reports whether a web address belongs to a country that
// writes the day first in English.
func dayFirstCountry(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.TrimSuffix(u.Hostname(), ".")
	switch host[strings.LastIndexByte(host, '.')+1:] {
	case "uk", "ie", "au", "nz", "in", "pk", "bd", "lk", "za", "ng", "ke", "gh", "sg", "my", "hk", "mt", "cy", "eu", "de", "fr", "it", "es",
		"nl", "be", "dk", "se", "no", "fi", "pl", "pt", "gr", "ru", "ua", "tr", "il", "ae", "qa", "br", "ar", "mx":
		return true
	}
	return false
}
