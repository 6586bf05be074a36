# Rosa, the digital neighbourhood centre. `make help` lists what there is.
PORT ?= 8000
ROSA_DATA_DIR ?= var
PYTHON ?= python3
export PORT
export ROSA_DATA_DIR

BIN := .venv/bin
RUN := $(BIN)/python
INSTALL := $(BIN)/uv pip install --quiet --python $(RUN) --require-hashes
NPM := $(shell command -v npm 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help demo test check bench messages lock clean

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

demo: .venv/.run node_modules/.run ## everything from a fresh clone to a served demo neighbourhood on PORT (8000)
	@$(RUN) -m cms.serve --check-port
	@DJANGO_SETTINGS_MODULE=cms.settings.demo $(RUN) manage.py compile_messages_po
	@DJANGO_SETTINGS_MODULE=cms.settings.demo $(RUN) manage.py migrate --verbosity=0
	@DJANGO_SETTINGS_MODULE=cms.settings.demo $(RUN) manage.py collectstatic --noinput --verbosity=0
	@DJANGO_SETTINGS_MODULE=cms.settings.demo $(RUN) manage.py load_demo
	@DJANGO_SETTINGS_MODULE=cms.settings.demo exec $(RUN) -m cms.serve

test: .venv/.dev node_modules/.dev ## everything from a fresh clone to a green suite, on SQLite and on PostgreSQL + Redis
	@$(RUN) -m tests.legs

check: .venv/.dev node_modules/.dev ## lint, format, types, import contracts, templates, migrations, translations
	@$(RUN) -m tests.legs check

bench: .venv/.dev node_modules/.dev ## all benchmarks, ratios side by side
	@$(RUN) -m bench

messages: .venv/.dev ## collect new words into the catalogues
	@DJANGO_SETTINGS_MODULE=cms.settings.test $(RUN) manage.py messages

lock: .venv/.dev ## lock the dependencies anew, with hashes
	@for name in bootstrap base dev; do \
	  $(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --python-version 3.11 \
	    requirements/$$name.in -o requirements/$$name.txt; done

clean: ## remove what was installed and made here, but not your data in var/
	rm -rf .venv node_modules static/fonts

.venv/.bootstrap: requirements/bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Rosa needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Try: make PYTHON=python3.12 demo"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python can't make a virtual environment here. On Debian: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@

.venv/.run: .venv/.bootstrap requirements/base.txt
	@$(INSTALL) -r requirements/base.txt
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

# npm brings the letters (fonts); without it the letters of the reader's own device serve.
node_modules/.run: package-lock.json home/fonts.py .venv/.run
ifdef NPM
	@$(NPM) ci --omit=dev --ignore-scripts --silent --no-fund --no-audit || echo "npm did not work: the site will use the letters of the device"
	@$(RUN) -m home.fonts || echo "the letters could not be cut: the site will use those of the device"
else
	@echo "npm is not here: the site will use the letters of the reader's device"
endif
	@mkdir -p node_modules && touch $@

node_modules/.dev: package-lock.json node_modules/.run
ifdef NPM
	@$(NPM) ci --ignore-scripts --silent --no-fund --no-audit || echo "npm did not work: tests in Node will be skipped"
endif
	@mkdir -p node_modules && touch node_modules/.run $@
