package conflict

import (
	"fmt"
	"os"
	"strings"
)

func dump(s Story, list []*figure) {
	ids := strings.Fields(os.Getenv("DBG"))
	for _, f := range list {
		ref := s.Texts[f.clause.Report].Ref
		for _, id := range ids {
			if id == "all" || strings.HasSuffix(ref, id) {
				fmt.Fprintf(os.Stderr, "%s s%d %q fate=%s noun=%s %.0f-%.0f part=%v more=%v per=%v early=%v.%v src=%q own=%v lead=%v central=%v where=%v topic=%v man=%v days=%v/%v topic#%p\n", ref, f.clause.Sentence, f.text, f.fate, f.noun, f.Low, f.High, f.part, f.more, f.period, f.early, f.topic.early, f.clause.origin(), f.clause.own(), f.topic.leads, f.central(), f.own.places, f.topic.places, f.own.manner, f.own.days, f.topic.days, f.topic)
			}
		}
	}
}
