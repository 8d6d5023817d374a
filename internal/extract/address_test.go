package extract

import "testing"

func TestDayOfAddress(t *testing.T) {
	for url, want := range map[string]string{
		"https://crier.example/2024/04/09/seal":    "2024-04-09",
		"https://crier.example/news/2024/04/09":    "2024-04-09",
		"http://crier.example/a/b/2019/12/31/?x=y": "2019-12-31",
		"https://crier.example/2024/04/seal":       "",
		"https://crier.example/2024/15/40/seal":    "",
		"https://crier.example/?p=/2024/04/09/":    "",
		"https://crier.example/12024/04/09/seal":   "",
		"crier.example/2024/04/09/":                "",
		"":                                         "",
	} {
		got := ""
		if p, ok := dayOfAddress(url); ok {
			got = p.Days.First.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
	}
}
