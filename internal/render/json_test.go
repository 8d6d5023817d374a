package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/sample"
	"github.com/headwater-news/headwater/schema"
)

func empty() *schema.Brief {
	return &schema.Brief{Schema: schema.Version, Reports: []schema.Report{}, Stories: []schema.Story{}, Skipped: []schema.Skipped{}}
}

// The writer that works piece by piece must write what the encoder would have
// written at once.
func TestJSONAsTheEncoderWritesIt(t *testing.T) {
	markup := sample.Brief()
	markup.Stories[0].Title = `<b>"Crane" & quay</b>`
	for name, b := range map[string]*schema.Brief{"sample": sample.Brief(), "empty": empty(), "markup": markup} {
		var want, got bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(b); err != nil {
			t.Fatal(err)
		}
		if err := JSON(&got, b); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("%s: JSON differs from the encoder's:\n%s", name, got.String())
		}
	}
}

func TestJSONRefusesNullLists(t *testing.T) {
	b := sample.Brief()
	b.Stories[0].Claims[2].Merges = nil
	var out bytes.Buffer
	err := JSON(&out, b)
	if err == nil || !strings.Contains(err.Error(), "stories[0].claims[2].merges") {
		t.Errorf("error %v does not name the list", err)
	}
	if out.Len() > 0 {
		t.Errorf("%d bytes were written before the error", out.Len())
	}
}

type full struct{}

var errFull = errors.New("disk full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWritersReportErrors(t *testing.T) {
	for name, write := range map[string]func(io.Writer) error{
		"JSON": func(w io.Writer) error { return JSON(w, sample.Brief()) },
		"Text": func(w io.Writer) error { return Text(w, sample.Brief(), TextOptions{}) },
	} {
		if err := write(full{}); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v, want %v", name, err, errFull)
		}
	}
}
