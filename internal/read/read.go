// Package read turns inputs into records: it alone touches files and, through
// package fetch, the network.
//
// An input is a file, a folder, a web address or "-" for standard input,
// packed or not. What lies behind it is told by its content first and its name
// second (detect.go), and each form has one function that cuts it into records
// (forms.go; feed.go, jsonfeed.go, warc.go, wacz.go, mhtml.go). A new form is a
// line in detect, a case in dispatch and that function.
//
// Inputs are hostile. Files of many records are read as a stream, one record
// at a time; what is held in memory is bounded by Options.MaxRecord, and what
// can't be read is a Skip rather than an error, so that one bad file doesn't
// cost the others.
package read

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fetch"
	"github.com/headwater-news/headwater/internal/report"
)

// Form says what a record's content is.
type Form int

// The forms of a record's content.
const (
	Plain    Form = iota // the report's text, exactly as decoded
	HTML                 // a page or a piece of one, from which the text is yet to be extracted
	Fragment             // markup that is a report and nothing else: a feed's item
)

// Record is one report as it was found, before anything is extracted from it.
type Record struct {
	Ref    string   // unique in one run: the record's own id, else its URL, else its path; path#n for the n-th of a file
	Own    string   // the ref that it would have if it were read alone
	Path   string   // the file or web address it was read from, as given; "-" is standard input
	Number int      // its number in a file of many, from 1; 0 when the file is the report
	Sum    [32]byte // SHA-256 of the record's or the unpacked file's bytes
	Raw    []byte   // those bytes

	Form    Form
	Content string // valid UTF-8

	URL       string
	Title     string
	Outlet    string
	Language  string   // ISO 639 code, "" when not stated
	Author    string   // as a feed's item names it
	Credits   []string // who published it first, as a feed's item names them
	Published report.Published
	Limits    []string // what of the record was not understood

	// Captured is the day on which a web archive took the page: no publication
	// day, but none can be later. Listed is what the archive's list of pages
	// calls it, for a page that has no title.
	Captured calendar.Day
	Listed   string
}

// Skip is an input, or a part of one, that was not read.
type Skip struct {
	Ref    string // the input as given
	Place  string // where in it: "line 4", "byte 1024", or "" for all of it
	Reason string // what is wrong and what to do
}

// String is the skip as one sentence.
func (s Skip) String() string {
	if s.Place == "" {
		return s.Ref + ": " + s.Reason
	}
	return s.Ref + ", " + s.Place + ": " + s.Reason
}

// Options are the reader's bounds. Zero fields take the defaults.
type Options struct {
	Stdin io.Reader // what "-" stands for

	// Open opens an input of another scheme than http, such as gs://bucket/name;
	// nil where there is none of those.
	Open func(ctx context.Context, name string) (io.ReadCloser, error)

	// Regular says that pipes, sockets and devices are skipped where they are
	// named outright, too: for who may have to read an input twice.
	Regular bool

	// Other, if set, is shown each JSON value that has no text. Where it knows
	// what the value is and returns true, nothing was skipped. It may not keep
	// the bytes.
	Other func(value []byte) bool

	// MaxRecord is the most bytes one record may have: a line of JSON Lines, or
	// a file that is one report. The longest reports have well under 1 MB.
	MaxRecord int

	Fetch fetch.Options // how web addresses are read

	// MaxFile is the most bytes read from one file, after unpacking. It ends
	// what never ends: a device, or a small archive that unpacks without limit.
	MaxFile int64
}

const (
	defaultMaxRecord = 16 << 20
	defaultMaxFile   = 64 << 30

	maxSkips   = 100 // named one by one per file; the rest are counted
	maxLongRun = 64  // a line of this many times MaxRecord ends its file
)

// Records reads the inputs in order and yields their records. What can't be
// read is returned as skips; the error is yield's own, or that of ctx.
func Records(ctx context.Context, inputs []string, opts Options, yield func(Record) error) ([]Skip, error) {
	r := newReader(ctx, opts, yield)
	defer r.close()
	for _, in := range inputs {
		if err := r.input(in); err != nil {
			return r.skips, err
		}
	}
	return r.skips, nil
}

// reader is the state of one run. Its methods return an error only when the
// run must end.
type reader struct {
	ctx   context.Context
	opts  Options
	yield func(Record) error
	refs  Refs
	skips []Skip

	client *fetch.Client // made when the first web address comes
}

func newReader(ctx context.Context, opts Options, yield func(Record) error) *reader {
	if opts.MaxRecord <= 0 {
		opts.MaxRecord = defaultMaxRecord
	}
	if opts.MaxFile <= 0 {
		opts.MaxFile = defaultMaxFile
	}
	return &reader{ctx: ctx, opts: opts, yield: yield, refs: Refs{}}
}

