package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
)

var (
	rounds  = flag.Int("rounds", 10, "how often a test kills the command")
	moments = flag.Uint64("moments", 1, "what the moments at which it is killed are drawn from")
)

const (
	hosts, items = 6, 40 // of feeds in each round, one each
	series       = 50    // rounds with one archive: in a large one it takes longer than a round to begin
)

// A watch that is killed at any moment loses nothing that it acknowledged and
// keeps nothing twice, and the next one goes on where it was.
func TestKilledWatch(t *testing.T) {
	var asked atomic.Pointer[func()]
	answer := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		if f := asked.Load(); f != nil {
			(*f)()
		}
		fmt.Fprint(w, `<rss version="2.0"><channel><title>Crier</title>`)
		for i := range items {
			fmt.Fprintf(w, `<item><guid isPermaLink="false">%[1]s%[2]s/%[3]d</guid><title>Seal %[3]d</title><description>&lt;p&gt;%[4]s&lt;/p&gt;</description></item>`,
				r.Host, r.URL.Path, i, strings.Repeat(fmt.Sprintf("Seal %d was seen off Quillmouth by boat %s. ", i, r.Host+r.URL.Path), 30))
		}
		fmt.Fprint(w, `</channel></rss>`)
	}
	random := rand.New(rand.NewPCG(*moments, 2))
	acknowledged := 0
	for done := 0; done < *rounds; done += series {
		n := min(series, *rounds-done)
		acknowledged += killWatch(t, n, answer, random, &asked)
	}
	if acknowledged == 0 && *rounds > 1 {
		t.Error("nothing was acknowledged, so nothing could be lost")
	}
	t.Logf("%d of %d reports were acknowledged in %d rounds", acknowledged, hosts*items**rounds, *rounds)
}

// killWatch kills the watch of one archive so many times, with feeds that are
// new in each round, then has it go on
// until it has all, and returns how many reports were acknowledged before.
// What asked holds is called whenever a feed is asked for.
func killWatch(t *testing.T, rounds int, answer http.HandlerFunc, random *rand.Rand, asked *atomic.Pointer[func()]) (before int) {
	path := filepath.Join(t.TempDir(), fmt.Sprintf("archive-%d.db", random.Uint32()))
	acknowledged := map[string]bool{}
	for round := range rounds {
		args := []string{"watch", "--allow-private", "--archive", path}
		for range hosts { // new ones: a second passes between two requests to one
			s := httptest.NewServer(answer)
			defer s.Close()
			args = append(args, s.URL+"/feed")
		}
		// Every other round ends some time after the first feed is asked for, when
		// anything may be under way; the others when so many are acknowledged, as
		// a slow machine may acknowledge none in that time.
		enough := -1
		if round%2 == 1 {
			enough = 1 + random.IntN(hosts*items-1)
		}
		ctx, kill := context.WithCancel(t.Context())
		after := time.Duration(random.IntN(800)) * time.Millisecond
		var begun atomic.Bool
		begin := func() {
			if enough < 0 && !begun.Swap(true) {
				time.AfterFunc(after, kill)
			}
		}
		asked.Store(&begin)
		for _, ref := range acknowledge(t, ctx, enough, args...) {
			acknowledged[ref] = true
		}
		kill()
	}
	asked.Store(nil)
	before = len(acknowledged)
	all := hosts * items * rounds
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	time.AfterFunc(time.Duration(rounds)*20*time.Second, stop)
	if left := all - kept(t, path, acknowledged); left > 0 {
		for _, ref := range acknowledge(t, ctx, left, "watch", "--allow-private", "--archive", path) {
			acknowledged[ref] = true
		}
	}
	if n := kept(t, path, acknowledged); n != all {
		t.Errorf("%d of %d reports are kept", n, all)
	}
	return before
}

// acknowledge runs the command until it is killed, or has acknowledged so many
// reports, and returns their refs.
func acknowledge(t *testing.T, ctx context.Context, enough int, args ...string) []string {
	t.Helper()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cmd := exec.CommandContext(ctx, "headwater", args...) // ended by SIGKILL
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var refs []string
	for lines := bufio.NewReader(out); ; {
		line, err := lines.ReadString('\n')
		if err != nil {
			break // a line without an end acknowledges nothing
		}
		if refs = append(refs, strings.TrimSpace(line)); len(refs) == enough {
			stop()
		}
	}
	cmd.Wait()
	return refs
}

// kept counts the reports of an archive. Each that was acknowledged must be
// there, and each once.
func kept(t *testing.T, path string, acknowledged map[string]bool) int {
	t.Helper()
	a, err := headwater.OpenArchive(t.Context(), path, headwater.ArchiveOptions{Create: true, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var out bytes.Buffer
	if err := a.Export(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	refs := map[string]int{}
	for dec := json.NewDecoder(&out); dec.More(); {
		var row struct{ ID string }
		if err := dec.Decode(&row); err != nil {
			t.Fatal(err)
		}
		refs[row.ID]++
	}
	for ref := range acknowledged {
		if refs[ref] != 1 {
			t.Errorf("%s was acknowledged and is kept %d times", ref, refs[ref])
		}
	}
	for ref, n := range refs {
		if n > 1 {
			t.Errorf("%s is kept %d times", ref, n)
		}
	}
	if _, err := a.Verify(t.Context(), func(f archive.Fault) { t.Error(f) }); err != nil {
		t.Error(err)
	}
	return len(refs)
}
