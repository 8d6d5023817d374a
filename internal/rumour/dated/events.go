package dated

// whenMark stands for the phrase in a wording.
const whenMark = "{when}"

// Event is a kind of event: how reporters tell it, and its names, each followed
// by the choices for it.
type Event struct {
	Names    []string
	Wordings []string
}

// Tuning is the events that rules may be written on.
var Tuning = []Event{
	{
		Names: []string{"ship", "Selma|Corrin|Ada Bright", "town", "Orle|Tamsund|Veyra", "what", "gravel|salt|timber"},
		Wordings: []string{
			"The ferry {ship} sank off {town} {when} with {n} people aboard.",
			"{n} people were aboard the ferry {ship} when it went down off {town} {when}.",
			"Divers are still looking for the ferry {ship}, which sank {when} near {town}.",
			"The {ship}, a ferry loaded with {what}, sank near {town} {when}, the harbour master said.",
			"Off the coast of {town}, the ferry {ship} sank {when} after its load of {what} shifted.",
		},
	},
	{
		Names: []string{"mayor", "Ines Kold|Bram Tessel|Odile Marn", "town", "Rennick|Holmere|Astley Dun", "firm", "Tallow & Sons|Brightwater|Norrex"},
		Wordings: []string{
			"Mayor {mayor} of {town} resigned {when} over her ties to {firm}.",
			"{mayor} stepped down as mayor of {town} {when}, days after her shares in {firm} became known.",
			"The mayor of {town}, {mayor}, announced {when} that she was resigning.",
			"Councillors in {town} were told {when} that {mayor} was resigning as mayor.",
			"Mayor {mayor} resigned {when}, the town hall of {town} said in a note.",
		},
	},
	{
		Names: []string{"dam", "Karsk|Loddon|Pell Water", "valley", "Ure valley|Mossdale|Vennor valley"},
		Wordings: []string{
			"The {dam} dam burst {when}, flooding {n} houses in the {valley}.",
			"{n} houses in the {valley} were flooded {when} as the {dam} dam gave way.",
			"A breach of the {dam} dam {when} sent water through the {valley}.",
			"Engineers said the {dam} dam had been leaking before it burst {when} above the {valley}.",
		},
	},
}

// Held is the events that figures are taken on; no rule was written on them.
var Held = []Event{
	{
		Names: []string{"mine", "Gallow Hill|Stavre|Pitmoor", "firm", "Dunmore Coal|Halvik|Orrin Minerals"},
		Wordings: []string{
			"A gas explosion killed {n} miners at the {mine} mine {when}.",
			"{n} miners died {when} in an explosion at {mine}, a mine run by {firm}.",
			"The explosion that tore through the {mine} mine {when} trapped {n} miners underground.",
			"{firm} said its {mine} mine was hit by an explosion {when}.",
			"Rescuers reached the lower galleries of {mine} after the explosion {when} and found {n} miners dead.",
		},
	},
	{
		Names: []string{"bank", "Corvane Bank|Bank of Tessaly|Merrin Trust", "town", "Lowick|Sankt Olan|Brede"},
		Wordings: []string{
			"{bank} closed its {n} branches {when} after savers queued in {town}.",
			"Regulators shut {bank} {when}, leaving savers in {town} without their money.",
			"The collapse of {bank} was announced {when} at its head office in {town}.",
			"Savers of {bank} found its branches in {town} closed {when}.",
		},
	},
	{
		Names: []string{"name", "Teodor Vance|Mirela Osk|Jonas Abend", "town", "Quenby|Ferrol Bay|Northmarch", "prize", "Lantern Prize|Holt medal"},
		Wordings: []string{
			"The novelist {name}, who won the {prize}, died {when} in {town}.",
			"{name}, novelist and winner of the {prize}, died at home in {town} {when} after a short illness.",
			"Flags flew at half mast in {town} for {name}, the novelist who died {when}.",
			"The death {when} of the novelist {name} was confirmed by a hospital in {town}.",
		},
	},
	{
		Names: []string{"bridge", "Alder bridge|Kestrel viaduct|Sant Pau bridge", "river", "the Mersk|the Tolle|the Avenlee"},
		Wordings: []string{
			"Part of the {bridge} fell into {river} {when}, and {n} cars with it.",
			"{n} cars were on the {bridge} {when} when it collapsed into {river}.",
			"The {bridge} over {river} collapsed {when}, according to the fire service.",
			"Inspectors had closed one lane of the {bridge} before its collapse {when}.",
		},
	},
}
