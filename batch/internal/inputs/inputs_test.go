package inputs

import (
	"context"
	"errors"
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"github.com/headwater-news/headwater/batch/internal/store"
)

// paths are those of the files behind arguments.
func paths(t *testing.T, args ...string) []string {
	t.Helper()
	list, err := Expand(t.Context(), args)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, in := range list {
		out = append(out, in.Path)
	}
	return out
}

func TestExpand(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"2031/b.warc.gz", "2031/a.warc.gz", "2031/deep/c.txt", "2031/.hidden/d.txt", "2032/e.warc.gz", "odd[1].txt"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	in := func(names ...string) []string {
		for i := range names {
			names[i] = filepath.Join(dir, names[i])
		}
		return names
	}
	for _, c := range []struct{ args, want []string }{
		{in("2031"), in("2031/a.warc.gz", "2031/b.warc.gz", "2031/deep/c.txt")},
		{in("*/*.gz"), in("2031/a.warc.gz", "2031/b.warc.gz", "2032/e.warc.gz")},
		{in("203?"), in("2031/a.warc.gz", "2031/b.warc.gz", "2031/deep/c.txt", "2032/e.warc.gz")},
		{in("odd[1].txt"), in("odd[1].txt")}, // a file's name before a pattern
		{in("2033/*.gz", "none.txt"), in("2033/*.gz", "none.txt")},
		{[]string{"https://gazette.example/?q=*"}, []string{"https://gazette.example/?q=*"}},
	} {
		if got := paths(t, c.args...); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.args, got, c.want)
		}
	}
	list, err := Expand(t.Context(), in("2032"))
	if err != nil || len(list) != 1 || list[0].Size != int64(len("2032/e.warc.gz")) || list[0].Modified.IsZero() {
		t.Errorf("%+v, %v", list, err)
	}
}

// An S3 of our own, in this process: how Amazon's differs from it is not tested.
func TestS3(t *testing.T) {
	backend := s3mem.New()
	if err := backend.CreateBucket("archive"); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(gofakes3.New(backend).Server())
	defer server.Close()
	for name, value := range map[string]string{
		"AWS_ENDPOINT_URL": server.URL, "AWS_REGION": "eu-west-1", "AWS_EC2_METADATA_DISABLED": "true",
		"AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing",
		"AWS_CONFIG_FILE": os.DevNull, "AWS_SHARED_CREDENTIALS_FILE": os.DevNull,
	} {
		t.Setenv(name, value)
	}
	write := func(name, text string) error {
		return store.Write(t.Context(), name, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
	}
	for _, name := range []string{"2031/b.jsonl", "2031/a.jsonl", "2031/deep/c.jsonl", "2032/d.jsonl"} {
		if err := write("s3://archive/"+name, name); err != nil {
			t.Fatal(err)
		}
	}
	list, err := Expand(t.Context(), []string{"s3://archive/2031/*.jsonl", "s3://archive/2032/d.jsonl", "s3://archive/2033/*"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"s3://archive/2031/a.jsonl", "s3://archive/2031/b.jsonl", "s3://archive/2032/d.jsonl", "s3://archive/2033/*"}
	for i, in := range list {
		if i == len(want) || in.Path != want[i] || i < 3 && (in.Size != int64(len("2031/a.jsonl")) || in.Modified.IsZero()) {
			t.Fatalf("%+v, want %q", list, want)
		}
	}
	if b, err := store.Read(t.Context(), want[0]); err != nil || string(b) != "2031/a.jsonl" {
		t.Errorf("read %q, %v", b, err)
	}

	broke := errors.New("the writer breaks off")
	err = store.Write(context.Background(), "s3://archive/half", func(w io.Writer) error {
		io.WriteString(w, "half a fi")
		return broke
	})
	if !errors.Is(err, broke) {
		t.Errorf("half a file: %v", err)
	}
	if there, err := store.Exists(t.Context(), "s3://archive/half"); there || err != nil {
		t.Errorf("half a file is there: %v, %v", there, err)
	}
}
