"""Pictures for paper and screens: made anew, never enlarged, the same bytes each time."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from briefgen.briefing.renditions import Darkroom, Prepared
from briefgen.problems import Place, Problem, Severity
from tests import pictures
from tests.pictures import MARKER

PLACE = Place("briefs/wells.yaml", 12, 5)
A4 = Decimal(172)


def prepare(media: Path, name: str) -> tuple[Prepared | None, list[Problem]]:
    return Darkroom(media, A4).prepare("market", name, PLACE)


def prepared(media: Path, data: bytes, name: str = "a.img") -> Prepared:
    pictures.write(media, name, data)
    made, problems = prepare(media, name)
    assert made, problems
    assert not any(problem.is_error for problem in problems)
    return made


def refused(media: Path, data: bytes) -> str:
    pictures.write(media, "a.img", data)
    made, problems = prepare(media, "a.img")
    assert made is None
    (problem,) = problems
    assert problem.place == PLACE
    return problem.code


def all_bytes(made: Prepared) -> list[bytes]:
    return [made.paper.data, *made.files.values()]


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_a_photograph_becomes_jpeg_for_paper_and_webp_in_three_widths(tmp_path: Path) -> None:
    made = prepared(tmp_path, pictures.jpeg(pictures.photograph(2000, 1250)))
    assert made.paper.name.startswith("market-1489-")
    assert made.paper.name.endswith(".jpg")
    assert pytest.approx(220, abs=0.2) == 1489 / (172 / 25.4)
    assert [(one.width, one.height) for one in made.screen] == [(480, 300), (960, 600), (1440, 900)]
    for one in (made.paper, *made.screen):
        assert opened(one.data).size == (one.width, one.height)


def test_a_drawing_stays_as_sharp_as_it_was(tmp_path: Path) -> None:
    drawing = pictures.town_map(1300, 800)
    made = prepared(tmp_path, pictures.encoded(drawing, "PNG"))
    assert made.paper.name.endswith(".png")
    assert opened(made.paper.data).tobytes() == drawing.tobytes()
    assert opened(made.screen[-1].data).tobytes() == drawing.tobytes()


@pytest.mark.parametrize(
    ("width", "widths"), [(40, [40]), (480, [480]), (500, [480]), (700, [480, 700]), (1440, [480, 960, 1440])]
)
def test_nothing_is_ever_enlarged(tmp_path: Path, width: int, widths: list[int]) -> None:
    made = prepared(tmp_path, pictures.jpeg(pictures.photograph(width, 400)))
    assert [one.width for one in made.screen] == widths
    assert made.paper.width <= width


@pytest.mark.parametrize(("width", "said"), [(1016, False), (1015, True), (600, True)])
def test_a_picture_too_small_for_print_is_told_at_its_line(tmp_path: Path, width: int, said: bool) -> None:
    pictures.write(tmp_path, "a.jpg", pictures.jpeg(pictures.photograph(width, 400)))
    made, problems = prepare(tmp_path, "a.jpg")
    assert made
    assert [(p.code, p.severity, p.place) for p in problems] == [
        ("image-small", Severity.WARNING, PLACE)
    ] * said


MAKERS = {"jpeg": pictures.told_jpeg, "png": pictures.told_png, "webp": pictures.told_webp}


@pytest.mark.parametrize("kind", MAKERS)
def test_no_byte_of_what_a_file_tells_survives(tmp_path: Path, kind: str) -> None:
    told = MAKERS[kind](pictures.photograph(700, 500))
    assert told.count(MARKER) >= 2
    for data in all_bytes(prepared(tmp_path, told)):
        assert MARKER not in data
        for sign in (
            b"Exif",
            b"http://ns.adobe",
            b"8BIM",
            b"ICC",
            b"iCCP",
            b"EXIF",
            b"XMP ",
            b"tEXt",
            b"iTXt",
            b"script",
        ):
            assert sign not in data
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(
            Image.open(io.BytesIO(data)).info
        )


def test_the_search_for_what_survives_would_find_it() -> None:
    assert MARKER in pictures.jpeg(pictures.photograph(20, 20), comment=MARKER)


def test_the_same_picture_gives_the_same_bytes_and_names(tmp_path: Path) -> None:
    data = pictures.jpeg(pictures.photograph(700, 500))
    first, second = prepared(tmp_path, data), prepared(tmp_path, data, "b.img")
    assert first == second
    other = prepared(tmp_path, pictures.jpeg(pictures.photograph(700, 501)))
    assert not set(first.files) & set(other.files), "another picture has another address"


def test_a_content_is_prepared_once(tmp_path: Path) -> None:
    pictures.write(tmp_path, "a.jpg", pictures.jpeg(pictures.photograph(1100, 500)))
    darkroom = Darkroom(tmp_path, A4)
    assert darkroom.prepare("a", "a.jpg", PLACE)[0] is darkroom.prepare("a", "a.jpg", PLACE)[0]
    pictures.write(tmp_path, "a.jpg", pictures.jpeg(pictures.photograph(1200, 500)))
    again, _ = darkroom.prepare("a", "a.jpg", PLACE)
    assert again
    assert again.paper.width == 1200, "a changed file is a new picture"


def test_a_sixteen_bit_grey_keeps_its_middle(tmp_path: Path) -> None:
    grey = Image.new("I;16", (600, 400), 32768)
    made = prepared(tmp_path, pictures.encoded(grey, "PNG"))
    assert opened(made.paper.data).getpixel((5, 5)) == pytest.approx((128, 128, 128), abs=2)


def test_what_is_seen_through_stands_on_white(tmp_path: Path) -> None:
    for mode, colour in (("RGBA", (0, 0, 0, 0)), ("LA", (0, 0))):
        made = prepared(tmp_path, pictures.encoded(Image.new(mode, (600, 400), colour), "PNG"))
        assert opened(made.paper.data).getpixel((5, 5)) == (255, 255, 255)
    few = Image.new("P", (600, 400), 0)
    few.putpalette([200, 0, 0, 0, 0, 200])
    made = prepared(tmp_path, pictures.encoded(few, "PNG", transparency=b"\0\xff"))
    assert opened(made.paper.data).getpixel((5, 5)) == (255, 255, 255)


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    made = prepared(tmp_path, pictures.jpeg(Image.new("CMYK", (600, 400), (0, 255, 255, 0))))
    assert Image.open(io.BytesIO(made.paper.data)).mode == "RGB"
    red, green, blue = opened(made.paper.data).getpixel((5, 5))
    assert red > 200 > 60 > max(green, blue)


def test_colours_of_another_profile_are_converted_and_a_bad_profile_is_no_harm(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = Image.new("RGB", (600, 400), (200, 100, 50))
    for profile in (lab, b"no profile at all", lab[:200]):
        made = prepared(tmp_path, pictures.jpeg(plain, icc_profile=profile, quality=100))
        assert opened(made.paper.data).getpixel((5, 5)) == pytest.approx((200, 100, 50), abs=4)


def test_a_telephones_preview_is_left_out_and_a_turned_picture_set_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = pictures.photograph(600, 400)
    made = prepared(
        tmp_path,
        pictures.encoded(picture, "MPO", save_all=True, append_images=[picture.resize((60, 40))], exif=exif),
    )
    assert (made.paper.width, made.paper.height) == (400, 600)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_is_refused(tmp_path: Path, kind: str) -> None:
    frames = [pictures.photograph(60, 40), pictures.town_map(60, 40)]
    data = pictures.encoded(frames[0], kind, save_all=True, append_images=frames[1:])
    assert refused(tmp_path, data) == "image-moves"


def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    assert refused(tmp_path, pictures.png_claiming(13_000, 13_000)) == "image-too-large"
    assert refused(tmp_path, pictures.png_claiming(6_400, 6_400)) == "image-too-large"
    assert refused(tmp_path, pictures.png_claiming(300, 200)) == "image-unreadable"


def test_a_jpeg_of_a_thousand_passes_is_refused(tmp_path: Path) -> None:
    data = pictures.jpeg(pictures.photograph(64, 64), progressive=True)
    last = data.rindex(b"\xff\xda")
    assert refused(tmp_path, data[:last] + data[last:-2] * 1000 + data[-2:]) == "image-too-large"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_file_cut_off_is_refused(tmp_path: Path, kind: str) -> None:
    data = pictures.encoded(pictures.photograph(300, 200), kind)
    for part in (0, 2, 20, len(data) // 2):
        assert refused(tmp_path, data[:part]) == "image-unreadable"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_damaged_file_is_a_picture_or_a_problem(tmp_path: Path, kind: str) -> None:
    whole = MAKERS[kind.casefold()](pictures.photograph(40, 30))
    for place in range(0, len(whole), max(1, len(whole) // 150)):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        pictures.write(tmp_path, "a.img", bytes(damaged))
        made, problems = prepare(tmp_path, "a.img")
        assert made or problems


def test_other_kinds_of_file_are_refused(tmp_path: Path) -> None:
    page = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    for data in (page, b"GIF89a", b"%PDF-1.7", pictures.encoded(Image.new("RGB", (4, 4)), "BMP")):
        assert refused(tmp_path, data) == "image-unreadable"


def test_a_file_cut_off_is_refused_even_after_weasyprint_has_told_pillow_to_bear_it(tmp_path: Path) -> None:
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        whole = pictures.jpeg(pictures.photograph(300, 200))
        pictures.write(tmp_path, "market.jpg", whole[: len(whole) // 2])
        made, problems = Darkroom(tmp_path, Decimal(172)).prepare("market", "market.jpg", Place("x"))
        assert made is None
        assert [problem.code for problem in problems] == ["image-unreadable"]
        assert ImageFile.LOAD_TRUNCATED_IMAGES is True
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
