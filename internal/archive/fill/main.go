// Command fill adds made-up reports to a new archive and prints what that
// costs, then how long searches and checks take:
//
//	go run ./internal/archive/fill -reports 1000000 FILE
//
// With -ask it asks an archive that was made so before, and adds nothing but one
// report. With -visit it serves an archive that is there as headwater serve does, and
// prints how long readers wait for pages while reports come in:
//
//	go run ./internal/archive/fill -visit FILE
//
// Each row is a tenth of the reports. The time of the processor is what all
// cores took together; it tells more than the clock on a machine that others
// use too.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/pprof"
	"slices"
	"syscall"
	"text/tabwriter"
	"time"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
)

func main() {
	reports := flag.Int("reports", 100_000, "how many reports are added")
	seed := flag.Uint64("seed", 1, "what they are made from")
	questions := flag.Int("questions", 100, "how many searches and how many checks are timed")
	c := &crowd{}
	asks := flag.Bool("ask", false, "only search and check, in an archive that was made before")
	visit := flag.Bool("visit", false, "serve the archive, which is there already, to readers")
	flag.IntVar(&c.readers, "readers", 50, "how many read at once")
	flag.IntVar(&c.adds, "adds", 20, "how many reports come in each second meanwhile")
	flag.DurationVar(&c.pause, "pause", time.Second, "how long a reader takes, on average, from an answer to the next question")
	flag.DurationVar(&c.lasts, "lasts", time.Minute, "how long they read")
	flag.IntVar(&c.large, "large", 500, "reports of a story that they all look at")
	profile := flag.String("cpuprofile", "", "write a profile of the processor's time to this file")
	heap := flag.String("memprofile", "", "write a profile of the memory in use, when all is added, to this file")
	flag.Parse()
	if flag.NArg() != 1 || *reports < 10 || *questions < 1 {
		fmt.Fprintln(os.Stderr, "fill: name one file for the archive, and ten reports or more")
		os.Exit(2)
	}
	if *profile != "" {
		f, err := os.Create(*profile)
		if err == nil {
			err = pprof.StartCPUProfile(f)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "fill:", err)
			os.Exit(1)
		}
		defer pprof.StopCPUProfile()
	}
	ctx, err := context.Background(), error(nil)
	switch {
	case *asks:
		err = ask(ctx, flag.Arg(0), *seed, *questions, os.Stdout)
	case *visit:
		err = c.visit(ctx, flag.Arg(0), *seed, os.Stdout)
	default:
		err = run(ctx, flag.Arg(0), *reports, *seed, *questions, *heap, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "fill:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, path string, reports int, seed uint64, questions int, heap string, out io.Writer) error {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("%s is there already: name another file", path)
	}
	a, err := headwater.OpenArchive(ctx, path, headwater.ArchiveOptions{Create: true, Now: time.Now})
	if err != nil {
		return err
	}
	if err := fill(ctx, a, path, reports, seed, out); err != nil {
		return errors.Join(err, a.Close())
	}
	if heap != "" {
		if err := profileHeap(heap); err != nil {
			return err
		}
	}
	if err := a.Close(); err != nil {
		return err
	}
	return ask(ctx, path, seed, questions, out)
}

func profileHeap(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	runtime.GC()
	return errors.Join(pprof.WriteHeapProfile(f), f.Close())
}

// fill adds the reports and prints a row for each tenth.
func fill(ctx context.Context, a *headwater.Archive, path string, reports int, seed uint64, out io.Writer) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "reports\ta second by the clock\tms of processor a report\tmost memory, MB\tfile, MB\t")
	in, to := io.Pipe()
	go func() { to.CloseWithError(newWorld(seed).write(to, reports)) }()
	added, start, spent := 0, time.Now(), processor()
	step := reports / 10
	skipped, err := a.Add(ctx, []string{"-"}, headwater.Options{Stdin: in}, func(archive.Outcome) {
		if added++; added%step != 0 {
			return
		}
		now, cpu := time.Now(), processor()
		fmt.Fprintf(table, "%d\t%.0f\t%.2f\t%d\t%d\t\n", added, float64(step)/now.Sub(start).Seconds(),
			(cpu-spent).Seconds()*1000/float64(step), mostMemory()>>20, size(path)>>20)
		start, spent = now, cpu
	})
	if err == nil && len(skipped) > 0 {
		err = fmt.Errorf("%s was skipped: %s", skipped[0].Ref, skipped[0].Reason)
	}
	return errors.Join(err, table.Flush())
}

// ask opens the archive anew and times what is asked of it.
func ask(ctx context.Context, path string, seed uint64, questions int, out io.Writer) error {
	w := newWorld(seed + 1) // other reports, of the same nouns and verbs
	start := time.Now()
	a, err := headwater.OpenArchive(ctx, path, headwater.ArchiveOptions{Now: time.Now})
	if err != nil {
		return err
	}
	defer a.Close()
	if _, err := a.Add(ctx, []string{"-"}, headwater.Options{Stdin: jsonOf(w)}, nil); err != nil {
		return err
	}
	fmt.Fprintf(out, "\nfirst report added after opening: %.1f s\n", time.Since(start).Seconds())
	if err := grouped(ctx, a, out); err != nil {
		return err
	}
	same := newWorld(seed)
	for _, x := range []struct {
		what     string
		question func(i int) error
	}{
		{"search", func(i int) error {
			kind := pick(w.rng, fields)
			query := pick(w.rng, kind.nouns) + " " + pick(w.rng, kind.nouns)
			if i%2 == 0 {
				query = pick(w.rng, pick(w.rng, same.events).names)
			}
			_, err := a.Search(ctx, query, 20)
			return err
		}},
		{"check", func(int) error {
			_, err := a.Check(ctx, pick(w.rng, pick(w.rng, same.events).sentences))
			return err
		}},
	} {
		var took, spent []time.Duration
		for i := range questions {
			start, before := time.Now(), processor()
			if err := x.question(i); err != nil {
				return err
			}
			took, spent = append(took, time.Since(start)), append(spent, processor()-before)
		}
		slices.Sort(took)
		slices.Sort(spent)
		fmt.Fprintf(out, "%s: median %d ms, 95 of 100 within %d ms; of processor %d ms and %d ms\n", x.what,
			took[questions/2].Milliseconds(), took[(questions-1)*95/100].Milliseconds(), spent[questions/2].Milliseconds(), spent[(questions-1)*95/100].Milliseconds())
	}
	return nil
}

func jsonOf(w *world) io.Reader {
	in, to := io.Pipe()
	go func() { to.CloseWithError(w.write(to, 1)) }()
	return in
}

// processor is the time that all cores have spent on this process.
func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// mostMemory is the most that the process ever took, in bytes.
func mostMemory() int64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return u.Maxrss << 10
}

// size is that of the archive with its log.
func size(path string) int64 {
	var sum int64
	for _, name := range []string{path, path + "-wal"} {
		if info, err := os.Stat(name); err == nil {
			sum += info.Size()
		}
	}
	return sum
}
