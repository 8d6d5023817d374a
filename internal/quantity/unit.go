package quantity

import (
	"strconv"
	"strings"
)

// Unit is what a number is measured or paid in, and not counted.
type Unit struct {
	Of   string  // what it measures: "length", "time"; of money the currency, "dollars"
	Size float64 // in the smallest unit of that
}

// UnitOf is the unit that a word or sign in lower case stands for.
func UnitOf(lower string) (Unit, bool) {
	u, ok := units[lower]
	return u, ok
}

// Currency is the name of the currency that a word or sign in lower case stands
// for, "" for none: "dollars", for "$".
func Currency(lower string) string {
	if u := units[lower]; strings.Contains(currencies, " "+u.Of+" ") {
		return u.Of
	}
	return ""
}

// IsSign reports whether a currency's sign stands before its number: "$".
func IsSign(lower string) bool { return lower == "$" || lower == "£" || lower == "€" }

// Multiple is the word for what letters grown together with a number of money
// multiply it by: "million", for the "m" of "$20m"; "" for none.
func Multiple(lower string) string {
	switch lower {
	case "k":
		return "thousand"
	case "m", "mm", "mn", "mln":
		return "million"
	case "b", "bn", "bln":
		return "billion"
	case "tn", "trn":
		return "trillion"
	}
	return ""
}

const currencies = " dollars euros pounds yen yuan rupees crowns francs roubles pesos "

// units are read from lines of what is measured, and a unit's size before its
// words.
var units = func() map[string]Unit {
	out := map[string]Unit{}
	for _, line := range []string{
		"time 1 second seconds sec secs 60 minute minutes min mins 3600 hour hours hr hrs 86400 day days 604800 week weeks 2629800 month months 31557600 year years yr yrs 315576000 decade decades 3155760000 century centuries",
		"length 0.01 centimetre centimetres centimeter centimeters cm 0.0254 inch inches 0.3048 foot feet ft 0.9144 yard yards 1 metre metres meter meters m 1000 kilometre kilometres kilometer kilometers km kms 1609 mile miles",
		"area 4047 acre acres 10000 hectare hectares",
		"weight 0.001 gram grams 1 kilogram kilograms kilo kilos kg 1000 ton tons tonne tonnes",
		"volume 1 litre litres liter liters 3.8 gallon gallons 159 barrel barrels",
		"speed 1 kph kmh 1.609 mph 1.852 knot knots",
		"heat 1 degree degrees",
		"magnitude 1 magnitude",
		"share 1 percent % pct",
		"dollars 1 $ dollar dollars",
		"euros 1 € euro euros",
		"pounds 1 £ pound pounds",
		"yen 1 yen", "yuan 1 yuan renminbi", "rupees 1 rupee rupees", "crowns 1 crown crowns krona kronor krone kroner",
		"francs 1 franc francs", "roubles 1 rouble roubles ruble rubles", "pesos 1 peso pesos",
	} {
		fields := strings.Fields(line)
		size := 0.0
		for _, w := range fields[1:] {
			if v, err := strconv.ParseFloat(w, 64); err == nil {
				size = v
			} else {
				out[w] = Unit{fields[0], size}
			}
		}
	}
	return out
}()
