# Plumbline. `make run` shows it; `make test` proves it. Both install the system packages that they miss.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test lint build release sanitize bench world validate clean packages-run packages-test packages-bench packages-world

SWIFT ?= swift
LISTEN ?= 127.0.0.1:8080

# What building needs, what tests need on top: Debian 12 package names.
RUN_PACKAGES := libcurl4-openssl-dev libc-ares-dev libssl-dev libpcre2-dev zlib1g-dev libbrotli-dev libzstd-dev libidn2-dev libpsl-dev libsqlite3-dev pkg-config ca-certificates
TEST_PACKAGES := $(RUN_PACKAGES) libpq-dev postgresql nginx-light python3 python3-pip openssl dnsmasq-base chromium chromium-sandbox fonts-dejavu-core curl

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: packages-run ## Build Plumbline and start its demonstration town (LISTEN=HOST:PORT to choose where)
	@echo "== building (the first time takes some minutes)"
	$(SWIFT) build --product plumbline
	@echo "== starting the demonstration; end it with Ctrl-C"
	exec "$$($(SWIFT) build --show-bin-path)/plumbline" demo --listen $(LISTEN)

build: packages-run ## Build the program
	$(SWIFT) build --product plumbline

release: packages-run ## Build the optimised program with Swift's libraries inside
	$(SWIFT) build -c release --static-swift-stdlib --product plumbline --scratch-path .build-release

test: packages-test ## Install what tests need, build, and pass every test
	@echo "== building with tests"
	$(SWIFT) build --build-tests --traits Postgres --explicit-target-dependency-import-check error
	@echo "== testing"
	@mkdir -p .build; $(SWIFT) test --skip-build --disable-xctest --traits Postgres --experimental-maximum-parallelization-width 8 \
	  2>&1 | tee .build/test.log || { code=$$?; \
	  echo "== what failed (all that was printed: .build/test.log)"; \
	  grep -aE 'recorded an issue|^✘|^error:|Fatal error' -A 2 .build/test.log | tail -n 60; exit $$code; }
	@echo "== checking the files that ship"
	"$$($(SWIFT) build --traits Postgres --show-bin-path)/plumbline" validate probes $(wildcard standards)

lint: ## Check the format of every Swift file, and that none is too long
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests
	@long="$$(find Sources Tests -name '*.swift' -size +1 -exec awk 'END { if (NR > 500) print FILENAME, NR }' {} \;)"; \
	if [ -n "$$long" ]; then echo "longer than 500 lines, to be split: $$long" >&2; exit 1; fi

validate: build ## Check the probe definitions and checklists that ship
	"$$($(SWIFT) build --show-bin-path)/plumbline" validate probes $(wildcard standards)

# The lower floors alone, without the web server: built and tested in some minutes per sanitizer.
ENGINE := CIDN2 CPSL CLinux CCurl CCares COpenSSL CPCRE2 CZlib CBrotli CZstd CPostgres Locks Documents Registry Addresses Patterns Epoll Measures Curl PageText Persistence Probing TestSupport
ENGINE_TESTS := EpollTests AddressesTests PatternsTests PersistenceTests DocumentsTests CurlTests PageTextTests ProbingTests
sanitize: packages-test ## Run the engine's tests under the thread and the address sanitizer
	for kind in thread address; do \
	  echo "== $$kind sanitizer"; \
	  export PLUMBLINE_SANITIZER=$$kind PLUMBLINE_TARGETS="$(ENGINE) $(ENGINE_TESTS)"; \
	  export ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=1; \
	  $(SWIFT) build --build-tests --sanitize=$$kind --scratch-path .build-$$kind; \
	  $(SWIFT) test --skip-build --disable-xctest --sanitize=$$kind --scratch-path .build-$$kind; \
	done

# What the benchmarks measure with; the peers are fetched by the script, and never installed.
BENCH_PACKAGES := $(RUN_PACKAGES) gcc valgrind nginx-light python3
bench: packages-bench ## Measure Plumbline against its bounds and its peers (some 30 minutes on a quiet machine)
	SWIFT="$(SWIFT)" Tests/Benchmarks/run all

# A small internet in namespaces, in which everything happens that watched services meet; PROGRAM names a built binary.
WORLD_PACKAGES := $(RUN_PACKAGES) iproute2 nginx-light python3 python3-yaml python3-cryptography python3-dnspython
world: packages-world ## Watch a scripted world full of faults, and hold what is said against its table (12 minutes)
	[ -n "$(PROGRAM)" ] || $(SWIFT) build --product plumbline
	SWIFT="$(SWIFT)" Tests/World/run $(if $(PROGRAM),--program $(PROGRAM))

clean: ## Remove everything that was built
	rm -rf .build .build-*

define install
	@command -v $(SWIFT) >/dev/null || { echo "the Swift toolchain is missing: install Swift 6.2 or newer, then run this again" >&2; exit 3; }
	@missing=""; for package in $(1); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q '^install ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "== installing system packages:$$missing"; \
	  as_root=""; [ "$$(id -u)" = 0 ] || as_root="sudo"; \
	  if [ -n "$$as_root" ] && ! command -v sudo >/dev/null; then \
	    echo "not root and no sudo: install these packages, then run this again:$$missing" >&2; exit 3; fi; \
	  $$as_root apt-get update -qq && \
	  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null || \
	    { echo "the packages could not be installed:$$missing" >&2; exit 3; }; \
	fi
endef

packages-run:
	$(call install,$(RUN_PACKAGES))

packages-bench:
	$(call install,$(BENCH_PACKAGES))

packages-world:
	$(call install,$(WORLD_PACKAGES))

packages-test:
	$(call install,$(TEST_PACKAGES))
	@$(MAKE) --no-print-directory $(AXE)

# axe-core, which the tests run on every page: out of a Python package, so that nothing of it is kept here.
AXE := .build/axe/axe.min.js
$(AXE):
	@echo "== fetching axe-core, which checks the pages, into $@"
	@mkdir -p $(@D)
	@python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest $(@D) axe-playwright-python==0.1.8 || \
	  { echo "axe-core could not be fetched: the tests need $@, from the Python package axe-playwright-python 0.1.8" >&2; exit 3; }
	@python3 -m zipfile -e $(@D)/axe_playwright_python-0.1.8-*.whl $(@D)/wheel
	@mv $(@D)/wheel/axe_playwright_python/axe.min.js $@
	@rm -rf $(@D)/wheel $(@D)/*.whl
