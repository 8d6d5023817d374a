package read

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zlib"

	"github.com/headwater-news/headwater/internal/fixture/linear"
)

const weirPage = "<!doctype html><html><head><title>Weir</title></head><body><p>The weir at Aldmoor gave way on Tuesday.</p></body></html>"

// warcRecord writes one record; fields are further header lines.
func warcRecord(kind, uri, block string, fields ...string) string {
	head := "WARC/1.1\r\nWARC-Type: " + kind + "\r\nWARC-Target-URI: " + uri +
		"\r\nWARC-Date: 2024-03-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:" + uri + kind + ">\r\n"
	for _, f := range fields {
		head += f + "\r\n"
	}
	return head + fmt.Sprintf("Content-Length: %d\r\n\r\n", len(block)) + block + "\r\n\r\n"
}

const overHTTP = "Content-Type: application/http; msgtype=response"

func answer(status, body string, fields ...string) string {
	return "HTTP/1.1 " + status + "\r\n" + strings.Join(append(fields, ""), "\r\n") + "\r\n" + body
}

func page(uri string) string {
	return warcRecord("response", uri, answer("200 OK", weirPage+uri, "Content-Type: text/html; charset=utf-8"), overHTTP)
}

func chunked(s string) string {
	return fmt.Sprintf("%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", 10, s[:10], len(s)-10, s[10:])
}

