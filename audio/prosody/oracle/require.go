package oracle

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Require skips a test where the machine lacks what it holds Greenroom
// against. make test installs that and takes no excuse, unless the system has
// no such package.
func Require(t testing.TB, needs ...Need) {
	t.Helper()
	missing := Missing(needs...)
	if len(missing) == 0 {
		return
	}
	names := strings.Join(missing, " and ")
	if os.Getenv("GREENROOM_E2E") == "required" && exec.Command("apt-cache", append([]string{"show"}, missing...)...).Run() == nil {
		t.Fatalf("this test needs %s, which can be installed but is not; run .ci/setup test", names)
	}
	t.Skipf("this test needs %s, which this machine does not have; make test installs it on Debian and Ubuntu", names)
}
