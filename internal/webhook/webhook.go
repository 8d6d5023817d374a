// Package webhook sends notices to an address that somebody named, signed as
// Standard Webhooks 1.0 has it (headers webhook-id, webhook-timestamp and
// webhook-signature, HMAC-SHA256), and says when to try again.
package webhook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/headwater-news/headwater/internal/fetch"
)

// waits pass after each try that fails; after the last there is no other.
var waits = [...]time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour}

// Wait is how long to wait after so many tries that failed, from 1. There is
// none after the last.
func Wait(tries int) (wait time.Duration, again bool) {
	if tries < 1 || tries > len(waits) {
		return 0, false
	}
	return waits[tries-1], true
}

const (
	total     = 20 * time.Second // for one try
	minSecret = 24               // bytes
	maxAnswer = 4 << 10          // bytes that are read of an answer, so that its connection can be used again
)

// Sender sends messages.
type Sender struct {
	client *http.Client
	key    []byte
}

// New makes a sender that signs with a secret: "whsec_" and base64, or any
// other 24 bytes and more. Private addresses are refused as in package fetch.
func New(secret string, opts fetch.Options) (*Sender, error) {
	key := []byte(secret)
	if coded, ok := strings.CutPrefix(secret, "whsec_"); ok {
		var err error
		if key, err = base64.StdEncoding.DecodeString(coded); err != nil {
			return nil, errors.New("what follows whsec_ in the secret is no base64")
		}
	}
	if len(key) < minSecret {
		return nil, fmt.Errorf("the secret has fewer than %d bytes: take a longer one", minSecret)
	}
	return &Sender{client: fetch.HTTP(opts), key: key}, nil
}

// Message is what is sent. Its id is the same in every try.
type Message struct {
	ID   string
	Body []byte // JSON
}

// ErrGone says that the address wants no more messages.
var ErrGone = errors.New("the address wants no more notices (410)")

// Send tries once. An answer of 2xx is success; a redirect is none, since the
// message was meant for this address.
func (s *Sender) Send(ctx context.Context, address string, m Message, now time.Time) error {
	ctx, cancel := context.WithTimeout(ctx, total)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(m.Body))
	if err != nil {
		return err
	}
	stamp := strconv.FormatInt(now.Unix(), 10)
	for name, value := range map[string]string{
		"Content-Type": "application/json", "User-Agent": "Headwater/1",
		"webhook-id": m.ID, "webhook-timestamp": stamp, "webhook-signature": s.signature(m, stamp),
	} {
		req.Header.Set(name, value)
	}
	res, err := s.client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	_, _ = io.CopyN(io.Discard, res.Body, maxAnswer)
	switch {
	case res.StatusCode == http.StatusGone:
		return ErrGone
	case res.StatusCode < 200 || res.StatusCode > 299:
		return fmt.Errorf("it answered %d", res.StatusCode)
	}
	return nil
}

func (s *Sender) signature(m Message, stamp string) string {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(m.ID + "." + stamp + "."))
	mac.Write(m.Body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
