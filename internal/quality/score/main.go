// Command score runs the flow on labelled sets and prints how far it agrees
// with the people who labelled them:
//
//	go run ./internal/quality/score [-labels DIR] [-errors] [-list N] SETS...
//
// Each of SETS is a folder with stories/*.jsonl, attribution/*.jsonl and
// times/*.jsonl, or with some of them. A row is a record that headwater brief
// reads, its id given, with the labels of its folder beside:
//
//	stories      "story": the event it tells of; scored in an archive too, that
//	             the reports come to in three orders
//	attribution  "attributions": [{"source": [[start, end]], "cue": …, "content": …}]
//	times        "times": [{"start", "end", "type", "value"}], the value as in TIMEX3
//
// Offsets are Unicode code points of "text", the end excluded.
//
// The folder of -labels has labels of our own on reports of such sets, without
// their text: pairs.tsv, claims.jsonl, conflicts.tsv, checks.tsv, clauses.tsv and
// meant.tsv. Labels on a set that is in none of SETS are left out, with a word
// about it.
//
// With -errors, the kinds of errors are counted below the figures, and with
// -list the first N of each kind are named; of our own labels, those of the half
// to tune on.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/quality"
	"github.com/headwater-news/headwater/schema"
)

// tasks are the folders of a set and what scores them.
var tasks = []struct {
	folder string
	task
}{
	{"stories", task{quality.Stories, quality.StoryErrors, true}},
	{"attribution", task{quality.Attributions, quality.AttributionErrors, false}},
	{"times", task{quality.Times, quality.TimeErrors, false}},
}

// task scores rows against the brief of their file, and lists the errors.
type task struct {
	score  func([]quality.Row, *schema.Brief) []quality.Figure
	errors func([]quality.Row, *schema.Brief) []quality.Miss

	archive bool // what an archive makes of the reports is scored too
}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("score", flag.ContinueOnError)
	folder := flags.String("labels", "testdata/real", "`folder` of labels of our own")
	kinds := flags.Bool("errors", false, "count the kinds of errors")
	list := flags.Int("list", 0, "name the first `N` errors of each kind")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("name a folder of labelled sets: it has stories/*.jsonl, attribution/*.jsonl or times/*.jsonl")
	}
	labels, err := readLabels(*folder)
	if err != nil {
		return err
	}
	s := scorer{out: out, labels: labels, errors: *kinds || *list > 0, list: *list}
	sets, err := s.sets(flags.Args())
	if err != nil {
		return err
	}
	for _, set := range sets {
		if err := s.score(set); err != nil {
			return fmt.Errorf("%s: %w", set.path, err)
		}
	}
	return s.sum()
}

// labels are our own, on reports of several sets.
type labels struct {
	pairs     []quality.Pair
	claims    []quality.Assertion
	conflicts []quality.ConflictPair
	clauses   []quality.ClausePair
	questions []quality.Question
	sources   []quality.Source
}

func readLabels(folder string) (l labels, err error) {
	if l.pairs, err = readFile(filepath.Join(folder, "pairs.tsv"), quality.ReadPairs); err != nil {
		return l, err
	}
	if l.claims, err = readFile(filepath.Join(folder, "claims.jsonl"), quality.ReadAssertions); err != nil {
		return l, err
	}
	if l.conflicts, err = readFile(filepath.Join(folder, "conflicts.tsv"), quality.ReadConflicts); err != nil {
		return l, err
	}
	if l.clauses, err = readFile(filepath.Join(folder, "clauses.tsv"), quality.ReadClauses); err != nil {
		return l, err
	}
	if l.sources, err = readFile(filepath.Join(folder, "meant.tsv"), quality.ReadSources); err != nil {
		return l, err
	}
	l.questions, err = readFile(filepath.Join(folder, "checks.tsv"), quality.ReadQuestions)
	return l, err
}

func readFile[T any](path string, read func(io.Reader) ([]T, error)) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

