package attribution
import ("testing";"os";"github.com/headwater-news/headwater/internal/fixture";"fmt";"strings")
func TestZZ(t *testing.T){
 b,_:=os.ReadFile(os.Getenv("ZZ"))
 for _,s:=range strings.Split(strings.TrimSpace(string(b)),"\n"){
  x:=fixture.Texts(s)[0]
  r:=newReader(x)
  for i:=range x.Sentences { 
   u:=r.load(i,i); if len(u.toks)==0 {continue}
   u.mark();u.mendMain();u.findSubjects()
   fmt.Println("»",s)
   for k,t:=range u.toks { fmt.Printf(" %s/%d.np%d.g%d",t.low,t.pos,u.np[k],u.ofGroup[k]) }
   fmt.Println()
   for n,g:=range u.groups { fmt.Printf("   g%d %+v subj %v\n",n,g,u.subjects[n]) }
   r.cues(u); for _,f:=range r.found { fmt.Printf("   found %+v\n",f) }
   rd:=Read(x); fmt.Printf("   read %+v\n",rd)
  for n:=range u.groups { m,ok:=u.verbCue(n); fmt.Printf("   cue%d %v %+v\n",n,ok,m) }
  }
 }
}
