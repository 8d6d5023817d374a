package disjoint

import (
	"testing"

	"pgregory.net/rapid"
)

// The partition is that of a naive one that relabels, and its lowest member
// stands for each set.
func TestJoinsAsRelabelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "n")
		s := New(n - 1)
		if got := s.Add(); got != n-1 {
			t.Fatalf("Add returned %d of %d", got, n)
		}
		label := make([]int, n)
		for i := range label {
			label[i] = i
		}
		for range rapid.IntRange(0, 40).Draw(t, "joins") {
			i, j := rapid.IntRange(0, n-1).Draw(t, "i"), rapid.IntRange(0, n-1).Draw(t, "j")
			s.Join(i, j)
			from, to := max(label[i], label[j]), min(label[i], label[j])
			for k := range label {
				if label[k] == from {
					label[k] = to
				}
			}
		}
		for i := range n {
			if s.Root(i) != label[i] {
				t.Fatalf("Root(%d) = %d, want %d", i, s.Root(i), label[i])
			}
		}
	})
}