func (r *reader) close() {
	if r.client != nil {
		r.client.Close()
	}
}

// input dispatches one input by what it names.
func (r *reader) input(in string) error {
	switch {
	case in == "-":
		if r.opts.Stdin == nil {
			return r.skip(in, "", "there is no standard input here: name a file")
		}
		return r.stream(in, r.opts.Stdin)
	case isURL(in):
		return r.address(in)
	case r.opts.Open != nil && strings.Contains(in, "://"):
		return r.stored(in)
	default:
		return r.path(in)
	}
}

// stored reads what Options.Open opens.
func (r *reader) stored(name string) error {
	in, err := r.opts.Open(r.ctx, name)
	if err != nil {
		return r.broken(&source{path: name}, err)
	}
	defer in.Close()
	return r.stream(name, in)
}

func isURL(in string) bool {
	scheme, _, found := strings.Cut(strings.ToLower(in), "://")
	return found && (scheme == "http" || scheme == "https")
}

// stream reads one file's bytes: unpack, detect, dispatch.
func (r *reader) stream(path string, in io.Reader) error {
	s, err := r.open(path, in)
	defer s.close()
	if err != nil {
		return r.broken(s, err)
	}
	return r.dispatch(s)
}

// dispatch reads a source by its form.
func (r *reader) dispatch(s *source) error {
	path := s.path
	head, err := s.peek()
	for len(head) == 0 && err == io.EOF && s.members != nil && s.members.next() == nil {
		head, err = s.peek() // after an empty member
	}
	if len(head) == 0 && err != nil && err != io.EOF {
		return r.broken(s, err)
	}
	is := detect(head, s.name)
	if s.members != nil && is != formWARC { // of other forms, members are but pieces
		s.members.joined = true
	}
	switch is {
	case formLines:
		return r.lines(s)
	case formJSON:
		return r.values(s)
	case formHTML:
		return r.whole(s, HTML)
	case formText:
		return r.whole(s, Plain)
	case formFeed:
		return r.feed(s)
	case formJSONFeed:
		return r.jsonFeed(s)
	case formWARC:
		return r.warc(s)
	case formZip:
		return r.wacz(s)
	case formMHTML:
		return r.mhtml(s)
	case formBinary:
		return r.skip(path, "", "the content is binary ("+kindOf(head)+"): save the report as text, HTML or JSON Lines")
	default:
		return r.skip(path, "", unread[is])
	}
}

// emit gives one record to the caller, under a ref of its own.
func (r *reader) emit(rec Record) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	rec.Own = rec.Ref
	rec.Ref = r.refs.Unique(rec.Own)
	return r.yield(rec)
}

func (r *reader) skip(ref, place, reason string) error {
	r.skips = append(r.skips, Skip{ref, place, reason})
	return r.ctx.Err()
}

// broken records that a source failed at the place reached.
func (r *reader) broken(s *source, err error) error {
	if ctxErr := r.ctx.Err(); ctxErr != nil {
		return ctxErr
	}
	if s.watched != nil && s.watched.err != nil { // a decoder in between would call it damage
		return r.unfetched(s.path, s.watched.err)
	}
	var pathErr *fs.PathError
	var irregular Irregular
	switch {
	case errors.As(err, &irregular):
		hint := "name it outright if it is to be read"
		if r.opts.Regular {
			hint = "make a file of what it gives"
		}
		return r.skip(s.path, "", fmt.Sprintf("%v: %s", irregular, hint))
	case errors.Is(err, errNoFile):
		return r.skip(s.path, "", fmt.Sprintf("%v: check the name", err))
	case errors.Is(err, fs.ErrNotExist):
		return r.skip(s.path, "", "there is no such file: check the name")
	case errors.Is(err, fs.ErrPermission):
		return r.skip(s.path, "", "it may not be read: change its permissions")
	case errors.Is(err, errMaxFile):
		return r.skip(s.path, s.place(), fmt.Sprintf("the file has more than %s, what follows was not read: split it", size(r.opts.MaxFile)))
	case errors.As(err, &pathErr):
		err = pathErr.Err
	}
	if s.packing != "" {
		return r.skip(s.path, s.place(), fmt.Sprintf("the %s data breaks off or is damaged here (%v): fetch the file again", s.packing, err))
	}
	return r.skip(s.path, s.place(), fmt.Sprintf("it can't be read (%v): check the file", err))
}

// size writes a limit for people.
func size(n int64) string {
	units := []string{"bytes", "KiB", "MiB", "GiB", "TiB"}
	i := 0
	for n >= 1024 && n%1024 == 0 && i < len(units)-1 {
		n, i = n/1024, i+1
	}
	return fmt.Sprintf("%d %s", n, units[i])
}
