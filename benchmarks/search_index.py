"""Prints what the search index costs: time, memory and size for 100, 1,000 and 10,000 generated briefings.

With briefgen installed: ``python benchmarks/search_index.py [NUMBER]...``. The briefings are invented and
distinct, of about 650 words, in three languages; their words are as unevenly frequent as those of a language.
"""

from __future__ import annotations

import gzip
import random
import resource
import sys
import time
from itertools import accumulate

from briefgen.archive.searchindex import KEY, TABLE, build_index
from briefgen.archive.searchtext import FACETS, Part, Record

SYLLABLES = {
    "en": ("ka", "mo", "ti", "re", "su", "la", "ne", "do", "vi", "pa", "ho", "ze", "fu", "tion", "ing", "er"),
    "fr": ("é", "ma", "ti", "ré", "eau", "la", "né", "do", "vi", "pa", "ou", "ze", "fu", "bè", "tion", "ant"),
    "ar": ("مد", "ني", "ال", "قر", "ية", "حق", "وق", "ان", "سا", "تق", "رير", "سل", "اح", "مح", "كم", "ون"),
}
WORDS = 40_000


def vocabulary(lang: str) -> tuple[list[str], list[float]]:
    """Words of a language and how often each comes, added up (Zipf)."""
    luck = random.Random(lang)  # noqa: S311
    words = ["".join(luck.choices(SYLLABLES[lang], k=luck.randint(2, 5))) for _ in range(WORDS)]
    return words, list(accumulate(1 / (rank + 3) for rank in range(WORDS)))


def generated(number: int) -> tuple[Record, ...]:
    """So many briefings, in turn English, French and Arabic."""
    luck = random.Random(number)  # noqa: S311
    known = {lang: vocabulary(lang) for lang in SYLLABLES}

    def text(lang: str, length: int) -> str:
        words, often = known[lang]
        return " ".join(luck.choices(words, cum_weights=often, k=length))

    def record(at: int) -> Record:
        lang = ("en", "fr", "ar")[at % 3]
        findings = [Part(f"f{n}", "finding", text(lang, 8), "", text(lang, 30)) for n in range(7)]
        quotes = [Part(f"q{n}", "quote", text(lang, 30), text(lang, 6)) for n in range(4)]
        figures = [
            Part(f"_figure-n{n}", "figure", f"{luck.randint(2, 9999)} {text(lang, 6)}") for n in range(6)
        ]
        asks = [Part(f"a{n}", "ask", text(lang, 14), text(lang, 2)) for n in range(6)]
        facets = ((f"p{at % 60}",), (f"t{at % 25}",), (str(2000 + at % 26),), (lang,), ("briefing",))
        lead = (text(lang, 30), text(lang, 8), text(lang, 60))
        page = f"briefings/invented-{at}/index.html"
        date = f"{2000 + at % 26}-01-01"
        parts = (*findings, *quotes, *figures, *asks)
        return Record(page, f"invented-{at}", lang, text(lang, 7), date, lead, parts, facets)

    if len(FACETS) != 5:
        raise SystemExit("the benchmark's records no longer have the facets of the archive's")
    return tuple(record(at) for at in range(number))


def first_search(files: dict[str, bytes]) -> int:
    """Bytes of a first search for one word with ten results; the table as a server packs it."""
    name = {address.rpartition("/")[2]: len(data) for address, data in files.items()}
    chunks = [size for address, size in name.items() if address.endswith(".pf_index")]
    texts = [size for address, size in name.items() if address.endswith(".pf_fragment")]
    always = [
        size for address, size in name.items() if address.endswith((".pf_meta", ".pagefind", "entry.json"))
    ]
    code = len(
        gzip.compress(next(data for address, data in files.items() if address.endswith("pagefind.js")))
    )
    ten = 10 * sum(texts) // len(texts)
    return code + sum(always) + len(gzip.compress(files[TABLE])) + sum(chunks) // len(chunks) + ten


def main() -> None:
    """One line for each number of briefings."""
    print("briefings  made s  kept s  Pagefind MiB   files      MB  table kB  packed kB  first search kB")
    for number in [int(word) for word in sys.argv[1:]] or [100, 1_000, 10_000]:
        records = generated(number)
        begun = time.perf_counter()
        files = build_index(records)
        made = time.perf_counter()
        kept = build_index(records, files)
        ended = time.perf_counter()
        if kept[KEY] != files[KEY]:
            raise SystemExit("the index was not kept")
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = sum(map(len, files.values())) / 1e6
        table, packed = len(files[TABLE]) / 1e3, len(gzip.compress(files[TABLE])) / 1e3
        print(
            f"{number:9,}  {made - begun:6.1f}  {ended - made:6.2f}  {memory:12,.0f}  {len(files):6,}"
            f"  {size:6.1f}  {table:8.0f}  {packed:9.0f}  {first_search(files) / 1e3:15.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
