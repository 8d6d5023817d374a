package when

// form is what an expression means before it is placed.
type form struct {
	shape   shape
	value   string // of a fixed form
	year    int
	month   int8
	day     int8
	weekday int8 // 1 is Monday
	unit    unit
	n       int  // units from the anchor
	size    unit // of what was so many units from the anchor, if it is not one of them: "a year ago today"
	rel     rel
	part    string // of the day: "MO"
	clock   string // "T14:48", "T08:00Z"
	mod     mod
	sub     int8   // number of a quarter or half
	name    string // of a season; of what a date stands for, "9/11"
	holiday int8   // its number in holidays
	fiscal  bool
	sure    bool    // the words around say whether it is the last or the next, however far
	count   float64 // of a duration, vague for X
}

// shape is the kind of a form; it decides which fields of it count.
type shape uint8

const (
	fixed        shape = iota // value alone
	span                      // a duration: count units
	calendarDate              // year, month, day as far as written
	weekdayForm               // weekday, by rel or by tense
	shifted                   // n units from the publication, or from the time told before
	seasonForm                // name, year
	quarterForm               // sub, year
	halfForm                  // sub, year
	holidayForm               // holiday, year
	clockForm                 // a clock or part of the day, on the time told before
	weekOf                    // the week or weekend that holds month and day
	decadeForm                // year is its first
	centuryForm               // year is its first
	yearBack                  // the time told before, a year earlier
)

// asks says what the form needs to be placed.
func (f form) asks() Asks {
	switch f.shape {
	case fixed, span, decadeForm, centuryForm:
		return AsksNothing
	case yearBack, clockForm:
		return AsksReference
	}
	switch {
	case f.rel >= relThat:
		return AsksReference
	case f.year != 0:
		return AsksNothing
	}
	return AsksPublication
}
