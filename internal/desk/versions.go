package desk

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/render"
)

// pastView is a version of a story: what came in at about one time.
type pastView struct {
	When   momentView
	Words  string
	Others []string // ids of the stories that it parted from
	Then   string   // the address of the story as it stood then; "" for what it is now
}

const (
	batch        = 10 * time.Minute // what comes in so close together makes one version
	shownBatches = 40
	shownOthers  = 3 // of one version
)

// tally is what came in at about one time.
type tally struct {
	begun, ended                int64
	came, changed, took, parted int
	others                      []string
}

// storyVersions lists the versions of a story, the last first, and says how
// many more there are.
func storyVersions(id string, arrivals []archive.Arrival, turns []archive.Turn) (out []pastView, more int) {
	var all []tally
	at := func(unix int64) *tally {
		if n := len(all); n == 0 || unix-all[n-1].begun > int64(batch/time.Second) {
			all = append(all, tally{begun: unix})
		}
		t := &all[len(all)-1]
		t.ended = unix
		return t
	}
	for len(arrivals) > 0 || len(turns) > 0 { // both are in order of time
		if len(turns) > 0 && (len(arrivals) == 0 || turns[0].Added < arrivals[0].Added) {
			at(turns[0].Added).turn(id, turns[0])
			turns = turns[1:]
			continue
		}
		if t := at(arrivals[0].Added); arrivals[0].Version == 1 {
			t.came++
		} else {
			t.changed++
		}
		arrivals = arrivals[1:]
	}
	for i := len(all) - 1; i >= 0 && len(out) < shownBatches; i-- {
		v := pastView{When: moment(all[i].ended), Words: all[i].words(), Others: all[i].others}
		if i < len(all)-1 {
			v.Then = thenPath(id, all[i].ended)
		}
		out = append(out, v)
	}
	return out, len(all) - len(out)
}

// turn counts what became of a story, or of another that has to do with it.
func (t *tally) turn(id string, x archive.Turn) {
	other := x.Other
	if x.Story != id {
		if x.What == "merged into" {
			t.took++ // its address leads here
			return
		}
		other = x.Story
	}
	t.parted++
	if len(t.others) < shownOthers {
		t.others = append(t.others, other)
	}
}

func (t *tally) words() string {
	var parts []string
	for _, x := range []struct {
		n         int
		one, many string
	}{
		{t.came, "report came", "reports came"}, {t.changed, "report was changed", "reports were changed"},
		{t.took, "story was taken in", "stories were taken in"}, {t.parted, "other story parted from it", "other stories parted from it"},
	} {
		if x.n > 0 {
			parts = append(parts, plural(x.n, x.one, x.many))
		}
	}
	return strings.Join(parts, ", ")
}

// thenPage is a story as it stood once.
type thenPage struct {
	chrome
	render.ThenPage
	Now  string // the address of the story
	When momentView
}

func thenPath(id string, unix int64) string {
	return fmt.Sprintf("%s/then/%d", storyPath(id), unix)
}

// then shows a story as it stood after what came in last before a time.
func (d *Desk) then(w http.ResponseWriter, r *http.Request) error {
	unix, err := strconv.ParseInt(r.PathValue("unix"), 10, 64)
	if err != nil {
		return archive.ErrUnknown
	}
	s, err := d.archive.Find(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	arrivals, err := d.arrivals(r.Context(), s)
	if err != nil {
		return err
	}
	last := 0 // how many had come
	for last < len(arrivals) && arrivals[last].Added <= unix {
		last++
	}
	switch {
	case last == 0:
		return archive.ErrUnknown
	case last == len(arrivals):
		http.Redirect(w, r, storyPath(s.ID), http.StatusSeeOther)
		return nil
	}
	unix = arrivals[last-1].Added
	p, err := d.bodies.get(r.Context(), bodyKey{storyKey: storyKey{s.Num, s.Version}, then: unix}, func() (page, error) {
		return d.thenPage(context.WithoutCancel(r.Context()), s, arrivals, last)
	})
	if err != nil {
		return err
	}
	p.send(w, r, http.StatusOK)
	return nil
}

// thenPage is the page of a story after its first so many arrivals.
func (d *Desk) thenPage(ctx context.Context, s archive.Story, arrivals []archive.Arrival, last int) (page, error) {
	now, err := d.brief(ctx, s)
	if err != nil {
		return page{}, err
	}
	unix := arrivals[last-1].Added
	then, err := d.archive.StoryAt(ctx, s, unix)
	if err != nil {
		return page{}, err
	}
	p := thenPage{ThenPage: render.NewThenPage(then, now, siteAfter(arrivals, last), site), Now: storyPath(s.ID), When: moment(unix)}
	p.chrome = d.chrome(p.Story.Title, "stories")
	return d.set("then.html", p)
}

// siteAfter leads to reports as they were after so many arrivals.
func siteAfter(arrivals []archive.Arrival, last int) *render.Site {
	was, replaced := map[string]int{}, map[string]bool{}
	for i, a := range arrivals {
		if i < last {
			was[a.Ref] = a.Version
		} else {
			replaced[a.Ref] = true
		}
	}
	return &render.Site{Compare: comparePath, Report: func(ref string, sentence int) string {
		if replaced[ref] {
			return versionPath(ref, was[ref])
		}
		return reportPath(ref, sentence)
	}}
}
