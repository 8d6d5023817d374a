package conflict

import (
	"github.com/headwater-news/headwater/internal/fixture"
	"testing"
)

func TestDbg(t *testing.T) {
	const lead = "A bomb killed people at the bus station in Vardo on Saturday. "
	Find(tell(fixture.Texts(lead+"Orlan Watch said at least 20 people were killed.", lead+"The ministry said 12 people were killed.")))
}
