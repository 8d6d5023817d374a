package conflict

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/report"
)

// TestHeldUntil: what has not been done is no denial that it was done a day later.
func TestHeldUntil(t *testing.T) {
	const (
		monday  = "TOLM, March 3, 2025 - "
		tuesday = "TOLM, March 4, 2025 - "
	)
	for _, x := range []struct {
		first, later string
		want         bool
	}{
		{"No inquiry into the sale of the lighthouse has been opened, Inspector Olaf Brede said.", "Prosecutors opened an inquiry into the sale of the lighthouse on Tuesday, a clerk said.", false},
		{"The council has not closed the lighthouse school, Ada Quist said.", "The council closed the lighthouse school on Tuesday, Olaf Brede said.", false},
		{"The council hasn't closed the lighthouse school, Ada Quist said.", "On Tuesday the council closed the lighthouse school, Olaf Brede said.", false},
		{"The council has not closed the lighthouse school, Ada Quist said.", "The council closed the lighthouse school in May 2019, Olaf Brede said.", true},
		{"The council has not closed the lighthouse school, Ada Quist said.", "The council closed the lighthouse school on Saturday, Olaf Brede said.", true},
		{"The council has not closed the lighthouse school, Ada Quist said.", "The council closed the lighthouse school, Olaf Brede said.", true},
		{"The council did not close the lighthouse school, Ada Quist said.", "The council closed the lighthouse school on Sunday, Olaf Brede said.", true},
		{"The keeper locked the gate of the lighthouse on Sunday, a clerk said.", "The keeper has not locked the gate of the lighthouse, Olaf Brede said.", true},
	} {
		s := tell(fixture.Cut(report.Report{Ref: "a", Text: monday + x.first, Language: "en"}, report.Report{Ref: "b", Text: tuesday + x.later, Language: "en"}))
		if got := notes(s, Negation); (got != "") != x.want {
			t.Errorf("%s\n%s\nconflict %q, want %v", x.first, x.later, got, x.want)
		}
	}
}

// TestDenialsOfOne: whoever else denies the same is of the side that denies it.
func TestDenialsOfOne(t *testing.T) {
	for _, list := range [][]string{
		{
			"The union of pilots said it had warned the harbour ministry in May that the buoys were loose.",
			"The harbour ministry said it had received no warning about the buoys.",
			"Minister Ada Quist has said the harbour ministry was never warned of the loose buoys.",
			"“The harbour ministry got no warning about the buoys,” Jutta Hale, a spokeswoman, said.",
		},
		{
			"The keeper had locked the iron gate of the lighthouse on Sunday, Petra Lund said.",
			"The keeper had not locked the iron gate of the lighthouse on Sunday, Olaf Brede said.",
			"Jon Raa, a fisherman, insisted that the keeper never locked the iron gate of the lighthouse on Sunday.",
		},
	} {
		got := Find(tell(fixture.Texts(list...))).Conflicts
		if len(got) != 1 || len(got[0].Sides[1].Evidence) != len(list)-1 {
			t.Errorf("%s\n%d conflicts: %v", list[0], len(got), got)
		}
	}
}
