package headwater

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/brief"
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/revision"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/story"
	"github.com/headwater-news/headwater/internal/verify"
	"github.com/headwater-news/headwater/schema"
)

// Archive keeps reports in one file and answers from them. It may be used by
// many goroutines, and several processes may have the file open.
type Archive struct {
	store   *archive.Archive
	flow    string // names the program that results are kept for; "" keeps none
	checked answers
	telling turns // of stories that are worked out
	work    parallel.Gate
}

// atOnce is how many stories, checks and comparisons of an archive are worked
// out at a time, whoever asks: each may take all cores and much memory for some
// seconds.
const atOnce = 4

// ArchiveOptions says how an archive is opened.
type ArchiveOptions struct {
	Create bool             // make the file if there is none
	Now    func() time.Time // the clock
	Build  string           // names this program: what another found in a story is found anew; with "" nothing found is kept
}

// OpenArchive opens the archive in a file. An error that wraps
// archive.ErrNone says that there is none.
func OpenArchive(ctx context.Context, path string, opts ArchiveOptions) (*Archive, error) {
	store, err := archive.Open(ctx, path, archive.Options{Now: opts.Now, Create: opts.Create})
	if err != nil {
		return nil, err
	}
	return &Archive{store: store, flow: opts.Build, work: parallel.NewGate(atOnce)}, nil
}

// Close closes the archive.
func (a *Archive) Close() error { return a.store.Close() }

// Stories lists stories, the latest first.
func (a *Archive) Stories(ctx context.Context, p archive.Page) ([]archive.Story, error) {
	return a.store.Stories(ctx, p)
}

// Entries lists the reports of a story, in order of arrival, without working
// anything out.
func (a *Archive) Entries(ctx context.Context, s archive.Story) ([]archive.Entry, error) {
	return a.store.Entries(ctx, s.Num)
}

// mostBriefed is how many reports one brief of an archive is of: all are in
// memory at once. A single story that has more is told of whole.
const mostBriefed = 20_000

// BriefSince returns the brief of the stories with a report of a day or later.
// It reads those stories whole. Those that would make it too many reports, the
// older ones, are named in it as skipped.
func (a *Archive) BriefSince(ctx context.Context, since calendar.Day, opts Options) (*schema.Brief, error) {
	stories, err := a.store.Stories(ctx, archive.Page{Since: since, Limit: mostBriefed + 1})
	if err != nil {
		return nil, err
	}
	taken := within(stories, mostBriefed)
	b, err := a.brief(ctx, taken, opts)
	if err == nil && len(taken) < len(stories) {
		b.Skipped = append(b.Skipped, schema.Skipped{
			Ref: "archive", Place: fmt.Sprintf("stories of %s and before", stories[len(taken)].Latest),
			Reason: fmt.Sprintf("a brief is of %d reports at most, the latest were taken: name a story with --story, or find one with headwater search", mostBriefed),
		})
	}
	return b, err
}

// within is the stories that have no more than so many reports together, from
// the first one on, which is always among them.
func within(stories []archive.Story, most int) []archive.Story {
	reports := 0
	for i, s := range stories {
		if reports += s.Reports; reports > most && i > 0 {
			return stories[:i]
		}
	}
	return stories
}

// Story returns the brief of one story, given by its id or by that of a story
// that was merged into it. It is kept for the next time, until the story
// changes: however many ask at once, it is worked out once. The error wraps
// archive.ErrUnknown where there is none, or none any more; a panic is
// a *parallel.Fault, here and in Check: who works in the background must outlive
// it.
func (a *Archive) Story(ctx context.Context, id string, opts Options) (_ *schema.Brief, err error) {
	defer parallel.Catch(&err)
	s, err := a.store.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	if kept := a.kept(ctx, s); kept != nil {
		return kept, nil
	}
	end, err := a.telling.take(ctx, s.Num)
	if err != nil {
		return nil, err
	}
	defer end()
	if kept := a.kept(ctx, s); kept != nil { // who was before worked it out
		return kept, nil
	}
	b, err := a.brief(ctx, []archive.Story{s}, opts)
	if err == nil && len(b.Stories) != 1 { // its last report left it meanwhile
		err = fmt.Errorf("story %q: %w", id, archive.ErrUnknown)
	}
	if err != nil {
		return nil, err
	}
	var data []byte
	if a.flow != "" {
		if data, err = json.Marshal(b); err != nil {
			return nil, err
		}
	}
	if err := a.store.KeepResult(ctx, s, a.flow, data, summary(&b.Stories[0])); err != nil && !errors.Is(err, archive.ErrBusy) && !errors.Is(err, archive.ErrFull) {
		return nil, err
	}
	return b, nil
}

