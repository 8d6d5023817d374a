package check

// directionDiffers says where the claim has a thing go to what the sentence has
// it come from, or the other way round: "into the water" beside "out of the
// water".
func directionDiffers(asked, said *clause) string {
	for i, x := range asked.items {
		mine := asked.direction(i)
		if mine == 0 || !x.name && !x.content() {
			continue
		}
		theirs := 0
		for k, y := range said.items {
			d := said.direction(k)
			if d == 0 || !sameItem(x, y) {
				continue
			}
			if d == mine {
				theirs = 0
				break
			}
			theirs = d
		}
		if theirs != 0 {
			return "the reports say “" + directions[theirs] + " " + x.In(asked.text.Text) + "”, the claim “" + directions[mine] + " " + x.In(asked.text.Text) + "”"
		}
	}
	return ""
}

var directions = map[int]string{-1: "from", 1: "to"}

// direction is 1 for an item that something goes to, by the preposition of its
// phrase, -1 for one that something comes from, else 0.
func (c *clause) direction(i int) int {
	const before = 3 // items of the phrase
	for j := i - 1; j >= max(0, i-before); j-- {
		switch w := c.items[j].lower; {
		case w == "into" || w == "to":
			return 1
		case w == "from" || w == "off" || w == "of" && j > 0 && c.items[j-1].lower == "out":
			return -1
		case c.items[j].parted || c.items[j].weight == 0 && !opensPhrase(w):
			return 0
		}
	}
	return 0
}

// often is how often a clause says that something happens, by its unit: "week"
// for "every week" and "weekly"; "" where it says nothing of it.
func (c *clause) often() string {
	for i, x := range c.items {
		if u := units[x.lower]; u != "" && (x.lower != u || i > 0 && (c.items[i-1].lower == "every" || c.items[i-1].lower == "each" || c.items[i-1].lower == "per")) {
			return u
		}
	}
	return ""
}

// oftenDiffers says where the claim and the sentence have something happen, one
// more often than the other.
func oftenDiffers(asked, said *clause) string {
	mine, theirs := asked.often(), said.often()
	if mine == "" || theirs == "" || mine == theirs {
		return ""
	}
	return "the reports say every " + theirs + ", the claim every " + mine
}

var units = map[string]string{"hour": "hour", "hourly": "hour", "day": "day", "daily": "day", "week": "week", "weekly": "week",
	"month": "month", "monthly": "month", "year": "year", "yearly": "year", "annually": "year"}

// fractionDiffers says where the claim is of a share or a multiple that the
// sentence does not speak of: "at half their value".
func fractionDiffers(asked, said *clause) string {
	for _, w := range []string{"half", "quarter", "double", "twice", "triple"} {
		if asked.hasWord(w) && !said.hasWord(w) {
			return "the claim says “" + w + "”, the reports don't"
		}
	}
	return ""
}
