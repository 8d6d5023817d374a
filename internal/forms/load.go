package forms

import (
	"context"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/headwater-news/headwater/internal/extract"
	"github.com/headwater-news/headwater/internal/read"
)

var number = regexp.MustCompile(`^(\d+)-`)

// Load reads an event's reports. The file of a plain text is named after its
// number and its outlet: 04-meridian-press-agency.txt.
func Load(event string) ([]Source, error) {
	var out []Source
	skips, err := read.Records(context.Background(), []string{event}, read.Options{}, func(rec read.Record) error {
		rep, err := extract.Report(rec)
		if err != nil {
			return fmt.Errorf("%s: %w", rec.Ref, err)
		}
		s := Source{Report: rep, Site: rep.Outlet, Page: rep.URL}
		if s.Page == "" {
			s.name(rec.Path, len(out)+1)
		}
		out = append(out, s)
		return nil
	})
	if err == nil && len(skips) > 0 {
		err = fmt.Errorf("%s", skips[0])
	}
	return out, err
}

// name gives a plain text its outlet and an address.
func (s *Source) name(file string, n int) {
	if s.Site == "" {
		base := strings.TrimSuffix(path.Base(file), path.Ext(file))
		words := strings.Split(strings.TrimSuffix(number.ReplaceAllString(base, ""), "-update"), "-")
		for i, w := range words {
			if w != "and" && w != "" {
				words[i] = strings.ToUpper(w[:1]) + w[1:]
			}
		}
		s.Site = strings.Join(words, " ")
	}
	s.Page = (&url.URL{Scheme: "https", Host: slug(s.Site) + ".example", Path: fmt.Sprintf("/story/%d", n)}).String()
}
