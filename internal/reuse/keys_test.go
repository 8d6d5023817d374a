package reuse

import (
	"slices"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestIndex: classes are met under the keys that they were entered under.
func TestIndex(t *testing.T) {
	const keys = 500
	ix := newIndex(keys) // far more room than keys, or some would be forgotten
	for class := range int32(3) {
		for k := range uint64(keys) {
			want := []int32{0, 1, 2}[:class]
			if got := ix.add(nil, []uint64{k*k + k}, class); !slices.Equal(got, want) {
				t.Fatalf("key %d had %v before class %d", k, got, class)
			}
		}
	}
}

// TestIndexKeepsTheFirst: a key that everything has keeps the first classes
// seen and the latest.
func TestIndexKeepsTheFirst(t *testing.T) {
	ix := newIndex(0)
	const n = 1000
	for class := range int32(n) {
		ix.add(nil, []uint64{7}, class)
	}
	want := []int32{0, 1, 2}
	for class := int32(n - wide + kept); class < n; class++ {
		want = append(want, class)
	}
	if got := ix.add(nil, []uint64{7}, n); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestIndexIsBounded: any number of sentences takes the same memory.
func TestIndexIsBounded(t *testing.T) {
	if got := len(newIndex(1 << 40).buckets); got != maxBuckets {
		t.Errorf("%d buckets, want %d", got, maxBuckets)
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
