package render

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// claimColumns head the table of claims.
var claimColumns = []string{
	"story", "claim", "text", "low", "high", "rests_on",
	"stance", "origin", "chain", "report", "outlet", "published", "start", "end", "words",
}

// ClaimsCSV writes the claims of a brief as a table (RFC 4180), a row for each
// piece of evidence: the claim with its range of independent origins, who says
// it and where. Start and end are code points of the report's text. A cell that
// a spreadsheet would take for a formula begins with an apostrophe.
func ClaimsCSV(w io.Writer, b *schema.Brief) error {
	reports := map[string]*schema.Report{}
	texts := map[string][]rune{}
	for i := range b.Reports {
		r := &b.Reports[i]
		reports[r.ID], texts[r.ID] = r, []rune(r.Text)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(claimColumns); err != nil {
		return fmt.Errorf("render: %w", err)
	}
	for _, s := range b.Stories {
		for _, c := range s.Claims {
			origin := make([]string, len(c.Evidence))
			for _, o := range c.Origins.List {
				for _, i := range o.Evidence {
					origin[i] = o.Name
				}
			}
			for i, e := range c.Evidence {
				r := reports[e.Report]
				var chain []string
				for _, l := range e.Chain {
					chain = append(chain, l.Name)
				}
				row := []string{
					s.ID, c.ID, c.Text, strconv.Itoa(c.Origins.Low), strconv.Itoa(c.Origins.High), text(c.Origins.RestsOn),
					e.Stance, origin[i], strings.Join(chain, " → "), r.Ref, text(r.Outlet), text(r.Published.Start),
					strconv.Itoa(e.Start), strconv.Itoa(e.End), string(texts[e.Report][e.Start:e.End]),
				}
				for i := range row {
					row[i] = noFormula(row[i])
				}
				if err := out.Write(row); err != nil {
					return fmt.Errorf("render: %w", err)
				}
			}
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("render: %w", err)
	}
	return nil
}

// noFormula keeps a cell from being worked out.
func noFormula(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
}
