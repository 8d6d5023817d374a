package quality

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

func TestSources(t *testing.T) {
	const text = "Maret Ilves of Tarn Towage runs Orre Dredging. A rescue crew and an aide came. So did Dov Aalto's assistant. She left. The firm said so. Her lawyer said no. So did Dov Aalto. The statement said yes. A diver said it. He asked why."
	at := func(words string) [2]int {
		i := strings.Index(text, words)
		return [2]int{i, i + len(words)}
	}
	source := func(written, kind, whom, named string) Source {
		s := Source{Half: Tune, Kind: kind, Whom: whom, Place: Place{"a", at(written)[0], at(written)[1]}}
		if named != "" {
			s.Named = Place{"a", at(named)[0], at(named)[1]}
		}
		return s
	}
	for _, c := range []struct {
		Source
		kind, name string // of the link
		want       verdict
	}{
		{source("She", "pronoun", meansNamed, "Maret Ilves"), "person", "Maret Ilves", meantRight},
		{source("She", "pronoun", meansNamed, "Maret Ilves"), "person", "Ilves", meantRight},
		{source("She", "pronoun", meansNamed, "Maret Ilves"), "person", "Dov Aalto", meantWrong},
		{source("She", "pronoun", meansNamed, "Maret Ilves"), "unknown", "She", meantOpen},
		{source("She", "pronoun", meansNamed, "Maret Ilves"), "anonymous", "Maret Ilves's aide", meantWrong},
		{source("The firm", "description", meansNamed, "Orre Dredging"), "institution", "Orre Dredging", meantRight},
		{source("The firm", "description", meansNamed, "Orre Dredging"), "institution", "firm", meantOpen},
		{source("The firm", "description", meansNamed, "Orre Dredging"), "institution", "Tarn Towage", meantWrong},
		{source("Her lawyer", "description", meansOf, "Maret Ilves"), "anonymous", "Maret Ilves's lawyer", meantRight},
		{source("Her lawyer", "description", meansOf, "Maret Ilves"), "person", "Maret Ilves", meantWrong},
		{source("Her lawyer", "description", meansOf, "Maret Ilves"), "anonymous", "Her lawyer", meantOpen},
		{source("Her lawyer", "description", meansOf, "Maret Ilves"), "anonymous", "Dov Aalto's assistant", meantWrong},
		{source("The statement", "text", meansOf, "Maret Ilves"), "person", "Maret Ilves", meantRight},
		{source("The statement", "text", meansOf, "Orre Dredging"), "document", "statement by Orre Dredging", meantRight},
		{source("The statement", "text", meansOf, "Orre Dredging"), "document", "statement", meantOpen},
		{source("A diver", "description", meansNobody, ""), "anonymous", "A diver", meantRight},
		{source("A diver", "description", meansNobody, ""), "person", "Maret Ilves", meantWrong},
		{source("A diver", "description", meansNobody, ""), "institution", "rescue crew", meantRight},
		{source("He", "pronoun", meansNobody, ""), "anonymous", "A diver", meantRight},
		{source("Orre Dredging", "name", meansNamed, "Orre Dredging"), "institution", "Orre Dredging", meantRight},
	} {
		b := &schema.Brief{Reports: []schema.Report{{ID: "A", Ref: "a", Text: text, Attributions: []schema.Attribution{
			{Chain: []schema.Link{{Name: "Somebody", Kind: "person"}, {Name: c.name, Kind: c.kind, Start: &c.Start, End: &c.End}}},
		}}}}
		got, err := JudgeSources([]Source{c.Source}, b)
		if err != nil {
			t.Fatal(err)
		}
		if got[0].verdict != c.want {
			t.Errorf("%s, found %s [%s]: %s, want %s", got[0].shown, c.kind, c.name, got[0].verdict, c.want)
		}
		b.Reports[0].Attributions = nil
		if got, _ = JudgeSources([]Source{c.Source}, b); got[0].verdict != meantLost {
			t.Errorf("no attribution: %s, want %s", got[0].verdict, meantLost)
		}
	}
	elsewhere := source("A diver", "description", meansNobody, "")
	b := &schema.Brief{Reports: []schema.Report{{ID: "A", Ref: "a", Text: text, Attributions: []schema.Attribution{
		{Chain: []schema.Link{{Name: "Oskar Brandt", Kind: "person", Start: &elsewhere.Start, End: &elsewhere.End}}},
	}}}}
	if got, err := JudgeSources([]Source{elsewhere}, b); err != nil || len(got) > 0 {
		t.Errorf("judged %v, %v by a report that doesn't name him", got, err)
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		people bool
		want   bool
	}{
		{"TDA", "Tarn Dredging Association", false, true},
		{"Port Board of Tarn", "P.B.T.", false, true},
		{"Mr. Aalto", "Dov S. Aalto Jr.", true, true},
		{"Dov Aalto", "Minna Orre Aalto", true, true},
		{"Ministry of Labour", "Ministry of Health", false, false},
		{"the Defence Ministry", "the Justice Ministry", false, false},
		{"Dov Aalto", "Dov Ilves", true, false},
		{"", "Dov Ilves", true, false},
	} {
		if got := sameName(nameWords(c.a), nameWords(c.b), c.people); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestReadSources(t *testing.T) {
	sources, err := ReadSources(strings.NewReader("# what it is\n\n" +
		"tune\ts\tpronoun\tis\ta\t10\t12\t0\t5\n" +
		"tune\ts\ttext\tunsure\ta\t20\t22\t0\t0\n" +
		"check\ts\tpronoun\tis\ta\t10\t12\t0\t5\n"))
	if err != nil {
		t.Fatal(err)
	}
	b := &schema.Brief{Reports: []schema.Report{{ID: "A", Ref: "a", Text: "Ilves and he left it at that."}}}
	judged, err := JudgeSources(sources, b)
	if err != nil {
		t.Fatal(err)
	}
	if len(judged) != 2 {
		t.Errorf("%d judged, want the two that are decided", len(judged))
	}
	if got := SourceFigures(Tune, judged)[0]; got.Note != "0 of 1 right, 0 wrong, 0 left open, 1 not read" {
		t.Errorf("tune: %s", got.Note)
	}
	if got := SourceErrors(judged); len(got) != 1 || got[0].Class != "who is meant, pronoun: not read" {
		t.Errorf("errors %v, want one, none of the half to check", got)
	}
	if _, err := JudgeSources([]Source{{Place: Place{"a", 10, 90}}}, b); err == nil {
		t.Error("a place beyond the text is no error")
	}

	for text, want := range map[string]string{
		"tune\ts\tpronoun\tis\ta\t10\t12\t0":          "line 1",
		"# one\nnone\ts\tname\tis\ta\t1\t2\t0\t5":     "no half",
		"tune\ts\tverb\tis\ta\t10\t12\t0\t5":          "no kind",
		"tune\ts\tpronoun\twas\ta\t10\t12\t0\t5":      "no meaning",
		"\ntune\ts\tpronoun\tis\ta\t10\ttwelve\t0\t5": "line 2",
	} {
		if _, err := ReadSources(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want it to name %s", text, err, want)
		}
	}
}
