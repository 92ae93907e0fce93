#!/bin/sh
# Renews the pictures in the README from what `make build` made: the kit of the brief on Mali in three languages.
# Usage: .ci/pictures.sh [OUTPUT]
set -eu
cd "$(dirname "$0")/.."
kit=${1:-output}/briefings/mali-after-minusma
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT

for lang in en fr ar; do
    folder=$kit end=
    if [ "$lang" != en ]; then folder=$kit/$lang end=.$lang; fi
    for kind in '' .one-pager .press-release .q-and-a; do
        pdftoppm -r 62 -f 1 -l 1 -singlefile -png \
            "$folder/mali-after-minusma$kind$end.pdf" "$pages/$lang$kind"
    done
    .venv/bin/python - "$pages/$lang.png" "$pages/$lang.one-pager.png" "$pages/$lang.press-release.png" \
        "$pages/$lang.q-and-a.png" ".github/kit-$lang.png" <<'PYTHON'
import sys
from PIL import Image, ImageOps

*files, target = sys.argv[1:]
pages = [ImageOps.expand(Image.open(file).convert("RGB"), 1, "#c9d0d6") for file in files]
if target.endswith("-ar.png"):
    pages.reverse()  # read from the right
edge = 24
width = sum(page.width + edge for page in pages) + edge
sheet = Image.new("RGB", (width, pages[0].height + 2 * edge), "#e9edf0")
for nth, page in enumerate(pages):
    sheet.paste(page, (edge + nth * (page.width + edge), edge))
sheet.quantize(128, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(target, optimize=True)
PYTHON
done
