package when

import (
	"fmt"

	"github.com/headwater-news/headwater/internal/word"
)

// clockTime reads a time of day with the day it may name: "9 a.m. EST
// Tuesday", "14:48 UTC", "noon", "10 p.m. on July 16", "5 in the morning".
func (r *reader) clockTime(i int) found {
	clock, part, j := r.clockAt(i)
	if j == i {
		return nothing
	}
	f := found{i, j, Clock, form{shape: clockForm, clock: clock, part: part}}
	if r.lower(i-2) == "as" && r.lower(i-1) == "of" { // "as of 18:00 UTC": on the day of the report
		f.form.shape, f.form.unit = shifted, day
	}
	if r.at(j).mark == '(' { // "10:35 a.m. (0735 GMT)"
		if _, _, end := r.clockAt(j + 1); end > j+1 && r.at(end).mark == ')' {
			f.end = end + 1
		}
	}
	k := f.end
	if r.at(k).mark == ',' || r.lower(k) == "on" || r.lower(k) == "last" || r.is(k, "late", "early") {
		k++
	}
	if d := r.at(k); d.day != 0 {
		f.form = form{shape: shifted, unit: day, n: int(d.day) - dayToday, clock: clock, part: part}
		f.end = k + 1
	} else if g := r.dated(k); g.ok() && (g.form.day != 0 || g.form.weekday != 0) {
		f.form, f.end = g.form, g.end
		f.form.clock, f.form.part = clock, part
	} else if g := r.related(f.end); g.ok() && g.typ == Clock && g.form.shape == shifted { // "8 p.m. last night"
		f.form, f.end = g.form, g.end
		f.form.clock, f.form.part = inHalf(clock, g.form.part), ""
	}
	return f
}

// inHalf is a clock without "a.m." or "p.m." in the half of the day that a
// part of it lies in: "4:30 this afternoon".
func inHalf(clock, part string) string {
	var h, m int
	if n, err := fmt.Sscanf(clock, "T%d:%d", &h, &m); n != 2 || err != nil || h == 0 || h >= 12 || part != "AF" && part != "EV" && (part != "NI" || h < 6) {
		return clock
	}
	return stamp(h+12, m, "")
}

// clockAt reads the clock itself and returns it as the tail of a TIMEX3
// value, and where it ends; i for none.
func (r *reader) clockAt(i int) (clock, part string, end int) {
	x := r.at(i)
	if x.clock != "" {
		if r.glued(i+1) && r.at(i+1).mark == '-' || r.lower(i-1) == "high" {
			return "", "", i
		}
		return "T" + x.clock + ":00", "", i + 1
	}
	if h, m, end := r.pastHour(i); end > i {
		return stamp(h, m, ""), "", end
	}
	if x.part != "" && dawns[x.word] && !x.upper && atTime[r.lower(i-1)] { // "before dawn"
		return "", x.part, i + 1
	}
	if x.kind == word.Number && x.digits > 0 && x.suffix == "" {
		return r.clockOfFigures(i)
	}
	if x.number >= 1 && x.number <= 12 { // "nine o'clock", "five in the morning"
		return r.afterHour(i+1, int(x.number), 0, i, false)
	}
	if m, half := minutesOf(x.suffix); m >= 0 && x.value <= 12 {
		switch {
		case half == "am", half == "pm": // "8.15pm"
			return stamp(hour24(int(x.value), half[0]), m, ""), "", i + 1
		case half == "" && r.is(i+1, "am", "pm"): // "8.15 p.m."
			return r.afterHour(i+1, int(x.value), m, i, true)
		}
	}
	if x.kind == word.Number && x.digits > 0 && x.digits <= 2 && x.value <= 12 { // "9am"
		switch x.suffix {
		case "am", "AM", "pm", "PM":
			zone, end := r.zone(i + 1)
			return stamp(hour24(int(x.value), x.suffix[0]|0x20), 0, zone), "", end
		}
	}
	return "", "", i
}

// pastHour reads "half past nine", "a quarter to six".
func (r *reader) pastHour(i int) (h, m, end int) {
	j := r.past(i, "a")
	switch {
	case !r.is(j, "half", "quarter"):
		return 0, 0, i
	case r.is(j, "half") && r.is(j+1, "past"):
		m = 30
	case r.is(j, "quarter") && atTime[r.lower(i-1)] && r.is(j+1, "past"):
		m = 15
	case r.is(j, "quarter") && atTime[r.lower(i-1)] && r.lower(j+1) == "to":
		m = -15
	default:
		return 0, 0, i
	}
	x := r.at(j + 2)
	h = int(x.number)
	if x.digits > 0 && x.suffix == "" {
		h = int(x.value)
	}
	if h < 1 || h > 12 || r.at(j+3).unit != noUnit || r.at(j+3).mark == '%' || r.lower(j+3) == "percent" {
		return 0, 0, i
	}
	if m < 0 {
		h, m = (h+10)%12+1, m+60
	}
	return h, m, j + 3
}

// dawns are parts of the day that stand alone after the words of atTime.
var (
	dawns  = word.Set("dawn dusk sunrise sunset")
	atTime = word.Set("at by until till before after since around about near from")
)

