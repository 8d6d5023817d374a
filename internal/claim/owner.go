package claim

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/names"
)

//go:embed owners.txt
var ownersFile string

// owners maps outlets to who owns them.
var owners = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(ownersFile) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		owner, list, ok := strings.Cut(line, ": ")
		if !ok {
			panic(fmt.Sprintf("owners: no colon in %q", line)) // the file is part of the program
		}
		for _, outlet := range strings.Split(list, ", ") {
			out[names.OutletKey(outlet)] = owner
		}
	}
	return out
})

// ownerOf returns who owns an outlet, or "" where the table doesn't say.
func ownerOf(outlet string) string { return owners()[names.OutletKey(outlet)] }
