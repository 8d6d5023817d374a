package conflict

import (
	"fmt"
	"os"
)

func dump(list []*figure) {
	if os.Getenv("DBG") == "" {
		return
	}
	for _, f := range list {
		fmt.Fprintf(os.Stderr, "r%d s%d %q fate=%s noun=%s %.0f-%.0f sum=%.0f part=%v more=%v per=%v early=%v.%v toll=%v src=%v lead=%v central=%v where=%v topic=%v man=%v another=%v days=%v/%v t%p\n", f.clause.Report, f.clause.Sentence, f.text, f.fate, f.noun, f.Low, f.High, f.sum, f.part, f.more, f.period, f.early, f.topic.early, f.toll, f.source, f.topic.leads, f.central(), f.own.places, f.topic.places, f.own.manner, f.own.another, f.own.days, f.topic.days, f.topic)
	}
}
