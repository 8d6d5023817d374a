package batch

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/story"
)

func init() {
	register.DoFn3x1[context.Context, part, func(int64, []byte), error](&sendSketches{})
	register.DoFn4x1[context.Context, int64, func(*[]byte) bool, func(int64, []byte), error](&groupClumps{})
	register.DoFn3x1[context.Context, int64, func(*[]byte) bool, error](&writePlaces{})
}

const (
	groupReports = 8 << 10 // reports whose clumps are in one piece, on average
	groupSent    = 1 << 10 // bytes that a report sends
)

// group is the round that groups each clump.
func group(ctx context.Context, s beam.Scope, j *job) error {
	m, err := readManifest(ctx, j.work)
	if err != nil {
		return err
	}
	return j.inPasses(ctx, s, "group", j.groupPasses(m), func(_ context.Context, s beam.Scope, p pass) error {
		sketches := beam.ParDo(s, &sendSketches{Work: j.work, Pieces: m.spread(groupReports), Pass: p}, m.parts(s))
		places := beam.ParDo(s, &groupClumps{Starts: m.starts()}, beam.GroupByKey(s, sketches))
		beam.ParDo0(s, &writePlaces{Work: j.work, Pass: p.Number}, beam.GroupByKey(s, places))
		return nil
	})
}

func (j *job) groupPasses(m manifest) []pass {
	return j.passes(m.spread(groupReports), groupSent*int64(m.Reports))
}

// sendSketches sends each sketch to where its clump is grouped.
type sendSketches struct {
	Work   string
	Pieces int
	Pass   pass

	out sender
}

func (d *sendSketches) ProcessElement(ctx context.Context, p part, emit func(int64, []byte)) error {
	in, err := p.memberships(ctx, d.Work)
	if err != nil {
		return err
	}
	sketches, err := p.records(ctx, sketchFile(d.Work, p))
	if err != nil {
		return err
	}
	for i, sketch := range sketches {
		if piece := int64(in[i].clump) % int64(d.Pieces); d.Pass.has(piece) {
			d.out.add(ctx, piece, append(withNumbers(int(in[i].clump), int(in[i].size), p.First+i), sketch...), emit)
		}
	}
	return nil
}

func (d *sendSketches) FinishBundle(ctx context.Context, emit func(int64, []byte)) {
	d.out.flush(ctx, emit)
}

// groupClumps groups the clumps of one piece, and says for each report in which
// story it is.
type groupClumps struct {
	Starts []int // of the parts

	out sender
}

func (d *groupClumps) ProcessElement(ctx context.Context, _ int64, next func(*[]byte) bool, emit func(int64, []byte)) error {
	clumps := map[int]*clump{}
	err := received(next, func(b []byte) error {
		var of, size, number int
		b, err := numbers(b, &of, &size, &number)
		if err != nil {
			return err
		}
		if clumps[of] == nil {
			clumps[of] = &clump{same: clumpSize(size) == same}
		}
		return clumps[of].add(number, b)
	})
	if err != nil {
		return err
	}
	for _, of := range slices.Sorted(maps.Keys(clumps)) {
		for _, s := range clumps[of].stories() {
			for i, r := range s.Reports {
				place := place{report: r, story: s.Reports[0]}
				if i == 0 {
					place.id, place.title = s.ID, s.Title
				}
				d.out.add(ctx, int64(partOf(d.Starts, r)), place.encode(), emit)
			}
		}
		delete(clumps, of)
	}
	return nil
}

func (d *groupClumps) FinishBundle(ctx context.Context, emit func(int64, []byte)) {
	d.out.flush(ctx, emit)
}

// partOf is the part that a report is in.
func partOf(starts []int, report int) int {
	at, found := slices.BinarySearch(starts, report)
	if found {
		return at
	}
	return at - 1
}

// clump is the reports that came for one clump.
type clump struct {
	same     bool
	numbers  []int
	sketches []story.Sketch // of the same reports, but in a clump of copies of the earliest alone
}

// add takes in a report.
func (c *clump) add(number int, sketch []byte) error {
	s, err := story.DecodeSketch(sketch)
	c.numbers, c.sketches = append(c.numbers, number), append(c.sketches, s)
	if c.same && len(c.sketches) == 2*story.Titled {
		story.Earliest(c.sketches)
		c.sketches = c.sketches[:story.Titled]
	}
	return err
}

// stories groups the clump. The reports of the stories are their numbers.
func (c *clump) stories() []story.Story {
	if c.same {
		slices.Sort(c.numbers)
		s := story.Whole(c.sketches)
		s.Reports = c.numbers
		return []story.Story{s}
	}
	order := make([]int, len(c.numbers)) // reports came in no order
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(c.numbers[a], c.numbers[b]) })
	sketches := make([]story.Sketch, len(order))
	for i, k := range order {
		sketches[i] = c.sketches[k]
	}
	out := story.GroupClump(sketches)
	for _, s := range out {
		for i, r := range s.Reports {
			s.Reports[i] = c.numbers[order[r]]
		}
	}
	return out
}

// place is the story that a report is in.
type place struct {
	report, story int    // the story by its first report
	id, title     string // of the story, told with its first report
}

func (p place) encode() []byte {
	out := withNumbers(p.report, p.story, len(p.id))
	return append(append(out, p.id...), p.title...)
}

func decodePlace(b []byte) (p place, err error) {
	var id int
	if b, err = numbers(b, &p.report, &p.story, &id); err != nil || id > len(b) {
		return p, errRecord
	}
	p.id, p.title = string(b[:id]), string(b[id:])
	return p, nil
}

// writePlaces writes the places of the reports of one part.
type writePlaces struct {
	Work string
	Pass int
}

func (d *writePlaces) ProcessElement(ctx context.Context, part int64, next func(*[]byte) bool) error {
	var list []place
	err := received(next, func(b []byte) error {
		p, err := decodePlace(b)
		list = append(list, p)
		return err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(list, func(a, b place) int { return cmp.Compare(a.report, b.report) })
	return writeRecords(ctx, placeFile(d.Work, d.Pass, int(part)), func(add func([]byte) error) error {
		for _, p := range list {
			if err := add(p.encode()); err != nil {
				return err
			}
		}
		return nil
	})
}

// placeFile is where a pass writes the places of a part's reports, if it has any
// of them.
func placeFile(work string, pass, part int) string {
	return store.Join(work, "group", fmt.Sprintf("%06d-%d", part, pass+1))
}

// places reads the stories of a part's reports, which so many passes found.
func (p part) places(ctx context.Context, work string, passes int) ([]place, error) {
	out, found := make([]place, p.Reports), 0
	for k := range passes {
		name := placeFile(work, k, p.Number)
		if there, err := store.Exists(ctx, name); err != nil {
			return nil, err
		} else if !there {
			continue
		}
		err := eachRecord(ctx, name, func(b []byte) error {
			x, err := decodePlace(b)
			if i := x.report - p.First; err == nil && 0 <= i && i < len(out) {
				out[i] = x
				found++
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if found != p.Reports {
		return nil, fmt.Errorf("part %s: %d of %d reports have a story: remove the folder of the job's work and run it again", p.Name, found, p.Reports)
	}
	return out, nil
}
