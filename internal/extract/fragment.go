package extract

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/headwater-news/headwater/internal/report"
)

// extractFragment takes the text out of markup that is a report and nothing
// else, as feeds carry it. All of it is kept: there is no page around it whose
// parts would have to be told from the report.
func extractFragment(markup string) (text string, captions []report.Span, err error) {
	if err := bounded(markup, "item"); err != nil {
		return "", nil, err
	}
	nodes, err := html.ParseFragment(strings.NewReader(markup), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return "", nil, fmt.Errorf("the item can't be understood (%w): give its page", err)
	}
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	text, captions = render(root)
	return text, captions, nil
}

// bounded refuses markup that is larger than any report's.
func bounded(markup, what string) error {
	if len(markup) > maxPage {
		return fmt.Errorf("the %s has more than %d MiB: save its text", what, maxPage>>20)
	}
	if strings.Count(markup, "<") > maxTags {
		return fmt.Errorf("the %s has more than %d tags: save its text", what, maxTags)
	}
	return nil
}