// sets names those that there are labels on, in their order.
func (l labels) sets() []string {
	var out []string
	add := func(name string) {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, p := range l.pairs {
		add(p.Set)
	}
	for _, c := range l.claims {
		add(c.Set)
	}
	for _, q := range l.questions {
		add(q.Set)
	}
	for _, c := range l.conflicts {
		add(c.Set)
	}
	for _, c := range l.clauses {
		add(c.Set)
	}
	for _, x := range l.sources {
		add(x.Set)
	}
	return out
}

// on is the labels on one set.
func (l labels) on(set string) labels {
	return labels{
		pairs:     quality.Having(l.pairs, func(x quality.Pair) bool { return x.Set == set }),
		claims:    quality.Having(l.claims, func(x quality.Assertion) bool { return x.Set == set }),
		conflicts: quality.Having(l.conflicts, func(x quality.ConflictPair) bool { return x.Set == set }),
		clauses:   quality.Having(l.clauses, func(x quality.ClausePair) bool { return x.Set == set }),
		questions: quality.Having(l.questions, func(x quality.Question) bool { return x.Set == set }),
		sources:   quality.Having(l.sources, func(x quality.Source) bool { return x.Set == set }),
	}
}

// set is a file or folder of reports.
type set struct {
	name string // within its folder, as labels name it
	path string
	task *task // nil where its rows have no labels
}

// scorer prints the figures of one set after the other, and keeps what is
// summed over all of them.
type scorer struct {
	out    io.Writer
	labels labels
	errors bool
	list   int

	pairs   []quality.JudgedPair
	claims  []quality.JudgedClaim
	clauses []quality.JudgedClauses
	answers []quality.Answered
	sources []quality.JudgedSource
}

// sets finds what can be scored: files of the tasks, and what the labels name.
func (s *scorer) sets(folders []string) ([]set, error) {
	var out []set
	for _, t := range tasks {
		for _, folder := range folders {
			files, err := filepath.Glob(filepath.Join(folder, t.folder, "*.jsonl"))
			if err != nil {
				return nil, err
			}
			for _, file := range files {
				out = append(out, set{t.folder + "/" + filepath.Base(file), file, &t.task})
			}
		}
	}
	for _, name := range s.labels.sets() {
		if slices.ContainsFunc(out, func(s set) bool { return s.name == name }) {
			continue
		}
		found := false
		for _, folder := range folders {
			path := filepath.Join(folder, name)
			if _, err := os.Stat(path); err == nil && !found {
				out, found = append(out, set{name, path, nil}), true
			}
		}
		if !found {
			fmt.Fprintf(s.out, "%s is in none of the folders: its labels are left out\n", name)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no set in %v", folders)
	}
	return out, nil
}

// score briefs one set and prints its own figures.
func (s *scorer) score(in set) error {
	b, err := headwater.Brief(context.Background(), []string{in.path}, headwater.Options{})
	if err != nil {
		return err
	}
	own := s.labels.on(in.name)
	pairs, err := quality.JudgePairs(own.pairs, b)
	if err != nil {
		return err
	}
	claims, err := quality.JudgeClaims(own.claims, b)
	if err != nil {
		return err
	}
	clauses, err := quality.JudgeClauses(own.clauses, b)
	if err != nil {
		return err
	}
	sources, err := quality.JudgeSources(own.sources, b)
	if err != nil {
		return err
	}
	s.sources = append(s.sources, sources...)
	s.pairs, s.claims, s.clauses = append(s.pairs, pairs...), append(s.claims, claims...), append(s.clauses, clauses...)
	if err := s.ask(in, own.questions); err != nil {
		return err
	}
	if len(own.conflicts) > 0 {
		fmt.Fprintf(s.out, "%s, conflicts read by us\n", in.name)
		if err := quality.Print(s.out, quality.Conflicts(own.conflicts, b)); err != nil {
			return err
		}
		s.misses(quality.ConflictErrors(own.conflicts, b))
	}
	if in.task == nil {
		return nil
	}
	rows, err := readFile(in.path, readRows)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, in.name)
	figures := in.task.score(rows, b)
	if in.task.archive {
		kept, err := streamed(context.Background(), in.path, rows, b)
		if err != nil {
			return err
		}
		figures = append(figures, kept...)
	}
	if err := quality.Print(s.out, figures); err != nil {
		return err
	}
	s.misses(in.task.errors(rows, b))
	return nil
}

// ask checks claims against a set.
func (s *scorer) ask(in set, questions []quality.Question) error {
	if len(questions) == 0 {
		return nil
	}
	checker, err := headwater.NewChecker(context.Background(), []string{in.path}, headwater.Options{})
	if err != nil {
		return err
	}
	for _, q := range questions {
		s.answers = append(s.answers, quality.Answer(q, checker.Check(q.Claim)))
	}
	return nil
}

// sum prints what was summed over the sets, each half of the labels by itself.
func (s *scorer) sum() error {
	if len(s.pairs) > 0 {
		for _, half := range quality.PairHalves {
			if !slices.ContainsFunc(s.pairs, func(p quality.JudgedPair) bool { return p.Half == half }) {
				continue
			}
			fmt.Fprintf(s.out, "pairs of reports, read by us: %s\n", half)
			if err := quality.PrintPairs(s.out, half, s.pairs); err != nil {
				return err
			}
		}
		s.misses(quality.PairErrors(s.pairs))
	}
	if len(s.claims) > 0 {
		for _, half := range quality.ClaimHalves {
			fmt.Fprintf(s.out, "claims, read by us: %s\n", half)
			if err := quality.Print(s.out, quality.ClaimFigures(half, s.claims)); err != nil {
				return err
			}
		}
		s.misses(quality.ClaimErrors(s.claims))
	}
	if len(s.clauses) > 0 {
		for _, half := range quality.ClauseHalves {
			fmt.Fprintf(s.out, "pairs of clauses, read by us: %s\n", half)
			if err := quality.Print(s.out, quality.ClauseFigures(half, s.clauses)); err != nil {
				return err
			}
		}
		s.misses(quality.ClauseErrors(s.clauses))
	}
	if len(s.sources) > 0 {
		for _, half := range quality.MeantHalves {
			fmt.Fprintf(s.out, "sources, read by us: %s\n", half)
			if err := quality.Print(s.out, quality.SourceFigures(half, s.sources)); err != nil {
				return err
			}
		}
		s.misses(quality.SourceErrors(s.sources))
	}
	if len(s.answers) > 0 {
		for _, half := range quality.QuestionHalves {
			fmt.Fprintf(s.out, "claims to check, worded by us: %s\n", half)
			if err := quality.Print(s.out, quality.QuestionFigures(half, s.answers)); err != nil {
				return err
			}
		}
		s.misses(quality.QuestionErrors(s.answers))
	}
	return nil
}

// misses prints the kinds of errors, if they are asked for.
func (s *scorer) misses(all []quality.Miss) {
	if s.errors {
		quality.PrintMisses(s.out, all, s.list)
	}
}

func readRows(r io.Reader) ([]quality.Row, error) {
	var rows []quality.Row
	dec := json.NewDecoder(bufio.NewReader(r))
	for {
		var row quality.Row
		switch err := dec.Decode(&row); {
		case err == io.EOF:
			return rows, nil
		case err != nil:
			return nil, fmt.Errorf("row %d: %w", len(rows)+1, err)
		}
		rows = append(rows, row)
	}
}
