package story

import (
	"slices"
	"testing"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// By language, two reports of a vote in a parliament, and one of a fire that
// shares no more with them than the small words and who says so.
var abroad = map[string][3]string{
	"ar": {
		"انتخاب رئيس جديد للبرلمان\nقال متحدث باسم الحكومة إن البرلمان انتخب يانا كولار رئيسة جديدة يوم الخميس بعد جلسة طويلة. وأضاف أن عددا من النواب امتنعوا عن التصويت.",
		"كولار رئيسة للبرلمان\nانتخب البرلمان يوم الخميس يانا كولار رئيسة جديدة، وقال متحدث إن النواب صوتوا بعد جلسة طويلة في العاصمة.",
		"حريق يدمر صومعة حبوب\nقالت الشرطة إن حريقا دمر صومعة حبوب في فارلوند ليل الاثنين وأدى إلى مقتل عاملين. وأضافت أن عددا من السكان عولجوا بعد استنشاق الدخان.",
	},
	"zh": {
		"议会选出新议长\n政府发言人周四表示，议会经过长时间会议选出了科拉尔为新的议长。多名议员投了弃权票，会议在首都举行。",
		"科拉尔当选议长\n议会周四选出了新的议长科拉尔，会议时间很长。发言人说，多名议员投了弃权票。",
		"瓦伦德粮仓火灾\n警方周二表示，瓦伦德一座粮仓周一晚发生火灾，造成两名工人死亡。市长说，多人接受了治疗。",
	},
	"ja": {
		"議会が新議長を選出\n政府報道官は木曜日、議会が長時間の会議の末にコラル氏を新しい議長に選出したと述べた。複数の議員が棄権した。",
		"コラル氏が議長に\n議会は木曜日、コラル氏を新しい議長に選出した。長時間の会議で、複数の議員が棄権したと報道官は述べた。",
		"穀物倉庫で火災\n警察は火曜日、バルンドの穀物倉庫で月曜日の夜に火災が発生し、作業員二人が死亡したと述べた。市長は複数の住民が治療を受けたと述べた。",
	},
	"ru": {
		"Парламент избрал нового спикера\nПредставитель правительства заявил в четверг, что парламент избрал Яну Колар новым спикером после долгого заседания. Несколько депутатов воздержались.",
		"Колар стала спикером парламента\nЯна Колар избрана спикером парламента, заявил в четверг представитель правительства. Заседание было долгим, депутаты воздержались.",
		"Пожар уничтожил зернохранилище\nПолиция заявила, что пожар уничтожил зернохранилище в Варлунде в понедельник ночью, погибли двое рабочих. Мэр заявил, что несколько жителей получили помощь.",
	},
	"fr": {
		"Le parlement élit une nouvelle présidente\nLe porte-parole du gouvernement a déclaré jeudi que le parlement avait élu Jana Kolar après une longue séance. Plusieurs députés se sont abstenus.",
		"Jana Kolar présidente du parlement\nLes députés ont élu jeudi Jana Kolar à la présidence du parlement, après une longue séance, a déclaré un porte-parole.",
		"Un incendie détruit un silo à grains\nLa police a déclaré qu'un incendie avait détruit un silo à grains à Varlund dans la nuit de lundi, tuant deux ouvriers. La maire a déclaré que plusieurs habitants avaient été soignés.",
	},
	"pl": {
		"Parlament wybrał marszałka\nRzecznik rządu powiedział w czwartek, że parlament wybrał Janę Kolar na marszałka po długim posiedzeniu. Kilku posłów wstrzymało się od głosu.",
		"Jana Kolar marszałkiem\nParlament wybrał w czwartek nowego marszałka po długim posiedzeniu, powiedział rzecznik rządu. Kilku posłów wstrzymało się od głosu.",
		"Pożar zniszczył silos zbożowy\nPolicja powiedziała, że pożar zniszczył silos zbożowy w Varlund w poniedziałek w nocy, a dwóch pracowników zginęło. Burmistrz powiedział, że kilku mieszkańców trafiło do szpitala.",
	},
}

func TestEventsAreToldApartInOtherLanguages(t *testing.T) {
	for language, reports := range abroad {
		var in []*segment.Text
		for i, s := range reports {
			in = append(in, segment.NewCutter().Cut(&report.Report{Ref: string(rune('0' + i)), Text: s, Language: language}))
		}
		if got, want := partition(in, Find(in)), []string{"0 1", "2"}; !slices.Equal(got, want) {
			t.Errorf("%s: stories %q, want %q", language, got, want)
		}
	}
}

func TestContent(t *testing.T) {
	for _, test := range []struct {
		language, text string
		want           int
	}{
		{"en", "The mayor of Varlund said so", 3}, // English has its own table of what is rare
		{"de", "Der Bürgermeister von Varlund sagte das", 2},
		{"nb", "Ordføreren sa at det er over", 1},
		{"no", "Ordføreren sa at det er over", 1},
		{"zh", "粮仓火灾", 3},    // 粮仓, 仓火, 火灾
		{"zh", "粮仓的火灾", 2},   // 粮仓, 火灾
		{"zh", "粮仓，火灾", 2},   // nor over a mark
		{"zh", "粮", 0},       // alone it says nothing
		{"xx", "foo bar", 2}, // a language without a table
	} {
		tokens := word.Tokens(test.text)
		terms := word.NewFolder().Terms(test.language, test.text, tokens)
		if got := len(slices.Collect(content(test.language, test.text, terms, tokens))); got != test.want {
			t.Errorf("%s: %q has %d terms, want %d", test.language, test.text, got, test.want)
		}
	}
}
