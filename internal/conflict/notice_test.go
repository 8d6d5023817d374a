package conflict

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestNotices: who gave notice is contradicted by who says that none came to him, of
// that matter and from them.
func TestNotices(t *testing.T) {
	const (
		residents = "The residents warned the council about the wall in May, Ana Voss said."
		union     = "The dockers' union said it had warned the operator, Nordlijn, twice in the winter about leaking valves."
		letters   = "The union wrote to Nordlijn on 12 December about the valves, Aart Mulder said."
		mould     = "Parents told the school of the mould in the gym in March, Ana Voss said."
		smell     = "Residents complained to the council about the smell for months, Ilse Kohn said."
		costs     = "The director, Ana Voss, said the costs of the recall had been disclosed to the bank in full."
		minutes   = "Ana Voss said she sent the minutes of the meeting to the ministry on Monday."
		audit     = "Mayor Ilse Kohn said she had asked the yard for the audit of the crane in August."
		doctors   = "Ana Voss said she told the doping office in May that the coach sold pills."
	)
	for _, x := range []struct {
		given, other string
		want         bool
	}{
		{residents, "The council said it knew nothing of any warning about the wall.", true},
		{residents, "The council denied having been warned about the wall.", true},
		{residents, "The council had never been alerted to the wall, its clerk said.", true},
		{residents, "The council was warned about the wall, its clerk said.", false},
		{residents, "The council may not have been warned about the wall, a lawyer said.", false},
		{residents, "The council denied that it had not been warned about the wall.", false},
		{residents, "The harbour office said it had never been warned about the wall.", false},
		{residents, "The council said it had received no warning about the storm of Friday night.", false},
		{union, "“No such warning has reached us,” Nordlijn said in a statement on Wednesday.", true},
		{union, "“Nobody has warned us,” Nordlijn said.", true},
		{union, "“No such warning has reached us,” the weather office said.", false},
		{letters, "Nordlijn said it had never received a letter from the union about the valves.", true},
		{letters, "Nordlijn said it had never received a letter from the ministry about the valves.", false},
		{letters, "Nordlijn said it had received a letter from the union about the valves.", false},
		{mould, "The school says it was never informed of the mould in the gym.", true},
		{mould, "The school says it was never told who paid for the ovens in the kitchen.", false},
		{smell, "The council had received no complaints about the smell, a spokesman said.", true},
		{smell, "No complaint about the smell was made, the council said.", true},
		{smell, "The council had received no complaints about the new buses, a spokesman said.", false},
		{smell, "The residents never raised any concerns about the smell, the council said.", true},
		{smell, "The residents never raised any money for the park, the council said.", false},
		{costs, "Holm & Dahl, the lead bank, said it was never shown the costs of the recall.", true},
		{costs, "The bank said it had not seen the costs of the recall.", true},
		{costs, "The bank said it was never shown the list of the guests.", false},
		{costs, "The bank said it was shown the costs of the recall.", false},
		{costs, "The union said it was never shown the costs of the recall.", false},
		{minutes, "The ministry said it never received the minutes of the meeting.", true},
		{minutes, "The ministry said it never received the money for the meeting hall.", false},
		{minutes, "The ministry said it received the minutes of the meeting.", false},
		{minutes, "The council said it never received the minutes of the meeting.", false},
		{audit, "The yard said the mayor never asked for it.", true},
		{audit, "The yard said the owner never asked for it.", false},
		{audit, "The yard said the mayor asked for it.", false},
		{doctors, "The doping office said it had received no information from Voss.", true},
		{doctors, "The doping office said it had received no information about the swimmer.", false},
	} {
		list := Find(tell(fixture.Texts(x.given, x.other))).Conflicts
		if (len(list) > 0) != x.want {
			t.Errorf("%s\n%s\nconflict %v, want %v", x.given, x.other, len(list) > 0, x.want)
		}
	}
}