// minutesOf reads ".15" or ".15pm" after an hour, -1 for none, and what follows
// the minutes.
func minutesOf(s string) (minutes int, rest string) {
	if len(s) < 3 || s[0] != '.' || s[1] < '0' || s[1] > '5' || s[2] < '0' || s[2] > '9' {
		return -1, ""
	}
	return int(s[1]-'0')*10 + int(s[2]-'0'), s[3:]
}

// clockOfFigures reads "9 a.m.", "9:30", "14:48 UTC", "0800 GMT".
func (r *reader) clockOfFigures(i int) (clock, part string, end int) {
	x := r.at(i)
	if x.digits == 4 && r.lower(i+1) == "hours" && x.value/100 < 24 && x.value%100 < 60 && x.value%5 == 0 { // "1430 hours"
		return stamp(int(x.value/100), int(x.value%100), ""), "", i + 2
	}
	if x.digits == 4 {
		zone, end := r.zone(i + 1)
		if zone != "" && x.value/100 < 24 && x.value%100 < 60 {
			return stamp(int(x.value/100), int(x.value%100), zone), "", end
		}
		return "", "", i
	}
	if x.digits > 2 || x.value > 24 {
		return "", "", i
	}
	m := r.at(i + 2)
	half := r.is(i+3, "am", "pm") || m.suffix != "" // "3: 05 PM", as tokenised copies have it
	if r.at(i+1).mark == ':' && r.glued(i+1) && (r.glued(i+2) || half) && m.digits == 2 && m.value < 60 {
		switch m.suffix {
		case "":
			return r.afterHour(i+3, int(x.value), int(m.value), i, true)
		case "am", "AM", "pm", "PM":
			if x.value <= 12 {
				zone, end := r.zone(i + 3)
				return stamp(hour24(int(x.value), m.suffix[0]|0x20), int(m.value), zone), "", end
			}
		}
		return "", "", i
	}
	return r.afterHour(i+1, int(x.value), 0, i, false)
}

// afterHour reads what makes a number an hour: a.m., a zone, "o'clock", "in
// the morning". Hours with minutes stand without, after a small word.
func (r *reader) afterHour(j, h, m, i int, minutes bool) (clock, part string, end int) {
	switch {
	case r.is(j, "am", "pm") && h <= 12:
		h = hour24(h, r.at(j).word[0])
		zone, end := r.zone(j + 1)
		return stamp(h, m, zone), "", end
	case r.is(j, "o'clock") || r.lower(j) == "o’clock":
		if p := r.at(j + 3); r.lower(j+1) == "in" && p.part != "" {
			return stamp(hour24(h, halfOfDay(p.part)), m, ""), "", j + 4
		}
		return stamp(h, m, ""), "", j + 1
	case r.lower(j) == "in" && r.is(j+1, "the") && r.at(j+2).part != "" && h <= 12:
		return stamp(hour24(h, halfOfDay(r.at(j+2).part)), m, ""), "", j + 3
	}
	if zone, end := r.zone(j); zone != "" && minutes {
		return stamp(h, m, zone), "", end
	}
	if minutes && h < 24 && r.at(j).mark != ':' && r.at(j).mark != '.' || minutes && h < 24 && !r.glued(j+1) {
		switch r.lower(i - 1) {
		case "at", "by", "until", "around", "about", "from", "to", "before", "after", "between", "and", "since", "till", "past":
			return stamp(h, m, ""), "", j
		}
	}
	return "", "", i
}

func halfOfDay(part string) byte {
	if part == "MO" {
		return 'a'
	}
	return 'p'
}

func hour24(h int, half byte) int {
	switch {
	case half == 'p' && h < 12:
		return h + 12
	case half == 'a' && h == 12:
		return 0
	}
	return h
}

func stamp(h, m int, zone string) string {
	if zone != "Z" {
		zone = ""
	}
	return fmt.Sprintf("T%02d:%02d%s", h, m, zone)
}

// zones are the names of time zones; a value is local time unless the zone is
// UTC itself, so others are read and not written.
var zones = word.Set("UTC GMT EST EDT CST CDT MST MDT PST PDT ET CT MT PT BST CET CEST EET EEST MSK IST JST AEST AEDT HKT KST WIB")

// zone reads a zone at j: "UTC", "(GMT)", "GMT+8", "Eastern time", "local time".
func (r *reader) zone(j int) (name string, end int) {
	k := j
	open := r.at(k).mark == '('
	if open {
		k++
	}
	w := r.written(k)
	switch {
	case zones[w]:
		name, end = "local", k+1
		if w == "UTC" || w == "GMT" {
			name = "Z"
		}
		if m := r.at(end).mark; m == '+' || m == '-' && r.glued(end) && r.at(end+1).digits > 0 {
			if r.at(end+1).digits > 0 && r.at(end+1).digits <= 4 {
				name, end = "local", end+2
			}
		}
	case r.lower(k) == "local" && r.lower(k+1) == "time":
		name, end = "local", k+2
	case r.at(k).upper && r.lower(k+1) == "time" && zoneNames[w]:
		name, end = "local", k+2
	default:
		return "", j
	}
	if open {
		if r.at(end).mark != ')' {
			return "", j
		}
		end++
	}
	return name, end
}

var zoneNames = word.Set("Eastern Central Mountain Pacific Moscow London Greenwich")
