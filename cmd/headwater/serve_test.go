package main

import (
	"bufio"
	"context"
	"errors"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
)

// A feed reader that is not ours reads, under a password, what it is given the
// address of: from the pages, once a person has signed in.
func TestFeedsUnderAPassword(t *testing.T) {
	const password = "nine grey herons"
	t.Setenv(passwordVariable, password)
	ctx, stop := context.WithCancel(t.Context())
	line, out := io.Pipe()
	ended := make(chan int)
	go func() {
		ended <- run(ctx, []string{"serve", "--archive", news(t), "--listen", "127.0.0.1:0"}, nil, out, io.Discard)
	}()
	defer func() { stop(); <-ended }()
	address, err := bufio.NewReader(line).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	at := strings.TrimSuffix(strings.TrimSpace(address), "/")

	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	person := &http.Client{Jar: jar}
	if _, err := person.PostForm(at+"/sign-in", url.Values{"password": {password}, "next": {"/"}}); err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`href="(/feeds/[^"]*)"`)
	feeds := map[string]bool{}
	for _, path := range []string{"/", "/watch", "/search?q=herons"} {
		res, err := person.Get(at + path)
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(page), -1) {
			feeds[at+html.UnescapeString(m[1])] = true
		}
	}
	if len(feeds) < 3 {
		t.Errorf("the pages name only %d feeds", len(feeds))
	}
	for feed := range feeds {
		f, err := gofeed.NewParser().ParseURL(feed)
		if err != nil || len(f.Items) != 1 || !strings.Contains(f.Items[0].Title, "Herons") {
			t.Errorf("%s: %+v, %v", feed, f, err)
			continue
		}
		if again, err := gofeed.NewParser().ParseURL(f.FeedLink); err != nil || len(again.Items) != 1 {
			t.Errorf("%s, which it gives for itself: %v", f.FeedLink, err)
		}
		without, _, _ := strings.Cut(feed, "token=")
		if _, err := gofeed.NewParser().ParseURL(without); err == nil {
			t.Errorf("%s can be read without the token", without)
		}
	}
}

// Polling goes on after the archive failed, and begins anew with each change of
// the feeds; with none left it waits for one.
func TestAgain(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	changed := make(chan struct{}, 1)
	begun := make(chan int)
	ended, times := make(chan bool), 0
	go func() {
		again(ctx, changed, time.Millisecond, func(ctx context.Context) error {
			times++
			begun <- times
			switch times {
			case 1, 2:
				return errors.New("the disk is full")
			case 3:
				<-ctx.Done() // until the list changes
				return ctx.Err()
			}
			return nil // no feed is left
		})
		close(ended)
	}()
	for want := 1; want <= 3; want++ {
		if got := <-begun; got != want {
			t.Fatalf("it began %d times, not %d", got, want)
		}
	}
	changed <- struct{}{}
	<-begun
	select {
	case <-begun:
		t.Error("it began with no feed left")
	case <-time.After(50 * time.Millisecond):
	}
	changed <- struct{}{}
	<-begun
	stop()
	<-ended
}
