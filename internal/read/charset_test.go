package read

import (
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// encoded writes text in a charset.
func encoded(t *testing.T, name, text string) string {
	t.Helper()
	enc, _ := charset.Lookup(name)
	if enc == nil {
		t.Fatalf("no charset %s", name)
	}
	return encodedWith(t, enc, text)
}

func encodedWith(t *testing.T, enc encoding.Encoding, text string) string {
	t.Helper()
	out, err := enc.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCharsets(t *testing.T) {
	const (
		russian  = "Плотина выше Старого города прорвалась во вторник после нескольких дней дождя, сообщили власти района. Никто не пострадал."
		japanese = "旧市街の上流にあるダムが火曜日に決壊し、三つの村が浸水したと当局が発表した。けが人はいなかった。町長は水が来る二時間前に村に知らせたと述べた。"
		chinese  = "老城上游的水坝周二在连日降雨之后决口，三个村庄被淹，当地官员说。没有人受伤。镇长说，在洪水到来之前两个小时已经通知了各村。"
		french   = "Le barrage situé en amont de la vieille ville a cédé mardi après plusieurs jours de pluie, ont indiqué les autorités. À l'école, personne n'a été blessé."
		greek    = "Το φράγμα πάνω από την παλιά πόλη υποχώρησε την Τρίτη μετά από μέρες βροχής, είπαν οι αρχές. Κανείς δεν τραυματίστηκε στα χωριά."
	)
	little := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	page := func(label, text string) string {
		return "<html><head><meta charset=" + label + "></head><body><p>" + text
	}
	for name, test := range map[string]struct{ bytes, want string }{
		"declared windows-1251":       {encoded(t, "windows-1251", page("windows-1251", russian)), russian},
		"declared shift_jis":          {encoded(t, "shift_jis", page("shift_jis", japanese)), japanese},
		"declared iso-2022-jp":        {encoded(t, "iso-2022-jp", page("iso-2022-jp", japanese)), japanese},
		"declared gbk":                {encoded(t, "gbk", page("gb2312", chinese)), chinese},
		"declared in http-equiv":      {encoded(t, "koi8-r", `<html><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>`+russian), russian},
		"utf-8 called latin-1":        {page("iso-8859-1", russian), russian},
		"utf-8 called iso-8859-2":     {page("iso-8859-2", french), french},
		"utf-8 called gbk":            {page("gbk", russian), russian},
		"latin-1 called utf-8":        {encoded(t, "windows-1252", page("utf-8", french)), french},
		"windows-1251 called utf-8":   {encoded(t, "windows-1251", page("utf-8", russian)), russian},
		"text in windows-1251":        {encoded(t, "windows-1251", russian), russian},
		"text in koi8-r":              {encoded(t, "koi8-r", russian), russian},
		"text in shift_jis":           {encoded(t, "shift_jis", japanese), japanese},
		"text in euc-jp":              {encoded(t, "euc-jp", japanese), japanese},
		"text in gb18030":             {encoded(t, "gb18030", chinese), chinese},
		"text in big5":                {encoded(t, "big5", "水壩週二決口，三個村莊被淹。沒有人受傷。鎮長說，在洪水到來之前兩個小時已經通知了各村，居民都到了學校。"), "水壩週二決口"},
		"text in windows-1252":        {encoded(t, "windows-1252", french), french},
		"text in iso-8859-7":          {encoded(t, "iso-8859-7", greek), greek},
		"utf-8 with its mark":         {"\ufeff" + french, french},
		"utf-16 with its mark":        {"\xff\xfe" + encodedWith(t, little, french), french},
		"utf-16 without a mark":       {encodedWith(t, little, "<html><body><p>"+french), french},
		"utf-16 big without a mark":   {encodedWith(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), french), french},
		"mark over what is declared":  {"\ufeff" + page("windows-1251", french), french},
		"utf-8 with damage":           {russian[:60] + "\xff" + russian[60:], "Плотина"},
		"a charset that there is not": {page("x-elvish", french), french},
	} {
		t.Run(name, func(t *testing.T) {
			records, skips := from(t, strings.NewReader(test.bytes), Options{})
			if len(records) != 1 || !strings.Contains(records[0].Content, test.want) {
				t.Errorf("got %+v, %v", records, skips)
			}
		})
	}
}
