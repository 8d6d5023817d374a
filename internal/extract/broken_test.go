package extract

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"

	"github.com/headwater-news/headwater/internal/read"
)

// seeds are sound files of every form, by name.
func seeds(t *testing.T) map[string][]byte {
	all := tales(t)
	files := map[string][]byte{}
	var rss, atom, lines, warc, packed bytes.Buffer
	rss.WriteString(`<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Morning Ledger</title>`)
	atom.WriteString(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Morning Ledger</title>`)
	for i, name := range []string{"quarry", "tram", "souk", "bridge", "damm"} {
		s := all[name]
		body := in("<p>", "</p>", s.paragraphs)
		fmt.Fprintf(&rss, `<item><title>%s</title><guid>%d</guid><source url="https://a.example/">Northern Press</source><content:encoded><![CDATA[%s]]></content:encoded></item>`, html.EscapeString(s.title), i, body)
		fmt.Fprintf(&atom, `<entry><title>%s</title><id>%d</id><updated>2024-05-0%dT00:00:00Z</updated><content type="html">%s</content></entry>`, html.EscapeString(s.title), i, i+1, html.EscapeString(body))
		fmt.Fprintf(&lines, "{\"id\":\"%d\",\"text\":%q}\n", i, strings.Join(s.paragraphs, " "))
		page, _ := layouts[i*7].set(s)
		files[fmt.Sprintf("page%d.html", i)] = []byte(page)
		record := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(page), page)
		record = fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/%d\r\nWARC-Date: 2024-05-06T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(record), record)
		warc.WriteString(record)
		z := gzip.NewWriter(&packed)
		io.WriteString(z, record)
		z.Close()
	}
	rss.WriteString("</channel></rss>")
	atom.WriteString("</feed>")
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	for _, f := range []struct{ name, content string }{{"archive/a.warc.gz", packed.String()}, {"pages/pages.jsonl", `{"url":"https://a.example/1","title":"x"}`}, {"datapackage.json", `{"resources":[]}`}} {
		w, err := z.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, f.content)
	}
	z.Close()
	files["feed.rss"], files["feed.atom"], files["reports.jsonl"] = rss.Bytes(), atom.Bytes(), lines.Bytes()
	files["pages.warc"], files["pages.warc.gz"], files["pages.wacz"] = warc.Bytes(), packed.Bytes(), archive.Bytes()
	files["feed.json"] = []byte(`{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","content_html":"<p>The weir gave way.</p>"},{"id":"2","content_text":"It held."}]}`)
	return files
}

// damage damages a file in one to four ways.
func damage(r *rand.Rand, b []byte, other []byte) []byte {
	b = slices.Clone(b)
	at := func() int { return r.IntN(len(b) + 1) }
	for range 1 + r.IntN(4) {
		i, j := at(), at()
		if i > j {
			i, j = j, i
		}
		switch r.IntN(10) {
		case 0:
			b = b[:j]
		case 1:
			b = slices.Delete(b, i, min(j, i+500))
		case 2:
			b = slices.Insert(b, j, slices.Clone(b[i:min(j, i+5000)])...)
		case 3:
			for range 20 {
				if len(b) > 0 {
					b[r.IntN(len(b))] = byte(r.IntN(256))
				}
			}
		case 4:
			b = slices.Insert(b, i, other[min(i, len(other)):min(j, len(other))]...)
		case 5:
			b = slices.Insert(b, i, bytes.Repeat([]byte("<div><b>"), r.IntN(10_000))...)
		case 6:
			b = bytes.ReplaceAll(b, []byte("</p>"), []byte("</q"))
		case 7:
			b = bytes.ReplaceAll(b, []byte("Content-Length: "), []byte("Content-Length: 9"))
		case 8:
			b = bytes.ReplaceAll(b, []byte("utf-8"), []byte([]string{"utf-16", "iso-2022-jp", "windows-1251", "x"}[r.IntN(4)]))
		case 9:
			b = slices.Insert(b, i, bytes.Repeat([]byte(`<!ENTITY a "&b;&b;">]]><![CDATA[`), r.IntN(1000))...)
		}
	}
	return b
}

// TestBroken reads a folder of a thousand broken files: each of them gives
// reports or is named, within bounds of time and memory.
func TestBroken(t *testing.T) {
	n := 1000
	if testing.Short() {
		n = 150
	}
	r := rand.New(rand.NewPCG(1, 2))
	sound := seeds(t)
	var names []string
	for name := range sound {
		names = append(names, name)
	}
	slices.Sort(names)
	dir := t.TempDir()
	for i := range n {
		name := names[i%len(names)]
		b := damage(r, sound[name], sound[names[r.IntN(len(names))]])
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d-%s", i, name)), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}

	told := map[string]bool{}
	var reports int
	var slowest time.Duration
	var peak uint64
	began := time.Now()
	skips, err := read.Records(context.Background(), []string{dir}, read.Options{}, func(rec read.Record) error {
		start := time.Now()
		rep, err := Report(rec)
		slowest = max(slowest, time.Since(start))
		told[rec.Path] = true // an error names the record's ref
		if err == nil {
			reports++
			checkSpans(t, rep.Text, rep.Furniture)
		} else if !strings.Contains(err.Error(), ":") {
			t.Errorf("%s: error %q doesn't say what to do", rec.Path, err)
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		peak = max(peak, m.HeapAlloc)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range skips {
		told[s.Ref] = true
		if !strings.Contains(s.Reason, ":") {
			t.Errorf("%s doesn't say what to do", s)
		}
	}
	files, _ := os.ReadDir(dir)
	for _, f := range files {
		if !told[filepath.Join(dir, f.Name())] {
			t.Errorf("%s was neither read nor named", f.Name())
		}
	}
	t.Logf("%d files: %d reports, %d skips in %v, the slowest report %v, heap %d MB", n, reports, len(skips), time.Since(began).Round(time.Millisecond), slowest.Round(time.Millisecond), peak>>20)
	if slowest > 20*time.Second || peak > 1<<30 {
		t.Errorf("slowest report %v, heap %d MB", slowest, peak>>20)
	}
}
