package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A person stops a server with an interrupt, a machine with SIGTERM: either way
// it ends by itself, as something that is done.
func TestServerStops(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no signals to send")
	}
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		cmd := exec.CommandContext(t.Context(), "headwater", "serve", "--listen", "127.0.0.1:0", "--archive", filepath.Join(t.TempDir(), "archive.db"))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		line, err := bufio.NewReader(out).ReadString('\n')
		if err != nil || !strings.HasPrefix(line, "http://") {
			t.Fatal(line, err)
		}
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v: %v", signal, err)
		}
	}
}

// A command that only reads ends soon once it is asked to, though it waits for
// its input; who asks twice has it killed.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no signals to send")
	}
	for _, times := range []int{1, 2} {
		cmd := exec.CommandContext(t.Context(), "headwater", "brief", "-")
		in, err := cmd.StdinPipe() // never ends
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := in.Write(bytes.Repeat([]byte("Rain in Orrin.\n"), 100_000)); err != nil { // more than a pipe holds: it reads
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		for range times {
			cmd.Process.Signal(os.Interrupt)
			time.Sleep(50 * time.Millisecond)
		}
		select {
		case err := <-ended:
			if err == nil {
				t.Error("it ended well, without its input")
			}
		case <-time.After(patience / 2):
			cmd.Process.Kill()
			t.Errorf("after %d interrupts it waits still", times)
		}
	}
}

// Who stops an addition is told what is kept.
func TestInterruptedAdd(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no signals to send")
	}
	var reports bytes.Buffer
	for i := range 20_000 {
		fmt.Fprintf(&reports, `{"id":"r%d","text":"Ferry %d left Orrin on time, the port said."}`+"\n", i, i)
	}
	input := filepath.Join(t.TempDir(), "many.jsonl")
	if err := os.WriteFile(input, reports.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "headwater", "add", "--archive", filepath.Join(t.TempDir(), "archive.db"), input)
	var told bytes.Buffer
	cmd.Stderr = &told
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	named := bufio.NewReader(out)
	if _, err := named.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	cmd.Process.Signal(os.Interrupt)
	if _, err := named.WriteTo(io.Discard); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || !strings.Contains(told.String(), "stopped before it was done: the reports named on standard output are in the archive") {
		t.Errorf("%v: %s", err, told.String())
	}
}
