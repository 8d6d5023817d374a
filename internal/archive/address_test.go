package archive

import "testing"

func TestCanonical(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"http://www.asp.example/a", "https://WWW.ASP.example:443/a#x"},
		{"https://asp.example", "https://asp.example/"},
		{"https://asp.example/a?id=1&utm_campaign=x", "https://asp.example/a?id=1"},
		{"https://asp.example/a?b=2&a=1", "https://asp.example/a?a=1&b=2&FBCLID=9"},
		{"https://asp.example./a", "https://asp.example/a?"},
		{"https://bücher.example/a", "https://xn--bcher-kva.example/a"},
		{"https://asp.example/ä", "https://asp.example/%C3%A4"},
	} {
		pa, qa := canonical(c.a)
		pb, qb := canonical(c.b)
		if pa == "" || pa != pb || qa != qb {
			t.Errorf("%s is %q %q, %s is %q %q", c.a, pa, qa, c.b, pb, qb)
		}
	}
	for _, c := range []struct{ a, b string }{
		{"https://asp.example/a?id=1", "https://asp.example/a?id=2"},
		{"https://asp.example/a", "https://asp.example/A"},
		{"https://asp.example/a", "https://asp.example/a/"},
		{"https://asp.example/a%2Fb", "https://asp.example/a/b"},
		{"https://asp.example:8080/a", "https://asp.example/a"},
		{"https://asp.example/a", "https://m.asp.example/a"},
	} {
		pa, qa := canonical(c.a)
		pb, qb := canonical(c.b)
		if pa == pb && qa == qb {
			t.Errorf("%s and %s are both %q %q", c.a, c.b, pa, qa)
		}
	}
	for _, none := range []string{"", "a.txt", "mailto:a@b.example", "ftp://a.example/b", "https:///path", "http://[::1", "//asp.example/a"} {
		if page, _ := canonical(none); page != "" {
			t.Errorf("%q is no web address, got %q", none, page)
		}
	}
}

func FuzzCanonical(f *testing.F) {
	f.Add("https://asp.example/a?b=c&utm_source=d#e")
	f.Fuzz(func(t *testing.T, s string) {
		page, query := canonical(s)
		if page == "" {
			return
		}
		again := "https://" + page
		if query != "" {
			again += "?" + query
		}
		if p, q := canonical(again); p != page || q != query {
			t.Errorf("%q is %q %q, and that is %q %q", s, page, query, p, q)
		}
	})
}
