package rumour

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed events/*/*.txt names.txt synonyms.txt
var files embed.FS

// library is what stories are made of, as the text files beside this one hold
// it.
type library struct {
	events   map[string][]event  // by the set that they belong to
	names    map[string][]string // by what is named
	synonyms map[string][]string // word → its replacement in each source, or none
}

// event is a kind of event: what can be reported of it, in several wordings.
type event struct {
	name     string
	slots    map[string][]string // what may fill a slot
	numbers  map[string][2]int   // the bounds of a number
	speakers []speaker           // without their names
	titles   []template
	items    []item
	order    []string // slots and numbers as they stand in the file
}

// item is one thing that a report can say.
type item struct {
	kind     itemKind
	by       []string // who may say it; ownVoice for the reporter
	wordings []wording
}

type itemKind int

const (
	fact   itemKind = iota // in as many wordings as reporters may word it
	quote                  // in the words of its speaker
	detail                 // seen by one reporter alone
)

const ownVoice = "own"

// wording is one way to say an item.
type wording struct {
	text   template
	voiced template // the same in the other voice; nil if there is none
	more   template // of a quote, what follows the attribution
}

// template is a text with slots.
type template []token

type token struct {
	text    string
	slot    string // fills the token, if not ""
	adjunct bool   // the token can be moved or left out
}

var shelf = sync.OnceValue(func() *library {
	l := &library{events: map[string][]event{}, names: map[string][]string{}, synonyms: map[string][]string{}}
	for _, line := range lines("names.txt") {
		what, list, _ := strings.Cut(line, ": ")
		l.names[what] = strings.Split(list, " | ")
	}
	for _, line := range lines("synonyms.txt") {
		row := strings.Split(line, " | ")
		l.synonyms[row[0]] = row[1:]
	}
	paths, err := fs.Glob(files, "events/*/*.txt")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	for _, p := range paths {
		e, err := parseEvent(lines(p))
		if err != nil {
			panic(fmt.Sprintf("%s: %v", p, err)) // the files are part of the program
		}
		set := path.Base(path.Dir(p))
		l.events[set] = append(l.events[set], e)
	}
	return l
})

// lines returns the lines of an embedded file, without its comments.
func lines(name string) []string {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err) // embedded
	}
	return slices.DeleteFunc(strings.Split(string(data), "\n"), func(s string) bool {
		return s == "" || strings.HasPrefix(s, "#")
	})
}

// parseEvent reads an event:
//
//	event NAME
//	slot NAME: FILLING | FILLING
//	number NAME: FROM-TO
//	person|body|paper|anon NAME: HOW IT IS CALLED | OR ELSE
//	title: TEXT
//	fact: SPEAKERS, followed by
//	- a wording
//	~ the wording before in the other voice
//	quote SPEAKER: TEXT / WHAT FOLLOWS
//	detail: TEXT
//
// In a text {slot} is filled, and <…> can be moved or left out.
func parseEvent(list []string) (event, error) {
	e := event{slots: map[string][]string{}, numbers: map[string][2]int{}}
	for _, line := range list {
		if err := e.parse(line); err != nil {
			return e, fmt.Errorf("%q: %w", line, err)
		}
	}
	return e, nil
}

func (e *event) parse(line string) error {
	if text, ok := strings.CutPrefix(line, "- "); ok {
		x := &e.items[len(e.items)-1]
		x.wordings = append(x.wordings, wording{text: parseTemplate(text)})
		return nil
	}
	if text, ok := strings.CutPrefix(line, "~ "); ok {
		x := &e.items[len(e.items)-1]
		x.wordings[len(x.wordings)-1].voiced = parseTemplate(text)
		return nil
	}
	if name, ok := strings.CutPrefix(line, "event "); ok {
		e.name = name
		return nil
	}
	head, text, ok := strings.Cut(line, ": ")
	what, name, _ := strings.Cut(head, " ")
	if !ok {
		return fmt.Errorf("no colon")
	}
	switch what {
	case "slot":
		e.slots[name] = strings.Split(text, " | ")
		e.order = append(e.order, name)
	case "number":
		from, to, _ := strings.Cut(text, "-")
		low, err := strconv.Atoi(from)
		if err != nil {
			return err
		}
		high, err := strconv.Atoi(to)
		if err != nil {
			return err
		}
		e.numbers[name] = [2]int{low, high}
		e.order = append(e.order, name)
	case "person", "body", "paper", "anon":
		e.speakers = append(e.speakers, speaker{id: name, kind: what, called: text})
	case "title":
		e.titles = append(e.titles, parseTemplate(text))
	case "fact":
		e.items = append(e.items, item{kind: fact, by: strings.Fields(text)})
	case "quote":
		first, more, _ := strings.Cut(text, " / ")
		e.items = append(e.items, item{kind: quote, by: []string{name}, wordings: []wording{{text: parseTemplate(first), more: parseTemplate(more)}}})
	case "detail":
		e.items = append(e.items, item{kind: detail, by: []string{ownVoice}, wordings: []wording{{text: parseTemplate(text)}}})
	default:
		return fmt.Errorf("unknown line")
	}
	return nil
}

// parseTemplate cuts a text at its slots and adjuncts.
func parseTemplate(s string) template {
	var out template
	adjunct := false
	for s != "" {
		i := strings.IndexAny(s, "{<>")
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			out = append(out, token{text: s[:i], adjunct: adjunct})
			s = s[i:]
			continue
		}
		switch s[0] {
		case '{':
			end := strings.IndexByte(s, '}')
			out = append(out, token{slot: s[1:end], adjunct: adjunct})
			s = s[end:]
		case '<':
			adjunct = true
		case '>':
			adjunct = false
		}
		s = s[1:]
	}
	return out
}
