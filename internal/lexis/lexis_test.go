package lexis

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture/golden"
)

func TestTablesAreSorted(t *testing.T) {
	for _, file := range []string{"given.txt", "places.txt", "sources.txt"} {
		golden.CheckTable(t, file)
	}
}
