package lineage

import (
	"slices"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/reuse"
)

// TestMisnamed: a report brings people in by their full names and goes on with
// their last.
func TestMisnamed(t *testing.T) {
	const known = "Elsbeth Marrow runs the mill, Mr. Tonio Prell owns it, and J. Quade leads the council. Farmer Ada Lunt lives nearby, as does Admiral Stroud. Marrow, Prell, Quade, Lunt and Stroud met. The Tollness Pumpworks paid. The Tollness Herald asked why, and the Herald asked again in Lower Skerry, which is near Skerry."
	for _, x := range []struct {
		text string
		want []int // by sentence
	}{
		{"The wheel stopped at dawn, Elsbeth Marrow said. Marrow had heard it crack.", []int{0, 0}},
		{"The wheel stopped at dawn, Marrow said. She had heard it crack.", []int{1, 0}},
		{"The wheel stopped at dawn, Mr. Marrow said. He had heard it crack.", []int{1, 0}},
		{"The wheel stopped at dawn, Marrow said. Elsbeth Marrow had heard it crack.", []int{1, 0}},
		{"Elsbeth Marrow closed the mill. Nobody was hurt. Elsbeth Marrow runs another.", []int{1, 0, 1}},
		{"Elsbeth Marrow and her deputy closed the mill, said Elsbeth Marrow.", []int{0}},
		{"Elsbeth Marrow closed the mill. Marrow runs another. Marrow is sixty.", []int{0, 0, 0}},
		{"J. Quade spoke first. Quade was brief.", []int{0, 0}},
		{"Admiral Stroud spoke first. Stroud was brief.", []int{0, 0}},
		{"Lunt brought bread and Prell brought wine.", []int{2}},
		{"Tonio Prell brought wine. The Prell Foundation paid for it.", []int{0, 0}},
		{"The Herald asked why. Who reads the Tollness Herald knows.", []int{0, 0}},
		{"Skerry has a mill. Lower Skerry has none.", []int{0, 0}},
		{"The Tollness Pumpworks paid for wine. Nobody knew why the Tollness Pumpworks did.", []int{0, 0}},
		{"Bread was brought in the evening. Nobody was hurt.", []int{0, 0}},
		{"The Council met. A council has nine members.", []int{0, 0}},
		{"An inquiry begins on Monday. On Monday the mill reopens.", []int{0, 0}},
		{"Ada Lunt met Tonio Prell. Lunt and Prell shook hands.", []int{0, 0}},
	} {
		b := &builder{}
		words := b.collapse(fixture.Texts(known, x.text), []int{0, 1})
		b.findMisnamed(words)
		if got := b.nodes[1].misnamed; !slices.Equal(got, x.want) {
			t.Errorf("%s: %v, want %v", x.text, got, x.want)
		}
	}
}

// TestPlainlySaid: the plain words for telling, not their synonyms.
func TestPlainlySaid(t *testing.T) {
	for _, x := range []struct {
		text string
		want int
	}{
		{"The lock froze, the warden said.", 1},
		{"The warden says the lock froze.", 1},
		{"The warden told a local paper that the lock froze.", 1},
		{"According to the warden, the lock froze.", 1},
		{"The lock froze, the warden said, and told of a leak.", 2},
		{"The lock froze, the warden remarked.", 0},
		{"The lock froze.", 0},
		{"An accordion stood beside the lock.", 0},
		{"What the warden proclaimed was untold.", 0},
	} {
		if got := plainlySaid(fixture.Texts(x.text)[0]); got[0] != x.want {
			t.Errorf("%s: %v, want %d", x.text, got, x.want)
		}
	}
}

// TestBorrowedSentences: of two reports of their own that have some sentences in
// common, the one that brings nobody in is the later.
func TestBorrowedSentences(t *testing.T) {
	lender := paragraphs("The ferry Sigrun ran aground off Tollness on Sunday with ninety passengers on board.",
		"Harbour master Ingrid Falk said a buoy had drifted out of its place in the storm.",
		"Tugs from two ports pulled at the hull through the night and broke three cables.",
		"Falk said divers would look for cracks below the waterline before the next spring tide.",
		"The shipping company offered every passenger a free voyage and a woollen blanket.",
		"Falk said the lighthouse keeper had rung her twice about the missing buoy.")
	borrower := paragraphs("Holidaymakers spent a cold night on a stranded ship near the cape.",
		"Falk said divers would look for cracks below the waterline before the next spring tide.",
		"A choir that was among those taken off sang in the village hall until breakfast.",
		"Falk said the lighthouse keeper had rung her twice about the missing buoy.",
		"Fishermen who rowed out with soup were thanked from the pulpit.",
		"One couple had been on their honeymoon and called the evening unforgettable.",
		"The village baker lit his oven at two in the morning for the crew.",
		"Buses carried the stranded inland, where hotels had opened unheated rooms.")
	texts := fixture.Texts(borrower, lender)
	b := &builder{model: &fitted}
	b.compare(texts, []int{0, 1}, reuse.Find(texts, []int{0, 1}).Passages)
	b.weigh()
	for _, s := range b.steps() {
		if s.from == 1 && s.direction() < tellable {
			t.Errorf("the odds that the lender is the earlier are %.2f", s.direction())
		}
	}
	if len(b.relations) != 1 {
		t.Error("nothing shared was found")
	}
}
