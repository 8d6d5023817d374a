package webhook

import (
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/fetch"
)

const secret = "a secret of twenty-four bytes and more"

// The signature over known bytes was worked out with openssl.
func TestSignature(t *testing.T) {
	coded := "whsec_" + base64.StdEncoding.EncodeToString([]byte(secret))
	for _, form := range []string{secret, coded} {
		s, err := New(form, fetch.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := s.signature(Message{"notice-7", []byte(`{"kind":"denied"}`)}, "1700000000"), "v1,Y1Oq1R67cs209rZF9htbrv3LJ2hT/lNTLnwkKEKaywU="; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	for _, bad := range []string{"", "short", "whsec_" + strings.Repeat("!", 40), "whsec_AAAA"} {
		if _, err := New(bad, fetch.Options{}); err == nil {
			t.Errorf("%q is taken for a secret", bad)
		}
	}
}

func TestSend(t *testing.T) {
	status := http.StatusNoContent
	var got *http.Request
	var body string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		got, body = r, string(b)
		if status == http.StatusFound {
			w.Header().Set("Location", "/elsewhere")
		}
		w.WriteHeader(status)
	}))
	defer server.Close()
	s, err := New(secret, fetch.Options{AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	m, now := Message{"notice-7", []byte(`{"kind":"denied"}`)}, time.Unix(1_700_000_000, 0)
	if err := s.Send(t.Context(), server.URL+"/hook", m, now); err != nil {
		t.Fatal(err)
	}
	if got.Method != "POST" || body != string(m.Body) || got.Header.Get("webhook-id") != m.ID || got.Header.Get("webhook-timestamp") != "1700000000" || got.Header.Get("webhook-signature") != s.signature(m, "1700000000") {
		t.Errorf("sent %s %v", body, got.Header)
	}
	for status = range map[int]bool{http.StatusFound: true, http.StatusInternalServerError: true, http.StatusBadRequest: true} {
		if err := s.Send(t.Context(), server.URL+"/hook", m, now); err == nil || got.URL.Path != "/hook" {
			t.Errorf("%d passes for success, or was followed to %s", status, got.URL.Path)
		}
	}
	status = http.StatusGone
	if err := s.Send(t.Context(), server.URL, m, now); !errors.Is(err, ErrGone) {
		t.Errorf("410: %v", err)
	}
	guarded, err := New(secret, fetch.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got = nil
	if err := guarded.Send(t.Context(), server.URL, m, now); err == nil || got != nil {
		t.Errorf("a private address was asked: %v", err)
	}
}

// Tries grow rarer and end.
func TestWait(t *testing.T) {
	last, sum := time.Duration(0), time.Duration(0)
	for tries := 1; ; tries++ {
		wait, again := Wait(tries)
		if !again {
			break
		}
		if wait <= last {
			t.Errorf("after %d tries it waits %s, before that %s", tries, wait, last)
		}
		last, sum = wait, sum+wait
	}
	if sum < 24*time.Hour || sum > 7*24*time.Hour {
		t.Errorf("the last try comes after %s", sum)
	}
}
