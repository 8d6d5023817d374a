package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// The SDK's client speaks with the command over its standard input and output.
func TestMCPOverPipes(t *testing.T) {
	folder := t.TempDir()
	file, report := filepath.Join(folder, "news.db"), filepath.Join(folder, "heron.txt")
	if err := os.WriteFile(report, []byte("Herons counted at Kelmouth\n\nWardens counted forty herons at Kelmouth weir on Sunday."), 0o600); err != nil {
		t.Fatal(err)
	}
	var messages bytes.Buffer
	if code := run(t.Context(), []string{"add", "--archive", file, report}, nil, io.Discard, &messages); code != exitDone {
		t.Fatalf("%d: %s", code, &messages)
	}
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
	res, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: "list_stories"})
	if err != nil || res.IsError || res.StructuredContent == nil {
		t.Errorf("%+v, %v", res, err)
	}
	stop() // as an interrupt does
	if code := <-ended; code != exitDone || messages.Len() > 0 {
		t.Errorf("it ended with %d and said %q", code, &messages)
	}
	s.Close()
}
