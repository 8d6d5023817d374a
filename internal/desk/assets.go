package desk

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"net/http"
	"path"
	"time"

	"github.com/headwater-news/headwater/internal/render"
)

//go:embed html/*.html
var templateFiles embed.FS

//go:embed assets
var assetFiles embed.FS

// asset is a file that pages load. Its address changes with it, so that a
// browser may keep it for ever.
type asset struct {
	data []byte
	kind string
	path string
}

// loadAssets reads the files that pages load, by name.
func loadAssets() (map[string]asset, error) {
	style, err := assetFiles.ReadFile("assets/desk.css")
	if err != nil {
		return nil, err
	}
	script, err := assetFiles.ReadFile("assets/desk.js")
	if err != nil {
		return nil, err
	}
	icon, err := assetFiles.ReadFile("assets/icon.svg")
	if err != nil {
		return nil, err
	}
	out := map[string]asset{}
	for name, data := range map[string][]byte{
		"desk.css": append(bytes.Clone(render.Style()), style...), "passages.css": render.PassageStyle(), "desk.js": script, "icon.svg": icon,
	} {
		sum := sha256.Sum256(data)
		kind := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}[path.Ext(name)]
		out[name] = asset{data, kind, "/assets/" + name + "?" + hex.EncodeToString(sum[:6])}
	}
	return out, nil
}

func (d *Desk) assetPath(name string) string { return d.assets[name].path }

func (d *Desk) asset(w http.ResponseWriter, r *http.Request) {
	a, ok := d.assets[r.PathValue("name")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.data))
}

// templates are those of the desk beside the parts of a story.
func (d *Desk) templates() (*template.Template, error) {
	t, err := render.Parts()
	if err != nil {
		return nil, err
	}
	return t.Funcs(template.FuncMap{
		"asset": d.assetPath, "story": storyPath, "report": func(ref string) string { return reportPath(ref, 0) },
		"bar": newBar, "moment": moment, "plural": plural, "visible": render.Visible,
	}).ParseFS(templateFiles, "html/*.html")
}
