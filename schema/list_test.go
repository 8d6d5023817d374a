package schema

import "testing"

func TestReportID(t *testing.T) {
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 701: "ZZ", 702: "AAA", 9999: "NTP"} {
		if got := ReportID(n); got != want {
			t.Errorf("ReportID(%d) = %q, want %q", n, got, want)
		}
	}
}
