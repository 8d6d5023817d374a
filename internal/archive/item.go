package archive

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/extract"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/story"
	"github.com/headwater-news/headwater/internal/word"
)

// Item is a record made ready to be added.
type Item struct {
	report.Report
	Err error // why there is no report in the record; the rest is then empty

	address []byte // of the page
	place   []byte
	own     string // its own id, if it has an outlet and a title and no address
	words   []byte // digest of title and text
	blob    []byte
	paper   []byte
	sketch  story.Sketch
	title   string // keys of the terms
	body    string
}

// Prepare does all the work on records that needs no archive, on all cores.
// Reports that state no day get the day given, if it is not 0.
func (a *Archive) Prepare(records []read.Record, given calendar.Day) []Item {
	items := make([]Item, len(records))
	parallel.Each(len(records), newPreparer, func(p *preparer, i int) { items[i] = a.prepare(p, records[i], given) })
	return items
}

// preparer is what one goroutine needs to make records ready.
type preparer struct {
	cutter *segment.Cutter
	folder *word.Folder
}

func newPreparer() *preparer { return &preparer{segment.NewCutter(), word.NewFolder()} }

// prepare makes one record ready. One that makes a stage panic is an error of
// its own: what watches feeds must outlive it.
func (a *Archive) prepare(p *preparer, rec read.Record, given calendar.Day) (it Item) {
	defer func() {
		if f := parallel.Recovered(recover()); f != nil {
			it = Item{Report: report.Report{Ref: rec.Ref}, Err: f}
		}
	}()
	rep, err := reportOf(rec)
	if err != nil {
		return Item{Report: report.Report{Ref: rec.Ref}, Err: err}
	}
	if !rep.Published.Days.Known() && given != 0 {
		rep.Published = report.Published{Days: calendar.Single(given), Basis: report.Given}
	}
	it = Item{Report: rep, words: digest(rep.Title, rep.Text)}
	if page, query := canonical(rep.URL); page != "" {
		it.address = digest("page", page, query)
		it.place = digest("place", strings.TrimSuffix(page, "/"))
	} else {
		it.address, it.place = digest("words", rep.URL, rep.Outlet, rep.Title, rep.Text), []byte{}
		if rep.URL == "" && rep.Outlet != "" && rep.Title != "" && !strings.HasPrefix(rec.Own, rec.Path) { // else it is the name of its file
			it.own = rec.Own
		}
	}
	it.blob = a.packed(rec.Raw)
	it.paper = a.packed(newPaper(rec, rep))
	text := p.cutter.Cut(&it.Report)
	it.sketch = story.NewSketch(text)
	it.title, it.body = p.keys(text)
	return it
}

// reportOf extracts a report as the flow does.
func reportOf(rec read.Record) (report.Report, error) {
	rep, err := extract.Report(rec)
	if err == nil {
		segment.Identify(&rep)
	}
	return rep, err
}

// keys writes the terms of title and sentences for the index.
func (p *preparer) keys(t *segment.Text) (title, body string) {
	var b strings.Builder
	for _, s := range t.Sentences {
		if !s.Headline {
			writeKeys(&b, t.TermsOf(s))
		}
	}
	body = b.String()
	b.Reset()
	writeKeys(&b, p.folder.Terms(t.Language, t.Title, word.Tokens(t.Title)))
	return b.String(), body
}

// writeKeys writes terms as words of letters and digits. Those that carry no
// content are left out.
func writeKeys(b *strings.Builder, terms []word.Term) {
	for _, x := range terms {
		if !x.Stop {
			b.WriteString(key(x.Key))
			b.WriteByte(' ')
		}
	}
}

// key is a term in the index: 40 bits of its key are enough.
func key(k word.Key) string { return strconv.FormatUint(uint64(k)>>24, 36) }

// paper is what is kept of a version beside its bytes: the record as read and
// the report as extracted. What can be had from the bytes is left out.
type paper struct {
	Record  read.Record
	Report  report.Report
	Content string // where the record's content is: "raw", "text" of the report, or "" if it is in the record
}

func newPaper(rec read.Record, rep report.Report) []byte {
	p := paper{Record: rec, Report: rep}
	switch {
	case rec.Content == rep.Text:
		p.Content = "text"
	case rec.Content == string(rec.Raw):
		p.Content = "raw"
	}
	if p.Content != "" {
		p.Record.Content = ""
	}
	p.Record.Raw, p.Record.Sum, p.Report.Sum = nil, [32]byte{}, [32]byte{}
	out, err := json.Marshal(p)
	if err != nil {
		panic("archive: a paper that is no JSON: " + err.Error()) // it has strings and numbers alone
	}
	return out
}

// maxUnpacked bounds what a damaged file may unpack to.
const maxUnpacked = 256 << 20

func (a *Archive) packed(b []byte) []byte { return a.pack.EncodeAll(b, nil) }

// readPaper reads a paper; the record has no content if that is in the bytes.
func (a *Archive) readPaper(data, sum []byte) (paper, error) {
	var p paper
	raw, err := a.unpack.DecodeAll(data, nil)
	if err == nil {
		err = json.Unmarshal(raw, &p)
	}
	if err != nil || len(sum) != len(p.Report.Sum) {
		return p, fmt.Errorf("what is kept of it can't be read (%v)", err)
	}
	copy(p.Report.Sum[:], sum)
	copy(p.Record.Sum[:], sum)
	if p.Content == "text" {
		p.Record.Content = p.Report.Text
	}
	return p, nil
}

// refFor makes a ref unique by the page or the words that it stands for.
func refFor(ref string, address []byte) string { return ref + "#" + hex.EncodeToString(address[:6]) }
