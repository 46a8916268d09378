# Each target sets up what it needs; a second call finds everything in place.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
PEERS := .venv-peers
PEERS_STAMP := $(PEERS)/.stamp

.PHONY: install run test check fix index bench bench-scale torture encoder scorer

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo '需要 Python 3.11 或更新的版本；装好后再试，或指定：make PYTHON=/路径/python3.11'; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear $(VENV) \
		|| { echo '建不了虚拟环境；Debian 和 Ubuntu 请先装 python3-venv'; exit 1; }
	@sh .ci/torch.sh $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@$(BIN)/python -m compileall -q corpus index qa app.py
	@touch $@

run: index
	$(BIN)/yanxiaoge serve

index: install
	$(BIN)/yanxiaoge build

test: install
	$(BIN)/python -m pytest

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy corpus index qa app.py benchmarks

fix: install
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: install
	$(BIN)/python -m benchmarks.bench $(DATA)

bench-scale: install $(PEERS_STAMP)
	@$(BIN)/python -m compileall -q corpus index qa
	$(BIN)/python -m benchmarks.scale "$(DATA)"

# Other systems stand in an environment of their own, which also sees the packages of the first (torch above all) but
# cannot change them; constraints.txt pins both.
$(PEERS_STAMP): $(STAMP)
	$(BIN)/python -m venv --clear $(PEERS)
	$(PEERS)/bin/python .ci/share.py $(BIN)/python
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[peers]'
	@touch $@

torture: install
	$(BIN)/python -m benchmarks.torture $(ARGS)

INTO ?= build/encoder
# Sets whose places are kept from the encoder, and from what is learnt about questions that are answered in words.
HELD_OUT := $(wildcard $(addprefix tests/data/,reports-*.jsonl seen-heldout.jsonl seen-asked-heldout*.jsonl seen-worded*.jsonl))

HELD_OUT_JOINT := $(wildcard $(addprefix tests/data/,reports-*.jsonl seen-worded*.jsonl))

# Both take the data folder: make encoder DATA=…, then make scorer DATA=…
encoder: install
	$(BIN)/python -m index.training "$(DATA)" --into "$(INTO)" --hold-out $(HELD_OUT)

scorer: install
	$(BIN)/python -m qa.training.network "$(DATA)" --into "$(INTO)/network.safetensors" --hold-out tests/data/reports-*.jsonl
	$(BIN)/python -m qa.training.worded "$(DATA)" --start "$(INTO)/network.safetensors" --into "$(INTO)/worded.safetensors" --hold-out $(HELD_OUT)
	$(BIN)/python -m qa.training.pretrain "$(DATA)" --into "$(INTO)/pretrained.safetensors" --hold-out tests/data/reports-*.jsonl
	$(BIN)/python -m qa.training.joint "$(DATA)" --start "$(INTO)/pretrained.safetensors" --into "$(INTO)/joint.safetensors" --hold-out $(HELD_OUT_JOINT)
