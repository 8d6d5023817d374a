package attribution

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

func readAll(bodies ...string) ([]*segment.Text, []Reading) {
	var texts []*segment.Text
	var readings []Reading
	for _, b := range bodies {
		x := cut(b)
		texts = append(texts, x)
		readings = append(readings, Read(x))
	}
	return texts, readings
}

func TestJoinNames(t *testing.T) {
	texts, readings := readAll(
		`Governor Maret Ilves of Tarn closed the harbour. The governor's spokesman Dov Aalto confirmed that the gates had failed.`,
		`The gates will be shut by June, Ilves said.`,
		`The gates have failed, the Tarn governor's spokesman said on Friday.`,
		`Oskar Ilves of Orre said the fish were gone.`,
	)
	Join(texts, readings, []int{0, 1, 2}, nil)
	for i, want := range map[int]string{1: "Maret Ilves", 2: "Dov Aalto"} {
		a := readings[i].Attributions
		if len(a) != 1 || len(a[0].Chain) != 1 || a[0].Chain[0].Name != want || a[0].Chain[0].Kind != Person {
			t.Errorf("report %d: want %s, got %+v", i, want, a)
		}
	}

	texts, readings = readAll(
		`Governor Maret Ilves of Tarn closed the harbour.`,
		`Nobody asked Governor Ilves's sons. Oskar Ilves was ill. The gates will be shut by June, the governor said.`,
	)
	Join(texts, readings, []int{0, 1}, nil)
	if got := readings[1].Attributions[0].Chain[0].Name; got != "Maret Ilves" {
		t.Errorf("a relative, or nobody, was taken for the governor: %s", got)
	}

	texts, readings = readAll(
		`Governor Maret Ilves of Tarn closed the harbour.`,
		`Oskar Ilves of Orre said the fish were gone.`,
		`The gates will be shut by June, Ilves said.`,
	)
	Join(texts, readings, []int{0, 1, 2}, nil)
	if got := readings[2].Attributions[0].Chain[0].Name; got != "Ilves" {
		t.Errorf("one of two people of a name was taken: %s", got)
	}
}

// An initial more or less makes no two people, another initial does.
// TestJoinFirms: what one report shows to be a firm is one in the others too.
func TestJoinFirms(t *testing.T) {
	texts, readings := readAll(
		`Halm Orrel, which owns the quarry, closed it on Friday.`,
		`Halm Orrel said the wall was old.`,
		`The company said the wall was old.`,
	)
	Join(texts, readings, []int{0, 1, 2}, nil)
	for i, x := range readings[1:] {
		if l := x.Attributions[0].Chain[0]; l.Name != "Halm Orrel" || l.Kind != Institution {
			t.Errorf("report %d: %s, a %s", i+1, l.Name, l.Kind)
		}
	}
}

func TestJoinInitials(t *testing.T) {
	texts, readings := readAll(
		`Maret D. Ilves said the wall was old. She said it moved.`,
		`Maret Ilves said the wall was old. Ilves said it moved.`,
		`M. Ilves said the wall was old.`,
		`Maret K. Ilves said the wall was new.`,
	)
	Join(texts, readings, []int{0, 1, 2, 3}, nil)
	if got := readings[3].Attributions[0].Chain[0].Name; got != "Maret K. Ilves" {
		t.Errorf("Maret K. Ilves was taken for %s", got)
	}
	texts, readings = readAll(texts[0].Text, texts[1].Text, texts[2].Text)
	Join(texts, readings, []int{0, 1, 2}, nil)
	for i, x := range readings {
		for _, a := range x.Attributions {
			if got := a.Chain[0].Name; got != "Maret D. Ilves" {
				t.Errorf("report %d: %s is not known for Maret D. Ilves", i, got)
			}
		}
	}
}

// "The memo" is the memo that another report tells more of, if there is one alone.
func TestJoinNamesDocuments(t *testing.T) {
	const bare, one, other = `The memo said: "The wall is old and it leaks in two places."`, `A memo from the port office said that the gates were shut.`, `A memo from the mayor said that the gates were open.`
	for _, c := range []struct {
		texts []string
		want  string
	}{
		{[]string{bare, one}, "memo from the port office"},
		{[]string{bare, one, other}, "memo"},
		{[]string{bare}, "memo"},
		{[]string{bare, `The port's memo said that the gates were shut.`}, "port's memo"},
	} {
		texts, readings := readAll(c.texts...)
		Join(texts, readings, fixture.Indexes(len(texts)), nil)
		if got := readings[0].Attributions[0].Chain[0].Name; got != c.want {
			t.Errorf("%q: %s, want %s", c.texts, got, c.want)
		}
		if got := readings[0].Quotes[0].Speaker.Name; got != c.want {
			t.Errorf("%q: the speaker is %s, want %s", c.texts, got, c.want)
		}
	}
}

