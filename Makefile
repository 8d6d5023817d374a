# make test is the whole check. It needs Go alone; the race detector also needs
# a C compiler, and the tests in a browser Chromium and npm. They are left out,
# with a word about it, where there is none.

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME    = 5s
SETS        = sets

# The packages whose tests hold something against golden files.
GOLDEN = $(shell grep -rl --include='*_test.go' 'internal/fixture/golden"' . | xargs -n1 dirname | sort -u)

export CGO_ENABLED = 0

.PHONY: build test format vet lint tidy unit browser fuzz bench golden quality batch flink kill fill picture clean

build:
	go build -trimpath -o bin/headwater ./cmd/headwater

test: format vet lint tidy unit browser fuzz

format:
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "gofmt -w these:"; echo "$$unformatted"; exit 1; }

vet:
	go vet ./...
	cd batch && go vet ./...

lint:
	go run $(STATICCHECK) ./...
	cd batch && go run $(STATICCHECK) ./...

tidy:
	go mod tidy -diff
	go mod verify
	cd batch && go mod tidy -diff && go mod verify

unit:
	.ci/unit

browser:
	.ci/browser

fuzz:
	.ci/fuzz $(FUZZTIME)

bench:
	go test -run '^$$' -bench . -benchmem ./...

# Writes every golden file anew: read the difference before you commit it.
golden:
	go generate ./internal/forms
	go test $(GOLDEN) -update

# Scores labelled sets of your own: SETS/stories, SETS/attribution, SETS/times,
# each of them a folder of JSON Lines, and our labels on such sets. SETS may be
# several folders. Lineage is scored on made-up stories.
quality:
	go test ./internal/rumour/measure
	cat testdata/quality/lineage.txt testdata/quality/final.txt
	go test ./internal/rumour/dated
	cat testdata/quality/when.txt
	go run ./internal/quality/score $(SETS)

# Takes many made-up reports through the batch on this machine: prints what each
# round costs, holds the stories against a brief of the same reports, and goes
# through a story of many copies.
BATCH  = 100000
COPIES = 200000
batch:
	cd batch && go test . -count=1 -v -run TestMany -timeout 6h -reports $(BATCH) -copies $(COPIES)

# Runs the batch on a real Flink on this machine, whose workers die on it, and
# holds what comes out against the local runner's. It needs Java 17 and Maven,
# which fetches 160 MB the first time, and 3 GB of memory.
FLINK = 2000
flink:
	mvn -q -B -f batch/flink/pom.xml dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=$(CURDIR)/bin/flink
	cd batch && go test ./flink -count=1 -v -timeout 6h -jars $(CURDIR)/bin/flink -reports $(FLINK)

# Kills a process that adds, and then one that watches feeds, a thousand times
# each, and looks for what is lost.
ROUNDS = 1000
kill:
	go test ./internal/archive -run TestKill -rounds $(ROUNDS) -timeout 1h -v
	go test ./cmd/headwater -run TestKilledWatch -rounds $(ROUNDS) -timeout 3h -v

# Adds made-up reports to an archive and prints what that costs, how long
# searches and checks then take, and how long readers wait for pages.
REPORTS = 100000
fill:
	mkdir -p bin
	go run ./internal/archive/fill -reports $(REPORTS) bin/fill.db
	go run ./internal/archive/fill -visit bin/fill.db
	rm -f bin/fill.db bin/fill.db-wal bin/fill.db-shm

# Draws the pictures in README.md; it needs Chromium.
SHOOT = chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --user-data-dir=bin/chromium --hide-scrollbars
DESK  = 127.0.0.1:18080

picture: build
	bin/headwater brief --format html -o bin/ferry.html examples/ferry
	$(SHOOT) --window-size=1100,1250 --screenshot=docs/brief.png "file://$(CURDIR)/bin/ferry.html"
	rm -f bin/desk.db*
	bin/headwater add --archive bin/desk.db examples/ferry examples/museum examples/reservoir.jsonl
	bin/headwater serve --archive bin/desk.db --listen $(DESK) & server=$$!; trap "kill $$server" EXIT; sleep 8; \
	$(SHOOT) --window-size=1280,900 --screenshot=docs/desk-front.png http://$(DESK)/ && \
	story=$$(bin/headwater search --archive bin/desk.db --format json ferry | sed -n 's/.*"story": "\(.*\)".*/\1/p' | head -1) && \
	$(SHOOT) --window-size=1280,1100 --screenshot=docs/desk-story.png "http://$(DESK)/story/$$story"

clean:
	rm -rf bin
