package headwater

import (
	"testing"

	"github.com/headwater-news/headwater/internal/archive"
)

func TestWithin(t *testing.T) {
	stories := []archive.Story{{Reports: 30}, {Reports: 20}, {Reports: 40}}
	for most, want := range map[int]int{10: 1, 30: 1, 49: 1, 50: 2, 89: 2, 90: 3, 1000: 3} {
		if got := len(within(stories, most)); got != want {
			t.Errorf("within %d reports: %d stories, want %d", most, got, want)
		}
	}
	if got := within(nil, 10); len(got) != 0 {
		t.Errorf("of no stories: %v", got)
	}
}