// StoryJSON is Story, written as JSON. What is kept is passed on as it is, which
// saves reading a large story to write it again.
func (a *Archive) StoryJSON(ctx context.Context, id string) (archive.Story, []byte, error) {
	s, err := a.store.Story(ctx, id)
	if err != nil {
		return s, nil, err
	}
	if a.flow != "" {
		if data, err := a.store.Result(ctx, s, a.flow); err == nil && data != nil {
			return s, data, nil
		}
	}
	b, err := a.Story(ctx, id, Options{})
	if err != nil {
		return s, nil, err
	}
	data, err := json.Marshal(b)
	return s, data, err
}

// kept is a story's brief from before, nil if there is none for its version.
func (a *Archive) kept(ctx context.Context, s archive.Story) *schema.Brief {
	if a.flow == "" {
		return nil
	}
	data, err := a.store.Result(ctx, s, a.flow)
	if err != nil || data == nil {
		return nil
	}
	var b schema.Brief
	if json.Unmarshal(data, &b) != nil {
		return nil
	}
	return &b
}

// brief takes stories of the archive through the flow, as they are grouped there.
func (a *Archive) brief(ctx context.Context, stories []archive.Story, opts Options) (*schema.Brief, error) {
	leave, err := a.work.Enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	nums := make([]int64, len(stories))
	for i, s := range stories {
		nums[i] = s.Num
	}
	kept, err := a.store.Reports(ctx, nums)
	if err != nil {
		return nil, err
	}
	return a.briefOf(ctx, stories, kept, opts)
}

// briefOf is brief, of reports that were read from the archive already.
func (a *Archive) briefOf(ctx context.Context, stories []archive.Story, kept []archive.Kept, opts Options) (*schema.Brief, error) {
	reports, of := make([]*report.Report, len(kept)), make([]int, len(kept))
	for i, k := range kept {
		reports[i], of[i] = k.Report, k.Story
	}
	decided, err := a.judged(ctx)
	if err != nil {
		return nil, err
	}
	corpus, found, err := analyse(ctx, reports, as(stories, of), decided, opts.progress)
	if err != nil {
		return nil, err
	}
	for i := range found {
		if found[i].Revisions, err = a.revisions(ctx, corpus, kept, found[i].Reports); err != nil {
			return nil, err
		}
	}
	return brief.Assemble(corpus, found, nil), nil
}

// revisions lists what stood in earlier versions of the reports of a story and
// does not stand in them now, each sentence once, with the last version that
// had it.
func (a *Archive) revisions(ctx context.Context, c brief.Corpus, kept []archive.Kept, members []int) ([]brief.Revision, error) {
	var out []brief.Revision
	cutter := segment.NewCutter()
	for _, i := range members {
		if kept[i].Version == 1 {
			continue
		}
		versions, err := a.store.Versions(ctx, kept[i].Ref)
		if err != nil {
			return nil, err
		}
		seen := map[string]bool{}
		for _, v := range slices.Backward(versions) {
			if v.Number >= kept[i].Version {
				continue
			}
			v.Report.Language = kept[i].Language // of a short text it may have been told otherwise
			before := cutter.Cut(v.Report)
			for _, x := range revision.Find(before, c.Texts[i]) {
				if words := x.Before.In(before.Text); !seen[words] {
					seen[words] = true
					out = append(out, brief.Revision{Report: i, Version: v.Number, Before: words, After: x.After})
				}
			}
		}
	}
	return out, nil
}

