package batch

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/brief"
	"github.com/headwater-news/headwater/internal/flow"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/story"
)

func init() {
	register.DoFn3x1[context.Context, part, func(int64, []byte), error](&sendReports{})
	register.DoFn3x1[context.Context, int64, func(*[]byte) bool, error](&tellStories{})
}

const (
	tellReports = 4 << 10 // reports whose stories are in one piece, on average
	tellSent    = 1 << 9  // bytes that a report sends with its text
)

// tell is the round that takes the reports of each story through the stages
// that compare them, and writes what comes out.
func tell(ctx context.Context, s beam.Scope, j *job) error {
	m, err := readManifest(ctx, j.work)
	if err != nil {
		return err
	}
	pieces, grouped := m.spread(tellReports), len(j.groupPasses(m))
	passes := j.passes(pieces, tellSent*int64(m.Reports)+m.Bytes)
	return j.inPasses(ctx, s, "tell", passes, func(ctx context.Context, s beam.Scope, p pass) error {
		if p.Number == 0 {
			if err := removeOutput(ctx, j.Out); err != nil {
				return err
			}
		}
		reports := beam.ParDo(s, &sendReports{Work: j.work, Pieces: pieces, Pass: p, Grouped: grouped}, m.parts(s))
		beam.ParDo0(s, &tellStories{Work: j.work, Out: j.Out, Pieces: pieces}, beam.GroupByKey(s, reports))
		return nil
	})
}

// sendReports sends each report to where its story is told.
type sendReports struct {
	Work    string
	Pieces  int
	Pass    pass
	Grouped int // passes in which the stories were found

	out sender
}

func (d *sendReports) ProcessElement(ctx context.Context, p part, emit func(int64, []byte)) error {
	places, err := p.places(ctx, d.Work, d.Grouped)
	if err != nil {
		return err
	}
	piece := func(i int) int64 { return int64(places[i].story) % int64(d.Pieces) }
	reports, err := p.reports(ctx, d.Work, func(i int) bool { return d.Pass.has(piece(i)) })
	if err != nil {
		return err
	}
	for i, r := range reports {
		if r == nil {
			continue // another pass has it
		}
		text := r.Text
		r.Text = ""
		head, err := encodeReport(r)
		if err != nil {
			return err
		}
		place := places[i].encode()
		record := append(append(append(withNumbers(len(place), len(head)), place...), head...), text...)
		d.out.add(ctx, piece(i), record, emit)
	}
	return nil
}

func (d *sendReports) FinishBundle(ctx context.Context, emit func(int64, []byte)) {
	d.out.flush(ctx, emit)
}

// member is a report that came to where its story is told.
type member struct {
	place
	head []byte // the report without its text, encoded
	text string
}

func decodeMember(b []byte) (m member, err error) {
	var place, head int
	if b, err = numbers(b, &place, &head); err != nil || place+head > len(b) {
		return m, errRecord
	}
	if m.place, err = decodePlace(b[:place]); err != nil {
		return m, err
	}
	m.head, m.text = b[place:place+head], string(b[place+head:])
	return m, nil
}

// tellStories tells of the stories of one piece.
type tellStories struct {
	Work, Out string
	Pieces    int
}

func (d *tellStories) ProcessElement(ctx context.Context, piece int64, next func(*[]byte) bool) error {
	stories := map[int][]member{}
	texts := map[string]string{} // of the many copies of a text one is kept
	err := received(next, func(b []byte) error {
		m, err := decodeMember(b)
		if text, known := texts[m.text]; known {
			m.text = text
		} else {
			texts[m.text] = m.text
		}
		m.head = slices.Clone(m.head)
		stories[m.story] = append(stories[m.story], m)
		return err
	})
	if err != nil {
		return err
	}
	clear(texts)
	sum := told{}
	err = writeOutput(ctx, d.Out, fmt.Sprintf("%05d-of-%05d", piece, d.Pieces), func(out *output) error {
		for some := range slices.Chunk(slices.Sorted(maps.Keys(stories)), atOnce) {
			told, failed := make([]rows, len(some)), make([]error, len(some))
			parallel.For(len(some), func(i int) { told[i], failed[i] = tellStory(stories[some[i]]) })
			for i, first := range some {
				if failed[i] != nil {
					return failed[i]
				}
				if err := out.write(told[i]); err != nil {
					return err
				}
				sum.Stories++
				delete(stories, first)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return store.Write(ctx, store.Join(d.Work, "tell", fmt.Sprintf("told-%05d.json", piece)), func(w io.Writer) error {
		return json.NewEncoder(w).Encode(sum)
	})
}

// atOnce is how many stories are told before what comes out is written.
const atOnce = 32

// told counts what one piece had.
type told struct{ Stories int }

func countStories(ctx context.Context, work string) (int, error) {
	files, err := store.List(ctx, store.Join(work, "tell"), "told-*.json")
	sum := 0
	for _, name := range files {
		var t told
		b, err := store.Read(ctx, name)
		if err == nil {
			err = json.Unmarshal(b, &t)
		}
		if err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		sum += t.Stories
	}
	return sum, err
}

// tellStory tells of one story.
func tellStory(members []member) (rows, error) {
	slices.SortFunc(members, func(a, b member) int { return cmp.Compare(a.report, b.report) })
	reports := make([]*report.Report, len(members))
	given := story.Story{ID: members[0].id, Title: members[0].title}
	var at []int
	for i, m := range members {
		r, err := decodeReport(m.head)
		if err != nil {
			return rows{}, err
		}
		r.Text = m.text
		reports[i], at = r, append(at, m.report)
		given.Reports = append(given.Reports, i)
	}
	corpus := flow.Read(flow.Cut(reports), []story.Story{given})
	corpus.Numbers = at
	found := corpus.Tell(given, flow.Decided{})
	return rowsOf(brief.Assemble(corpus.Corpus, []brief.Story{found}, nil))
}
