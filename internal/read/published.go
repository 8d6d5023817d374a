package read

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
)

func unknownDay() report.Published { return report.Published{Basis: report.Unknown} }

// The ways a time is written, by what they fix.
var (
	zonedLayouts = []string{
		time.RFC3339, "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02T15:04Z07:00",
		"2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -0700 MST", "2006-01-02 15:04:05 MST",
		"20060102T150405Z07:00",
		time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST",
		"Mon, 2 Jan 2006 15:04 -0700", "Mon, 2 Jan 2006 15:04 MST", "2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST",
		time.RFC850, time.UnixDate, time.RubyDate,
	}
	clockLayouts = []string{
		"2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04",
		"2006/01/02 15:04:05", "2006/01/02 15:04", "20060102T150405", "20060102150405", time.ANSIC,
		"Mon, 2 Jan 2006 15:04:05", "2 Jan 2006 15:04:05", "2 January 2006 15:04", "January 2, 2006 15:04",
		"January 2, 2006 3:04 PM", "Jan 2, 2006 3:04 PM", "January 2, 2006, 3:04 PM", "Jan 2, 2006, 3:04 PM",
	}
	dayLayouts = []string{
		time.DateOnly, "2006/01/02", "2006.01.02", "20060102", "2006-1-2",
		"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "January 2 2006", "Jan 2 2006",
		"Mon, 2 Jan 2006", "Mon 2 Jan 2006", "Monday, 2 January 2006", "Monday 2 January 2006",
		"Monday, January 2, 2006", "Mon, Jan 2, 2006", "Mon Jan 2 2006", "Jan. 2, 2006",
	}
)

// usZones are the zone names that RFC 822 gives a meaning; of others only the
// clock is known.
var usZones = map[string]int{
	"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}

// parsePublished reads a publication time. Days and months written as numbers
// in an order that depends on the country are not guessed at.
func parsePublished(s string) (report.Published, bool) {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "Sept.", "Sep.")), " ")
	if len(s) > 64 {
		return report.Published{}, false
	}
	for _, layout := range dayLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return stated(t, "")
		}
	}
	for _, layout := range clockLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return stated(t, "2006-01-02T15:04:05")
		}
	}
	for _, layout := range zonedLayouts {
		if t, err := time.ParseInLocation(layout, s, time.UTC); err == nil {
			return statedZoned(t)
		}
	}
	return unix(s)
}

// statedZoned is a time whose zone was written. Go takes a zone name that it
// doesn't know for UTC under that name.
func statedZoned(t time.Time) (report.Published, bool) {
	name, offset := t.Zone()
	if offset != 0 || name == "" || name == "UTC" || name == "GMT" || name == "UT" || name == "Z" {
		return stated(t, time.RFC3339)
	}
	if hours, ok := usZones[name]; ok {
		y, m, d := t.Date()
		zone := time.FixedZone(name, hours*3600)
		return stated(time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, zone), time.RFC3339)
	}
	return stated(t, "2006-01-02T15:04:05")
}

// unix reads seconds, milli- or microseconds since 1970, told by their size.
func unix(s string) (report.Published, bool) {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(n) {
		return report.Published{}, false
	}
	switch {
	case n >= 1e14 && n < 1e16:
		n /= 1e6
	case n >= 1e11 && n < 1e13:
		n /= 1e3
	case n < 1e8 || n >= 1e10:
		return report.Published{}, false
	}
	return stated(time.Unix(int64(n), 0).UTC(), time.RFC3339)
}

func stated(t time.Time, clock string) (report.Published, bool) {
	if t.Year() < 1500 || t.Year() > 2500 {
		return report.Published{}, false
	}
	p := report.Published{Days: calendar.Single(calendar.Of(t)), Basis: report.Stated}
	if clock != "" {
		p.Clock = t.Format(clock)
	}
	return p, true
}
