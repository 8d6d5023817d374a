package browser

import (
	"os"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/chromium"
)

func TestZZShots(t *testing.T) {
	list := os.Getenv("SHOTS")
	if list == "" {
		t.Skip()
	}
	ctx := chromium.Start(t)
	for _, x := range strings.Fields(list) {
		f := strings.SplitN(x, "|", 4) // name|screen|scheme|url
		s := chromium.Screens[0]
		if f[1] == "desk" {
			s = chromium.Screens[1]
		}
		chromium.Open(t, ctx, f[3], s, f[2])
		chromium.Fits(t, ctx)
		chromium.Shoot(t, ctx, f[0])
	}
}