func packed(w func(io.Writer) io.WriteCloser, s string) string {
	var b bytes.Buffer
	z := w(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func TestWARC(t *testing.T) {
	html := "Content-Type: text/html"
	br := packed(func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }, weirPage)
	zl := packed(func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }, weirPage)
	fl := packed(func(w io.Writer) io.WriteCloser { z, _ := flate.NewWriter(w, 5); return z }, weirPage)
	for name, test := range map[string]struct {
		record  string
		records int
		skip    string
	}{
		"plain":         {page("http://a.example/"), 1, ""},
		"resource":      {warcRecord("resource", "http://a.example/", weirPage, html), 1, ""},
		"text":          {warcRecord("resource", "http://a.example/", "The weir gave way.", "Content-Type: text/plain"), 1, ""},
		"conversion":    {warcRecord("conversion", "http://a.example/", "The weir gave way.", "Content-Type: text/plain"), 1, ""},
		"chunked":       {warcRecord("response", "http://a.example/", answer("200 OK", chunked(weirPage), html, "Transfer-Encoding: chunked"), overHTTP), 1, ""},
		"not chunked":   {warcRecord("response", "http://a.example/", answer("200 OK", weirPage, html, "Transfer-Encoding: chunked"), overHTTP), 1, ""},
		"gzip":          {warcRecord("response", "http://a.example/", answer("200 OK", packGzip(weirPage), html, "Content-Encoding: gzip"), overHTTP), 1, ""},
		"gzip chunked":  {warcRecord("response", "http://a.example/", answer("200 OK", chunked(packGzip(weirPage)), html, "Content-Encoding: gzip", "Transfer-Encoding: chunked"), overHTTP), 1, ""},
		"not gzip":      {warcRecord("response", "http://a.example/", answer("200 OK", weirPage, html, "Content-Encoding: gzip"), overHTTP), 1, ""},
		"brotli":        {warcRecord("response", "http://a.example/", answer("200 OK", br, html, "Content-Encoding: br"), overHTTP), 1, ""},
		"zstd":          {warcRecord("response", "http://a.example/", answer("200 OK", packZstd(t, weirPage), html, "Content-Encoding: zstd"), overHTTP), 1, ""},
		"zlib":          {warcRecord("response", "http://a.example/", answer("200 OK", zl, html, "Content-Encoding: deflate"), overHTTP), 1, ""},
		"deflate":       {warcRecord("response", "http://a.example/", answer("200 OK", fl, html, "Content-Encoding: deflate"), overHTTP), 1, ""},
		"no type":       {warcRecord("response", "http://a.example/", answer("200 OK", weirPage), overHTTP), 1, ""},
		"other packing": {warcRecord("response", "http://a.example/", answer("200 OK", weirPage, html, "Content-Encoding: compress"), overHTTP), 0, `packed as "compress"`},
		"not found":     {warcRecord("response", "http://a.example/", answer("404 Not Found", weirPage, html), overHTTP), 0, "status 404"},
		"no http":       {warcRecord("response", "http://a.example/", "ICY 200 OK\r\n\r\n"+weirPage, overHTTP), 0, "not HTTP"},
		"redirect":      {warcRecord("response", "http://a.example/", answer("301 Moved", weirPage, html), overHTTP), 0, "no page"},
		"picture":       {warcRecord("response", "http://a.example/", answer("200 OK", "\x89PNG\r\n\x1a\n", "Content-Type: image/png"), overHTTP), 0, "no page"},
		"lying picture": {warcRecord("response", "http://a.example/", answer("200 OK", "\x89PNG\r\n\x1a\n\x00\x00", html), overHTTP), 0, "no page"},
		"request":       {warcRecord("request", "http://a.example/", "GET / HTTP/1.1\r\n\r\n", "Content-Type: application/http; msgtype=request"), 0, "no page"},
		"brackets":      {strings.Replace(page("http://a.example/"), "URI: http://a.example/", "URI: <http://a.example/>", 1), 1, ""},
		"lf only":       {strings.ReplaceAll(warcRecord("resource", "http://a.example/", weirPage, html), "\r\n", "\n"), 1, ""},
		"twice":         {page("http://a.example/") + page("http://a.example/"), 1, ""},
		"revisit": {warcRecord("response", "http://a.example/", answer("200 OK", weirPage, html), overHTTP, "WARC-Payload-Digest: sha1:ABC") +
			warcRecord("revisit", "http://a.example/", "", "WARC-Payload-Digest: sha1:ABC"), 1, ""},
		"revisit before": {warcRecord("revisit", "http://a.example/", "", "WARC-Payload-Digest: sha1:ABC") +
			warcRecord("response", "http://a.example/", answer("200 OK", weirPage, html), overHTTP, "WARC-Payload-Digest: sha1:ABC"), 1, ""},
		"revisit alone": {warcRecord("revisit", "http://a.example/", "", "WARC-Payload-Digest: sha1:ABC"), 0, "earlier capture"},
		"no length":     {"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + weirPage + "\r\n\r\n" + page("http://a.example/"), 1, "length"},
		"rubbish":       {page("http://b.example/") + "rubbish\r\nmore\r\n" + page("http://a.example/"), 2, "no record begins here"},
		"bad header":    {"WARC/1.0\r\n: x\r\n no colon\r\n\r\n" + page("http://a.example/"), 1, "header"},
		"long header":   {"WARC/1.0\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n" + page("http://a.example/"), 1, "too long"},
		"long page":     {warcRecord("response", "http://a.example/", answer("200 OK", weirPage+strings.Repeat(" ", 1<<20), html), overHTTP) + page("http://b.example/"), 1, "more than 1 MiB"},
		"packed bomb":   {warcRecord("response", "http://a.example/", answer("200 OK", packGzip(weirPage+strings.Repeat(" ", 8<<20)), html, "Content-Encoding: gzip"), overHTTP) + page("http://b.example/"), 1, "more than 1 MiB"},
	} {
		t.Run(name, func(t *testing.T) {
			info := "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n"
			for form, file := range map[string]string{
				"plain": info + test.record, "gzip": packGzip(info) + packGzip(test.record), "one member": packGzip(info + test.record), "zstd": packZstd(t, info+test.record),
			} {
				records, skips := from(t, strings.NewReader(file), Options{MaxRecord: 1 << 20})
				if len(records) != test.records {
					t.Fatalf("%s: got %d records, skips %v", form, len(records), skips)
				}
				if got := fmt.Sprint(skips); test.skip == "" && len(skips) > 0 || !strings.Contains(got, test.skip) || len(skips) > 1 {
					t.Errorf("%s: skips %s, want %q", form, got, test.skip)
				}
				for _, r := range records {
					if !strings.Contains(r.Content, "gave way") || !strings.HasPrefix(r.URL, "http") || r.Ref != r.URL || r.Number == 0 ||
						r.Published.Days.Known() || r.Captured.String() != "2024-03-06" {
						t.Errorf("%s: got %+v", form, r)
					}
				}
			}
		})
	}
}

// A member that is cut, or damaged within, costs itself alone.
func TestWARCMembers(t *testing.T) {
	var members []string
	for i := range 5 {
		members = append(members, packGzip(page(fmt.Sprintf("http://a.example/%d/%s", i, strings.Repeat("x", 100*i)))))
	}
	for at := range members[2] {
		cut := members[0] + members[1] + members[2][:at] + members[3] + members[4]
		records, skips := from(t, strings.NewReader(cut), Options{})
		whole := at == 0
		if !whole && (len(skips) == 0 || len(skips) > 4) || len(records) < 4 || len(records) > 5 || whole && len(skips) > 0 {
			t.Fatalf("cut at %d: %d records, skips %v", at, len(records), skips)
		}
		if last := records[len(records)-1]; !strings.HasPrefix(last.URL, "http://a.example/4/") {
			t.Fatalf("cut at %d: the last record is %s", at, last.URL)
		}
		flipped := []byte(strings.Join(members, ""))
		flipped[len(members[0])+len(members[1])+at] ^= 0x55
		records, _ = from(t, bytes.NewReader(flipped), Options{})
		if len(records) < 4 || !strings.HasPrefix(records[len(records)-1].URL, "http://a.example/4/") {
			t.Fatalf("flipped at %d: %d records", at, len(records))
		}
	}
	// Where the file ends, what is there is read.
	last := members[4]
	for at := range last {
		records, skips := from(t, strings.NewReader(members[0]+last[:at]), Options{})
		if len(records) == 0 || at > 0 && len(skips) == 0 {
			t.Fatalf("ends at %d: %d records, skips %v", at, len(records), skips)
		}
		if len(records) == 2 && len(records[1].Limits) == 0 && !strings.HasPrefix(records[1].Content, weirPage) {
			t.Fatalf("ends at %d: a piece passes for a page", at)
		}
	}
}

func TestWARCCutPlain(t *testing.T) {
	file := page("http://a.example/1") + page("http://a.example/2")
	for at := 10; at < len(file)-4; at++ {
		records, skips := from(t, strings.NewReader(file[:at]), Options{})
		if len(skips) == 0 && at != len(file)/2 && len(strings.TrimSpace(file[:at])) != len(strings.TrimSpace(file[:len(file)/2])) {
			t.Fatalf("cut at %d: not named, %d records", at, len(records))
		}
	}
}

// Signs of members that lead nowhere come to an end.
func TestWARCFalseSigns(t *testing.T) {
	whole := packGzip(page("http://a.example/"))
	linear.Check(t, 1<<17, func(n int) func() {
		damaged := whole[:len(whole)/2] + strings.Repeat("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x00", n)
		return func() {
			if _, skips := from(t, strings.NewReader(damaged), Options{}); len(skips) == 0 {
				t.Error("nothing was skipped")
			}
		}
	})
}

// zipped writes a zip of files; names end with ":" where the content is to be
// stored.
func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, files[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func sum(s string) string { x := sha256.Sum256([]byte(s)); return "sha256:" + hex.EncodeToString(x[:]) }

func TestWACZ(t *testing.T) {
	warc := packGzip(page("http://a.example/1")) + packGzip(page("http://a.example/frame"))
	pages := "{\"format\":\"json-pages-1.0\"}\n{\"url\":\"http://a.example/1#top\",\"title\":\"The weir\"}\n"
	pack := func(w, p string) string {
		return fmt.Sprintf(`{"resources":[{"path":"archive/a.warc.gz","hash":%q},{"path":"pages/pages.jsonl","hash":%q}]}`, w, p)
	}
	for name, test := range map[string]struct {
		files   []string
		records int
		skips   string
	}{
		"whole":       {[]string{"archive/a.warc.gz", warc, "pages/pages.jsonl", pages, "datapackage.json", pack(sum(warc), sum(pages))}, 1, "[]"},
		"no list":     {[]string{"archive/a.warc.gz", warc}, 2, "[]"},
		"wrong list":  {[]string{"archive/a.warc.gz", warc, "pages/pages.jsonl", "{\"url\":\"http://b.example/\"}\n"}, 2, "[]"},
		"changed":     {[]string{"archive/a.warc.gz", warc, "pages/pages.jsonl", pages, "datapackage.json", pack(sum("x"), sum(pages))}, 1, "archive/a.warc.gz: its SHA-256"},
		"sealed":      {[]string{"archive/a.warc.gz", warc, "datapackage.json", "{}", "datapackage-digest.json", `{"path":"datapackage.json","hash":"` + sum("") + `"}`}, 2, "datapackage.json: its SHA-256"},
		"gone":        {[]string{"archive/a.warc.gz", warc, "datapackage.json", `{"resources":[{"path":"archive/b.warc","hash":"` + sum("") + `"}]}`}, 2, "can't be read"},
		"bad package": {[]string{"archive/a.warc.gz", warc, "datapackage.json", "{"}, 2, "without it"},
		"no archive":  {[]string{"a.txt", "text"}, 0, "application/zip"},
		"two files":   {[]string{"archive/b.warc", page("http://a.example/2"), "archive/a.warc.gz", warc}, 3, "[]"},
		"rubbish":     {[]string{"archive/a.warc.gz", "rubbish", "archive/b.warc", page("http://a.example/2")}, 1, "no record begins"},
	} {
		t.Run(name, func(t *testing.T) {
			file := zipped(t, test.files...)
			records, skips := from(t, strings.NewReader(file), Options{})
			if len(records) != test.records || !strings.Contains(fmt.Sprint(skips), test.skips) || len(skips) > 1 {
				t.Fatalf("got %d records, skips %v", len(records), skips)
			}
			named, _ := inputs(t, Options{}, put(t, t.TempDir(), "a.wacz", file))
			if len(named) != len(records) {
				t.Errorf("as a file: %d records", len(named))
			}
			if name == "whole" && records[0].Listed != "The weir" {
				t.Errorf("got %+v", records[0])
			}
		})
	}
}

// A zip bomb is given up at the bound of a file.
func TestZipBomb(t *testing.T) {
	file := zipped(t, "archive/a.warc", page("http://a.example/")+strings.Repeat("\n", 64<<20), "archive/b.warc", strings.Repeat("\n", 64<<20))
	records, skips := from(t, strings.NewReader(file), Options{MaxFile: 32 << 20})
	if len(records) != 1 || len(skips) == 0 {
		t.Errorf("got %d records, skips %v", len(records), skips)
	}
}

// What is unpacked of damaged files within an archive counts, too.
func TestZipBombOfDamagedFiles(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	lines := strings.Repeat(strings.Repeat(" ", 1023)+"\n", 8<<10)
	for _, name := range []string{"archive/a.warc", "pages/a.jsonl", "pages/b.jsonl", "pages/c.jsonl", "pages/d.jsonl", "pages/e.jsonl", "pages/f.jsonl"} {
		w, err := z.CreateRaw(&zip.FileHeader{Name: name, CRC32: 1, CompressedSize64: uint64(len(lines)), UncompressedSize64: uint64(len(lines))})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, lines)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	file := put(t, t.TempDir(), "a.wacz", b.String()) // as a file, of which the archive itself is no part of what is unpacked
	_, skips := inputs(t, Options{MaxFile: 20 << 20}, file)
	damaged := 0
	for _, s := range skips {
		if strings.Contains(s.Reason, "checksum") {
			damaged++
		}
	}
	if damaged > 2 {
		t.Errorf("%d damaged files were unpacked: %v", damaged, skips)
	}
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(page("http://a.example/")))
	f.Add([]byte(packGzip(page("http://a.example/")) + packGzip(page("http://a.example/b"))[:60]))
	f.Add([]byte("WARC/1.0\r\nWARC-Type: revisit\r\nContent-Length: 99999999999\r\n\r\n"))
	f.Add([]byte(warcRecord("response", "http://a.example/", answer("200 OK", chunked(packGzip(weirPage)), "Content-Encoding: gzip", "Transfer-Encoding: chunked"), overHTTP)))
	f.Fuzz(func(t *testing.T, content []byte) { readOrNamed(t, "a.warc", content) })
}

func FuzzWACZ(f *testing.F) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range map[string]string{"archive/a.warc": page("http://a.example/"), "pages/pages.jsonl": "{\"url\":\"http://a.example/\"}\n", "datapackage.json": `{"resources":[{"path":"archive/a.warc","hash":"sha256:0"}]}`} {
		w, _ := z.Create(name)
		io.WriteString(w, content)
	}
	z.Close()
	f.Add(b.Bytes())
	f.Add(b.Bytes()[:b.Len()/2])
	f.Fuzz(func(t *testing.T, content []byte) { readOrNamed(t, "a.wacz", content) })
}

// Whatever byte of a packed record is damaged, what is read of its page is
// what the page says, and the records beside it are read.
func TestDamagedMember(t *testing.T) {
	before, after := packGzip(page("http://a.example/before")), packGzip(page("http://a.example/after"))
	pages := map[string]string{}
	for _, name := range []string{"before", "within", "after"} {
		pages["http://a.example/"+name] = weirPage + "http://a.example/" + name
	}
	within := packGzip(page("http://a.example/within"))
	for at := 10; at < len(within); at++ {
		damaged := []byte(within)
		damaged[at] ^= 0x55
		records, skips := inputs(t, Options{}, put(t, t.TempDir(), "a.warc.gz", before+string(damaged)+after))
		if len(skips) == 0 {
			t.Errorf("byte %d: nothing is named", at)
		}
		if len(records) < 2 || records[0].URL != "http://a.example/before" || records[len(records)-1].URL != "http://a.example/after" {
			t.Errorf("byte %d: %d records", at, len(records))
		}
		for _, r := range records {
			if pages[r.URL] != r.Content {
				t.Errorf("byte %d: %s reads %q", at, r.URL, r.Content)
			}
		}
	}
}
