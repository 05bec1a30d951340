# Greenroom. Two commands matter:
#
#     make run     builds and opens it
#     make test    runs every test, the built program with real sound included
#
# Both install the system packages that are missing first (.ci/setup, which
# changes nothing when nothing is missing). The first build compiles Fyne and
# SQLite, which takes some minutes; later ones take seconds. Without make,
# "go run ." and "go test ./..." do the same once the packages are there.

GO ?= go

# Where .ci/setup unpacks PulseAudio when it cannot be installed.
export PATH := $(PATH):$(CURDIR)/build/pulseaudio/bin

.PHONY: run build test demo bench screenshots fuzz torture check clean help

run:            ## open Greenroom
	@.ci/setup screen
	@.ci/setup build
	$(GO) run .

build:          ## leave the program in ./greenroom
	@.ci/setup build
	$(GO) build -trimpath -o greenroom .

# The tests then take no excuse to skip.
test: export GREENROOM_E2E := required
test:           ## every test; nothing is skipped
	@.ci/setup test
	$(GO) test -timeout 30m $$($(GO) list ./... | grep -v /ui/e2e)
	@# Alone, because sound keeps time.
	$(GO) test -p 1 -timeout 60m ./ui/e2e/...

demo:           ## a whole practice, spoken aloud on a machine with no screen and no microphone
	@.ci/setup test
	$(GO) run ./ui/e2e/demo

bench:          ## the figures that matter, as ratios measured in one run (BENCH="-recording 1m" is quicker)
	@.ci/setup test
	$(GO) run ./ui/e2e/bench $(BENCH)

screenshots:    ## take assets/screenshots/*.png anew
	@.ci/setup test
	$(GO) run ./ui/e2e/demo -screenshots assets/screenshots

fuzz:           ## look for files that confuse the readers, 30 s each (FUZZTIME=10m looks longer)
	@.ci/setup build
	.ci/fuzz $(or $(FUZZTIME),30s)

torture:        ## try for hours to make it lose something, and print what came of it (TORTURE=10 tries a tenth)
	@.ci/setup test
	.ci/torture $(or $(TORTURE),100)

check:          ## what the continuous integration runs
	.ci/run

clean:          ## remove what was built here
	rm -rf greenroom build

help:           ## this list
	@sed -n 's/^\([a-z]*\):  *## \(.*\)/make \1	\2/p' Makefile | expand -t 20
