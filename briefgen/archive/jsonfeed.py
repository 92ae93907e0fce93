"""A feed as JSON Feed 1.1."""

from __future__ import annotations

from typing import Any

from briefgen.archive.datatext import to_json
from briefgen.archive.feedmodel import Feed, Story, moment


def json_feed(feed: Feed) -> bytes:
    """The feed in UTF-8. The format has no place for what was withdrawn: it is just not there."""
    return to_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.page,
            "feed_url": feed.twin,
            **({"description": feed.about} if feed.about else {}),
            "language": feed.lang,
            "authors": [{"name": feed.publisher}],
            "items": [_item(story) for story in feed.stories],
        }
    )


def _item(story: Story) -> dict[str, Any]:
    tags = [*story.topics, *(name for _, name in story.places)]
    files = [{"url": file.url, "mime_type": file.type, "size_in_bytes": file.bytes} for file in story.files]
    return {
        "id": story.id,
        "url": story.url,
        "title": story.title,
        "summary": story.summary,
        "content_html": story.body,
        **({"image": story.image} if story.image else {}),
        "date_published": moment(story.published),
        "date_modified": moment(story.updated),
        "language": story.lang,
        **({"tags": list(dict.fromkeys(tags))} if tags else {}),
        **({"attachments": files} if files else {}),
    }
