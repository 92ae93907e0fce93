#!/bin/sh
# Makes a .venv that holds what these lock files pin, and briefgen itself. When that is already so, it does nothing.
# Usage: .ci/setup.sh [LOCK...]
set -eu
cd "$(dirname "$0")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

# Homebrew's Python finds Homebrew's Pango by itself, Apple's does not: look for Homebrew's first.
if [ "$(uname -s)" = Darwin ]; then PATH=/opt/homebrew/bin:/usr/local/bin:$PATH; fi

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Prints the version; fails below 3.11.
version_of() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2]); sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

has_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

# The first Python that is new enough and can make a .venv; failing that, the first that is new enough.
find_python() {
    enough=
    for candidate in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3}; do
        version_of "$candidate" >/dev/null || continue
        if has_venv "$candidate"; then
            echo "$candidate"
            return
        fi
        enough=${enough:-$candidate}
    done
    echo "$enough"
}

# A .venv carries its folder's name and its Python's version inside. When either has changed, or when the note is
# missing because an earlier run was stopped half-way, it is made anew.
note="$PWD Python $(version_of "${PYTHON:-.venv/bin/python}" || true)"
if [ "$(cat .venv/made-for 2>/dev/null || true)" = "$note" ]; then
    .ci/native.sh .venv/bin/python
else
    python=$(find_python)
    [ -n "$python" ] || stop "briefgen needs Python 3.11 or newer, and found none. Install it (Debian, Ubuntu:" \
        "sudo apt-get install python3 python3-venv; Mac: brew install python) and type make again."
    .ci/native.sh "$python"
    has_venv "$python" || stop "Python's venv module is missing, and without it briefgen cannot be set up." \
        "Install it, then type make again."
    note="$PWD Python $(version_of "$python")"
    echo "Setting up .venv with Python ${note##* }; this takes a minute, once."
    rm -rf .venv
    "$python" -m venv .venv
    echo "$note" >.venv/made-for
fi

# install LOCK: nothing to do if this lock and this briefgen (its pyproject.toml, its version) are what is installed.
install() {
    sum=$(cat "$1" pyproject.toml briefgen/__init__.py | cksum)
    [ "$(cat ".venv/has-$1" 2>/dev/null || true)" != "$sum" ] || return 0
    # Stopped from here on, it leaves a .venv that the next run throws away.
    rm -f .venv/made-for
    .venv/bin/python -m pip install -qq --require-hashes -r "$1"
    # The lock holds the build backend: nothing is fetched that has no hash.
    .venv/bin/python -m pip install -qq --no-deps --no-build-isolation -e .
    # Where Python may not write what it has compiled, every start would take half as long again.
    .venv/bin/python -m compileall -qq briefgen || true
    # So would the first build if it had to cut its fonts and compile its templates.
    .venv/bin/python -c 'from briefgen.build.preparing import prepare; prepare()' || true
    echo "$sum" >".venv/has-$1"
    echo "$note" >.venv/made-for
}

for lock in "$@"; do install "$lock"; done
