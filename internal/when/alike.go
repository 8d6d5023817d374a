package when

import "github.com/headwater-news/headwater/internal/word"

// shared is how much of the rarity of two sentences both have in common, as a
// share of the one that has less of it and of the one that has more.
func shared(a, b []word.Term) (ofLess, ofMore float32) {
	sum := func(list []word.Term) (map[word.Key]float32, float32) {
		m := make(map[word.Key]float32, len(list))
		var total float32
		for _, t := range list {
			if _, seen := m[t.Key]; !seen && !t.Stop {
				m[t.Key] = 1 + t.IDF // so that common words count too
				total += 1 + t.IDF
			}
		}
		return m, total
	}
	x, nx := sum(a)
	y, ny := sum(b)
	var both float32
	for _, t := range b { // in order of place, so that the sum is the same in every run
		if w, ok := x[t.Key]; ok && y[t.Key] != 0 {
			both += w
			y[t.Key] = 0
		}
	}
	if nx == 0 || ny == 0 {
		return 0, 0
	}
	return both / min(nx, ny), both / max(nx, ny)
}
