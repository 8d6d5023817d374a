package names

import "testing"

// TestLikeNobody: places, bodies, teams and ships have names like people's.
func TestLikeNobody(t *testing.T) {
	for name, want := range map[string]string{
		"Orre Ave.": "place", "North Orre": "place", "Ilves Street": "place", "New Zealand": "place",
		"Harbour Rights Watch": "body", "MV Ilves": "body", "Naval Ship Ilves": "body", "Warship Maret Ilves": "body", "Chicago Masons": "body", "White Helmets": "body", "Ilves Holdings": "body",
		"Maret Ilves": "", "Chicago Aalto": "", "Dov Banks": "", "Ana Street-Ilves": "", "Watch Ilves": "", "Maret Ship": "",
	} {
		words := lowerFields(name)
		got := ""
		switch {
		case likePlace(words):
			got = "place"
		case likeBody(words):
			got = "body"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
