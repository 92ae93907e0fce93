"""Generated briefs are the same whatever their number, differ from each other, and prove."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image

from benchmarks.generate import Workspace, generate
from benchmarks.invented import FINDINGS, FINDINGS_BESIDE_A_PICTURE, invent
from briefgen.cli import main


def briefgen(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["-C", str(folder), *words])
    assert done.exit_code == 0, done.output
    return done.output


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return generate(tmp_path_factory.mktemp("six"), 6)


def test_a_brief_is_the_same_whatever_their_number(six: Workspace, tmp_path: Path) -> None:
    two, all_six = files(generate(tmp_path, 2).folder), files(six.folder)
    assert len(two) == 2 * 2 + 2  # with archive.yaml and one picture
    assert two.items() <= all_six.items()


def test_another_seed_gives_other_briefs(six: Workspace, tmp_path: Path) -> None:
    other = generate(tmp_path, 2, seed=2)
    assert not set(other.slugs) & set(six.slugs)


def test_briefs_differ() -> None:
    texts = {finding.text for number in range(100) for finding in invent(1, number).findings}
    assert len(texts) > 0.95 * (80 * FINDINGS + 20 * FINDINGS_BESIDE_A_PICTURE)


def test_every_fifth_has_a_picture(six: Workspace) -> None:
    media = sorted((six.folder / "briefs" / "media").iterdir())
    assert [path.stem for path in media] == sorted((six.slugs[0], six.slugs[5]))
    with Image.open(io.BytesIO(media[0].read_bytes())) as picture:
        assert picture.size == (1600, 1000)


def test_everything_proves_and_nothing_is_wrong(six: Workspace) -> None:
    said = briefgen(six.folder, "check", "--strict")
    assert f"{len(six.slugs)} briefs read" in said
    proved, of = said.split("read, ")[1].split(" items")[0].split(" of ")
    assert proved == of
    assert int(of) > 20 * len(six.slugs)


def test_the_records_are_those_that_check_writes(six: Workspace, tmp_path: Path) -> None:
    recorded = generate(tmp_path / "recorded", 6, records=True)
    assert not (recorded.folder / "sources").exists()
    briefgen(recorded.folder, "check", "--strict")
    proved = generate(tmp_path / "proved", 6)
    briefgen(proved.folder, "check", "--record")
    for slug in six.slugs:
        name = f"briefs/{slug}.evidence.json"
        mine = json.loads((recorded.folder / name).read_text(encoding="utf-8"))
        theirs = json.loads((proved.folder / name).read_text(encoding="utf-8"))
        for item in (*mine["items"], *theirs["items"]):
            del item["proved"]
        assert mine == theirs


def test_a_briefing_has_four_pages(six: Workspace, tmp_path: Path) -> None:
    slug = six.slugs[1]
    output = tmp_path / "output"
    briefgen(six.folder, "build", slug, "--only", "pdf", "--no-search", "--output", str(output))
    document = pypdfium2.PdfDocument(output / "briefings" / slug / f"{slug}.pdf")
    try:
        assert len(document) == 4
    finally:
        document.close()
