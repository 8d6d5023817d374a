package render

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/headwater-news/headwater/schema"
)

// count writes a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1" + nbsp + one
	}
	return strconv.Itoa(n) + nbsp + many
}

// origins writes a range with its noun: "2–4 origins".
func origins(r schema.Range) string {
	if r.High == 1 {
		return "1" + nbsp + "origin"
	}
	return r.String() + nbsp + "origins"
}

// sureness puts a confidence in words.
func sureness(confidence float64) string {
	switch {
	case confidence >= 0.9:
		return "almost certain"
	case confidence >= 0.7:
		return "likely"
	case confidence >= 0.5:
		return "perhaps"
	}
	return "doubtful"
}

// percent writes a share. What is not quite all or nothing doesn't look so.
func percent(share float64) string {
	n := int(share*100 + 0.5)
	if n == 100 && share < 1 {
		n = 99
	}
	if n == 0 && share > 0 {
		n = 1
	}
	return fmt.Sprintf("%3d%%", n)
}

// eventDay says when an event was, as exactly as the reports do.
func eventDay(e *schema.Event) string {
	if e.Interval == nil {
		return openDay(e.Value)
	}
	first, err := time.Parse(time.DateOnly, dayOf(e.Interval.Start))
	if err != nil {
		return e.Value
	}
	sameMonth := strings.HasPrefix(e.Interval.End, first.Format("2006-01"))
	switch {
	case e.Precision == "year" && strings.HasPrefix(e.Interval.End, first.Format("2006")):
		return first.Format("2006")
	case e.Precision == "month" && sameMonth:
		return first.Format("January 2006")
	}
	return joined(", ", days(e.Interval.Start, e.Interval.End), clockOf(e))
}

// otherDay is a day on which some reports tell an event that most tell on
// another.
func otherDay(o schema.OtherDay) string {
	return eventDay(&schema.Event{Interval: o.Interval, Value: o.Value})
}

// alsoTold leads in another day of an event.
const alsoTold = "told for another day: "

// clockOf is the time of day, "" when there is none.
func clockOf(e *schema.Event) string {
	_, start, ok := strings.Cut(e.Interval.Start, "T")
	if !ok {
		return partOfDay(e.Value)
	}
	_, end, _ := strings.Cut(e.Interval.End, "T")
	if end == "" || end == start || dayOf(e.Interval.Start) != dayOf(e.Interval.End) {
		return start
	}
	return start + "–" + end
}

// partOfDay reads the time of a TIMEX3 value that is no clock's: TNI is night.
func partOfDay(value string) string {
	_, part, _ := strings.Cut(value, "T")
	switch part {
	case "MO":
		return "morning"
	case "MI":
		return "midday"
	case "AF":
		return "afternoon"
	case "EV":
		return "evening"
	case "NI":
		return "night"
	case "DT":
		return "daytime"
	}
	if strings.Contains(part, ":") {
		return strings.TrimSuffix(part, "Z")
	}
	return ""
}

// openDay says what is known of a date whose year or more is not, as TIMEX3
// writes it: XXXX-07-16, XXXX-WXX-3TNI.
func openDay(value string) string {
	if first, last, ok := strings.Cut(value, "/"); ok {
		return openDays(first, last)
	}
	date, _, _ := strings.Cut(value, "T")
	known, open := openDate(date)
	return joined(", ", joined(" ", known, partOfDay(value)), open)
}

// openDate parts what a date without a year says from what it leaves open.
func openDate(date string) (known, open string) {
	rest, ok := strings.CutPrefix(date, "XXXX")
	if !ok {
		return date, "open"
	}
	switch rest {
	case "":
		return "", "year open"
	case "-XX":
		return "", "month open"
	case "-WXX":
		return "", "week open"
	case "-XX-XX":
		return "", "date open"
	case "-WXX-WE":
		return "weekend", "date open"
	case "-SP":
		return "spring", "year open"
	case "-SU":
		return "summer", "year open"
	case "-FA":
		return "autumn", "year open"
	case "-WI":
		return "winter", "year open"
	}
	if day, ok := strings.CutPrefix(rest, "-WXX-"); ok {
		if n, err := strconv.Atoi(day); err == nil && n >= 1 && n <= 7 {
			return time.Weekday(n % 7).String(), "date open"
		}
	}
	month, day, _ := strings.Cut(strings.TrimPrefix(rest, "-"), "-")
	if m, err := time.Parse("01", month); err == nil {
		day = strings.TrimPrefix(strings.TrimSuffix(day, "XX"), "0")
		return joined(" ", m.Month().String(), day), "year open"
	}
	return date, "open"
}

// openDays writes a run of days whose year is open: "August 5–7, year open".
func openDays(first, last string) string {
	const tail = ", year open"
	a, b := openDay(first), openDay(last)
	if !strings.HasSuffix(a, tail) || !strings.HasSuffix(b, tail) {
		return a + " – " + b
	}
	a, b = strings.TrimSuffix(a, tail), strings.TrimSuffix(b, tail)
	if month, day, ok := strings.Cut(b, " "); ok && strings.HasPrefix(a, month+" ") {
		return a + "–" + day + tail
	}
	return a + " – " + b + tail
}

// days writes a run of days with each word once: "April 8–10, 2031".
func days(start, end string) string {
	a, errA := time.Parse(time.DateOnly, dayOf(start))
	b, errB := time.Parse(time.DateOnly, dayOf(end))
	switch {
	case errA != nil || errB != nil:
		return joined("–", start, end)
	case a.Equal(b):
		return longDay(a)
	case a.Year() != b.Year():
		return longDay(a) + " – " + longDay(b)
	case a.Month() != b.Month():
		return a.Format("January"+nbsp+"2") + " – " + longDay(b)
	}
	return a.Format("January"+nbsp+"2") + "–" + b.Format("2,"+nbsp+"2006")
}

func longDay(t time.Time) string { return t.Format("January" + nbsp + "2," + nbsp + "2006") }

// shortDay is the day on which a report came out, "" where it is not known
// which: "Apr 8".
func shortDay(p schema.Published) string {
	start, err := time.Parse(time.DateOnly, dayOf(text(p.Start)))
	if err != nil || dayOf(text(p.End)) != dayOf(text(p.Start)) {
		return ""
	}
	return start.Format("Jan" + nbsp + "2")
}

func dayOf(iso string) string {
	day, _, _ := strings.Cut(iso, "T")
	return day
}

// published says when a report came out and, unless it says so itself, how
// that is known.
func published(p schema.Published) string {
	start, end := text(p.Start), text(p.End)
	if start == "" {
		start = end
	}
	if end == "" {
		end = start
	}
	switch {
	case start == "":
		return "undated"
	case p.Basis == "stated":
		return days(start, end)
	}
	return days(start, end) + " (" + p.Basis + ")"
}

// text is a string that may be unknown.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// joined puts what is not empty side by side.
func joined(between string, parts ...string) string {
	return strings.Join(nonEmpty(parts...), between)
}

func nonEmpty(list ...string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

func disputeName(kind string) string {
	switch kind {
	case "denial":
		return "Denied"
	case "negation":
		return "Yes or no"
	case "number":
		return "Number"
	case "date":
		return "Date"
	case "place":
		return "Place"
	case "origin":
		return "Source"
	}
	return kind
}

// kindName says what kind of origin it is, where its name doesn't.
func kindName(kind string) string {
	switch kind {
	case "document":
		return "document"
	case "anonymous":
		return "unnamed"
	case "lost":
		return "a text not among these"
	}
	return ""
}
