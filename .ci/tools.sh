#!/bin/sh
# Installs what the browser and conformance tests use. A test whose tool is missing is skipped, so this is a choice.
set -eu
here=$(dirname "$0")

command -v apt-get >/dev/null || {
    echo "make tools knows Debian and Ubuntu. Elsewhere install poppler's tools, Chromium, a JDK and JAXB's jars by hand." >&2
    exit 1
}
# One by one: what one system does not have (Ubuntu has no Chromium package) does not stop the others.
failed=0
for package in poppler-utils chromium default-jdk-headless libjaxb-java; do
    case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) in
        installed) ;;
        *) "$here/packages.sh" apt-get "$package" || failed=1 ;;
    esac
done
exit $failed
