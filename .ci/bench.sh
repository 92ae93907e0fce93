#!/bin/sh
# Makes a .bench-venv that holds what briefgen is measured against. When that is already so, it does nothing.
# Hugo and Chromium are the system's: where one is missing, its lines in the tables say so.
set -eu
cd "$(dirname "$0")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

sum="$PWD $(cksum <requirements-bench.lock)"
if [ "$(cat .bench-venv/made-for 2>/dev/null || true)" != "$sum" ]; then
    echo "Setting up .bench-venv; this takes a minute, once."
    rm -rf .bench-venv
    .venv/bin/python -m venv .bench-venv
    .bench-venv/bin/python -m pip install -qq --require-hashes -r requirements-bench.lock
    echo "$sum" >.bench-venv/made-for
fi
if command -v apt-get >/dev/null && ! command -v hugo >/dev/null; then
    .ci/packages.sh apt-get hugo || true
fi
