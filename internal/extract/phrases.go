package extract

import (
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// The vocabulary of pages: words of the language of news sites, in folded
// form, never names of one site. A phrase that could be a sentence of a report
// is not here.

// sectionNouns name a newspaper's sections; sectionModifiers go with them.
var sectionNouns = word.Set(`news media politics business sport sports entertainment health science technology tech
	opinion opinions editorial editorials commentary analysis features feature lifestyle culture arts travel money
	markets finance economy education environment climate weather crime religion society headlines stories
	coverage report reports bulletin newsletter blog blogs video videos photos gallery galleries exclusive exclusives
	breaking update updates live alert alerts world nation national international local regional metro obituaries
	letters style fashion food music movies tv television books autos cars jobs property columns columnists
	medicine research celebrity celebrities economics gaming games football soccer cricket tennis basketball baseball
	hockey golf law justice people history industry companies banking energy space internet computers showbiz
	newswire wire homepage trending military defense defence security diplomacy foreign domestic`)

var sectionModifiers = word.Set(`the and in of from around top latest more other all just today todays now new home front page
	your our special press us uk usa eu un europe european asia asian africa african americas america american
	latin north south middle east west eastern western central pacific australia canada china india russia britain
	daily weekly morning evening night world nation local top big main hot must read sci general`)

// sectionHeads may head a block even in the middle of a page.
var sectionHeads = word.Set(`news stories headlines bulletin newsletter`)

// listLeads and listNouns make up the heads of lists: "More Stories", "Other
// top news".
var (
	// moreSports are sections too, but stand in the headlines of reports themselves.
	moreSports = word.Set(`athletics cycling swimming boxing rowing rugby racing skiing sailing motorsport darts snooker netball volleyball handball badminton gymnastics wrestling biathlon`)

	listLeads = word.Set(`more other related similar recommended latest popular trending recent top featured suggested associated additional previous`)
	listNouns = word.Set(`news stories story articles article posts post headlines content links coverage videos video reading reads topics items reports`)
)

// listHead is how many of the words make up the head of a list, 0 if none do.
func listHead(words []string) int {
	for n := 1; n < len(words) && n <= 3 && listLeads[words[n-1]]; n++ {
		if listNouns[words[n]] {
			return n + 1
		}
	}
	return 0
}

// relatedLines head a list of other stories.
var relatedLines = phraseSet(`related articles; related article; related stories; related story; related news; related posts;
	related post; related content; related links; related topics; related coverage; related reading; related videos;
	related video; related items; related; recommended; recommended for you; recommended stories; recommended articles;
	recommended reading; recommended videos; recommended by; you may also like; you might also like; you may like;
	you may also be interested in; you might be interested in; more stories; more news; more articles; more like this;
	more from this author; more from author; more from this section; more on this story; more on this topic;
	more headlines; more top stories; other stories; other news; other articles; similar articles; similar stories;
	similar posts; most read; most popular; most viewed; most shared; most commented; most recent; popular posts;
	popular stories; popular now; popular articles; popular news; latest posts; latest articles; recent posts;
	recent articles; trending; trending now; trending stories; trending topics; trending articles; editors picks;
	editors pick; editors choice; around the web; from around the web; from the web; elsewhere on the web;
	sponsored; sponsored content; sponsored links; sponsored stories; promoted stories; promoted content;
	paid content; read next; up next; next up; what to read next; whats next; dont miss; in case you missed it;
	must read; must reads; read also; also read; see also; read more; further reading; next article; next story;
	previous article; previous story; next post; previous post; in this story; topics; tags; keywords; filed under;
	explore more; discover more; keep reading; top stories; top videos; watch next; also on; you missed;
	on the same topic; about the author; about the authors; also on this site; more on this site; elsewhere on this site;
	related articles more from author`)

// navigationLines belong to the page around the report.
var navigationLines = phraseSet(`advertisement; advertisements; advertising; ad; ads; story continues below;
	story continues below advertisement; article continues below; article continues after advertisement;
	continue reading below; continue reading; continue reading the main story; skip advertisement; share; share this;
	share this article; share this story; share this post; share this page; share on facebook; share on twitter;
	share on whatsapp; share on linkedin; share on reddit; share on pinterest; share via email; share with friends;
	share with; share it; tweet; tweet this; tweet on twitter; like this; like us on facebook; print; print this;
	print this article; print article; email; e mail; email this; email this article; email this story; email article;
	facebook; twitter; whatsapp; linkedin; pinterest; reddit; telegram; instagram; youtube; copy link; copy url;
	save; save this; bookmark; bookmark this; comments; comment; no comments; add a comment; add comment; post a comment;
	leave a comment; leave a reply; leave comment; view comments; show comments; hide comments; join the conversation;
	join the discussion; read comments; be the first to comment; subscribe; subscribe now; subscribe today; sign up;
	sign in; sign up now; log in; login; register; register now; my account; search; menu; close; home; back;
	back to top; go back; site navigation; site mobile navigation; site index; main navigation; navigation; skip to content; skip to main content; skip to navigation; loading; load more; show more;
	see more; view more; view all; see all; click here; learn more; more; next; previous; contact us; about us;
	privacy policy; terms of use; terms of service; terms and conditions; cookie policy; all rights reserved;
	text size; font size; listen to this article; listen to article; listen; play video; watch video; view gallery;
	view photos; view slideshow; view full image; enlarge image; toggle caption; hide caption; download; download app;
	download our app; get the app; newsletter; newsletters; reprints; permissions; report a typo; report an error;
	report a correction; corrections; give this article; gift this article; print this story; rate this article;
	end of article; story highlights; editors note; show caption; expand; collapse; transcript; image; photo; photos;
	video; embed; follow; follow us; follow us on twitter; follow us on facebook; follow us on instagram;
	follow us on social media`)

// navigationStarts begin lines that ask the reader for something; the whole
// line is the page's.
var navigationStarts = phrases(`sign up for our; sign up for the; sign up to our; sign up to receive; sign up here; sign up now;
	sign up today; sign up free; subscribe to; subscribe now; subscribe for;
	subscribe today; get our newsletter; get the latest news; get breaking news; get our free; get the day; get the days top;
	get the best of; receive our newsletter; join our newsletter; join our mailing list; enter your email;
	follow us on; follow us at; follow us for; like us on; find us on; find us at; connect with us; join us on;
	share this on; share this article on; share this story on; click here to; click here for; click to share;
	click to email; click to print; share this with your; share with your; tap here; download the app; download our; already a subscriber;
	already have an account; thank you for reading; thanks for reading; thank you for subscribing;
	to comment on this; comments are closed; comments on this story; to read the full; to continue reading;
	thanks for joining us; thanks for following; thank you for following; thats all from us; thats all for now;
	thats all for today; that is all from us; that is all for today; hello and welcome to our live;
	welcome to our live; good morning and welcome to our; follow our live coverage; stay with us for;
	this article is for subscribers; all rights reserved; this material may not be published;
	this content is subject to copyright; copyright ap;
	copyright the associated press; copyright associated press; copyright reuters; copyright afp; please enable javascript;
	enable javascript; your browser does not support; we use cookies; this site uses cookies; by using this site;
	by signing up you; by signing up i; by subscribing you; by clicking on; by clicking subscribe; by clicking sign; have a tip; got a tip; have a story; send your tips; send tips to;
	send us your; send a letter to the editor; do you have a story; email us at; write to us at; contact us at;
	disclaimer the views; the views expressed in this; the views expressed here; the opinions expressed in this;
	the opinions expressed here; help us improve; support our journalism; support independent journalism; donate to; become a member; become a subscriber`)

// teaserStarts announce another story, when a colon, a dash or a headline
// follows.
var teaserStarts = phrases(`more news; read more; read also; also read; also see; see also; see more; related; related story;
	related article; related news; related coverage; related video; related content; read next; read this; read; must read;
	must watch; must see; watch; watch now; watch video; watch more; watch also; watch live; also watch; listen; listen now;
	video; videos; in video; in pictures; photos; gallery; dont miss; do not miss; dont forget to read; up next; next; next story;
	next article; previous; previous story; previous article; next post; previous post; more; more on this; more on;
	more from; more here; more stories; also; also on; you may also like; you might also like; you may like; you might like; recommended; in case you missed it; icymi;
	from the archives; from the archive; from our archive; editors pick; editors picks; trending; trending now;
	also from; listen again; watch again; now read; now watch; click here; continue reading; full story; full coverage; full report; live updates;
	live blog; special report; other news; other stories; what to read; further reading; opinion; explainer; explained;
	factbox; flashback; read the full story; read full story; read the full article;
	read here; see here; view gallery; slideshow; poll; quiz; podcast; interactive; graphic; map; timeline`)

// weakTeasers of these also begin sentences, quotes and dialogue: they count
// only when written in capitals, or when a headline in title case follows.
var weakTeasers = word.Set(`read watch listen video videos photos gallery next previous more also latest opinion explainer explained
	background flashback poll quiz podcast interactive graphic map timeline trending related recommended factbox`)

// headlineStarts of the teasers also open a report's own headline.
var headlineStarts = word.Set(`video videos watch listen photos poll quiz opinion explainer explained fact factbox background
	flashback podcast interactive graphic map timeline live latest special must in trending full`)

// backReferences open sentences that go on from another, as no headline does.
var backReferences = word.Set(`he she it they his her its their this that these those there but and so yet also however
	meanwhile moreover still then thus hence i we our my`)

// captionStarts begin the text of a picture.
var captionStarts = phrases(`file photo; file image; file picture; file pic; file; photo; photos; photo by; photos by; photo credit;
	photo courtesy; photo via; photograph; photograph by; photographer; picture; picture by; picture credit; pictured;
	image; images; image credit; image by; image copyright; image caption; image source; media caption; video caption; caption;
	illustration; illustration by; illustrative photo; graphic by; screenshot; screengrab; screen grab; credit; pic;
	representational image; representative image; courtesy photo; ap photo; reuters photo; afp photo; handout`)

// captionMarks in the brackets that end a line make it a picture's text.
var captionMarks = []string{"AP Photo", "AFP Photo", "Getty", "GETTY", "Photo by", "Photo:", "PHOTO:", "Photo/", "Photo credit", "Photo courtesy",
	"Image credit", "Image:", "IMAGE:", "EPA-EFE", "Courtesy", "courtesy of", "Handout", "handout", "File Photo", "File photo", "FILE PHOTO", "file photo",
	"AP File", "/Pool", "Pool via", "Shutterstock", "iStock", "Flickr", "Wikimedia", "Screenshot", "screenshot", "Screengrab", "Photograph:", "Picture:",
	"Illustration:"}

// pictureAgencies alone on a line are a picture's credit.
var pictureAgencies = phraseSet(`getty; getty images; ap photo; ap images; afp photo; shutterstock; istock; istockphoto; alamy;
	rex features; corbis; flickr; wikimedia commons; associated press photo; reuters photo`)

// roles are what writers are called under their names.
var roles = word.Set(`writer writers reporter reporters correspondent correspondents editor editors columnist contributor
	contributors staff bureau chief journalist producer photographer agencies agency desk newsroom team`)

// agencies write for others; a credit to one of them is a hint to lineage.
var agencies = phraseSet(`ap; associated press; the associated press; reuters; thomson reuters; afp; agence france presse; xinhua; tass;
	itar tass; interfax; sputnik; ria novosti; pti; press trust of india; ani; ians; uni; upi; united press international; dpa;
	deutsche presse agentur; efe; ansa; kyodo; kyodo news; yonhap; bloomberg; bloomberg news; cnn; cnn wire; press association; pa; pa media; aap;
	anadolu; anadolu agency; aa; sana; kuna; wam; spa; irna; tasnim; fars; mehr; isna; bernama; antara; gna; nan; canadian press; the canadian press; cp;
	tribune news service; tns; mcclatchy; cns; catholic news service; ptv; app; bss; unb; belga; lusa; apa; mti; ctk; pap; ukrinform; unian;
	agencies; agency; staff and agencies; wire services; news agencies; ap and reuters; bbc; bbc news; nyt; new york times; new york times news service; washington post; los angeles times; usa today; wire reports; wire report;
	cna; rt; rferl; voa; voice of america; al jazeera; nbc news; abc news; cbs news; fox news; npr`)

// connectives may stand between the names of a credit line in lower case.
var connectives = word.Set(`and by in with for of at from the to a an additional reporting writing editing edited written compiled
	contributed contributing contributions contributor this report article story research photo photos graphics video de la le du da di dos
	van von der den bin ibn al el y e del staff writer writers reporter reporters correspondent correspondents editor editors
	inputs input agency agencies translated translation produced text visual visuals designed illustration illustrations also who via`)

// stopWords carry no content of their own.
var stopWords = word.Set(`the a an and or but nor of in on at to for from by with about as into over after before under between
	out up down off is are was were be been being am has have had having do does did will would shall should can could
	may might must not no than then that this these those there here it its he him his she her hers they them their theirs
	we us our you your i me my who whom whose which what when where why how all any both each few more most other some
	such only own same so too very just also new says said say one two if because while during until against amid via
	vs get gets got make makes made`)

func phraseSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, p := range strings.Split(list, ";") {
		m[strings.Join(strings.Fields(p), " ")] = true
	}
	return m
}

// phraseList is phrases that are looked up by their words: the longest that a
// line begins with.
type phraseList struct {
	in   map[string]bool
	most int // words of the longest
}

func phrases(list string) phraseList {
	p := phraseList{in: phraseSet(list)}
	for s := range p.in {
		p.most = max(p.most, strings.Count(s, " ")+1)
	}
	return p
}

// start is how many of the words make up the longest phrase they begin with.
func (p phraseList) start(words []string) int {
	for n := min(p.most, len(words)); n > 0; n-- {
		if p.in[strings.Join(words[:n], " ")] {
			return n
		}
	}
	return 0
}
