#!/bin/sh
# Installs packages of the system without asking anything. Where that is not possible, prints the line to type and fails.
# Usage: .ci/packages.sh apt-get|dnf|brew PACKAGE...
set -eu
manager=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT

root=
by_hand="Type:"
if [ "$manager" != brew ] && [ "$(id -u)" != 0 ]; then
    # -n: sudo fails instead of asking for a password that nobody is there to type.
    root="sudo -n"
    if command -v sudo >/dev/null; then by_hand="Type: sudo"; else by_hand="Type as root:"; fi
fi

give_up() {
    cat "$log" >&2
    printf 'Missing on this machine: %s. %s %s install %s\n' "$*" "$by_hand" "$manager" "$*" >&2
    exit 1
}

apt() {
    $root env DEBIAN_FRONTEND=noninteractive apt-get -y -qq -o DPkg::Lock::Timeout=120 "$@" </dev/null >"$log" 2>&1
}

if [ -n "$root" ] && ! $root true 2>/dev/null; then give_up "$@"; fi
echo "Installing $*"
case $manager in
    # A machine's list of packages may be old or empty; fetching it takes a while, so only when it has to be.
    apt-get) apt install --no-install-recommends "$@" || { apt update && apt install --no-install-recommends "$@"; } ;;
    dnf) $root dnf install -y -q "$@" </dev/null >"$log" 2>&1 ;;
    brew) NONINTERACTIVE=1 brew install -q "$@" </dev/null >"$log" 2>&1 ;;
esac || give_up "$@"
