package word

// EndsMasthead reports whether the names of news organisations end in a word, which
// is in lower case: "herald", "gazette".
func EndsMasthead(lower string) bool { return mastheads[lower] }

var mastheads = Set("courant times post gazette herald news tribune journal daily chronicle courier observer examiner dispatch telegraph inquirer enquirer sentinel register mirror bulletin globe mail radio tv television newspaper magazine review weekly today press newswire broadcasting wire messenger mercury argus echo standard ledger leader advertiser free-press shimbun ilbo zeitung tageblatt anzeiger nachrichten rundschau kurier pravda gazeta presse monde")
