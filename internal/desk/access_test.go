package desk

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/guard"
)

// What a report says is text on every page, whatever it looks like.
func TestEscaping(t *testing.T) {
	v := visit(t, nil)
	const evil = `<script>alert("x")</script><img src=x onerror=alert(1)>`
	v.add("https://evil.example/?a=<b>", evil, "Kiln "+evil+"\nA kiln "+evil+" burst on Tuesday, said \"Mayor "+evil+"\".\nThe kiln of the village stood there for years, "+evil)
	id, path := v.storyOf("https://evil.example/?a=<b>")
	for _, p := range []string{"/", path, "/report?ref=" + url.QueryEscape("https://evil.example/?a=<b>"), "/search?q=" + url.QueryEscape(evil), "/?outlet=" + url.QueryEscape(evil), "/check?claim=" + url.QueryEscape(evil), "/story/" + url.PathEscape(evil)} {
		if _, page := v.get(p); strings.Contains(page, "<script>alert") || strings.Contains(page, "<img") {
			t.Errorf("%s holds the markup of a report", p)
		}
	}
	if id == "" {
		t.Error("no story")
	}
}

func TestSignIn(t *testing.T) {
	v := visit(t, nil)
	d, err := New(v.archive, Options{Log: slog.New(slog.DiscardHandler), Now: time.Now, Password: true})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(nil)
	g, err := guard.New(guard.Options{Listen: s.Listener.Addr().String(), Password: "nine grey herons", Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	s.Config.Handler = g.Protect(d, Open, d.SignIn)
	s.Start()
	t.Cleanup(s.Close)
	v.base = s.URL
	v.Transport = accepting{}
	if status, page := v.get("/decisions"); status != 200 || !strings.Contains(page, `name="password"`) || !strings.Contains(page, `value="/decisions"`) {
		t.Errorf("a stranger sees %d %s", status, page)
	}
	if status, _ := v.get(d.assetPath("desk.css")); status != 200 {
		t.Errorf("the style of the page to sign in: %d", status)
	}
	if status, page := v.post("/sign-in", "password", "wrong", "next", "/decisions"); status != 401 || !strings.Contains(page, "That is not the password") {
		t.Errorf("wrong password: %d", status)
	}
	if status, page := v.post("/sign-in", "password", "nine grey herons", "next", "/decisions"); status != 200 || !strings.Contains(page, "Set right by hand") || !strings.Contains(page, "Sign out") {
		t.Errorf("right password: %d", status)
	}
}

// accepting is a browser's wish for pages.
type accepting struct{}

func (accepting) RoundTrip(r *http.Request) (*http.Response, error) {
	r.Header.Set("Accept", "text/html")
	return http.DefaultTransport.RoundTrip(r)
}
