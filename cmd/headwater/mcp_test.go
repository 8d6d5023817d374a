package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// news is an archive of one report.
func news(t *testing.T) (file string) {
	t.Helper()
	folder := t.TempDir()
	file, report := filepath.Join(folder, "news.db"), filepath.Join(folder, "heron.txt")
	if err := os.WriteFile(report, []byte("Herons counted at Kelmouth\n\nWardens counted forty herons at Kelmouth weir on Sunday."), 0o600); err != nil {
		t.Fatal(err)
	}
	var messages bytes.Buffer
	if code := run(t.Context(), []string{"add", "--archive", file, report}, nil, io.Discard, &messages); code != exitDone {
		t.Fatalf("%d: %s", code, &messages)
	}
	return file
}

// The SDK's client speaks with the command over its standard input and output.
func TestMCPOverPipes(t *testing.T) {
	file := news(t)
	var messages bytes.Buffer
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan int)
	go func() {
		code := run(ctx, []string{"mcp", "--archive", file}, in, out, &messages)
		out.Close()
		ended <- code
	}()
	s, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &sdk.IOTransport{Reader: fromServer, Writer: toServer}, nil)
	if err != nil {
		t.Fatal(err)
	}
	listed(t, s)
	stop() // as an interrupt does
	if code := <-ended; code != exitDone || messages.Len() > 0 {
		t.Errorf("it ended with %d and said %q", code, &messages)
	}
	s.Close()
}

// listed asks for the stories.
func listed(t *testing.T, s *sdk.ClientSession) {
	t.Helper()
	res, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: "list_stories"})
	if err != nil || res.IsError || res.StructuredContent == nil {
		t.Errorf("%+v, %v", res, err)
	}
}

// Over HTTP the client is answered by mcp and by serve, and with a password
// whoever does not know it is not.
func TestMCPOverHTTP(t *testing.T) {
	file := news(t)
	const password = "nine grey herons"
	for _, args := range [][]string{{"mcp"}, {"serve"}} {
		for _, secret := range []string{"", password} {
			t.Setenv(passwordVariable, secret)
			ctx, stop := context.WithCancel(t.Context())
			line, out := io.Pipe()
			ended := make(chan int)
			go func() {
				ended <- run(ctx, append(args, "--archive", file, "--listen", "127.0.0.1:0"), nil, out, io.Discard)
			}()
			address, err := bufio.NewReader(line).ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			at, err := url.Parse(strings.TrimSpace(address))
			if err != nil {
				t.Fatal(err)
			}
			at.Path = mcpPath
			connect := func(send string) (*sdk.ClientSession, error) {
				return sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(),
					&sdk.StreamableClientTransport{Endpoint: at.String(), DisableStandaloneSSE: true, HTTPClient: &http.Client{Transport: bearer(send)}}, nil)
			}
			s, err := connect(secret)
			if err != nil {
				t.Fatalf("%s: %v", args[0], err)
			}
			listed(t, s)
			s.Close()
			if secret != "" {
				if _, err := connect("a guess at it"); err == nil {
					t.Errorf("%s: a client without the password was answered", args[0])
				}
			}
			if args[0] == "serve" {
				for _, path := range []string{"/api/v1/stories", "/feeds/stories.atom", "/"} {
					at.Path = path
					res, err := (&http.Client{Transport: bearer(secret)}).Get(at.String())
					if err != nil {
						t.Fatal(err)
					}
					res.Body.Close()
					if res.StatusCode != http.StatusOK {
						t.Errorf("%s: %d", path, res.StatusCode)
					}
				}
			}
			stop()
			if code := <-ended; code != exitDone {
				t.Errorf("%s ended with %d", args[0], code)
			}
		}
	}
	t.Setenv(passwordVariable, "")
	if code := run(t.Context(), []string{"mcp", "--archive", file, "--listen", "0.0.0.0:0"}, nil, io.Discard, io.Discard); code != exitUsage {
		t.Errorf("others are served without a password: %d", code)
	}
}

// bearer sends a password with each request.
type bearer string

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	if b != "" {
		r = r.Clone(r.Context())
		r.Header.Set("Authorization", "Bearer "+string(b))
	}
	return http.DefaultTransport.RoundTrip(r)
}
