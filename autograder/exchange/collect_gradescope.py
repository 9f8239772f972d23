"""Gradescope's `submission_metadata.yml`: who handed in each folder `submission_123`, and when.

The keys are Ruby symbols: `:submitters` is a list of `:name`, `:sid` and `:email`, `:created_at` the time in UTC. The
form is not documented; programs that read it tell of it, such as https://github.com/ucbds-infra/otter-grader.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from autograder.exchange.archive_paths import Parts, Refusal
from autograder.exchange.collect_systems import GRADESCOPE, Delivered, Owner

METADATA = ("submission_metadata.yml",)
MOST = 256 * 2**20  # bytes
UNKNOWN = "submission_metadata.yml does not say who handed it in."


class Gradescope:
    """The owners and times of an export, by folder."""

    def __init__(self, submissions: Mapping[str, Any]) -> None:
        self._submissions = submissions

    def delivered(self, parts: Parts) -> list[Delivered] | None:
        """The file, once for each member of a group; None if it is no file of the export."""
        if not GRADESCOPE.fullmatch(parts[0]) or len(parts) < 2:
            return None
        owners = [owner(one) for one in _list(self._about(parts[0]), "submitters")]
        known = [one for one in owners if one.ids or one.names]
        nobody = Owner("Gradescope", f"gradescope:{parts[0]}", (), (parts[0],), UNKNOWN)
        return [Delivered(one, f"gradescope:{parts[0]}", parts[1:]) for one in known or [nobody]]

    def time(self, folder: str) -> datetime | None:
        """When it was handed in; with a time zone."""
        when = _value(self._about(folder), "created_at")
        if isinstance(when, str):
            try:
                when = datetime.fromisoformat(when.replace(" Z", "Z").replace(" UTC", "Z"))
            except ValueError:
                return None
        if not isinstance(when, datetime):
            return None
        return when if when.tzinfo else when.replace(tzinfo=UTC)

    def _about(self, folder: str) -> Any:
        return self._submissions.get(folder)


def read_metadata(raw: bytes) -> Gradescope:
    """The export's metadata. Raises Refusal."""
    import yaml  # type: ignore[import-untyped,unused-ignore]

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if len(raw) > MOST:
        raise Refusal(f"It holds {len(raw):,} bytes; {MOST:,} can be read.")
    try:
        found = yaml.load(raw, loader)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        raise Refusal("It is no YAML that can be read.") from None
    if not isinstance(found, dict):
        raise Refusal("It is not in Gradescope's form.")
    return Gradescope({str(name): about for name, about in found.items()})


def owner(submitter: Any) -> Owner:
    """One of those who handed in."""
    sid, email, name = (str(_value(submitter, field) or "").strip() for field in ("sid", "email", "name"))
    ids = [("id", sid)] * bool(sid) + [("email", email)] * bool(email)
    return Owner("Gradescope", f"gradescope:{sid or email or name}", tuple(ids), (name,) * bool(name))  # type: ignore[arg-type]


def _value(about: Any, field: str) -> Any:
    return about.get(f":{field}", about.get(field)) if isinstance(about, dict) else None


def _list(about: Any, field: str) -> list[Any]:
    found = _value(about, field)
    return found if isinstance(found, list) else []
