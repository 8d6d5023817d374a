package archive

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/read"
)

var rounds = flag.Int("rounds", 10, "how often TestKill kills")

// adding, if it is set, makes the test binary a process that adds to the
// archive of that name until it is killed.
const adding = "HEADWATER_TEST_ADD_TO"

func TestMain(m *testing.M) {
	if path := os.Getenv(adding); path != "" {
		if err := addForEver(path, os.Getenv("HEADWATER_TEST_ROUND")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// addForEver adds reports in small batches, some of them again, some of them
// changed, and prints each ref that is acknowledged.
func addForEver(path, round string) error {
	ctx := context.Background()
	a, err := Open(ctx, path, Options{Now: time.Now, Create: true})
	if err != nil {
		return err
	}
	for batch := 0; ; batch++ {
		var records []read.Record
		for k := range 8 {
			switch url := fmt.Sprintf("https://a.example/%s/%d/%d", round, batch, k); k {
			case 6: // of every round, under another parameter
				records = append(records, record(fmt.Sprintf("https://a.example/again/%d?utm_source=%s", batch, round), fmt.Sprintf("%s\nBatch %d.", choir, batch)))
			case 7: // with other words in every round
				records = append(records, record(fmt.Sprintf("https://a.example/changed/%d", batch), fmt.Sprintf("%s\nRound %s.", bridge, round)))
			default:
				records = append(records, record(url, fmt.Sprintf("Day %d at mill %s\nThe mill of Osby%d%s made %d sacks of flour on Monday, its owner said.\nIt had made %d the week before.", batch, round, k, round, batch*k, batch+k)))
			}
		}
		out, err := a.Store(ctx, a.Prepare(records, 0))
		if err != nil {
			return err
		}
		for _, o := range out {
			fmt.Println(o.Ref)
		}
	}
}

// A process that adds is killed at any moment, again and again: nothing that it
// acknowledged is lost, nothing is there twice, and the archive is sound.
func TestKill(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "archive.db")
	rng := rand.New(rand.NewPCG(1, 1))
	acknowledged := map[string]bool{}
	for round := range *rounds {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), adding+"="+path, fmt.Sprintf("HEADWATER_TEST_ROUND=%d", round))
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		if !lines.Scan() { // it has begun
			t.Fatal("the process that adds has ended")
		}
		acknowledged[lines.Text()] = true
		timer := time.AfterFunc(time.Duration(rng.IntN(150_000))*time.Microsecond, func() { cmd.Process.Kill() })
		for lines.Scan() {
			acknowledged[lines.Text()] = true
		}
		cmd.Wait()
		timer.Stop()
		if round%max(1, *rounds/10) == 0 || round == *rounds-1 {
			holds(t, path, acknowledged)
		}
	}
	t.Logf("%d reports acknowledged in %d rounds", len(acknowledged), *rounds)
}

// holds checks an archive after a kill.
func holds(t *testing.T, path string, acknowledged map[string]bool) {
	t.Helper()
	a := open(t, path, Options{})
	defer a.Close()
	for ref := range acknowledged {
		if _, err := a.Report(t.Context(), ref); err != nil {
			t.Errorf("%s was acknowledged: %v", ref, err)
		}
	}
	if n := count(t, a, `SELECT count(*) - count(DISTINCT rtrim(substr(url, 1, instr(url || '?', '?') - 1), '/')) FROM report`); n != 0 {
		t.Errorf("%d reports are there twice", n)
	}
	sound(t, a)
}
