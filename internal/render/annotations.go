package render

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/headwater-news/headwater/internal/uuid"
	"github.com/headwater-news/headwater/schema"
)

// Annotations writes the claims of a brief as W3C Web Annotations (JSON-LD, the
// Recommendation of 23 February 2017): one for each piece of evidence, whose
// body is the claim and its range, whose target are the words. The words are
// found by their position in the text that is stored at an address that stored
// gives, in code points, and by themselves with what stands around them, there
// and on the outlet's page. Collection is the IRI of the whole.
func Annotations(w io.Writer, b *schema.Brief, collection string, stored func(*schema.Report) string) error {
	page := annotationPage{Context: "http://www.w3.org/ns/anno.jsonld", ID: collection, Type: "AnnotationPage", Items: []annotation{}}
	for p := range proofs(b) {
		quote := quoteSelector(p.text, p.Start, p.End)
		targets := []target{{
			Type:     "SpecificResource",
			Source:   source{ID: stored(p.report), Type: "Text", Format: "text/plain", Language: text(p.report.Language)},
			Selector: []selector{quote, {Type: "TextPositionSelector", Start: &p.Start, End: &p.End}},
		}}
		if p.report.URL != nil {
			targets = append(targets, target{Type: "SpecificResource", Source: source{ID: *p.report.URL, Type: "Text", Format: "text/html"}, Selector: []selector{quote}})
		}
		page.Items = append(page.Items, annotation{
			ID: annotationID(p.story.ID, p.claim.ID, fmt.Sprint(p.number), p.report.Ref), Type: "Annotation", Motivation: "identifying",
			Body: []textBody{
				{Type: "TextualBody", Purpose: "identifying", Format: "text/plain", Value: p.claim.Text},
				{Type: "TextualBody", Purpose: "tagging", Format: "text/plain", Value: p.Stance},
				{Type: "TextualBody", Purpose: "describing", Format: "text/plain", Language: "en", Value: originsWords(p.claim.Origins)},
			},
			Target: targets,
		})
	}
	return document(w, &page)
}

type annotationPage struct {
	Context string       `json:"@context"`
	ID      string       `json:"id"`
	Type    string       `json:"type"`
	Items   []annotation `json:"items"`
}

type annotation struct {
	ID         string     `json:"id"`
	Type       string     `json:"type"`
	Motivation string     `json:"motivation"`
	Body       []textBody `json:"body"`
	Target     []target   `json:"target"`
}

type textBody struct {
	Type     string `json:"type"`
	Purpose  string `json:"purpose"`
	Format   string `json:"format"`
	Language string `json:"language,omitempty"`
	Value    string `json:"value"`
}

type target struct {
	Type     string     `json:"type"`
	Source   source     `json:"source"`
	Selector []selector `json:"selector"`
}

type source struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Format   string `json:"format"`
	Language string `json:"language,omitempty"`
}

// selector is a TextQuoteSelector or a TextPositionSelector.
type selector struct {
	Type   string  `json:"type"`
	Exact  *string `json:"exact,omitempty"`
	Prefix *string `json:"prefix,omitempty"`
	Suffix *string `json:"suffix,omitempty"`
	Start  *int    `json:"start,omitempty"`
	End    *int    `json:"end,omitempty"`
}

// aroundQuote is how many code points on either side tell a place from others
// with the same words.
const aroundQuote = 32

func quoteSelector(in []rune, start, end int) selector {
	cut := func(from, to int) *string { s := string(in[from:to]); return &s }
	return selector{
		Type: "TextQuoteSelector", Exact: cut(start, end),
		Prefix: cut(max(0, start-aroundQuote), start), Suffix: cut(end, min(len(in), end+aroundQuote)),
	}
}

func originsWords(o schema.Origins) string {
	if o.Low == o.High {
		return count(o.Low, "independent origin", "independent origins")
	}
	return fmt.Sprintf("%d to %d independent origins", o.Low, o.High)
}

// annotationID is the same for the same words under the same claim.
func annotationID(parts ...string) string {
	data, err := json.Marshal(parts)
	if err != nil {
		panic(err) // strings can always be written
	}
	return uuid.Of(data)
}
