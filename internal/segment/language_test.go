package segment

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/report"
)

// Invented events, told in several languages.
var tongues = map[string]string{
	"en": "The keeper of the lighthouse at Quillmouth said on Monday that the lamp had been out for three nights, and that the boats which passed had been warned by radio. The council will meet on Friday to talk about the cost of a new one.",
	"de": "Der Leuchtturmwärter von Quillmouth sagte am Montag, die Lampe sei drei Nächte lang aus gewesen, und die Schiffe seien über Funk gewarnt worden. Der Rat wird am Freitag über die Kosten einer neuen Lampe beraten, wie es hieß.",
	"fr": "Le gardien du phare de Quillmouth a dit lundi que la lampe était restée éteinte pendant trois nuits et que les bateaux avaient été prévenus par radio. Le conseil se réunira vendredi pour parler du prix d'une nouvelle lampe.",
	"es": "El farero de Quillmouth dijo el lunes que la lámpara había estado apagada durante tres noches y que los barcos habían sido avisados por radio. El consejo se reunirá el viernes para hablar del precio de una lámpara nueva.",
	"nl": "De vuurtorenwachter van Quillmouth zei maandag dat de lamp drie nachten uit was geweest en dat de schepen over de radio waren gewaarschuwd. De raad komt vrijdag bijeen om over de kosten van een nieuwe lamp te praten.",
	"ru": "Смотритель маяка в Квиллмуте сказал в понедельник, что лампа не горела три ночи и что суда предупреждали по радио. В пятницу совет соберётся, чтобы поговорить о цене новой лампы, сообщили в городе.",
}

func TestIdentify(t *testing.T) {
	for want, text := range tongues {
		for _, declared := range []string{"", "en", "EN-us", "xx"} {
			r := &report.Report{Text: text, Language: declared}
			if Identify(r); r.Language != want {
				t.Errorf("%s, declared %q: %q", want, declared, r.Language)
			}
			if limited := len(r.Limits) > 0; limited != (want != "en") {
				t.Errorf("%s: limits %v", want, r.Limits)
			}
		}
	}
	r := &report.Report{Text: "Zu kurz.", Language: "de_AT"}
	if Identify(r); r.Language != "de" {
		t.Errorf("a short text is %q, not what it declares", r.Language)
	}
}

// Of a text of few words that declares no language, the small ones tell.
func TestIdentifyShort(t *testing.T) {
	for text, want := range map[string]string{
		"A tram driver locked himself in the depot after a quarrel with two inspectors.":       "en",
		"Ein Fahrer schloss sich nach einem Streit mit zwei Kontrolleuren im Depot ein.":       "",
		"Een bestuurder sloot zich na ruzie met twee controleurs op in de remise van de tram.": "",
		"Mill burns. Two workers died in the fire at the mill in Kelmouth on Monday.":          "en",
		"The Tram Riders spielten in der Halle an der Weser vor 3000 Leuten, es war ein Fest.": "",
		"Kelmouth, 4 May": "",
		"The ferry Selma sank off Orle, said Ilse Tarn. Six people died. Divers go down on Thursday.": "en",
		"Six people died when a tram left the rails in Kelmouth.":                                     "en",
		"Der Film \"The Day After the Flood\" läuft in Ulm an.":                                       "",
		"Zespół The Tides zagra w piątek w Orle.":                                                     "",
	} {
		r := &report.Report{Text: text}
		if Identify(r); r.Language != want {
			t.Errorf("%q: %q, want %q", text, r.Language, want)
		}
	}
	r := &report.Report{Text: "A tram driver locked himself in the depot after a quarrel.", Language: "sv"}
	if Identify(r); r.Language != "sv" {
		t.Errorf("a short text is %q, not what it declares", r.Language)
	}
}

// English names and quotations amid another language do not make it English.
func TestPlainlyEnglish(t *testing.T) {
	for want, text := range tongues {
		if got := plainlyEnglish(text); got != (want == "en") {
			t.Errorf("%s: %v", want, got)
		}
		if mixed := text + ` "The Lord of the Rings", "The Times" und "The House of the Sun".`; want != "en" && plainlyEnglish(mixed) {
			t.Errorf("%s with English titles is taken for English", want)
		}
	}
}

func BenchmarkIdentify(b *testing.B) {
	for _, of := range []string{"en", "de"} {
		text := strings.Repeat(tongues[of]+"\n", 12)
		b.Run(of, func(b *testing.B) {
			for b.Loop() {
				Identify(&report.Report{Text: text})
			}
		})
	}
}
