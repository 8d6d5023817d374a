package quality

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

func TestQuestions(t *testing.T) {
	questions, err := ReadQuestions(strings.NewReader("# what it is\n\n" +
		"tune\ts\t1\ttrue\tThe sluice jammed.\n" +
		"tune\ts\t1\ttrue\tThe bank broke.\n" +
		"tune\ts\t1\tnegated\tThe sluice did not jam.\n" +
		"check\ts\t1\tday\tThe sluice jammed on Monday.\n"))
	if err != nil {
		t.Fatal(err)
	}
	yes := &schema.Check{Verdict: "asserted", Asserts: schema.Support{Evidence: []schema.Evidence{{}}}}
	both := &schema.Check{Verdict: "disputed", Asserts: schema.Support{Evidence: []schema.Evidence{{}}}}
	var answers []Answered
	for i, got := range []*schema.Check{yes, both, both, {Verdict: "nothing"}} {
		answers = append(answers, Answer(questions[i], got))
	}
	want := []Figure{
		{What: "true claims asserted", Precision: .5, Share: true, Note: "1 of 2"},
		{What: "bent claims asserted", Precision: 1, Share: true, Note: "1 of 1"},
	}
	for i, got := range QuestionFigures(Tune, answers) {
		if got != want[i] {
			t.Errorf("%+v, want %+v", got, want[i])
		}
	}
	if n := len(QuestionErrors(answers)); n != 2 {
		t.Errorf("%d errors, want 2", n)
	}
}

func TestReadQuestionsSaysWhere(t *testing.T) {
	for text, want := range map[string]string{
		"tune\ts\t1\ttrue":                "line 1",
		"#\nhalf\ts\t1\ttrue\tIt jammed.": "line 2",
	} {
		if _, err := ReadQuestions(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want it to name %s", text, err, want)
		}
	}
}
