package data_test
import ("testing";"fmt")
func TestZZ(t *testing.T){
 v:=record(t,t.TempDir(),"FULL",saveAll(t))
 si:=0
 for i,o:=range v.ops { for si<len(v.states)&&v.states[si].after==i {fmt.Println("--- state",si);si++}
  fmt.Println(i,[]string{"W","T","D","S"}[o.kind],o.file,o.at,len(o.data)) }
}
