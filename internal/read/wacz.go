package read

import (
	"archive/zip"
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path"
	"slices"
	"strings"
)

// The bounds of a WACZ. Its directory is read whole; what it packs is bounded
// together, so that many entries over the same bytes gain nothing.
const (
	maxDirectory = 16 << 20
	maxMetadata  = 16 << 20 // of datapackage.json
	maxListed    = 1 << 20  // pages in its lists
	maxSpool     = 8 << 30  // of one that comes as a stream and is put on disk
)

var errDirectory = errors.New("its directory is too long")

// wacz reads a zipped web archive: the WARC files in its folder archive, with
// the titles of its lists of pages. A file that is not what the archive's own
// digests say is named and read all the same: the reader decides.
func (r *reader) wacz(s *source) error {
	file, length, done, err := s.anyOrder(r.opts.MaxFile)
	if err != nil {
		return r.broken(s, err)
	}
	defer done()
	dir := &budget{r: file, left: maxDirectory}
	z, err := zip.NewReader(dir, length)
	if err != nil {
		return r.skip(s.path, "", fmt.Sprintf("the zip's directory breaks off or is damaged (%v): fetch the file again", err))
	}
	dir.left = -1
	names := warcNames(z)
	if len(names) == 0 {
		return r.skip(s.path, "", unreadZip(z))
	}
	w := &wacz{r: r, s: s, zip: z, left: r.opts.MaxFile}
	w.readDigests()
	listed := w.listedPages()
	for _, of := range []map[string]string{listed, nil} {
		a := newArchive(r, s.path)
		a.listed = of
		if err := w.warcs(a, names); err != nil {
			return err
		}
		// A list that fits no record is not that of these records.
		if of != nil && a.pages == 0 && a.unread.n == 0 {
			w.left = r.opts.MaxFile
			continue
		}
		if err := a.end(); err != nil {
			return err
		}
		break
	}
	return w.checkOthers()
}

// wacz is the state of reading one WACZ.
type wacz struct {
	r       *reader
	s       *source
	zip     *zip.Reader
	left    int64             // bytes that may still be unpacked
	digests map[string]string // SHA-256 by path, as datapackage.json gives them
	checked map[string]bool   // paths compared
}

