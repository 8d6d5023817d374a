package quality

import (
	"fmt"
	"io"
	"slices"

	"github.com/headwater-news/headwater/schema"
)

// Third to Tenth are questions worded before the rules of a day were begun, about
// stories that no other question of the time was about (eight of Tenth's have a few in
// Tune and Third). What goes wrong in Third to Ninth was read after it was scored; Tenth
// is for measuring alone.
const (
	Third   Half = "third"
	Fourth  Half = "fourth"
	Fifth   Half = "fifth"
	Sixth   Half = "sixth"
	Seventh Half = "seventh"
	Eighth  Half = "eighth"
	Ninth   Half = "ninth"
	Tenth   Half = "tenth"
)

// QuestionHalves are the halves that questions may be in, in the order they are
// told.
var QuestionHalves = []Half{Tune, Check, Third, Fourth, Fifth, Sixth, Seventh, Eighth, Ninth, Tenth}

// Question is a claim that a reader put into words of his own about a story of a
// set, to be checked against the whole set. Kind is "true" where some report
// asserts it; else no report does, and it says how a true one was bent.
type Question struct {
	Half             Half // one of QuestionHalves
	Set, Story, Kind string
	Claim            string
}

// ReadQuestions reads lines of half, set, story, kind and claim, parted by tabs.
func ReadQuestions(r io.Reader) ([]Question, error) {
	var out []Question
	err := eachRow(r, 5, func(f []string) error {
		q := Question{Half(f[0]), f[1], f[2], f[3], f[4]}
		if !slices.Contains(QuestionHalves, q.Half) {
			return fmt.Errorf("no half %q", q.Half)
		}
		out = append(out, q)
		return nil
	})
	return out, err
}

// Answered is a question and what a check made of it.
type Answered struct {
	Question
	Asserted bool // and not disputed
	Borne    bool // some report is said to assert it
}

// Answer notes what a check made of a question.
func Answer(q Question, got *schema.Check) Answered {
	return Answered{q, got.Verdict == "asserted", len(got.Asserts.Evidence) > 0}
}

// QuestionFigures are the shares of the true claims that come back as asserted
// and of the bent ones that some report is said to assert, in one half.
func QuestionFigures(half Half, answers []Answered) []Figure {
	var truths, found, bent, borne int
	for _, a := range answers {
		switch {
		case a.Half != half:
		case a.Kind == "true":
			truths++
			if a.Asserted {
				found++
			}
		default:
			bent++
			if a.Borne {
				borne++
			}
		}
	}
	return []Figure{
		{What: "true claims asserted", Precision: ratio(found, truths), Share: true, Note: fmt.Sprintf("%d of %d", found, truths)},
		{What: "bent claims asserted", Precision: ratio(borne, bent), Share: true, Note: fmt.Sprintf("%d of %d", borne, bent)},
	}
}

// QuestionErrors lists what goes wrong in the half to tune on.
func QuestionErrors(answers []Answered) []Miss {
	var out []Miss
	for _, a := range answers {
		switch {
		case a.Half != Tune:
		case a.Kind == "true" && !a.Asserted:
			out = append(out, Miss{"true claim not asserted", a.Claim})
		case a.Kind != "true" && a.Borne:
			out = append(out, Miss{"bent claim asserted", a.Kind + ": " + a.Claim})
		}
	}
	return out
}
