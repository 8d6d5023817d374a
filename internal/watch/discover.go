package watch

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// maxTags is how many tags of a page are looked at for its feed: links stand
// in the head.
const maxTags = 2000

// discover returns the address of the first feed that a page names, or "".
// See https://www.rssboard.org/rss-autodiscovery.
func discover(page, at string) string {
	base, err := url.Parse(at)
	if err != nil {
		return ""
	}
	z := html.NewTokenizer(strings.NewReader(page))
	for range maxTags {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Token()
			if tag.Data == "body" {
				return ""
			}
			if tag.Data != "link" {
				continue
			}
			if link := feedLink(tag); link != "" {
				if u, err := base.Parse(link); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
					return u.String()
				}
			}
		}
	}
	return ""
}

func feedLink(tag html.Token) string {
	var rel, kind, href string
	for _, a := range tag.Attr {
		switch a.Key {
		case "rel":
			rel = strings.ToLower(a.Val)
		case "type":
			kind = strings.ToLower(strings.TrimSpace(a.Val))
		case "href":
			href = strings.TrimSpace(a.Val)
		}
	}
	if !strings.Contains(" "+rel+" ", " alternate ") {
		return ""
	}
	switch kind {
	case "application/rss+xml", "application/atom+xml", "application/feed+json":
		return href
	}
	return ""
}
