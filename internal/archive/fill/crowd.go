package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
	"time"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/api"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/desk"
)

// crowd is readers who ask a server for pages while reports come in.
type crowd struct {
	readers int
	adds    int           // reports a second
	pause   time.Duration // that a reader takes on average from an answer to the next question
	lasts   time.Duration
	large   int // reports of the story that all look at

	archive *headwater.Archive
	world   *world
	server  *httptest.Server
	story   string // of many reports
}

// toLarge says how many of the reports that come in meanwhile tell of the large
// story: one in so many.
const toLarge = 100

// visit has readers ask for pages of an archive and prints how long they waited.
func (c *crowd) visit(ctx context.Context, path string, seed uint64, out io.Writer) error {
	a, err := headwater.OpenArchive(ctx, path, headwater.ArchiveOptions{Now: time.Now, Build: "fill"})
	if err != nil {
		return err
	}
	defer a.Close()
	c.archive, c.world = a, newWorld(seed+2)
	large, err := c.tellLarge(ctx, out)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	pages, err := c.serve()
	if err != nil {
		return err
	}
	defer c.server.Close()
	var work sync.WaitGroup
	work.Go(func() { pages.Work(ctx) })
	start := time.Now()
	if _, err := get(http.DefaultClient, c.server.URL+"/story/"+c.story); err != nil {
		return err
	}
	fmt.Fprintf(out, "its page was worked out in %.1f s\n", time.Since(start).Seconds())

	during, end := context.WithTimeout(ctx, c.lasts)
	defer end()
	spent := processor()
	var added int
	var adding error
	work.Go(func() { added, adding = c.add(during, large) })
	waited, reading := c.read(during, seed)
	spent = processor() - spent
	stop()
	work.Wait()
	fmt.Fprintf(out, "%d readers for %.0f s, %.1f reports a second came in, %.2f cores were busy\n",
		c.readers, c.lasts.Seconds(), float64(added)/c.lasts.Seconds(), spent.Seconds()/c.lasts.Seconds())
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "page\tasked for\tmedian, ms\t95 of 100 within, ms\tlongest, ms\t")
	for i, took := range waited {
		if slices.Sort(took); len(took) > 0 {
			ms := func(share float64) float64 { return took[int(share*float64(len(took)-1))].Seconds() * 1000 }
			fmt.Fprintf(table, "%s\t%d\t%.1f\t%.1f\t%.0f\t\n", asks[i].what, len(took), ms(.5), ms(.95), ms(1))
		}
	}
	return errors.Join(adding, reading, table.Flush())
}

// tellLarge adds the reports of one large event.
func (c *crowd) tellLarge(ctx context.Context, out io.Writer) (*event, error) {
	large := c.world.event(1 << 30)
	var lines strings.Builder
	enc := json.NewEncoder(&lines)
	for range c.large {
		if err := enc.Encode(c.world.tell(large)); err != nil {
			return nil, err
		}
	}
	ref := ""
	start := time.Now()
	_, err := c.archive.Add(ctx, []string{"-"}, headwater.Options{Stdin: strings.NewReader(lines.String())}, func(o archive.Outcome) { ref = o.Ref })
	if err != nil {
		return nil, err
	}
	s, err := c.archive.StoryOf(ctx, ref)
	c.story = s.ID
	fmt.Fprintf(out, "a story of %d reports was added, %.1f s after opening\n", s.Reports, time.Since(start).Seconds())
	return large, err
}

// serve begins to serve as headwater serve does, on this machine alone.
func (c *crowd) serve() (*desk.Desk, error) {
	log := slog.New(slog.DiscardHandler)
	pages, err := desk.New(c.archive, desk.Options{Log: log, Now: time.Now})
	if err != nil {
		return nil, err
	}
	programs, err := api.New(c.archive, api.Options{Log: log})
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	mux.Handle(api.Path, programs)
	c.server = httptest.NewServer(mux)
	return pages, nil
}

