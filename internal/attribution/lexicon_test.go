package attribution

import (
	"path/filepath"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture/golden"
)

func TestTablesAreSorted(t *testing.T) {
	for _, name := range []string{"adjectives", "nouns", "verbs"} {
		golden.CheckTable(t, filepath.Join("lexicon", name+".txt"))
	}
}
