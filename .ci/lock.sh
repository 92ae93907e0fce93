#!/bin/sh
# Pins every package in requirements.lock, requirements-test.lock and requirements-bench.lock to its newest allowed
# version, with the hashes of its files for every platform and for every Python that pyproject.toml allows.
set -eu
cd "$(dirname "$0")/.."
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT

# uv is used here and nowhere else, so it stays out of .venv.
.venv/bin/python -m venv "$new/uv"
"$new/uv/bin/python" -m pip install -qq uv

compile() {
    "$new/uv/bin/uv" pip compile -q --no-config --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@" >/dev/null
}

# The build backend is pinned too: briefgen is installed without fetching anything unpinned.
.venv/bin/python -c 'import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' >"$new/backend.in"
compile pyproject.toml "$new/backend.in" -o "$new/requirements.lock"
compile pyproject.toml "$new/backend.in" --group test -c "$new/requirements.lock" -o "$new/requirements-test.lock"
# Of the group alone: what briefgen is measured against has an environment of its own.
compile --group bench -o "$new/requirements-bench.lock"
# All or none.
mv "$new/requirements.lock" "$new/requirements-test.lock" "$new/requirements-bench.lock" .
