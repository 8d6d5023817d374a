package extract

import (
	"fmt"
	"regexp"
	"strings"
)

// unnamed are layouts whose classes say nothing, as style sheets made by
// machine name them: what is no report has to be told by what it is. They were
// written after the rules, and no rule was made for them.
var unnamed = func() []layout {
	plain := func(name string, set func(s tale) string) layout {
		return simple("unnamed: "+name, func(s tale) string { return nameless(set(s)) })
	}
	return []layout{
		plain("article", func(s tale) string { return wrapped(s, "", inArticle(s, in("<p>", "</p>", s.paragraphs))) }),
		plain("div soup", func(s tale) string {
			return wrapped(s, "", `<div><div><h1>`+s.title+`</h1><div>`+in("<p>", "</p>", s.paragraphs)+`</div></div></div>`)
		}),
		plain("related inside", func(s tale) string { return wrapped(s, "", inArticle(s, between(s, related))) }),
		plain("newsletter inside", func(s tale) string { return wrapped(s, "", inArticle(s, between(s, signup))) }),
		plain("adverts inside", func(s tale) string { return wrapped(s, "", inArticle(s, between(s, advert))) }),
		plain("comments", func(s tale) string { return wrapped(s, "", inArticle(s, in("<p>", "</p>", s.paragraphs))+readers) }),
		plain("comments in divs", func(s tale) string {
			return wrapped(s, "", `<div><h1>`+s.title+`</h1>`+in("<p>", "</p>", s.paragraphs)+`</div>`+readers)
		}),
		plain("cookie banner", func(s tale) string {
			return wrapped(s, "", cookies+`<div><h1>`+s.title+`</h1>`+in("<p>", "</p>", s.paragraphs)+`</div>`)
		}),
		plain("teasers below", func(s tale) string { return wrapped(s, "", inArticle(s, in("<p>", "</p>", s.paragraphs))+teasers) }),
		plain("author box", func(s tale) string { return wrapped(s, "", inArticle(s, in("<p>", "</p>", s.paragraphs)+author)) }),
		plain("paywall", func(s tale) string { return wrapped(s, "", inArticle(s, in("<p>", "</p>", s.paragraphs)+wall)) }),
		plain("wide frame", func(s tale) string {
			return wrapped(s, "", cookies+menu(40)+`<div>`+aside+inArticle(s, sharing+between(s, related+signup+advert+picture)+author)+teasers+readers+`</div>`+legal)
		}),
	}
}()

var labels = regexp.MustCompile(` (?:class|id)="?[^">]*"?`)

// nameless gives every class and id of a page a name that means nothing.
func nameless(page string) string {
	n := 0
	return labels.ReplaceAllStringFunc(page, func(label string) string {
		n++
		key, _, _ := strings.Cut(strings.TrimSpace(label), "=")
		return fmt.Sprintf(` %s="q%dxk"`, key, n)
	})
}
