package headwater_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/fixture/linear"
)

// A report costs no more than its length, whatever is in it: text that has lost
// its full stops and its lines too, as machines deliver it.
func TestHostileReports(t *testing.T) {
	for _, unit := range []string{
		"five people were killed in Orrin, police said ",
		"on Monday, May 5, 2020, and on Tuesday ",
		"FIRE IN ORRIN KILLS FIVE, SAYS MAYOR ADA BRANDT OF ORRIN ",
		"\u202eOrrin\u202c \u200b five \U000e0041 ",
		`"We know", she said. "`,
		"Orrin: 5 dead\n",
	} {
		t.Run(fmt.Sprintf("%q", unit), func(t *testing.T) {
			linear.Check(t, 16<<10, func(n int) func() {
				text := strings.Repeat(unit, n/len(unit))
				return func() {
					if _, err := headwater.Brief(t.Context(), []string{"-"}, headwater.Options{Stdin: strings.NewReader(text)}); err != nil {
						t.Error(err)
					}
				}
			})
		})
	}
}
