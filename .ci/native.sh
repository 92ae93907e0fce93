#!/bin/sh
# Installs what Python packages cannot bring, if it is missing: Pango with HarfBuzz's subsetter, which PDFs need,
# and the part of Python that makes a .venv, which Debian and Ubuntu keep apart.
# Usage: .ci/native.sh PYTHON
# Where it may not install, it prints the line to type and goes on: HTML needs no Pango.
set -eu
here=$(dirname "$0")
python=$1
# Homebrew's libraries, for a Python that is not Homebrew's.
export DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib

has_libraries() {
    "$python" - 2>/dev/null <<'PYTHON'
import ctypes, sys

names = "gobject-2.0", "pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset", "fontconfig"
for name in names:
    end = ".dylib" if sys.platform == "darwin" else ".so.1" if name == "fontconfig" else ".so.0"
    ctypes.CDLL("lib" + name + end)
PYTHON
}

apt=''
others=''
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    apt=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
fi
if ! has_libraries; then
    apt="$apt libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    others=pango
fi

# $apt is a list: it is meant to fall apart into words.
# shellcheck disable=SC2086
if [ "$(uname -s)" = Darwin ]; then
    if [ -n "$others" ]; then "$here/packages.sh" brew $others || true; fi
elif command -v apt-get >/dev/null; then
    if [ -n "$apt" ]; then "$here/packages.sh" apt-get $apt || true; fi
elif command -v dnf >/dev/null; then
    if [ -n "$others" ]; then "$here/packages.sh" dnf $others || true; fi
elif [ -n "$others" ]; then
    echo "Install Pango 1.44 or newer, with HarfBuzz, from your system's packages." >&2
fi
if [ -n "$others" ] && ! has_libraries; then echo "Without Pango there is HTML, but no PDF." >&2; fi
