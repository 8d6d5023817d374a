package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/read"
)

// The event is invented.
const (
	bridge = `Bridge at Tollen closed after crack is found
The road bridge at Tollen was closed on Monday after engineers found a crack in its northern pier, the county said.
Up to 9,000 cars cross the river Asp there each day, according to county engineer Mirja Stoltz.
"Nobody was in danger," Stoltz told reporters at the town hall.
The crack is 40 centimetres long and was found by a diver.`
	bridgeChanged = `Bridge at Tollen closed after crack is found
The road bridge at Tollen was closed on Monday after engineers found a crack in its northern pier, the county said.
Up to 9,000 cars cross the river Asp there each day, according to county engineer Mirja Stoltz.
"Nobody was in danger," Stoltz told reporters at the town hall.
The crack is 75 centimetres long and was found by a diver.`
	bridgeToo = `County shuts Tollen bridge over crack in pier
Drivers had to find another way over the Asp on Monday when the county shut the bridge at Tollen.
A diver saw a crack in the northern pier, said county engineer Mirja Stoltz.
Some 9,000 cars a day will go by way of Harrow until the pier is mended.`
	choir = `Choir of Vasby wins prize in Lund
The children's choir of Vasby won the first prize of the song contest in Lund on Saturday.
Its leader, Pelle Aronson, said the forty singers had practised since August.
They will sing in the cathedral at Christmas.`
)

// record is one as package read yields it for a line of JSON.
func record(url, text string) read.Record {
	title, body, _ := strings.Cut(text, "\n")
	raw := []byte(url + "\n" + text)
	return read.Record{Ref: url, Path: "feed", URL: url, Title: title, Outlet: "Asp Courier", Content: body, Raw: raw, Sum: sha256.Sum256(raw)}
}

// noon is a clock that stands still.
func noon() time.Time { return time.Unix(1_700_000_000, 0) }

