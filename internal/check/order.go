package check

import "github.com/headwater-news/headwater/internal/word"

// orderDiffers says where the claim has one thing come before or after another and
// the sentence doesn't, or has it the other way round. Like is where each word of the
// claim stands in the sentence.
func orderDiffers(asked, said *clause, like map[int][]int) string {
	for i, x := range asked.items {
		mine := comes[x.lower]
		if mine == 0 {
			continue
		}
		told, other := asked.toldAfter(said, i)
		if !told {
			continue
		}
		found, against := false, ""
		for j, y := range said.items {
			theirs := comes[y.lower]
			if theirs == 0 {
				continue
			}
			follows := said.follows(j, other)
			if theirs == mine && (follows || len(other) == 0) || theirs != mine && !follows && len(other) > 0 { // "before they build", "before any work"
				found = true
			} else if follows || said.follows(j, like[asked.contentBefore(i)]) {
				against = y.lower
			}
		}
		switch {
		case found:
		case against != "":
			return "the reports have it the other way round (“" + against + "”), the claim says “" + x.lower + "”"
		default:
			return "the claim says “" + x.lower + "”, the reports don't"
		}
	}
	return ""
}

// toldAfter reports whether something stands after a word of a claim, in the same part
// of it, and where a sentence has the first of it that it has at all. Times are compared
// in their own way.
func (c *clause) toldAfter(said *clause, i int) (told bool, at []int) {
	for i++; i < len(c.items) && !c.items[i].parted; i++ {
		if x := c.items[i]; x.name || x.content() {
			told = true
			if _, at := said.likesOf(c, i); len(at) > 0 {
				return true, at
			}
		}
	}
	return told, nil
}

// comes tells whether what stands before a word comes before what stands after
// it (−1) or after it (1).
var comes = map[string]int{"before": -1, "after": 1, "following": 1, "preceded": -1, "followed": -1}

// follows reports whether one of some items stands after one, and in the same
// part of the sentence.
func (c *clause) follows(i int, at []int) bool {
	for _, k := range at {
		if k <= i {
			continue
		}
		apart := false
		for j := i + 1; j <= k; j++ {
			apart = apart || c.items[j].parted
		}
		if !apart {
			return true
		}
	}
	return false
}

// ranksDiffer says which word right before a thing makes it another: "the deputy
// warden" is not the warden, "the second-largest" not the fourth-largest and
// "attempted murder" no murder.
func ranksDiffer(asked, said *clause, like map[int][]int) string {
	for i := range asked.items {
		if len(like[i]) == 0 || !asked.heads(i) && !superlative(asked.items[i].lower) {
			continue
		}
		mine := asked.ranksBefore(i)
		missing, more := "", ""
		for n, k := range like[i] {
			theirs := said.ranksBefore(k)
			lacks, has := firstBut(mine, theirs, ""), firstBut(theirs, mine, "former")
			if n == 0 || lacks == "" && has == "" {
				missing, more = lacks, has
			}
			if lacks == "" && has == "" {
				break
			}
		}
		thing := " " + asked.items[i].In(asked.text.Text)
		switch {
		case missing != "" && more != "":
			return "the reports say “" + more + thing + "”, the claim “" + missing + thing + "”"
		case missing != "" && missing != "first" && missing != "last":
			return "the claim says “" + missing + thing + "”, the reports don't"
		case more != "" && (!ordinal[more] || superlative(asked.items[i].lower)):
			return "the reports say “" + more + thing + "”, the claim doesn't"
		}
	}
	return ""
}

// heads reports whether an item is the last word of its phrase.
func (c *clause) heads(i int) bool {
	return i+1 == len(c.items) || c.items[i+1].parted || c.items[i+1].weight == 0
}

// ranksBefore lists the words of rank in the phrase before an item.
func (c *clause) ranksBefore(i int) []string {
	const most = 3
	var out []string
	for j := i - 1; j >= max(0, i-most) && !c.items[j+1].parted; j-- {
		w := c.items[j].lower
		switch {
		case ordinal[w] || ranks[w]:
			out = append(out, w)
		case w == "ex":
			out = append(out, "former")
		case c.items[j].weight == 0 && !c.items[j].name:
			return out
		}
	}
	return out
}

// firstBut is the first word of a list that another doesn't have, and that is
// not to be left out; "" for none.
func firstBut(list, other []string, but string) string {
	for _, w := range list {
		has := w == but
		for _, x := range other {
			has = has || x == w
		}
		if !has {
			return w
		}
	}
	return ""
}

func superlative(w string) bool {
	return len(w) > 5 && w[len(w)-3:] == "est" || w == "most" || w == "least"
}

var (
	ordinal = word.Set(`first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last
		1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th 21st`)
	ranks = word.Set("deputy vice lieutenant assistant associate acting interim former attempted fake mock")
)
