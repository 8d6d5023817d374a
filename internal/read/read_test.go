package read

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// from reads what stdin holds.
func from(t *testing.T, stdin io.Reader, opts Options) ([]Record, []Skip) {
	t.Helper()
	opts.Stdin = stdin
	return inputs(t, opts, "-")
}

func inputs(t *testing.T, opts Options, names ...string) ([]Record, []Skip) {
	t.Helper()
	var records []Record
	skips, err := Records(context.Background(), names, opts, func(r Record) error {
		records = append(records, r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return records, skips
}

// put writes a file below a new folder and returns its path.
func put(t *testing.T, dir, name, content string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func packGzip(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func packZstd(t *testing.T, s string) string {
	t.Helper()
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(z.EncodeAll([]byte(s), nil))
}

func TestPlainTextIsKeptExactly(t *testing.T) {
	text := "\r\n  A dam broke.\r\n\r\nNobody was hurt. \n"
	records, skips := from(t, strings.NewReader(text), Options{})
	if len(records) != 1 || len(skips) != 0 {
		t.Fatalf("got %d records, skips %v", len(records), skips)
	}
	r := records[0]
	if r.Content != text || r.Form != Plain || r.Ref != "-" || r.Number != 0 || r.Sum != sha256.Sum256([]byte(text)) {
		t.Errorf("got %+v", r)
	}
}

func TestForms(t *testing.T) {
	const line = `{"id":"a","text":"A dam broke."}`
	for _, test := range []struct {
		name, content string
		form          Form
		texts         []string
	}{
		{"text", "A dam broke.", Plain, []string{"A dam broke."}},
		{"text with a brace", "{sic} A dam broke.", Plain, []string{"{sic} A dam broke."}},
		{"text with a bracket", "[Update] A dam broke.", Plain, []string{"[Update] A dam broke."}},
		{"text with a sign", "<3 dams broke.", Plain, []string{"<3 dams broke."}},
		{"page", "<!doctype html><p>A dam broke.</p>", HTML, []string{"<!doctype html><p>A dam broke.</p>"}},
		{"page after a comment", "<!-- x --><html><p>A dam", HTML, []string{"<!-- x --><html><p>A dam"}},
		{"xhtml", `<?xml version="1.0"?><html xmlns="x"><p>A</p></html>`, HTML, []string{`<?xml version="1.0"?><html xmlns="x"><p>A</p></html>`}},
		{"piece of a page", "<section><p>A dam", HTML, []string{"<section><p>A dam"}},
		{"lines", line + "\n\n" + `{"text":"B"}` + "\r\n", Plain, []string{"A dam broke.", "B"}},
		{"one line without newline", line, Plain, []string{"A dam broke."}},
		{"one record over lines", "{\n \"text\":\n \"A\"\n}\n", Plain, []string{"A"}},
		{"array", "[" + line + ",\n{\"text\":\"B\"}]", Plain, []string{"A dam broke.", "B"}},
		{"line with a page", `{"html":"<p>A"}`, HTML, []string{"<p>A"}},
		{"line whose content is a page", `{"content":"<p>A</p>"}`, HTML, []string{"<p>A</p>"}},
		{"line whose text looks like a page", `{"text":"<p>A</p>"}`, Plain, []string{"<p>A</p>"}},
		{"byte order mark", "\ufeffA dam", Plain, []string{"A dam"}},
		{"byte order mark before lines", "\ufeff" + line, Plain, []string{"A dam broke."}},
		{"utf-16 lines", utf16le(line + "\n" + line), Plain, []string{"A dam broke.", "A dam broke."}},
		{"utf-16", utf16le("Ärger"), Plain, []string{"Ärger"}},
		{"windows-1252", "\x93Caf\xe9\x94", Plain, []string{"“Café”"}},
		{"damaged utf-8", "ééé\xff", Plain, []string{"ééé\uFFFD"}},
		{"declared charset", "<html><meta charset=iso-8859-5><p>\xb0", HTML, []string{"<html><meta charset=iso-8859-5><p>А"}},
		{"wrongly declared", "<html><meta charset=iso-8859-1><p>é", HTML, []string{"<html><meta charset=iso-8859-1><p>é"}},
		{"gzip", packGzip(line), Plain, []string{"A dam broke."}},
		{"zstd", packZstd(t, line), Plain, []string{"A dam broke."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			records, skips := from(t, strings.NewReader(test.content), Options{})
			if len(skips) > 0 {
				t.Fatalf("skips %v", skips)
			}
			if len(records) != len(test.texts) {
				t.Fatalf("got %d records, want %d", len(records), len(test.texts))
			}
			for i, r := range records {
				if r.Content != test.texts[i] || r.Form != test.form {
					t.Errorf("record %d: got form %d %q, want %d %q", i, r.Form, r.Content, test.form, test.texts[i])
				}
			}
		})
	}
}

func utf16le(s string) string {
	out := []byte{0xff, 0xfe}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return string(out)
}

func TestSkips(t *testing.T) {
	const line = `{"text":"A dam broke."}` + "\n"
	zipped := packGzip(strings.Repeat(line, 3))
	for _, test := range []struct {
		name, content string
		records       int
		place, reason string // of the first skip; reason in part
	}{
		{"empty", "", 0, "", "empty"},
		{"blank", " \n\t\n", 0, "", "no text"},
		{"empty gzip", packGzip(""), 0, "", "empty"},
		{"nul", "text\x00text", 0, "", "binary"},
		{"late nul", strings.Repeat("text ", 20000) + "\x00", 0, "byte 100000", "binary"},
		{"picture", "\x89PNG\r\n\x1a\n....", 0, "", "image/png"},
		{"pdf", "%PDF-1.4\n", 0, "", "application/pdf"},
		{"zip", "PK\x03\x04....", 0, "", "zip's directory"},
		{"packed twice", packGzip(packGzip("text")), 0, "", "more than once"},
		{"broken header", "\x1f\x8b\x08", 0, "byte 3", "gzip"},
		{"cut gzip", zipped[:len(zipped)-4], 3, fmt.Sprintf("byte %d", len(zipped)-4), "fetch the file again"},
		{"cut zstd", packZstd(t, line)[:12], 0, "byte 12", "zstd"},
		{"no json", "{\"text\":\"A\"}\n{oops}\n{\"text\":\"B\"}", 2, "line 2", "not JSON"},
		{"no record", "{\"text\":\"A\"}\n[1]\n{\"text\":\"B\"}", 2, "line 2", "no record"},
		{"no text", "{\"text\":\"A\"}\n\n{\"title\":\"B\",\"text\":\" \"}", 1, "line 3", "no text"},
		{"bad first line", "{\"text\":oops}\n{\"text\":\"B\"}", 1, "line 1", "not JSON"},
		{"cut array", `[{"text":"A"},{"text":`, 1, "byte 14", "breaks"},
		{"feed", `<?xml version="1.0"?><rss><channel/></rss>`, 0, "", "no items"},
		{"json feed", `{"version":"https://jsonfeed.org/version/1.1","items":[]}`, 0, "", "no items"},
		{"web archive", "WARC/1.0\r\n", 0, "record 1", "breaks off"},
		{"other xml", "<?xml version='1.0'?><nitf/>", 0, "", "XML"},
		{"brief", "{\n \"schema\": \"headwater.brief/v1\",\n \"reports\": []\n}", 0, "record 1", "headwater itself"},
		{"page of a brief", `<!DOCTYPE html><head><meta name="generator" content="Headwater"></head><p>A dam broke.`, 0, "", "headwater itself"},
	} {
		t.Run(test.name, func(t *testing.T) {
			records, skips := from(t, strings.NewReader(test.content), Options{})
			if len(records) != test.records || len(skips) != 1 {
				t.Fatalf("got %d records, skips %v", len(records), skips)
			}
			s := skips[0]
			if s.Ref != "-" || s.Place != test.place || !strings.Contains(s.Reason, test.reason) {
				t.Errorf("got %q, want place %q, reason with %q", s, test.place, test.reason)
			}
			if strings.HasSuffix(s.Reason, ".") || !strings.Contains(s.Reason, ":") {
				t.Errorf("reason %q must say what to do, without a period", s.Reason)
			}
		})
	}
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "b/2.txt", "two")
	put(t, dir, "b/1.txt", "one")
	put(t, dir, "a.txt", "zero")
	put(t, dir, ".hidden/x.txt", "hidden")
	put(t, dir, "c/.x.txt", "hidden")
	put(t, dir, "b/README.md", "about b")
	if err := os.Symlink(dir, filepath.Join(dir, "b", "back")); err != nil {
		t.Skip("no symbolic links here")
	}
	os.Symlink("nowhere", filepath.Join(dir, "d"))

	records, skips := inputs(t, Options{}, dir)
	var got []string
	for _, r := range records {
		got = append(got, r.Content)
	}
	if strings.Join(got, " ") != "zero one two" {
		t.Errorf("got %q", got)
	}
	if records[1].Ref != filepath.Join(dir, "b", "1.txt") {
		t.Errorf("ref %q", records[1].Ref)
	}
	if len(skips) != 1 || skips[0].Ref != filepath.Join(dir, "d") {
		t.Errorf("skips %v", skips)
	}
}

// A browser saves a page as NAME.html and a folder of its parts. The folder has
// frames of advertisements and scripts; only what is named so beside a page is
// left out, and who names the folder gets it.
func TestPartsOfSavedPagesAreLeftOut(t *testing.T) {
	const page = "<html><body><p>The dam at Orrin held through the night.</p></body></html>"
	dir := t.TempDir()
	for _, name := range []string{"Dam holds.html", "Dam holds_files/frame.html", "Damm.HTM", "Damm-Dateien/ad.html",
		"dam.html", "dam-reports/a.html", "old_files/b.html", "notes.txt", "notes_files/c.html"} {
		put(t, dir, name, page)
	}
	records, skips := inputs(t, Options{}, dir)
	var got []string
	for _, r := range records {
		name, _ := filepath.Rel(dir, r.Ref)
		got = append(got, filepath.ToSlash(name))
	}
	want := []string{"Dam holds.html", "Damm.HTM", "dam-reports/a.html", "dam.html", "notes.txt", "notes_files/c.html", "old_files/b.html"}
	if !slices.Equal(got, want) || len(skips) > 0 {
		t.Errorf("read %q, skipped %v, want %q", got, skips, want)
	}
	if records, _ := inputs(t, Options{}, filepath.Join(dir, "Dam holds_files")); len(records) != 1 {
		t.Errorf("%d records of a folder named outright, want 1", len(records))
	}
}

func TestFolderBehindWhichThereIsNothing(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "below/.hidden", "A dam broke.")
	records, skips := inputs(t, Options{}, dir)
	if len(records) != 0 || len(skips) != 1 || skips[0].Ref != dir || !strings.Contains(skips[0].Reason, "no file") {
		t.Errorf("got %d records, skips %v", len(records), skips)
	}
}

func TestInputsThatCantBeRead(t *testing.T) {
	records, skips := inputs(t, Options{}, "no/such/file", "http://127.0.0.1:9/a", "-")
	if len(records) != 0 || len(skips) != 3 {
		t.Fatalf("got %v, %v", records, skips)
	}
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	shut := put(t, t.TempDir(), "shut.txt", "x")
	os.Chmod(shut, 0)
	if _, skips := inputs(t, Options{}, shut, filepath.Dir(shut)); len(skips) != 2 || !strings.Contains(skips[0].Reason, "permissions") {
		t.Errorf("skips %v", skips)
	}
}

func TestNameDecidesWhereContentDoesNot(t *testing.T) {
	dir := t.TempDir()
	file := put(t, dir, "a.jsonl.gz", packGzip("oops\n{\"text\":\"A\"}\n"))
	records, skips := inputs(t, Options{}, file)
	if len(records) != 1 || len(skips) != 1 || skips[0].Place != "line 1" {
		t.Errorf("got %v, %v", records, skips)
	}
	records, _ = inputs(t, Options{}, put(t, dir, "a.html", "Hello <p>you</p>"), put(t, dir, "b.txt", "Hello <p>you</p>"))
	if records[0].Form != HTML || records[1].Form != Plain {
		t.Errorf("got %v", records)
	}
}

func TestRefsAreUnique(t *testing.T) {
	lines := `{"id":"a","text":"x"}
{"id":"a#2","text":"x"}
{"id":"a","text":"x"}
{"id":"a","text":"x"}
{"id":7,"text":"x"}
{"url":"https://example.org/x","text":"x"}
{"text":"x"}
{"id":"` + strings.Repeat("long", 1000) + `","text":"x"}
{"_id":{"$oid":"o1"},"text":"x"}`
	records, _ := from(t, strings.NewReader(lines), Options{})
	want := []string{"a", "a#2", "a#3", "a#4", "7", "https://example.org/x", "-#7", "-#8", "o1"}
	for i, r := range records {
		if r.Ref != want[i] || r.Number != i+1 {
			t.Errorf("record %d: got %q number %d, want %q", i, r.Ref, r.Number, want[i])
		}
	}
	line := strings.Split(lines, "\n")[1]
	if records[1].Sum != sha256.Sum256([]byte(line)) {
		t.Error("the sum is not that of the line")
	}
}

func TestYieldEndsTheRun(t *testing.T) {
	stop := errors.New("stop")
	_, err := Records(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader("text")}, func(Record) error { return stop })
	if err != stop {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err = Records(ctx, []string{"-"}, Options{Stdin: strings.NewReader("text")}, func(Record) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// repeat is an endless reader of one byte, up to n bytes of it.
type repeat struct {
	c byte
	n int64
}

func (r *repeat) Read(p []byte) (int, error) {
	if r.n == 0 {
		return 0, io.EOF
	}
	n := int(min(int64(len(p)), r.n))
	for i := range p[:n] {
		p[i] = r.c
	}
	r.n -= int64(n)
	return n, nil
}

func TestLongLineIsReadPast(t *testing.T) {
	in := io.MultiReader(strings.NewReader("{\"text\":\"A\"}\n{\"text\":\""), &repeat{'x', 200 << 20},
		strings.NewReader("\"}\n{\"text\":\"B\"}\n"))
	peak := peakMemory(func() {
		records, skips := from(t, in, Options{})
		if len(records) != 2 || records[1].Content != "B" || records[1].Number != 3 {
			t.Errorf("got %d records", len(records))
		}
		if len(skips) != 1 || skips[0].Place != "line 2" || !strings.Contains(skips[0].Reason, "16 MiB") {
			t.Errorf("skips %v", skips)
		}
	})
	if peak > 200<<20 {
		t.Errorf("took %d MB", peak>>20)
	}
}

func TestEndlessLineEndsTheFile(t *testing.T) {
	in := io.MultiReader(strings.NewReader("{\"text\":\"A\"}\n{\"text\":\""), &repeat{'x', 1 << 40})
	records, skips := from(t, in, Options{MaxRecord: 1 << 20})
	if len(records) != 1 || len(skips) != 1 || !strings.Contains(skips[0].Reason, "nothing after it") {
		t.Errorf("got %d records, skips %v", len(records), skips)
	}
}

func TestLongValueEndsTheFile(t *testing.T) {
	in := io.MultiReader(strings.NewReader("[{\"text\":\"A\"},\n{\"text\":\""), &repeat{'x', 1 << 40})
	records, skips := from(t, in, Options{MaxRecord: 1 << 20})
	if len(records) != 1 || len(skips) != 1 || !strings.Contains(skips[0].Reason, "1 MiB") {
		t.Errorf("got %d records, skips %v", len(records), skips)
	}
}

// A small file that unpacks to 2 GiB is given up at the bound, in whatever
// form it comes.
func TestBomb(t *testing.T) {
	for _, head := range []string{"", "A dam broke. ", `{"text":"`, `[{"text":"`, "{\"text\":\"A\"}\n"} {
		fill := byte('x')
		if strings.HasSuffix(head, "\n") {
			fill = '\n'
		}
		bomb, w := io.Pipe()
		go func() {
			z, _ := gzip.NewWriterLevel(w, gzip.BestSpeed)
			io.WriteString(z, head)
			_, err := io.Copy(z, &repeat{fill, 2 << 30})
			z.Close()
			w.CloseWithError(err)
		}()
		peak := peakMemory(func() {
			_, skips := from(t, bomb, Options{MaxRecord: 4 << 20, MaxFile: 256 << 20})
			if len(skips) != 1 {
				t.Errorf("%q: skips %v", head, skips)
			}
		})
		bomb.Close()
		if peak > 100<<20 {
			t.Errorf("%q: took %d MB", head, peak>>20)
		}
	}
}

func TestSkipsOfOneFileAreCounted(t *testing.T) {
	records, skips := from(t, strings.NewReader("{\"text\":\"A\"}\n"+strings.Repeat("{oops}\n", 5000)), Options{})
	if len(records) != 1 || len(skips) != maxSkips+1 || !strings.HasPrefix(skips[maxSkips].Reason, "4900 more") {
		t.Errorf("got %d records, %d skips", len(records), len(skips))
	}
}

// peakMemory is how far the heap grew while f ran, as the collector saw it.
func peakMemory(f func()) uint64 {
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.HeapSys - min(after.HeapSys, before.HeapSys)
}

func FuzzRecords(f *testing.F) {
	f.Add([]byte("A dam broke."), "a.txt")
	f.Add([]byte("{\"text\":\"A\"}\n{oops}\n"), "a.jsonl")
	f.Add([]byte("[{\"html\":\"<p>A\"},"), "a.json")
	f.Add([]byte(packGzip("{\"text\":\"A\",\"date\":1700000000}\n"))[:30], "a.gz")
	f.Add([]byte("\xff\xfe{\x00\"\x00"), "")
	f.Add([]byte("<html><meta charset=utf-7><p>\xff"), "")
	f.Fuzz(func(t *testing.T, content []byte, name string) { readOrNamed(t, name, content) })
}

// readOrNamed reads one file of whatever content: it must give records or
// skips, and of both only what the rest of the program can bear.
func readOrNamed(t *testing.T, name string, content []byte) {
	t.Helper()
	r := &reader{ctx: context.Background(), opts: Options{MaxRecord: 1 << 16, MaxFile: 1 << 20}, refs: Refs{}}
	seen := map[string]bool{}
	r.yield = func(rec Record) error {
		if !utf8.ValidString(rec.Content) || blank(rec.Content) {
			t.Errorf("content %q", rec.Content)
		}
		if seen[rec.Ref] {
			t.Errorf("ref %q comes twice", rec.Ref)
		}
		seen[rec.Ref] = true
		return nil
	}
	if err := r.stream(name, bytes.NewReader(content)); err != nil {
		t.Error(err)
	}
	if len(seen) == 0 && len(r.skips) == 0 {
		t.Error("neither record nor skip")
	}
	for _, s := range r.skips {
		if !strings.Contains(s.Reason, ":") {
			t.Errorf("reason %q doesn't say what to do", s.Reason)
		}
	}
}
