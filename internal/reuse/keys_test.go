package reuse

import (
	"slices"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestIndexGrows: lists survive any number of other keys.
func TestIndexGrows(t *testing.T) {
	ix := newIndex(0)
	const keys = 5000
	for class := range int32(3) {
		for k := range uint64(keys) {
			got := ix.add(k, class)
			if len(got) != int(class) || class > 0 && (got[0] != 0 || got[class-1] != class-1) {
				t.Fatalf("key %d had %v before class %d", k, got, class)
			}
		}
	}
	if len(ix.slots) < keys || len(ix.slots)&(len(ix.slots)-1) != 0 {
		t.Errorf("%d slots for %d keys", len(ix.slots), keys)
	}
}

// TestIndexKeepsTheFirst: a key that everything has keeps the first classes
// seen and the latest.
func TestIndexKeepsTheFirst(t *testing.T) {
	ix := newIndex(0)
	const n = 1000
	for class := range int32(n) {
		ix.add(7, class)
	}
	got := ix.add(7, n)
	if len(got) != listCap {
		t.Fatalf("%d classes under one key, want %d", len(got), listCap)
	}
	for i, class := range got {
		want := int32(i)
		if i >= listHead {
			want = int32(n - listCap + i)
		}
		if class != want {
			t.Errorf("place %d holds class %d, want %d", i, class, want)
		}
	}
}

// TestPairKeys: a key for every pair of the rarest words, in whatever order
// they stand and however often.
func TestPairKeys(t *testing.T) {
	texts := fixture.Texts("Divers hauled a bronze cannon ashore.", "A cannon of bronze, a cannon, was hauled ashore by divers.", "")
	a, b := pairKeys(nil, texts[0].Terms), pairKeys(nil, texts[1].Terms)
	slices.Sort(a)
	slices.Sort(b)
	if len(a) != 10 || !slices.Equal(a, b) {
		t.Errorf("keys %v and %v", a, b)
	}
	if k := pairKeys(nil, texts[2].Terms); len(k) != 0 {
		t.Errorf("no words, but keys %v", k)
	}
	long := fixture.Texts("One two three four five six seven eight nine ten eleven twelve thirteen fourteen lanterns, ladders, barrels, whistles, trumpets and blankets.")
	if k := pairKeys(nil, long[0].Terms); len(k) != rarest*(rarest-1)/2 {
		t.Errorf("%d keys, want %d", len(k), rarest*(rarest-1)/2)
	}
}
