package uuid

import (
	"regexp"
	"testing"
)

func TestOf(t *testing.T) {
	form := regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	seen := map[string]bool{}
	for _, s := range []string{"", "a", "b", "headwater story 1", "headwater story 2"} {
		u := Of([]byte(s))
		if !form.MatchString(u) || seen[u] || u != Of([]byte(s)) {
			t.Errorf("%q: %s", s, u)
		}
		seen[u] = true
	}
}
