package extract

import (
	"slices"
	"testing"
)

// Buttons and other stories' titles stand between the sentences of a text that has
// lost its line ends.
func TestWithinLine(t *testing.T) {
	for text, want := range map[string][]string{
		`The dam gave way on Tuesday. Share this: Facebook Twitter WhatsApp. Nobody was hurt, the mayor said.`:         {"Share this: Facebook Twitter WhatsApp."},
		`The dam gave way on Tuesday, flooding three villages. Share on Facebook Twitter Email Nobody was hurt.`:       {"Share on Facebook Twitter Email"},
		`"The dam is gone," she said. READ MORE: Storm closes schools in Upper Orle. Nobody was hurt, the mayor said.`: {"READ MORE: Storm closes schools in Upper Orle."},
		`The dam gave way on Tuesday. Nobody was hurt. Most read: King opens bridge at last.`:                          {"Most read: King opens bridge at last."},
		`The firm asks its users to share this on Facebook. Many did, she said.`:                                       nil,
		`The mayor said: read more books. The dam gave way on Tuesday.`:                                                nil,
		`She posted a plea. "Share this: my son is missing," it said. He was found on Tuesday.`:                        nil,
		`Nobody spoke. READ MORE: Storm closes schools, "We take this seriously," the mayor said. Nobody was hurt.`:    nil, // where the title ends can't be told
	} {
		p, _ := furniture(lay("Dam of Oldtown gives way\n\n"+text), "")
		marks := p.marks()
		if got := quoted("Dam of Oldtown gives way\n\n"+text, marks); !slices.Equal(got, want) {
			t.Errorf("%q: marks %q, want %q", text, got, want)
		}
	}
}
