package feed

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestReadOPML(t *testing.T) {
	const list = `<?xml version="1.0"?>
<OPML version="1.0"><head><title>Mine</title></head><body>
 <outline text="News">
  <Outline TEXT="The Crier" XMLURL=" http://crier.example/feed " type="rss"/>
  <outline text="Far"><outline title="The Courant" text="x" xmlUrl="http://courant.example/?a=1&amp;b=2"/></outline>
 </outline>
 <outline text="a file" xmlUrl="file:///etc/hosts"/><outline text="a script" xmlUrl="javascript:alert(1)"/>
 <outline text="again" xmlUrl="http://crier.example/feed"/>
 <outline text="no feed" url="http://crier.example/"/>
</body></OPML>`
	got, err := ReadOPML(strings.NewReader(list))
	want := []Feed{{Address: "http://crier.example/feed", Title: "The Crier"}, {Address: "http://courant.example/?a=1&b=2", Title: "The Courant"}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	for name, bad := range map[string]string{
		"empty":   "",
		"no list": "<rss><channel/></rss>",
		"cut":     list[:200],
		"deep":    "<opml>" + strings.Repeat("<outline>", 1000),
	} {
		if _, err := ReadOPML(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "byte") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzOPML(f *testing.F) {
	f.Add([]byte(`<opml><body><outline xmlUrl="http://a.example/" text="&lt;A"/></body></opml>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		feeds, err := ReadOPML(bytes.NewReader(data))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := WriteOPML(&out, feeds); err != nil {
			t.Fatal(err)
		}
		again, err := ReadOPML(&out)
		if err != nil || len(again) > len(feeds) {
			t.Fatalf("%d feeds became %d, %v", len(feeds), len(again), err)
		}
	})
}
