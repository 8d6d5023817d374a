package cursor

import (
	"errors"
	"math"
	"slices"
	"testing"
)

func TestThereAndBack(t *testing.T) {
	for _, place := range [][]int64{{0}, {1, -1}, {math.MinInt64, math.MaxInt64, 7}} {
		s := Encode("stories", place...)
		got, err := Decode(s, "stories", len(place))
		if err != nil || !slices.Equal(got, place) {
			t.Errorf("%v came back as %v, %v", place, got, err)
		}
		for _, wrong := range []func() ([]int64, error){
			func() ([]int64, error) { return Decode(s, "reports", len(place)) },
			func() ([]int64, error) { return Decode(s, "stories", len(place)+1) },
			func() ([]int64, error) { return Decode(s+"A", "stories", len(place)) },
			func() ([]int64, error) { return Decode(s[1:], "stories", len(place)) },
		} {
			if got, err := wrong(); !errors.Is(err, ErrWrong) {
				t.Errorf("a wrong cursor gave %v, %v", got, err)
			}
		}
	}
}

// Whatever a client sends is a place or an error, and a place has one cursor.
func FuzzDecode(f *testing.F) {
	f.Add(Encode("", 4, 5))
	f.Add("")
	f.Fuzz(func(t *testing.T, s string) {
		place, err := Decode(s, "", 2)
		if err != nil {
			return
		}
		if again, err := Decode(Encode("", place...), "", 2); err != nil || !slices.Equal(again, place) {
			t.Errorf("%v came back as %v, %v", place, again, err)
		}
	})
}
