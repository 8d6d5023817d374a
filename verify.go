package headwater

import (
	"context"
	"encoding/hex"

	"github.com/headwater-news/headwater/internal/verify"
	"github.com/headwater-news/headwater/schema"
)

// Inputs lists the files that the reports of a brief were read from, in order
// and each once.
func Inputs(b *schema.Brief) []string {
	var out []string
	seen := map[string]bool{}
	for _, r := range b.Reports {
		if !seen[r.From.Path] {
			seen[r.From.Path] = true
			out = append(out, r.From.Path)
		}
	}
	return out
}

// Verify reads inputs again and compares every span that the brief cites. It
// returns the differences, and what of the inputs could not be read.
func Verify(ctx context.Context, b *schema.Brief, inputs []string, opts Options) ([]verify.Difference, []schema.Skipped, error) {
	now, skipped, err := Reread(ctx, inputs, opts)
	if err != nil {
		return nil, nil, err
	}
	return verify.Brief(b, now), skipped, nil
}

// Reread reads inputs again, for verify.Brief.
func Reread(ctx context.Context, inputs []string, opts Options) (verify.Now, []schema.Skipped, error) {
	reports, skipped, err := load(ctx, inputs, opts)
	if err != nil {
		return verify.Now{}, nil, err
	}
	var now verify.Now
	for _, r := range reports {
		now.Add(r.Ref, verify.Reread{Text: r.Text, SHA256: hex.EncodeToString(r.Sum[:])})
	}
	return now, skipped, nil
}
