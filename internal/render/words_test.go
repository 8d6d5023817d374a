package render

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

func TestEventDay(t *testing.T) {
	for _, c := range []struct{ start, end, value, precision, want string }{
		{"2031-04-08", "2031-04-08", "2031-04-08", "day", "April 8, 2031"},
		{"2031-04-08", "2031-04-10", "2031-04-08", "day", "April 8–10, 2031"},
		{"2031-04-30", "2031-05-02", "2031-04-30", "day", "April 30 – May 2, 2031"},
		{"2031-12-30", "2032-01-02", "2031-W01", "day", "December 30, 2031 – January 2, 2032"},
		{"2031-04-01", "2031-04-30", "2031-04", "month", "April 2031"},
		{"2031-01-01", "2031-12-31", "2031", "year", "2031"},
		{"2031-04-08T22:00", "2031-04-08T22:00", "2031-04-08T22:00", "time", "April 8, 2031, 22:00"},
		{"2031-04-08T22:00", "2031-04-08T22:30", "2031-04-08T22:00", "time", "April 8, 2031, 22:00–22:30"},
		{"2031-04-08", "2031-04-08", "2031-04-08TNI", "time", "April 8, 2031, night"},
		{"2031-04-08", "2031-04-08", "2031-04-08T22:00", "time", "April 8, 2031, 22:00"},
		{"", "", "XXXX-07-16", "open", "July 16, year open"},
		{"", "", "XXXX-07-06TEV", "open", "July 6 evening, year open"},
		{"", "", "XXXX-07", "open", "July, year open"},
		{"", "", "XXXX-WXX-3", "open", "Wednesday, date open"},
		{"", "", "XXXX-WXX-7", "open", "Sunday, date open"},
		{"", "", "XXXX-SU", "open", "summer, year open"},
		{"", "", "XXXX-WXX-5TNI", "open", "Friday night, date open"},
		{"", "", "XXXX-WXX-WE", "open", "weekend, date open"},
		{"", "", "XXXX-WXX", "open", "week open"},
		{"", "", "XXXX-08-05/XXXX-08-07", "open", "August 5–7, year open"},
		{"", "", "XXXX-WXX-9", "open", "XXXX-WXX-9, open"},
		{"", "", "XXXX-XX-XXTMO", "open", "morning, date open"},
		{"", "", "XXXX-XX-XX", "open", "date open"},
	} {
		e := &schema.Event{Value: c.value, Precision: c.precision}
		if c.start != "" {
			e.Interval = &schema.Interval{Start: c.start, End: c.end}
		}
		if got := strings.ReplaceAll(eventDay(e), nbsp, " "); got != c.want {
			t.Errorf("%+v is %q, want %q", c, got, c.want)
		}
	}
}

func TestRanges(t *testing.T) {
	for _, c := range []struct {
		low, high int
		want      string
	}{{2, 4, "2–4 origins"}, {3, 3, "3 origins"}, {1, 2, "1–2 origins"}, {1, 1, "1 ORIGIN"}} {
		if got := strings.ReplaceAll(tally(schema.Range{Low: c.low, High: c.high}), nbsp, " "); got != c.want {
			t.Errorf("%d to %d is %q, want %q", c.low, c.high, got, c.want)
		}
	}
}

func TestPercent(t *testing.T) {
	for share, want := range map[float64]string{0: "  0%", 0.001: "  1%", 0.5: " 50%", 0.999: " 99%", 1: "100%"} {
		if got := percent(share); got != want {
			t.Errorf("%v is %q, want %q", share, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"one two  three\nfour", 9, []string{"one two", "three", "four"}},
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"岸壁で倒壊、二人けが", 10, []string{"岸壁で倒", "壊、二人け", "が"}},
		{"cafe\u0301 cafe\u0301", 4, []string{"cafe\u0301", "cafe\u0301"}},
		{"a 岸壁 b", 5, []string{"a 岸", "壁 b"}},
		{"  ", 5, nil},
	} {
		var got []string
		for _, line := range wrap(c.width, []run{{plain, c.text}}) {
			joined := ""
			for _, r := range line {
				joined += r.text
			}
			got = append(got, joined)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q at %d breaks into %q, want %q", c.text, c.width, got, c.want)
		}
	}
}
