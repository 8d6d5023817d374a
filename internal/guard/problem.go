package guard

import (
	"encoding/json"
	"net/http"
)

// Problem answers with an error as RFC 9457 has it: what is wrong, and what to
// do.
func Problem(w http.ResponseWriter, status int, title, detail string) {
	body, err := json.Marshal(struct {
		Type   string `json:"type"`
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{"about:blank", title, status, detail})
	if err != nil {
		panic(err) // strings and a number can always be written
	}
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	w.Write(append(body, '\n'))
}
