"""What exists at a moment, in public and in a preview."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.brief.gist import gist_of
from briefgen.brief.workspace import read_workspace
from briefgen.build.editions import Edition
from briefgen.build.plan import Plan, make_plan
from tests.workspaces import BRIEF, write_workspace

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


def planned(root: Path, text: str, edition: Edition = Edition.PUBLIC, as_of: datetime = NOON) -> Plan:
    workspace = read_workspace(write_workspace(root, wells=text))
    assert workspace.problems == ()
    return make_plan(map(gist_of, workspace.briefs), as_of, edition)


@pytest.mark.parametrize("status", ["draft", "review"])
def test_a_brief_that_is_not_published_exists_only_in_a_preview(tmp_path: Path, status: str) -> None:
    text = BRIEF.replace("status: published", f"status: {status}")
    public = planned(tmp_path, text)
    assert public.published == ()
    assert [(item.slug, status in item.reason) for item in public.withheld] == [("wells", True)]
    assert [file.slug for file in planned(tmp_path, text, Edition.PREVIEW).published] == ["wells"]


def test_a_brief_without_a_status_is_a_draft(tmp_path: Path) -> None:
    assert planned(tmp_path, BRIEF.replace("status: published\n", "")).published == ()


@pytest.mark.parametrize(
    ("embargo", "exists"),
    [
        ("2026-01-15T12:00+00:00", True),
        ("2026-01-15T12:01+00:00", False),
        ("2026-01-15T12:30+01:00", True),
        ("2026-01-15T11:30-01:00", False),
    ],
)
def test_an_embargo_ends_at_its_moment_wherever_that_is(tmp_path: Path, embargo: str, exists: bool) -> None:
    plan = planned(tmp_path, BRIEF + f"embargo: {embargo}\n")
    assert bool(plan.published) is exists
    assert bool(plan.withheld) is not exists


def test_a_withdrawn_brief_gets_a_notice_in_every_edition(tmp_path: Path) -> None:
    text = BRIEF.replace("published", "withdrawn") + "withdrawn: {date: 2026-02-01, reason: It was wrong.}\n"
    for edition in Edition:
        plan = planned(tmp_path, text, edition)
        assert (plan.published, [file.slug for file in plan.withdrawn]) == ((), ["wells"])