func open(t testing.TB, path string, opts Options) *Archive {
	t.Helper()
	if opts.Now == nil {
		opts.Now = noon
	}
	opts.Create = true
	a, err := Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func temporary(t testing.TB) *Archive {
	return open(t, filepath.Join(t.TempDir(), "archive.db"), Options{})
}

// add adds records and returns what became of them.
func add(t testing.TB, a *Archive, records ...read.Record) []Outcome {
	t.Helper()
	out, err := a.Store(t.Context(), a.Prepare(records, 0))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func kinds(out []Outcome) (kinds []Kind) {
	for _, o := range out {
		kinds = append(kinds, o.Kind)
	}
	return kinds
}

// count is the number that a query gives.
func count(t testing.TB, a *Archive, query string) int {
	t.Helper()
	var n int
	if err := a.read.QueryRow(query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// sound fails the test unless the archive agrees with itself.
func sound(t testing.TB, a *Archive) {
	t.Helper()
	if _, err := a.Verify(t.Context(), func(f Fault) { t.Errorf("fault: %v", f) }); err != nil {
		t.Error(err)
	}
	for what, query := range map[string]string{
		"reports in a story that is no more":           `SELECT count(*) FROM report r JOIN story s ON s.num = r.story WHERE s.merged IS NOT NULL`,
		"stories that count their reports wrongly":     `SELECT count(*) FROM story s WHERE s.reports <> (SELECT count(*) FROM report WHERE story = s.num)`,
		"reports without their current version":        `SELECT count(*) FROM report r WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.report = r.num AND v.number = r.version)`,
		"reports without a sketch":                     `SELECT count(*) FROM report WHERE num NOT IN (SELECT report FROM sketch)`,
		"reports that can't be searched":               `SELECT count(*) FROM report WHERE num NOT IN (SELECT rowid FROM term)`,
		"entries to search for reports that are gone":  `SELECT count(*) FROM term WHERE rowid NOT IN (SELECT num FROM report)`,
		"bytes that no report has":                     `SELECT count(*) FROM blob WHERE sum NOT IN (SELECT sum FROM version)`,
		"living stories without a title":               `SELECT count(*) FROM story WHERE merged IS NULL AND title = ''`,
		"living stories that are empty and not pruned": `SELECT count(*) FROM story WHERE merged IS NULL AND reports = 0 AND latest = 0`,
	} {
		if n := count(t, a, query); n > 0 {
			t.Errorf("%d %s", n, what)
		}
	}
}

func TestAddIsIdempotent(t *testing.T) {
	a := temporary(t)
	first := add(t, a, record("https://courier.example/bridge?utm_source=a", bridge), record("https://courier.example/choir", choir))
	if !slices.Equal(kinds(first), []Kind{New, New}) {
		t.Fatalf("outcomes %v", first)
	}
	again := add(t, a,
		record("https://courier.example/bridge?utm_source=b&fbclid=x", bridge), // another tracking parameter
		record("http://COURIER.example:80/bridge#top", bridge),                 // the same address
		record("https://courier.example/bridge/?from=frontpage", bridge),       // a parameter that may mean something, and the same words
	)
	for _, o := range again {
		if o.Kind != Known || o.Ref != first[0].Ref {
			t.Errorf("outcome %+v, want that of %s known", o, first[0].Ref)
		}
	}
	if got := add(t, a, record("https://other.example/bridge", bridge)); got[0].Kind != New {
		t.Errorf("the same words at another outlet: %+v", got)
	}
	if n := count(t, a, `SELECT count(*) FROM report`); n != 3 {
		t.Errorf("%d reports, want 3", n)
	}
	sound(t, a)
}

// Without an address a report is its words; two of one id are two.
func TestReportsWithoutAddress(t *testing.T) {
	a := temporary(t)
	x, y := record("", bridge), record("", choir)
	x.Ref, y.Ref = "1", "1"
	out := add(t, a, x, y, x)
	if !slices.Equal(kinds(out), []Kind{New, New, Known}) || out[0].Ref != "1" || out[1].Ref == "1" || out[2].Ref != "1" {
		t.Errorf("outcomes %+v", out)
	}
	if _, err := a.Report(t.Context(), out[1].Ref); err != nil {
		t.Error(err)
	}
	sound(t, a)
}

// An outlet that corrects a report without an address has not made a second one.
// Another outlet's report, or one under another title, is no correction, nor is a file
// of the same name.
func TestVersionsOfOneID(t *testing.T) {
	for _, x := range []struct {
		first, path, own, outlet, title string
		want                            Kind
	}{
		{"urn:bridge", "feed.xml", "urn:bridge", "Courier", "Bridge shut", Changed},
		{"urn:bridge", "other.jsonl", "urn:bridge", "Courier", "Bridge shut", Changed},
		{"urn:bridge", "feed.xml", "urn:bridge", "Echo", "Bridge shut", New},
		{"urn:bridge", "feed.xml", "urn:bridge", "Courier", "Choir sings", New},
		{"urn:bridge", "feed.xml", "urn:choir", "Courier", "Bridge shut", New},
		{"feed.xml#1", "feed.xml", "feed.xml#1", "Courier", "Bridge shut", New},
	} {
		a := temporary(t)
		of := func(path, own, outlet, title, text string) read.Record {
			r := record("", text)
			r.Path, r.Own, r.Ref, r.Outlet, r.Title = path, own, own, outlet, title
			return r
		}
		add(t, a, of("feed.xml", x.first, "Courier", "Bridge shut", bridge))
		if out := add(t, a, of(x.path, x.own, x.outlet, x.title, bridgeChanged)); out[0].Kind != x.want {
			t.Errorf("%+v: %+v", x, out[0])
		}
		sound(t, a)
	}
}

func TestVersions(t *testing.T) {
	a := temporary(t)
	const url = "https://courier.example/bridge"
	ref := add(t, a, record(url, bridge))[0].Ref
	before, _ := a.StoryOf(t.Context(), ref)
	if out := add(t, a, record(url, bridgeChanged)); out[0].Kind != Changed || out[0].Ref != ref {
		t.Fatalf("outcome %+v", out)
	}
	after, _ := a.StoryOf(t.Context(), ref)
	if before.ID != after.ID || before.Version >= after.Version {
		t.Errorf("the story was %+v and is %+v", before, after)
	}
	if out := add(t, a, record(url, bridge)); out[0].Kind != Known {
		t.Errorf("a page that turns back: %+v", out)
	}
	versions, err := a.Versions(t.Context(), ref)
	if err != nil || len(versions) != 2 || !strings.Contains(versions[0].Report.Text, "40 centimetres") || !strings.Contains(versions[1].Report.Text, "75 centimetres") {
		t.Fatalf("versions %+v, %v", versions, err)
	}
	for words, want := range map[string]int{"75 centimetres": 1, "40 centimetres": 0} {
		if hits := search(t, a, words); len(hits) != want {
			t.Errorf("%q finds %d reports, want %d: the current version alone is searched", words, len(hits), want)
		}
	}
	sound(t, a)
}

// A page that changes with every request has a bounded number of versions, the
// first and the last among them.
func TestPageThatAlwaysChanges(t *testing.T) {
	a := temporary(t)
	const url = "https://courier.example/bridge"
	var ref string
	for i := range 2 * mostVersions {
		ref = add(t, a, record(url, fmt.Sprintf("%s\nThis page was read %d times.", bridge, i)))[0].Ref
	}
	versions, err := a.Versions(t.Context(), ref)
	if err != nil || len(versions) != mostVersions {
		t.Fatalf("%d versions, %v", len(versions), err)
	}
	if first, last := versions[0].Report.Text, versions[mostVersions-1].Report.Text; !strings.Contains(first, "read 0 times") || !strings.Contains(last, "read 63 times") {
		t.Errorf("first %q, last %q", first, last)
	}
	if r, err := a.Report(t.Context(), ref); err != nil || r.Text != versions[mostVersions-1].Report.Text {
		t.Errorf("the report is not its last version: %v", err)
	}
	sound(t, a)
}

func TestStoriesAreListed(t *testing.T) {
	a := temporary(t)
	out := add(t, a, record("https://a.example/1", bridge), record("https://b.example/2", choir), record("https://c.example/3", bridgeToo))
	stories, err := a.Stories(t.Context(), Page{})
	if err != nil || len(stories) != 2 {
		t.Fatalf("stories %+v, %v", stories, err)
	}
	first, err := a.Stories(t.Context(), Page{Limit: 1})
	if err != nil || len(first) != 1 {
		t.Fatal(first, err)
	}
	second, err := a.Stories(t.Context(), Page{Limit: 5, After: &first[0]})
	if err != nil || !slices.Equal(append(first, second...), stories) {
		t.Errorf("by pages %+v then %+v, at once %+v: %v", first, second, stories, err)
	}
	s, err := a.StoryOf(t.Context(), out[2].Ref)
	if err != nil || s.Reports != 2 {
		t.Errorf("story %+v, %v", s, err)
	}
	if _, err := a.Story(t.Context(), "no such id"); !errors.Is(err, ErrUnknown) {
		t.Errorf("error %v", err)
	}
	reports, err := a.Reports(t.Context(), []int64{stories[0].Num, stories[1].Num})
	if err != nil || len(reports) != 3 || !slices.IsSortedFunc(reports, func(a, b Kept) int { return a.Story - b.Story }) {
		t.Errorf("reports %+v, %v", reports, err)
	}
}

// The id of a story that was merged leads to what it became, through any
// number of turns.
func TestOldIDs(t *testing.T) {
	a := temporary(t)
	add(t, a, record("https://a.example/1", bridge), record("https://b.example/2", choir))
	stories, _ := a.Stories(t.Context(), Page{})
	if len(stories) != 2 {
		t.Fatal(stories)
	}
	for _, q := range []string{
		`INSERT INTO story (num, id, version, merged, title, reports, latest, touched) VALUES (90, 'old', 3, 91, '', 0, 0, 0), (91, 'older', 2, %d, '', 0, 0, 0)`,
	} {
		if _, err := a.write.Exec(fmt.Sprintf(q, stories[0].Num)); err != nil {
			t.Fatal(err)
		}
	}
	for _, id := range []string{"old", "older", stories[0].ID} {
		if s, err := a.Story(t.Context(), id); err != nil || s != stories[0] {
			t.Errorf("%s leads to %+v, %v", id, s, err)
		}
	}
}

// Two who add to one archive by turns have one set of stories, and what one
// has added the other knows.
func TestTwoProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a, b := open(t, path, Options{}), open(t, path, Options{})
	add(t, a, record("https://a.example/1", bridge))
	add(t, b, record("https://b.example/2", choir))
	add(t, b, record("https://b.example/3", bridgeToo))
	if out := add(t, a, record("https://b.example/2", choir)); out[0].Kind != Known {
		t.Errorf("outcome %+v", out)
	}
	if stories, err := a.Stories(t.Context(), Page{}); err != nil || len(stories) != 2 {
		t.Errorf("stories %+v, %v", stories, err)
	}
	var both sync.WaitGroup
	for i, x := range []*Archive{a, b} {
		both.Go(func() {
			for k := range 10 {
				add(t, x, record(fmt.Sprintf("https://x.example/%d", k), fmt.Sprintf("Story %d\nThe harbour of Port%c%d took in %d tons of cod on Friday.", k, 'a'+k, k, 100+k)),
					record(fmt.Sprintf("https://y.example/%d/%d", i, k), bridge))
			}
		})
	}
	both.Wait()
	if n := count(t, a, `SELECT count(*) FROM report`); n != 33 {
		t.Errorf("%d reports, want 33", n)
	}
	sound(t, b)
}

// The clock may say what it likes.
func TestClockJumpsBack(t *testing.T) {
	now := noon()
	a := open(t, filepath.Join(t.TempDir(), "archive.db"), Options{Now: func() time.Time { now = now.Add(-400 * 24 * time.Hour); return now }})
	for i, text := range []string{bridge, choir, bridgeToo} {
		add(t, a, record(fmt.Sprintf("https://a.example/%d", i), text))
	}
	if stories, err := a.Stories(t.Context(), Page{}); err != nil || len(stories) != 2 {
		t.Errorf("stories %+v, %v", stories, err)
	}
	if hits := search(t, a, "Tollen"); len(hits) != 2 {
		t.Errorf("%d hits, want 2", len(hits))
	}
	sound(t, a)
}

// A damaged page is named, and what can still be read is.
func TestDamagedPage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path, Options{})
	for i := range 60 {
		add(t, a, record(fmt.Sprintf("https://a.example/%d", i), fmt.Sprintf("Report %d\n%s", i, strings.Repeat(fmt.Sprintf("The mill of Osby%d made %d sacks. ", i, i*i), 40))))
	}
	root := count(t, a, `SELECT rootpage FROM sqlite_schema WHERE name = 'version'`)
	pageSize := count(t, a, `SELECT page_size FROM pragma_page_size`)
	a.Close()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pages := len(b) / pageSize
	leaf := 0
	for p := pages; p > root; p-- { // a leaf of a table, among the last pages
		if b[(p-1)*pageSize] == 13 {
			leaf = p
			break
		}
	}
	if leaf == 0 {
		t.Fatal("no page to damage")
	}
	copy(b[(leaf-1)*pageSize:leaf*pageSize], bytes.Repeat([]byte{0xa5}, pageSize))
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	hurt := open(t, path, Options{})
	var faults []string
	if _, err := hurt.Verify(t.Context(), func(f Fault) { faults = append(faults, f.String()) }); err != nil {
		t.Fatal(err)
	}
	if len(faults) == 0 || !strings.Contains(strings.Join(faults, "\n"), "backup") {
		t.Errorf("faults %q", faults)
	}
}

func TestOpenRefuses(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(folder, "other.db")
	db, err := sql.Open("sqlite", other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`CREATE TABLE recipe (name TEXT)`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	newer := filepath.Join(folder, "newer.db")
	a := open(t, newer, Options{})
	if _, err := a.write.Exec(`PRAGMA user_version = 999`); err != nil {
		t.Fatal(err)
	}
	a.Close()
	for path, want := range map[string]string{
		filepath.Join(folder, "none.db"): "no archive",
		text:                             "damaged or no archive",
		other:                            "another program",
		newer:                            "newer version",
	} {
		if a, err := Open(t.Context(), path, Options{Now: noon}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want one with %q", filepath.Base(path), err, want)
			if err == nil {
				a.Close()
			}
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "none.db")); err == nil {
		t.Error("looking for an archive has made one")
	}
}

// A path is a path, whatever is in it.
func TestOddPath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a ?mode=ro#x%20é.db")
	add(t, open(t, path, Options{}), record("https://a.example/1", bridge))
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

func TestBackupWhileAdding(t *testing.T) {
	a := temporary(t)
	add(t, a, record("https://a.example/1", bridge))
	copied := filepath.Join(t.TempDir(), "copy.db")
	var adding sync.WaitGroup
	adding.Go(func() {
		for i := range 20 {
			add(t, a, record(fmt.Sprintf("https://a.example/more/%d", i), choir))
		}
	})
	if err := a.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	adding.Wait()
	b := open(t, copied, Options{})
	if _, err := b.Report(t.Context(), "https://a.example/1"); err != nil {
		t.Error(err)
	}
	add(t, b, record("https://b.example/1", bridgeToo))
	sound(t, b)
	sound(t, a)
}

func TestPrune(t *testing.T) {
	a := temporary(t)
	old := record("https://a.example/1", bridge)
	items := a.Prepare([]read.Record{old}, 10_000)
	if _, err := a.Store(t.Context(), items); err != nil {
		t.Fatal(err)
	}
	gone, _ := a.StoryOf(t.Context(), old.Ref)
	add(t, a, record("https://b.example/2", choir))
	n, err := a.PruneBefore(t.Context(), 15_000)
	if err != nil || n != 1 {
		t.Fatalf("%d reports pruned, %v", n, err)
	}
	if _, err := a.Story(t.Context(), gone.ID); !errors.Is(err, ErrUnknown) {
		t.Errorf("error %v", err)
	}
	sound(t, a)
	if out := add(t, a, record("https://c.example/3", bridgeToo), old); !slices.Equal(kinds(out), []Kind{New, New}) {
		t.Errorf("outcomes %+v", out)
	}
	sound(t, a)
	if n, err := a.PruneTo(t.Context(), 1); err != nil || n != 3 {
		t.Errorf("%d reports pruned, %v", n, err)
	}
	sound(t, a)
}

// No more stories go than the size asks for.
func TestPruneToKeepsWhatFits(t *testing.T) {
	a := temporary(t)
	for i := range 12 {
		var text strings.Builder
		for k := range 400 {
			fmt.Fprintf(&text, "Mill%d burned in Osby%d. ", 1000*i+k, 1000*i+k)
		}
		add(t, a, record(fmt.Sprintf("https://a.example/%d", i), fmt.Sprintf("Fire %d\n%s", i, text.String())))
	}
	used := count(t, a, `SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)`)
	n, err := a.PruneTo(t.Context(), int64(used-1))
	if err != nil || n == 0 || n > 4 {
		t.Errorf("%d reports pruned, %v", n, err)
	}
	sound(t, a)
}

func TestContextEnds(t *testing.T) {
	a := temporary(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := a.Store(ctx, a.Prepare([]read.Record{record("https://a.example/1", bridge)}, 0)); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	add(t, a, record("https://a.example/1", bridge))
	sound(t, a)
}

// A record that makes a stage panic is skipped, and the others are added.
func TestFaultOfOneRecord(t *testing.T) {
	a := new(Archive) // that has nothing to pack with
	items := a.Prepare([]read.Record{record("https://a.example/1", bridge)}, 0)
	var fault *parallel.Fault
	if len(items) != 1 || items[0].Ref != "https://a.example/1" || !errors.As(items[0].Err, &fault) {
		t.Errorf("got %+v", items)
	}
}
