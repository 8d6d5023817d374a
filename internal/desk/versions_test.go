package desk

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/archive"
)

var thenLink = regexp.MustCompile(`<a href="(/story/[^"]*/then/\d+)">What that changed</a>`)

// A story tells each reader what came since that reader's last visit, for as
// long as this visit lasts.
func TestVisits(t *testing.T) {
	v := visit(t, nil)
	_, path := v.storyOf("https://dale.example/otter")
	says := func(want string) string {
		t.Helper()
		_, page := v.get(path)
		for _, words := range []string{"since you were here</summary>", "Nothing came since"} {
			if strings.Contains(page, words) != (words == want) {
				t.Errorf("%s: the page says %q: %v", v.now.Format(time.Kitchen), words, words != want)
			}
		}
		return page
	}
	const came, nothing = "since you were here</summary>", "Nothing came since"
	says("")
	v.now = v.now.Add(10 * time.Minute)
	says("") // it is still the first visit
	v.now = v.now.Add(time.Hour)
	says(nothing)
	v.now = v.now.Add(time.Hour)
	v.add("https://echo.example/otter", "Echo", otter)
	v.now = v.now.Add(time.Minute)
	if page := says(came); !strings.Contains(page, "1\u00a0report since you were here") || strings.Count(page, "changed</span>") != 0 {
		t.Error("one report came")
	}
	v.now = v.now.Add(20 * time.Minute)
	says(came)
	v.now = v.now.Add(time.Hour)
	says(nothing)
	v.now = v.now.Add(time.Hour)
	v.add("https://dale.example/otter", "Dale & Fell", otterChanged)
	if page := says(came); !strings.Contains(page, ", changed</span>") {
		t.Error("a report that was changed is not told apart")
	}

	// What the page itself fetches is no visit.
	v.now = v.now.Add(time.Hour)
	req, err := http.NewRequest("GET", v.base+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Sec-Fetch-Dest", "empty")
	res, err := v.Do(req)
	v.answer(res, err)
	if len(res.Cookies()) > 0 {
		t.Errorf("a fetch is remembered: %v", res.Cookies())
	}

	// Another reader, who never was here, is told nothing.
	v.Jar = nil
	says("")
}

// The story can be seen as it stood, with what has become of it since.
func TestThen(t *testing.T) {
	v := visit(t, nil)
	id, path := v.storyOf("https://dale.example/otter")
	v.get(path)
	v.now = v.now.Add(time.Hour)
	v.add("https://echo.example/otter", "Echo", otter)
	v.add("https://dale.example/otter", "Dale & Fell", otterChanged)
	_, page := v.get(path)
	link := thenLink.FindStringSubmatch(page)
	if link == nil {
		t.Fatal("no way to the story as it was")
	}
	if n := strings.Count(page, "/then/"); n != 2 { // in the head, and among the versions
		t.Errorf("%d links to the story as it was", n)
	}
	if !strings.Contains(page, "1\u00a0report came, 1\u00a0report was changed") {
		t.Error("the versions do not say what came")
	}
	status, then := v.get(link[1])
	if status != 200 || !strings.Contains(then, "https%3A%2F%2Fecho.example") || !strings.Contains(then, "<th scope=\"row\">reports</th><td>1</td><td>2</td>") || !strings.Contains(then, "<b>changed</b>") {
		t.Errorf("as it was: %d\n%s", status, then)
	}
	if _, told, _ := strings.Cut(then, `id="story-claims"`); strings.Contains(told, "canoe") {
		t.Error("the story of then holds words of now")
	}
	for path, want := range map[string]int{
		thenPath(id, 1): 404, thenPath(id, v.now.Unix()+1): 200, storyPath(id) + "/then/x": 404, storyPath("none") + "/then/1": 404,
	} {
		if status, _ := v.get(path); status != want {
			t.Errorf("%s: %d", path, status)
		}
	}
}

func TestStoryVersions(t *testing.T) {
	came := func(ref string, version int, at int64) archive.Arrival {
		return archive.Arrival{Ref: ref, Version: version, Added: at}
	}
	arrivals := []archive.Arrival{came("a", 1, 0), came("b", 1, 600), came("c", 1, 601), came("a", 2, 9000)}
	turns := []archive.Turn{
		{Story: "other", What: "merged into", Other: "s", Added: 602},
		{Story: "part", What: "split from", Other: "s", Added: 9001},
	}
	got, more := storyVersions("s", arrivals, turns)
	want := []pastView{
		{Words: "1\u00a0report was changed, 1\u00a0other story parted from it", Others: []string{"part"}},
		{Words: "1\u00a0report came, 1\u00a0story was taken in", Then: "/story/s/then/602"},
		{Words: "2\u00a0reports came", Then: "/story/s/then/600"},
	}
	if len(got) != len(want) || more != 0 {
		t.Fatalf("%d versions and %d more", len(got), more)
	}
	for i := range want {
		if got[i].Words != want[i].Words || got[i].Then != want[i].Then || strings.Join(got[i].Others, " ") != strings.Join(want[i].Others, " ") {
			t.Errorf("version %d: %+v, want %+v", i, got[i], want[i])
		}
	}
	var many []archive.Arrival
	for i := range 100 {
		many = append(many, came("x", i+1, int64(i)*3600))
	}
	if got, more := storyVersions("s", many, nil); len(got) != shownBatches || more != 100-shownBatches {
		t.Errorf("of 100 versions %d are shown and %d left", len(got), more)
	}
}

// A browser that has a page is told so, until the page changes.
func TestPagesAreKept(t *testing.T) {
	v := visit(t, nil)
	_, path := v.storyOf("https://dale.example/otter")
	report := "/report?ref=" + url.QueryEscape("https://dale.example/otter")
	v.Jar = nil // the visit is no part of it
	ask := func(path, etag string) (int, string) {
		t.Helper()
		req, err := http.NewRequest("GET", v.base+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if etag != "" {
			req.Header.Set("If-None-Match", etag)
		}
		res, err := v.Do(req)
		status, body := v.answer(res, err)
		if (status == 304) != (body == "") {
			t.Errorf("%s: %d with %d bytes", path, status, len(body))
		}
		return status, res.Header.Get("ETag")
	}
	tags := map[string]string{}
	for _, path := range []string{"/", path, report, "/help", "/search?q=otters"} {
		status, etag := ask(path, "")
		if status != 200 || etag == "" {
			t.Errorf("%s: %d, ETag %q", path, status, etag)
		}
		if status, again := ask(path, etag); status != 304 || again != etag {
			t.Errorf("%s, again: %d, ETag %q", path, status, again)
		}
		tags[path] = etag
	}
	v.add("https://echo.example/otter", "Echo", otter)
	if status, etag := ask(path, tags[path]); status != 200 || etag == tags[path] {
		t.Errorf("after a report came: %d", status)
	}
}