// add adds reports one after the other until ctx ends, and returns how many.
func (c *crowd) add(ctx context.Context, large *event) (added int, err error) {
	in, to := io.Pipe()
	go func() {
		defer to.Close()
		tick := time.NewTicker(time.Second / time.Duration(c.adds))
		defer tick.Stop()
		enc := json.NewEncoder(to)
		for n := 1; ; n++ {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			next := c.world.report
			if n%toLarge == 0 {
				next = func() line { return c.world.tell(large) }
			}
			if enc.Encode(next()) != nil {
				return
			}
		}
	}()
	_, err = c.archive.Add(context.WithoutCancel(ctx), []string{"-"}, headwater.Options{Stdin: in}, func(archive.Outcome) { added++ })
	return added, err
}

// asks are what readers ask for, in turn.
var asks = []struct {
	what    string
	address func(c *crowd, rng *rand.Rand, on front) string
}{
	{"front page", func(*crowd, *rand.Rand, front) string { return "/" }},
	{"large story", func(c *crowd, _ *rand.Rand, _ front) string { return "/story/" + c.story }},
	{"story on the front page", func(_ *crowd, rng *rand.Rand, on front) string { return "/story/" + pick(rng, on.stories) }},
	{"report", func(_ *crowd, rng *rand.Rand, on front) string {
		return "/report?ref=" + url.QueryEscape(pick(rng, on.reports))
	}},
	{"search", func(_ *crowd, rng *rand.Rand, _ front) string {
		kind := pick(rng, fields)
		return "/search?q=" + url.QueryEscape(pick(rng, kind.nouns)+" "+pick(rng, kind.nouns))
	}},
	{"API, stories", func(*crowd, *rand.Rand, front) string { return api.Path + "v1/stories?limit=20" }},
}

// front is what readers saw on the front page when they came.
type front struct{ stories, reports []string }

func (c *crowd) front(ctx context.Context) (front, error) {
	stories, err := c.archive.Stories(ctx, archive.Page{Limit: 40})
	if err != nil {
		return front{}, err
	}
	var on front
	for _, s := range stories {
		entries, err := c.archive.Entries(ctx, s)
		if err != nil {
			return front{}, err
		}
		on.stories = append(on.stories, s.ID)
		for _, e := range entries {
			on.reports = append(on.reports, e.Ref)
		}
	}
	return on, nil
}

// read has all readers read until ctx ends, and returns how long they waited
// for each page.
func (c *crowd) read(ctx context.Context, seed uint64) ([][]time.Duration, error) {
	on, err := c.front(ctx)
	if err != nil {
		return nil, err
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: c.readers}}
	defer client.CloseIdleConnections()
	waited := make([][]time.Duration, len(asks))
	var failed error
	var mu sync.Mutex
	var readers sync.WaitGroup
	for i := range c.readers {
		readers.Go(func() {
			rng := rand.New(rand.NewPCG(seed, uint64(i)))
			for n := i; ; n++ {
				select {
				case <-ctx.Done():
					return
				case <-time.After(time.Duration(rng.Float64() * 2 * float64(c.pause))):
				}
				k := n % len(asks)
				took, err := get(client, c.server.URL+asks[k].address(c, rng, on))
				mu.Lock()
				waited[k] = append(waited[k], took)
				failed = errors.Join(failed, err)
				mu.Unlock()
				if err != nil {
					return
				}
			}
		})
	}
	readers.Wait()
	return waited, failed
}

// get reads a page whole and tells how long that took.
func get(client *http.Client, address string) (time.Duration, error) {
	start := time.Now()
	r, err := client.Get(address)
	if err != nil {
		return 0, err
	}
	defer r.Body.Close()
	_, err = io.Copy(io.Discard, r.Body)
	if err == nil && r.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", address, r.Status)
	}
	return time.Since(start), err
}
