package serve

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"sync"
	"time"
)

// bounds are the upper bounds of the buckets that answers are counted in by
// the time they took, in seconds.
var bounds = []float64{.005, .02, .05, .1, .25, .5, 1, 2.5, 10, 60}

// meter counts requests by page.
type meter struct {
	mu    sync.Mutex
	pages map[string]*counts
}

type counts struct {
	statuses map[int]int64
	buckets  []int64 // not cumulative; the last is beyond all bounds
	seconds  float64
	all      int64
}

func newMeter() *meter { return &meter{pages: map[string]*counts{}} }

func (m *meter) count(page string, status int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := m.pages[page]
	if c == nil {
		c = &counts{statuses: map[int]int64{}, buckets: make([]int64, len(bounds)+1)}
		m.pages[page] = c
	}
	c.statuses[status]++
	c.all++
	c.seconds += took.Seconds()
	i, _ := slices.BinarySearch(bounds, took.Seconds())
	c.buckets[i]++
}

// write writes the counts in the text format of Prometheus.
// https://prometheus.io/docs/instrumenting/exposition_formats/
func (m *meter) write(w io.Writer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	pages := slices.Sorted(maps.Keys(m.pages))
	fmt.Fprint(w, "# HELP headwater_requests_total Requests answered.\n# TYPE headwater_requests_total counter\n")
	for _, p := range pages {
		for _, status := range slices.Sorted(maps.Keys(m.pages[p].statuses)) {
			fmt.Fprintf(w, "headwater_requests_total{page=%q,status=\"%d\"} %d\n", p, status, m.pages[p].statuses[status])
		}
	}
	fmt.Fprint(w, "# HELP headwater_request_seconds Time to answer.\n# TYPE headwater_request_seconds histogram\n")
	for _, p := range pages {
		c, sum := m.pages[p], int64(0)
		for i, bound := range bounds {
			sum += c.buckets[i]
			fmt.Fprintf(w, "headwater_request_seconds_bucket{page=%q,le=%q} %d\n", p, strconv.FormatFloat(bound, 'g', -1, 64), sum)
		}
		fmt.Fprintf(w, "headwater_request_seconds_bucket{page=%q,le=\"+Inf\"} %d\nheadwater_request_seconds_sum{page=%[1]q} %[3]g\nheadwater_request_seconds_count{page=%[1]q} %[2]d\n", p, c.all, c.seconds)
	}
}
