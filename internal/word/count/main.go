// Command count counts in how many reports each stem stands and prints the
// table internal/word/tables/frequency.txt. Its input is JSON Lines of English
// reports with "text" and, if known, "title", "story" or "location":
//
//	go run ./internal/word/count FILE.jsonl... > frequency.txt
//
// Reports of one story, or without a story of one location, count at most
// three times for a stem and three times in all, so that what happens to be
// much reported does not pass for everyday words.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

const (
	most  = 3 // times that one story counts
	least = 4 // reports that a listed stem stands in
)

type record struct{ Title, Text, Story, Location string }

// counter counts reports by stem, and of each story no more than most.
type counter struct {
	reports map[string]int            // by stem
	stories map[string]map[string]int // by stem, then by story
}

func (c *counter) add(stem, story string) {
	if story != "" {
		if c.stories[stem] == nil {
			c.stories[stem] = map[string]int{}
		}
		if c.stories[stem][story] == most {
			return
		}
		c.stories[stem][story]++
	}
	c.reports[stem]++
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "count:", err)
		os.Exit(1)
	}
}

func run(files []string) error {
	c := counter{map[string]int{}, map[string]map[string]int{}}
	folder := word.NewFolder()
	for _, name := range files {
		if err := each(name, func(r record) {
			story := name + "/" + strings.ToLower(r.Story+r.Location)
			if r.Story+r.Location == "" {
				story = ""
			}
			text := r.Title + "\n" + r.Text
			stems := folder.Stems("en", text, word.Tokens(text))
			slices.Sort(stems)
			for _, s := range slices.Compact(stems) {
				c.add(s, story)
			}
			c.add("", story) // every report holds the empty stem
		}); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return c.print(os.Stdout)
}

func each(name string, yield func(record)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	for d := json.NewDecoder(bufio.NewReader(f)); ; {
		var r record
		switch err := d.Decode(&r); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		yield(r)
	}
}

func (c *counter) print(out io.Writer) error {
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, `# In how many reports each stem stands; what is not listed stands in fewer than
# %d. Counted by internal/word/count over English news reports of 1998 to 2017
# (ECB+, BASIL, PolNeAR, AQUAINT, MEANTIME, FA-KES), each story at most %d times.
# The counts are frozen: a change to them changes what is rare, and so the keys
# that an archive has stored.
reports %d
`, least, most, c.reports[""])
	var stems []string
	for s, n := range c.reports {
		if s != "" && n >= least {
			stems = append(stems, s)
		}
	}
	slices.Sort(stems)
	for _, s := range stems {
		fmt.Fprintln(w, s, c.reports[s])
	}
	return w.Flush()
}
