package render

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

const byteOrderMark = "\ufeff"

// claimColumns head the table of claims.
var claimColumns = []string{
	"story", "claim", "text", "low", "high", "rests_on",
	"stance", "origin", "chain", "report", "outlet", "published", "start", "end", "words",
}

// ClaimsCSV writes the claims of a brief as a table (RFC 4180), a row for each
// piece of evidence: the claim with its range of independent origins, who says
// it and where. Start and end are code points of the report's text. It is for
// spreadsheets: a cell that one would take for a formula begins with an apostrophe,
// and the table with the mark by which Excel knows UTF-8.
func ClaimsCSV(w io.Writer, b *schema.Brief) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return fmt.Errorf("render: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	_ = out.Write(claimColumns) // Error tells what failed
	for p := range proofs(b) {
		var chain []string
		for _, l := range p.Chain {
			chain = append(chain, l.Name)
		}
		row := []string{
			p.story.ID, p.claim.ID, p.claim.Text, strconv.Itoa(p.claim.Origins.Low), strconv.Itoa(p.claim.Origins.High), text(p.claim.Origins.RestsOn),
			p.Stance, p.origin, strings.Join(chain, " → "), p.report.Ref, text(p.report.Outlet), text(p.report.Published.Start),
			strconv.Itoa(p.Start), strconv.Itoa(p.End), string(p.text[p.Start:p.End]),
		}
		for i := range row {
			row[i] = noFormula(row[i])
		}
		_ = out.Write(row)
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("render: %w", err)
	}
	return nil
}

// proof is a piece of evidence for a claim of a brief.
type proof struct {
	schema.ClaimEvidence
	number int    // among those of its claim
	origin string // that it ends at
	story  *schema.Story
	claim  *schema.Claim
	report *schema.Report
	text   []rune // of the report
}

// proofs goes through the evidence of all claims.
func proofs(b *schema.Brief) iter.Seq[proof] {
	reports, texts := map[string]*schema.Report{}, map[string][]rune{}
	for i := range b.Reports {
		r := &b.Reports[i]
		reports[r.ID], texts[r.ID] = r, []rune(r.Text)
	}
	return func(yield func(proof) bool) {
		for i := range b.Stories {
			s := &b.Stories[i]
			for k := range s.Claims {
				c := &s.Claims[k]
				origins := make([]string, len(c.Evidence))
				for _, o := range c.Origins.List {
					for _, n := range o.Evidence {
						origins[n] = o.Name
					}
				}
				for n, e := range c.Evidence {
					if !yield(proof{e, n, origins[n], s, c, reports[e.Report], texts[e.Report]}) {
						return
					}
				}
			}
		}
	}
}

// noFormula keeps a cell from being worked out.
func noFormula(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
}
