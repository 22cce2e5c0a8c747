# Everything a newcomer needs. PYTHON chooses the interpreter (3.11, 3.12 or 3.13), PORT where `make run` serves.
VENV := .venv/bin
PACKAGES := law redaction dossiers consent retention cases wsn_privacy demo bench
# How what uv.lock names is listed for pip, for where uv cannot be had: to run, and to test too.
LISTED := --quiet --frozen --all-extras --no-annotate --no-header
# What `check --deploy` judges: the settings as they are in service.
IN_SERVICE := HTTPS=1 DEBUG= ALLOWED_HOSTS=privacy.example SITE_URL=https://privacy.example

.DEFAULT_GOAL := help
.PHONY: help run test test-one test-slow bench check types others format lock set-up-run set-up-dev
MAKEFLAGS += --no-print-directory

help: ## toont deze lijst
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: set-up-run ## zet alles klaar en start het; Ctrl-C stopt het
	@exec $(VENV)/python manage.py run

test: check ## controleert en test, ook in een echte browser
	@CHROME="$$(bin/browser)" $(VENV)/python -m pytest -n 2 --dist worksteal -m "not slow" --cov --cov-report=term:skip-covered

# Also as `make test-one tests/cases/fee/test_fees.py`: what is named after it is then no goal of its own.
ifeq (test-one,$(firstword $(MAKECMDGOALS)))
FILE ?= $(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS))
$(eval $(filter-out test-one,$(MAKECMDGOALS)):;@:)
endif

test-one: set-up-dev ## test één bestand of map: make test-one FILE=tests/cases/fee/test_fees.py
	@CHROME="$$(bin/browser)" $(VENV)/python -m pytest -q $(or $(FILE),$(error Noem een bestand: make test-one FILE=tests/...))

test-slow: set-up-dev ## test wat lang duurt: elke bladzijde, iedereen, hele programma's
	@CHROME="$$(bin/browser)" $(VENV)/python -m pytest -n 2 --dist worksteal -m slow

bench: set-up-dev ## meet de snelheid; de tabel staat daarna ook in var/bench.json
	@$(VENV)/python manage.py bench

check: set-up-dev ## stijl, typen, richting van imports, migraties, veiligheid, sjablonen
	@$(MAKE) -j2 types others

types:
	$(VENV)/mypy $(PACKAGES) manage.py

others:
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/lint-imports
	$(VENV)/python manage.py makemigrations --check --dry-run
	$(IN_SERVICE) $(VENV)/python manage.py check --deploy --fail-level WARNING
	$(VENV)/djlint templates --lint --quiet
	$(VENV)/bandit --quiet --recursive $(PACKAGES) --configfile pyproject.toml

format: set-up-dev ## zet de code in de huisstijl
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .

lock: set-up-dev ## kiest de nieuwste onderdelen die mogen
	$(VENV)/uv lock --upgrade
	$(VENV)/uv export $(LISTED) --no-dev --output-file requirements.txt
	$(VENV)/uv export $(LISTED) --output-file requirements-dev.txt

set-up-run:
	@bin/set-up run

set-up-dev:
	@bin/set-up dev
