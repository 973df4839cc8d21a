# Every command sets up what is missing and says what it does; `make` alone lists them.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help serve team invite admit remove dev build single lint test test-native test-features test-store test-e2e test-kill test-damage test-tabs test-team test-engines test-checkouts screenshots bench setup setup-test setup-team clean

PORT ?= 8080
DIST ?= dist
WASM := --target wasm32-unknown-unknown
RUN := . .ci/env;
SOURCES := $(shell find src style public .ci -type f 2>/dev/null) index.html Trunk.toml Cargo.toml Cargo.lock

help: ## this list
	@sed -nE 's/^([a-z0-9-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 22

serve: build ## the app, built for release, on http://127.0.0.1:8080 (PORT=…)
	@node tests/serve.mjs $(DIST) $(PORT)

team: build setup-team ## a team on this machine: its log, the app and an invitation, on one origin (PORT=…, WORKSPACE=…, NODES=3)
	@$(RUN) CACHE="$$CACHE" PORT=$(PORT) exec node .ci/team/team.mjs serve $(DIST)

invite: ## an invitation to that team for a person by number (PERSON=2; BY=secret for a browser that makes no keys)
	@PORT=$(PORT) node .ci/team/team.mjs invite$(if $(BY),-by-$(BY)) $(PERSON)

admit: ## lets the browser into that team that made a code (CODE=2.U…)
	@node .ci/team/team.mjs admit "$(CODE)"

remove: ## lets a person into that team no more (PERSON=2)
	@node .ci/team/team.mjs remove $(PERSON)

dev: setup ## the same from a quick debug build
	@$(RUN) trunk build --offline --dist dist-dev
	@node tests/serve.mjs dist-dev $(PORT)

build: setup $(DIST)/index.html ## the release build in dist/, with its sizes

$(DIST)/index.html: $(SOURCES)
	@$(RUN) trunk build --offline --release --dist $(DIST)

single: build ## the whole app as one HTML file that opens from disk: dist-single/team-inbox.html
	@node .ci/single.mjs $(DIST) dist-single/team-inbox.html

test: setup-test ## every test, and how many passed
	@.ci/test

test-native: setup ## the model, mail, channels and sessions, and the feature files, without a browser
	@$(RUN) cargo test --locked

test-features: setup ## the feature files alone, scenario by scenario
	@$(RUN) cargo test --locked --test features

test-store: setup-test ## what needs IndexedDB, in a headless browser
	@$(RUN) cargo test --locked $(WASM) --test store_idb --test browser --test second_copy

test-e2e: build setup-test ## what a person does, against the release build
	@$(RUN) cd tests; DIST=../$(DIST) npx playwright test $(ARGS)

test-kill: build setup-test ## SIGKILL at random moments, and nothing acknowledged is lost (ROUNDS=20, SEED=…)
	@$(RUN) DIST=$(DIST) node tests/kill/kill.mjs

test-damage: build setup-test ## storage damaged in every way we know of: what a person sees, what is lost (SHORT=1, ROUNDS=10, SEED=…)
	@$(RUN) DIST=$(DIST) node tests/damage/damage.mjs

test-tabs: build setup-test ## three tabs as three people for a minute (DURATION=60, CLAIMS=50, SEED=…)
	@$(RUN) DIST=$(DIST) node tests/tabs/tabs.mjs

test-team: build setup-test setup-team ## two machines over a real nats-server, and over three of which one is killed: acts, claims, a hostile member; the contract of the store; SIGKILL at random (ROUNDS=4, SEED=…)
	@$(RUN) export CACHE DIST=$(DIST); node tests/team/contract.mjs && node tests/team/team.mjs && node tests/team/cluster.mjs && node tests/team/kill.mjs

test-engines: build setup-test ## one story and the store's contract in Chromium, Firefox and WebKit (ENGINES=Firefox)
	@$(RUN) DIST=$(DIST) node tests/engines/engines.mjs $(ENGINES)

screenshots: build setup-test ## a picture of every screen at three widths, light and dark: tests/results/screens (ONLY=reader,assign)
	@$(RUN) DIST=$(DIST) node tests/screenshots.mjs

test-checkouts: setup ## two checkouts never run what the other one compiled
	@$(RUN) tests/checkouts.sh

bench: build setup-test ## every row of the budget beside its peer and the raw floor (SIZES=1000,100000; ONLY=team; DOCS=1 writes docs/performance.md)
	@$(RUN) .ci/setup team || true; export CACHE DIST=$(DIST); node tests/bench/bench.mjs

lint: setup ## formatting, clippy (native and wasm), contrast of the colours
	@$(RUN) cargo fmt --check
	@$(RUN) cargo clippy --locked --all-targets -- -D warnings
	@$(RUN) cargo clippy --locked --lib --bins $(WASM) --features split -- -D warnings
	@node tests/contrast.mjs

setup:
	@.ci/setup build

setup-test:
	@.ci/setup test

setup-team:
	@.ci/setup team

clean: ## forget builds in the checkout (caches stay: ~/.cache/team-inbox)
	rm -rf dist dist-dev dist-single tests/results tests/bench/out tests/node_modules tests/bench/node_modules
