package render

import lex "github.com/headwater-news/headwater/internal/word"

// stretch is a part of a text in bytes, the end excluded.
type stretch struct{ start, end int }

// maxDiff bounds the work of comparing two stretches word by word; longer ones
// differ as a whole between their common ends.
const maxDiff = 1 << 20

// differing returns the parts of two texts that the other doesn't have in this
// order, word for word. Case, accents and punctuation make no difference.
func differing(a, b string) (inA, inB []stretch) {
	wordsA, wordsB := wordsOf(a), wordsOf(b)
	keptA, keptB := common(wordsA, wordsB)
	return parts(wordsA, keptA), parts(wordsB, keptB)
}

// written is a word as it stands in a text.
type written struct {
	stretch
	folded string
}

func wordsOf(text string) []written {
	var out []written
	for _, t := range lex.Tokens(text) {
		if t.Kind == lex.Word || t.Kind == lex.Number {
			out = append(out, written{stretch{int(t.Start), int(t.End)}, lex.Lower(t.In(text))})
		}
	}
	return out
}

// common marks the words of a longest common subsequence.
func common(a, b []written) (inA, inB []bool) {
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	first := 0
	for first < min(len(a), len(b)) && a[first].folded == b[first].folded {
		inA[first], inB[first] = true, true
		first++
	}
	endA, endB := len(a), len(b)
	for endA > first && endB > first && a[endA-1].folded == b[endB-1].folded {
		endA, endB = endA-1, endB-1
		inA[endA], inB[endB] = true, true
	}
	n, m := endA-first, endB-first
	if n == 0 || m == 0 || n*m > maxDiff {
		return inA, inB
	}
	longest := make([][]int32, n+1) // of what follows either word
	for i := range longest {
		longest[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[first+i].folded == b[first+j].folded {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[first+i].folded == b[first+j].folded:
			inA[first+i], inB[first+j] = true, true
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}

// parts joins neighbouring words that were not kept.
func parts(words []written, kept []bool) []stretch {
	var out []stretch
	for i, w := range words {
		switch {
		case kept[i]:
		case i > 0 && !kept[i-1] && len(out) > 0:
			out[len(out)-1].end = w.end
		default:
			out = append(out, w.stretch)
		}
	}
	return out
}
