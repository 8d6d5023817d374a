// Command readers looks at a desk as many readers at once do, and prints how
// long the pages took:
//
//	go run ./internal/desk/readers -readers 50 -seconds 30 http://127.0.0.1:8080
//
// Each reader opens the front page, a story from it, a report and a search, and
// begins again, with a pause between pages.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
	"time"
)

func main() {
	readers := flag.Int("readers", 50, "how many look at once")
	seconds := flag.Int("seconds", 30, "for how long")
	pause := flag.Duration("pause", 1200*time.Millisecond, "of a reader between two pages")
	largest := flag.String("story", "", "the path of a story that each round opens too")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "readers: name the desk's address")
		os.Exit(2)
	}
	r := &round{base: strings.TrimSuffix(flag.Arg(0), "/"), pause: *pause, story: *largest, took: map[string][]time.Duration{}, until: time.Now().Add(time.Duration(*seconds) * time.Second)}
	var all sync.WaitGroup
	for i := range *readers {
		all.Go(func() {
			time.Sleep(*pause * time.Duration(i) / time.Duration(*readers)) // not all at one moment
			for time.Now().Before(r.until) {
				if err := r.once(i); err != nil {
					r.fail(err)
				}
			}
		})
	}
	all.Wait()
	if err := r.print(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "readers:", err)
		os.Exit(1)
	}
}

type round struct {
	base, story string
	pause       time.Duration
	until       time.Time

	mu       sync.Mutex
	took     map[string][]time.Duration
	failures map[string]int
}

var (
	storyLink  = regexp.MustCompile(`href="(/story/[^"#]*)" data-item`)
	reportLink = regexp.MustCompile(`href="(/report\?[^"#]*)`)
)

// once is a reader's way through the desk.
func (r *round) once(reader int) error {
	front, err := r.get("front", "/")
	if err != nil {
		return err
	}
	if r.story != "" {
		if _, err := r.get("large story", r.story); err != nil {
			return err
		}
	}
	story, err := r.get("story", pick(storyLink, front, reader))
	if err != nil {
		return err
	}
	if _, err := r.get("report", pick(reportLink, story, reader)); err != nil {
		return err
	}
	_, err = r.get("search", "/search?q=council")
	return err
}

func pick(link *regexp.Regexp, page string, n int) string {
	all := link.FindAllStringSubmatch(page, -1)
	if len(all) == 0 {
		return "/"
	}
	return strings.ReplaceAll(all[n%len(all)][1], "&amp;", "&")
}

func (r *round) get(name, path string) (string, error) {
	defer time.Sleep(r.pause)
	start := time.Now()
	res, err := http.Get(r.base + path)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return "", err
	}
	if res.StatusCode != http.StatusOK {
		return "", fmt.Errorf("%s: %s", name, res.Status)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.took[name] = append(r.took[name], time.Since(start))
	return string(body), nil
}

func (r *round) fail(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failures == nil {
		r.failures = map[string]int{}
	}
	r.failures[err.Error()]++
}

func (r *round) print(out io.Writer) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "page\tlooked at\tmedian, ms\t95 of 100 within, ms\tlongest, ms\t")
	for _, name := range []string{"front", "large story", "story", "report", "search"} {
		if t := r.took[name]; len(t) > 0 {
			slices.Sort(t)
			at := func(share float64) int64 { return t[int(share*float64(len(t)-1))].Milliseconds() }
			fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t\n", name, len(t), at(.5), at(.95), at(1))
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if len(r.took) == 0 {
		return errors.New("no page was answered")
	}
	for what, n := range r.failures {
		fmt.Fprintf(out, "%d times: %s\n", n, what)
	}
	return nil
}