// as is a grouping that is known: of says which story each report is in.
func as(stories []archive.Story, of []int) grouping {
	return func([]*segment.Text) []story.Story {
		all := make([]story.Story, len(stories))
		for i, s := range stories {
			all[i] = story.Story{ID: s.ID, Title: s.Title}
		}
		for r, i := range of {
			all[i].Reports = append(all[i].Reports, r)
		}
		var out []story.Story
		for _, s := range all {
			if len(s.Reports) > 0 { // its last report may have left it meanwhile
				out = append(out, s)
			}
		}
		return out
	}
}

// Report returns a report in its current version, by its ref.
func (a *Archive) Report(ctx context.Context, ref string) (*report.Report, error) {
	return a.store.Report(ctx, ref)
}

// Versions returns all versions of a report, the first one first.
func (a *Archive) Versions(ctx context.Context, ref string) ([]archive.Version, error) {
	return a.store.Versions(ctx, ref)
}

// Turns lists what became of a story: what it was merged with and split from.
func (a *Archive) Turns(ctx context.Context, s archive.Story) ([]archive.Turn, error) {
	return a.store.Turns(ctx, s.Num)
}

// Compare says what text two reports of the archive share and which way it went.
func (a *Archive) Compare(ctx context.Context, refA, refB string) (*schema.Comparison, error) {
	leave, err := a.work.Enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	var reports []*report.Report
	for _, ref := range []string{refA, refB} {
		r, err := a.store.Report(ctx, ref)
		if err != nil {
			return nil, err
		}
		reports = append(reports, r)
	}
	if refA == refB {
		reports[1].Ref += "#2"
	}
	decided, err := a.judged(ctx)
	if err != nil {
		return nil, err
	}
	return beside(ctx, reports, decided, Options{}.progress)
}

// Backup writes the archive to a file that is not there yet, while others may
// go on adding.
func (a *Archive) Backup(ctx context.Context, path string) error { return a.store.Backup(ctx, path) }

// Export writes all reports, each with its versions, as JSON Lines that Add
// reads.
func (a *Archive) Export(ctx context.Context, w io.Writer) error { return a.store.Export(ctx, w) }

// PruneBefore takes out the stories whose last report came out before a day,
// and returns how many reports went with them.
func (a *Archive) PruneBefore(ctx context.Context, day calendar.Day) (int, error) {
	return a.store.PruneBefore(ctx, day)
}

// PruneTo takes out the oldest stories until the archive takes no more than so
// many bytes, and returns how many reports went with them.
func (a *Archive) PruneTo(ctx context.Context, bytes int64) (int, error) {
	return a.store.PruneTo(ctx, bytes)
}

// Verify reads everything again: the file, each report's bytes, what is
// extracted from them now, and what kept results cite. It calls found for each
// thing that does not agree and returns how many versions of reports it read.
func (a *Archive) Verify(ctx context.Context, found func(archive.Fault)) (int, error) {
	n, err := a.store.Verify(ctx, found)
	if err != nil {
		return n, err
	}
	return n, a.verifyResults(ctx, found)
}

// verifyResults holds the citations of kept results against the reports.
func (a *Archive) verifyResults(ctx context.Context, found func(archive.Fault)) error {
	return a.store.EachResult(ctx, func(s archive.Story, data []byte) error {
		var b schema.Brief
		if json.Unmarshal(data, &b) != nil {
			found(archive.Fault{Where: "story " + s.ID, What: "what was kept of it can't be read: it will be worked out anew"})
			return nil
		}
		reports, err := a.store.Reports(ctx, []int64{s.Num})
		if err != nil {
			return nil // named with the reports already
		}
		var now verify.Now
		for _, r := range reports {
			now.Add(r.Ref, verify.Reread{Text: r.Text, SHA256: hex.EncodeToString(r.Sum[:])})
		}
		for _, d := range verify.Brief(&b, now) {
			found(archive.Fault{Where: "story " + s.ID, What: fmt.Sprintf("it cites %s, %d–%d: %s: it will be worked out anew when it changes", d.Report, d.Start, d.End, d.What)})
		}
		return nil
	})
}
