package headwater_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/headwater-news/headwater"
)

// What a denial takes for granted is not denied, and what it denies is.
func TestCheckOfWhatADenialGrants(t *testing.T) {
	const told = "Flood at Orre\n\nNine people drowned in the flood at Orre on Sunday, the rescue service said. Boats searched the valley for two days.\n"
	for _, x := range []struct{ denial, claim, verdict string }{
		{"The power company denied responsibility for the flood at Orre that drowned nine people.", "Nine people drowned in the flood at Orre.", "asserted"},
		{"The power company denied responsibility for the flood at Orre that drowned nine people.", "The power company was responsible for the flood at Orre.", "denied"},
		{"The mayor denied that sabotage was behind the flood at Orre that drowned nine people.", "Nine people drowned in the flood at Orre.", "asserted"},
		{"The mayor denied that sabotage was behind the flood at Orre that drowned nine people.", "Sabotage was behind the flood at Orre.", "denied"},
		{"The mayor denied that nine people drowned in the flood at Orre.", "Nine people drowned in the flood at Orre.", "disputed"},
		{"The mayor denied there had been a flood at Orre that drowned nine people.", "A flood at Orre drowned nine people.", "disputed"},
	} {
		dir := t.TempDir()
		for name, text := range map[string]string{"told.txt": told, "denied.txt": "After the flood\n\n" + x.denial + " The town mourned.\n"} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		c, err := headwater.NewChecker(t.Context(), []string{dir}, headwater.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Check(x.claim).Verdict; got != x.verdict {
			t.Errorf("%q beside %q: %s, want %s", x.claim, x.denial, got, x.verdict)
		}
	}
}