func TestJoinBorrowsNames(t *testing.T) {
	texts, readings := readAll(
		`The fish were gone by noon. He said the gates of the harbour would be shut by June.`,
		`Maret Ilves said the gates of the harbour would be shut by June.`,
		`The newspaper wrote that the gates of the harbour had been opened again.`,
		`The Tarn Herald wrote that the gates of the harbour had been opened again.`,
	)
	whole := func(reports ...int) (p reuse.Passage) {
		for _, r := range reports {
			p.Witnesses = append(p.Witnesses, reuse.Witness{Report: r, Span: report.Span{End: len(texts[r].Text)}})
		}
		return p
	}
	Join(texts, readings, []int{0, 1, 2, 3}, []reuse.Passage{whole(0, 1), whole(2, 3)})
	for i, want := range map[int]string{0: "Maret Ilves/person", 2: "Tarn Herald/outlet"} {
		if got := chainOf(readings[i].Attributions[0]); got != want {
			t.Errorf("report %d: want %s, got %s", i, want, got)
		}
	}

	texts, readings = readAll( // two speakers for one text: nobody can tell
		`He said the gates of the harbour would be shut by June.`,
		`Maret Ilves said the gates of the harbour would be shut by June.`,
		`Dov Aalto said the gates of the harbour would be shut by June.`,
	)
	Join(texts, readings, []int{0, 1, 2}, []reuse.Passage{whole(0, 1, 2)})
	if got := chainOf(readings[0].Attributions[0]); got != "He/unknown" {
		t.Errorf("got %s", got)
	}
}

// TestJoinMasthead: "the Courier" is the one that another report names in full.
func TestJoinMasthead(t *testing.T) {
	for _, x := range []struct{ other, want string }{
		{`The Tarn Courier reported that the wall had moved.`, "Tarn Courier/outlet"},
		{`The Tarn Herald reported that the wall had moved.`, "The Courier/unknown"},
		{`The Tarn Courier and the Orre Courier reported that the wall had moved.`, "The Courier/unknown"},
	} {
		texts, readings := readAll(`The Courier has said that the wall had moved.`, x.other)
		Join(texts, readings, []int{0, 1}, nil)
		if got := chainOf(readings[0].Attributions[0]); got != x.want {
			t.Errorf("%s: want %s, got %s", x.other, x.want, got)
		}
	}
}

// TestJoinReopens: who is "she" elsewhere in the story is not "he" in a report that alone
// could not tell.
func TestJoinReopens(t *testing.T) {
	for _, x := range []struct{ other, want string }{
		{`Kessi Aduro ran in Tarn before she left. Kessi Aduro will not run in Orre.`, "he/unknown"},
		{`Kessi Aduro ran in Tarn before he left. Kessi Aduro will not run in Orre.`, "Kessi Aduro/person"},
		{`Kessi Aduro ran in Tarn. Kessi Aduro will not run in Orre.`, "Kessi Aduro/person"},
	} {
		texts, readings := readAll(`Kessi Aduro failed a test in Tarn. The number on the bottle, he said, was 4471.`, x.other)
		Join(texts, readings, []int{0, 1}, nil)
		if got := chainOf(readings[0].Attributions[0]); got != x.want {
			t.Errorf("%s: want %s, got %s", x.other, x.want, got)
		}
	}
}

func TestJoinRestoresQuotes(t *testing.T) {
	texts, readings := readAll(
		`Maret Ilves wrote: "The gates of the harbour will be shut by June.`,
		`"The gates of the harbour will be shut by June," Maret Ilves wrote.`,
		`"The gates", wrote Maret Ilves.`,
	)
	var p reuse.Passage
	for i, x := range texts {
		p.Witnesses = append(p.Witnesses, reuse.Witness{Report: i, Span: report.Span{Start: 0, End: len(x.Text)}})
	}
	Join(texts, readings, []int{0, 1, 2}, []reuse.Passage{p})
	q := readings[0].Quotes[0]
	if q.Complete || q.Restored == nil || q.Restored.Report != 1 || q.Restored.In(texts[1].Text) != "The gates of the harbour will be shut by June," {
		t.Errorf("got %+v", q)
	}
	if readings[1].Quotes[0].Restored != nil {
		t.Error("a whole quote was restored")
	}
}
