package sense

import (
	"testing"

	"github.com/headwater-news/headwater/internal/word"
)

// No word has two senses, and none excludes itself.
func TestTables(t *testing.T) {
	in := map[word.Key]string{}
	for line := range lines(sameFile) {
		for _, k := range keys(line) {
			if other, ok := in[k]; ok && other != line {
				t.Errorf("one word in two lines: %q, %q", other, line)
			}
			in[k] = line
		}
	}
	for k, against := range opposites() {
		if against[k] {
			t.Errorf("a word excludes itself: %d", k)
		}
	}
}

func TestSenses(t *testing.T) {
	key := func(w string) word.Key { return keys(w)[0] }
	if a := Of(key("stolen")); a == None || a != Of(key("robbed")) {
		t.Error("stolen and robbed are two senses")
	}
	if Of(key("stolen")) == Of(key("bought")) || Of(key("lanyard")) != None {
		t.Error("words of no common sense have one")
	}
	if !Opposed(key("open"), key("shut")) || !Opposed(key("shut"), key("open")) || Opposed(key("open"), key("stolen")) {
		t.Error("opposites")
	}
}
