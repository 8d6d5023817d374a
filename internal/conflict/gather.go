package conflict

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// maxSides is how many sides a conflict has at most.
const maxSides = 6

// account is one side of a conflict of numbers: all the figures that give one
// number, or one counter's number in other words.
type account struct {
	figures []*figure
	against []int // the accounts it contradicts, ascending
}

// gather makes conflicts of contradictions. Figures that stand for one number are
// one side, and sides of which each contradicts each other are one conflict. Only
// the first contradictions are taken: to look for such sides costs more than their
// number, and nobody reads so many.
func gather(found []contradiction) []Conflict {
	const most = 512
	found = found[:min(len(found), most)]
	accounts, of := accountsOf(found)
	several := ofSeveral(accounts)
	var pairs [][2]int // each once, in order
	for _, x := range found {
		i, j := of[x.a], of[x.b]
		if k, ok := slices.BinarySearch(accounts[i].against, j); !ok {
			accounts[i].against = slices.Insert(accounts[i].against, k, j)
			k, _ = slices.BinarySearch(accounts[j].against, i)
			accounts[j].against = slices.Insert(accounts[j].against, k, i)
			pairs = append(pairs, [2]int{i, j})
		}
	}
	var out disputes[string] // by the numbers that are against each other: "three workers", "three people" are
	told := map[[2]int]bool{}
	for _, p := range pairs {
		if told[p] {
			continue
		}
		sides := p[:]
		for _, k := range accounts[p[0]].against {
			if len(sides) < maxSides && !slices.Contains(sides, k) && holdsEach(accounts[k].against, sides) {
				sides = append(sides, k)
			}
		}
		for _, i := range sides {
			for _, j := range sides {
				told[[2]int{i, j}] = true
			}
		}
		c := conflictOf(accounts, sides, several) // which puts them in order
		out.add(c, tallyOf(accounts, sides))
	}
	return out.out
}

// tallyOf tells the numbers of some sides, the least first, and what befell those
// they count.
func tallyOf(accounts []account, sides []int) string {
	var out strings.Builder
	for _, i := range sides {
		f := accounts[i].narrowest()
		fmt.Fprint(&out, f.fate, f.Low, f.High, " ")
		if f.fate != dead && f.fate != wounded && f.fate != missing {
			fmt.Fprint(&out, f.noun, " ")
		}
	}
	return out.String()
}

// accountsOf gathers the figures of contradictions, each in one account. A figure
// is held against the first accounts of its fate and kind alone, so that the cost
// is linear in what was found.
func accountsOf(found []contradiction) (accounts []account, of map[*figure]int) {
	const kept = 48
	type kind struct {
		fate fate
		noun string
	}
	type number struct {
		kind
		low, high float64
	}
	of = map[*figure]int{}
	byKind, byNumber := map[kind][]int{}, map[number]int{}
	place := func(f *figure) {
		if _, ok := of[f]; ok {
			return
		}
		k := kind{f.fate, f.noun}
		n := number{k, f.Low, f.High}
		i, ok := byNumber[n]
		if !ok {
			list := byKind[k]
			if j := slices.IndexFunc(list, func(i int) bool { return accounts[i].takes(f) }); j >= 0 {
				i = list[j]
			} else {
				i = len(accounts)
				accounts = append(accounts, account{})
				if len(list) < kept {
					byKind[k] = append(list, i)
				}
			}
			byNumber[n] = i
		}
		accounts[i].figures = append(accounts[i].figures, f)
		of[f] = i
	}
	for _, x := range found {
		place(x.a)
		place(x.b)
	}
	return accounts, of
}

func holdsEach(list, of []int) bool {
	return !slices.ContainsFunc(of, func(i int) bool { _, ok := slices.BinarySearch(list, i); return !ok })
}

// takes reports whether a figure is the number of an account in other words of
// its counter: "over 50" beside 55.
func (a account) takes(f *figure) bool {
	first := a.figures[:min(len(a.figures), maxSide)]
	if f.fate == measures || f.fate == aged || f.fate == parent {
		return slices.ContainsFunc(first, func(g *figure) bool { return f.Agrees(g.Quantity) })
	}
	return !slices.ContainsFunc(first, func(g *figure) bool { return !f.Agrees(g.Quantity) }) &&
		slices.ContainsFunc(first, func(g *figure) bool { return len(f.source) > 0 && len(g.source) > 0 && f.sameCounter(g) })
}

// narrowest is the figure of an account that leaves least open.
func (a account) narrowest() *figure {
	return slices.MinFunc(a.figures, func(f, g *figure) int { return cmp.Compare(f.High-f.Low, g.High-g.Low) })
}

// conflictOf writes some accounts as a conflict, the least number first.
func conflictOf(accounts []account, sides []int, several map[counted]bool) Conflict {
	slices.SortStableFunc(sides, func(i, j int) int {
		x, y := accounts[i].narrowest(), accounts[j].narrowest()
		return cmp.Or(cmp.Compare(x.Low, y.Low), cmp.Compare(x.High, y.High))
	})
	out := Conflict{Kind: Number}
	var notes []string
	for _, i := range sides {
		first := accounts[i].narrowest()
		side := Side{Claim: first.claim()}
		if several[first.counted()] {
			side.Claim = None
		}
		side.add(first.place())
		for _, f := range accounts[i].figures {
			side.add(f.place())
		}
		out.Sides = append(out.Sides, side)
		notes = append(notes, first.text)
	}
	out.Note = strings.Join(notes, " against ")
	return out
}

// counted is what a claim counts: those of one fate and kind.
type counted struct {
	claim int
	fate  fate
	noun  string
}

func (f *figure) counted() counted { return counted{f.claim(), f.fate, f.noun} }

// ofSeveral are the claims that have several numbers for one thing: they are on no
// side.
func ofSeveral(accounts []account) map[counted]bool {
	first, out := map[counted]int{}, map[counted]bool{}
	for i, a := range accounts {
		for _, f := range a.figures {
			if j, ok := first[f.counted()]; ok && j != i {
				out[f.counted()] = true
			}
			first[f.counted()] = i
		}
	}
	return out
}