// warcNames lists the archive's WARC files in name order.
func warcNames(z *zip.Reader) []string {
	var names []string
	for _, f := range z.File {
		if name := strings.ToLower(f.Name); strings.HasPrefix(name, "archive/") && (strings.HasSuffix(name, ".warc") || strings.Contains(path.Base(name), ".warc.")) {
			names = append(names, f.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// warcs reads the WARC files into one archive.
func (w *wacz) warcs(a *archive, names []string) error {
	for _, name := range names {
		var stop error
		err := w.entry(name, func(in io.Reader) error {
			src, err := w.r.open(w.s.path, in)
			defer src.close()
			if err != nil {
				return err
			}
			stop = a.file(src)
			return nil
		})
		if stop != nil {
			return stop
		}
		if err != nil {
			if err := w.r.skip(w.s.path, name, fmt.Sprintf("the file within the archive is damaged (%v), what could be unpacked was read: fetch it again", err)); err != nil {
				return err
			}
		}
	}
	return w.r.ctx.Err()
}

// entry gives one packed file to read, and compares its digest.
func (w *wacz) entry(name string, read func(io.Reader) error) error {
	f, err := w.zip.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	sum := sha256.New()
	bounded := &limited{r: f, left: w.left}
	defer func() { w.left = bounded.left }() // of a damaged one, too
	in := io.TeeReader(bounded, sum)
	if err := read(in); err != nil {
		return err
	}
	if w.digests[name] != "" { // the digest is that of all of it
		if _, err := io.Copy(io.Discard, in); err != nil {
			return err
		}
	}
	w.compare(name, sum)
	return nil
}

// compare names a file that is not what its digest says, once.
func (w *wacz) compare(name string, sum hash.Hash) {
	want := w.digests[name]
	if want == "" || w.checked[name] {
		return
	}
	w.checked[name] = true
	if hex.EncodeToString(sum.Sum(nil)) != want {
		w.r.skip(w.s.path, name, "its SHA-256 is not that in datapackage.json, it was read as it is: fetch the archive again, or ask who sealed it")
	}
}

// checkOthers compares the files that were not read.
func (w *wacz) checkOthers() error {
	names := make([]string, 0, len(w.digests))
	for name := range w.digests {
		if !w.checked[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for i, name := range names {
		if i == maxSkips {
			return w.r.skip(w.s.path, "", fmt.Sprintf("%d more files of datapackage.json were not compared: fetch the archive again", len(names)-i))
		}
		if err := w.entry(name, func(io.Reader) error { return w.r.ctx.Err() }); err != nil {
			if err := w.r.skip(w.s.path, clip(name), fmt.Sprintf("the file that datapackage.json names can't be read (%v): fetch the archive again", err)); err != nil {
				return err
			}
		}
	}
	return w.r.ctx.Err()
}

// readDigests reads what datapackage.json says its files are, and what
// datapackage-digest.json says it is itself.
func (w *wacz) readDigests() {
	w.digests, w.checked = map[string]string{}, map[string]bool{}
	var seal struct {
		Hash string `json:"hash"`
	}
	if w.json("datapackage-digest.json", &seal) {
		w.expect("datapackage.json", seal.Hash)
	}
	var pack struct {
		Resources []struct {
			Path string `json:"path"`
			Hash string `json:"hash"`
		} `json:"resources"`
	}
	w.json("datapackage.json", &pack)
	for _, res := range pack.Resources {
		w.expect(res.Path, res.Hash)
	}
}

func (w *wacz) expect(name, digest string) {
	if sum, ok := strings.CutPrefix(strings.ToLower(digest), "sha256:"); ok && len(sum) == 2*sha256.Size {
		w.digests[name] = sum
	}
}

// json reads a packed file of JSON. One that is not there says nothing.
func (w *wacz) json(name string, into any) bool {
	if !slices.ContainsFunc(w.zip.File, func(f *zip.File) bool { return f.Name == name }) {
		return false
	}
	err := w.entry(name, func(in io.Reader) error {
		b, err := io.ReadAll(io.LimitReader(in, maxMetadata))
		if err != nil {
			return err
		}
		return json.Unmarshal(b, into)
	})
	if err != nil {
		w.r.skip(w.s.path, name, fmt.Sprintf("it can't be read (%v), the archive was read without it: fetch it again", err))
	}
	return err == nil
}

// listedPages reads the archive's lists of pages: their titles by address, or
// nil without a list. What else is in the archive are parts of these pages:
// frames, advertisements.
func (w *wacz) listedPages() map[string]string {
	var listed map[string]string
	for _, f := range w.zip.File {
		if !strings.HasPrefix(f.Name, "pages/") || !strings.HasSuffix(f.Name, ".jsonl") {
			continue
		}
		err := w.entry(f.Name, func(in io.Reader) error {
			lines := &source{Reader: bufio.NewReaderSize(in, sniffLen)}
			var buf []byte
			for len(listed) < maxListed {
				line, err := lines.line(buf, sniffLen)
				buf = line
				var page struct{ URL, Title string }
				if json.Unmarshal(bytes.TrimSpace(line), &page) == nil && isURL(page.URL) {
					if listed == nil {
						listed = map[string]string{}
					}
					listed[pageKey(page.URL)] = listedTitle(page.Title)
				}
				if err != nil && err != errLong {
					return ended(err)
				}
			}
			return nil
		})
		if err != nil {
			w.r.skip(w.s.path, clip(f.Name), fmt.Sprintf("the list of pages can't be read (%v), the archive was read without it: fetch it again", err))
		}
	}
	return listed
}

// listedTitle bounds a title that comes from a list.
func listedTitle(s string) string {
	s = oneLine(s)
	if len(s) > 1024 {
		return ""
	}
	return s
}

// anyOrder gives a source that can be read in any order: itself, or its bytes
// in a file that is gone when done.
func (s *source) anyOrder(most int64) (io.ReaderAt, int64, func(), error) {
	if f, ok := s.file.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return f, info.Size(), func() {}, nil
		}
	}
	if b, ok := s.file.(*bytes.Reader); ok {
		return b, b.Size(), func() {}, nil
	}
	tmp, err := os.CreateTemp("", "headwater-*.wacz")
	if err != nil {
		return nil, 0, nil, err
	}
	done := func() { tmp.Close(); os.Remove(tmp.Name()) }
	n, err := io.Copy(tmp, &limited{r: s.Reader, left: min(most, maxSpool)})
	if err != nil {
		done()
		return nil, 0, nil, err
	}
	return tmp, n, done, nil
}

// budget bounds how much of a file is read, unless left is negative.
type budget struct {
	r    io.ReaderAt
	left int64
}

func (b *budget) ReadAt(p []byte, off int64) (int, error) {
	if b.left >= 0 {
		if b.left -= int64(len(p)); b.left < 0 {
			b.left = 0
			return 0, errDirectory
		}
	}
	return b.r.ReadAt(p, off)
}
