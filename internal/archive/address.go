package archive

import (
	"crypto/sha256"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"

	"github.com/headwater-news/headwater/internal/word"
)

// Parameters of an address that say how a reader came to a page, not which
// page it is: those with these names, and those that begin so.
var (
	tracking = word.Set(`fbclid gclid gclsrc gbraid wbraid dclid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id
		mc_cid mc_eid mkt_tok _ga _gl _hsenc _hsmi hsctatracking vero_id vero_conv wickedid rb_clickid s_cid s_kwcid
		ref_src ref_url cmpid cmp ocid ito xtor wt_mc wt_zmc smid smtyp ncid sr_share guccounter spm trk trkcampaign
		__twitter_impression echobox _openstat ns_mchannel ns_source ns_campaign ns_linkname ns_fee srnd`)
	trackingPrefixes = []string{"utm_", "at_", "guce_", "oly_", "pk_", "mtm_", "piwik_", "matomo_", "hsa_"}
)

// canonical writes a web address so that two that lead to one page for sure
// are the same: the scheme, the fragment, the default port and the parameters
// that track readers make no difference, nor does the order of the others. It
// returns the page and its parameters; page is empty for what is no web address.
func canonical(address string) (page, query string) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", ""
	}
	host := strings.ToLower(strings.TrimRight(u.Hostname(), "."))
	if host == "" {
		return "", ""
	}
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		host = ascii
	}
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	var kept []string
	for _, p := range strings.Split(u.RawQuery, "&") {
		if name, _, _ := strings.Cut(p, "="); p != "" && !tracks(name) {
			kept = append(kept, p)
		}
	}
	slices.Sort(kept)
	return host + path, strings.Join(kept, "&")
}

func tracks(name string) bool {
	name = strings.ToLower(name)
	return tracking[name] || slices.ContainsFunc(trackingPrefixes, func(p string) bool { return strings.HasPrefix(name, p) })
}

// digest names bytes that a stranger may have chosen: nobody can make two
// lists of parts with one digest.
func digest(parts ...string) []byte {
	h := sha256.New()
	for _, p := range parts {
		sum := sha256.Sum256([]byte(p))
		h.Write(sum[:])
	}
	return h.Sum(nil)[:16]
}
