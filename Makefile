# Works with GNU make 3.81 and newer. PYTHON names the Python that the virtual environment is made
# from, ARGS what goes on to the command: make demo ARGS="--port 8080", make test ARGS="-k faq".

PYTHON ?= python3
ARGS ?=
# To leave it out, which halves the time: make test COVERAGE=
COVERAGE ?= --cov --cov-report=term

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
TEST_SITE := DJANGO_SETTINGS_MODULE=config.settings.test $(BIN)/python manage.py
# check --deploy looks at the settings, so any host will do; the keys are thrown away.
REAL_SITE := DJANGO_SETTINGS_MODULE=config.settings.production ALLOWED_HOSTS=clinic.example \
	SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(64))") \
	REQUEST_KEYS=$$($(BIN)/python -c "from kp_pages.sealing import new_key; print(new_key())") \
	$(BIN)/python manage.py
TEMPLATES = $$(git ls-files --cached --others --exclude-standard '*.html')
PINS = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header

.PHONY: help demo test test-postgres check fix lock messages clean

help:
	@echo "make demo    the demo clinic, with everything it needs, and its server"
	@echo "make test    every test, with coverage"
	@echo "make check   lint, templates, imports, types, missing migrations, settings"
	@echo "make fix     let the tools do what tools can do"
	@echo "make lock    pin the newest packages that pyproject.toml allows"
	@echo "make messages  collect the sentences for translators, and compile what they wrote"
	@echo "make clean   remove what was installed and built; the site's data in var/ stays"

demo: .venv/site
	@$(BIN)/python manage.py demo $(ARGS)

test: .venv/dev
	$(BIN)/pytest --numprocesses=auto --dist=worksteal $(COVERAGE) $(ARGS)

# On the PostgreSQL that .ci/run starts; config/settings/test_postgres.py says where.
test-postgres: .venv/dev
	$(BIN)/pytest --ds=config.settings.test_postgres --numprocesses=auto --dist=worksteal -m "not browser" $(ARGS)

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(BIN)/djhtml --check --tabwidth 2 $(TEMPLATES)
	$(BIN)/djlint --lint --quiet $(TEMPLATES)
	$(BIN)/lint-imports
	$(BIN)/mypy
	@mkdir -p var
	$(TEST_SITE) makemigrations --check --dry-run
	$(TEST_SITE) check --fail-level WARNING
	@echo "manage.py check --deploy, on the production settings"
	@$(REAL_SITE) check --deploy --fail-level WARNING

fix: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	-$(BIN)/djade --target-version 5.2 $(TEMPLATES)
	-$(BIN)/djhtml --tabwidth 2 $(TEMPLATES)

lock: .venv/dev
	$(PIP) uv
	@echo '# Written by `make lock` from the group "site" in pyproject.toml.' > requirements.txt
	$(PINS) --upgrade --group site >> requirements.txt
	@echo '# Written by `make lock` from the group "dev" in pyproject.toml.' > requirements-dev.txt
	@echo '-r requirements.txt' >> requirements-dev.txt
	$(PINS) --upgrade --group dev --constraint requirements.txt \
		| grep -v -x -F -f requirements.txt >> requirements-dev.txt

# Needs gettext. What is new has no translation yet: a test names it.
messages: .venv/dev
	$(TEST_SITE) makemessages --locale es --no-location --no-obsolete --ignore .venv --ignore var \
		--ignore tests --ignore build
	$(TEST_SITE) compilemessages --locale es --ignore .venv

clean:
	rm -rf .venv build dist *.egg-info .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -rf var/coverage* var/test-*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c "from config.python import require; require()"
	$(PYTHON) -m venv .venv

# Each installs again only when its list has changed.
.venv/site: .venv/bin/python requirements.txt
	@echo "Installing what the site runs on ..."
	@$(PIP) -r requirements.txt
	@touch $@

.venv/dev: .venv/bin/python requirements.txt requirements-dev.txt
	@echo "Installing what the checks and tests run on ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@
