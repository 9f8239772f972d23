"""Other machines than this one: which wheels they take, and what a package needs there.

`pip download --platform` picks the wheels of another platform, but decides what packages need by this machine: on Linux
it leaves out what is needed on Windows alone (https://github.com/pypa/pip/issues/11664). So its result is looked over
with the platform's own markers (https://packaging.python.org/en/latest/specifications/dependency-specifiers/).
"""

from __future__ import annotations

import re
import sysconfig
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from packaging.markers import default_environment
from packaging.metadata import parse_email
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

OLDEST_GLIBC = 5  # 2.5, of the first manylinux
SYSTEMS = {
    "win": {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows"},
    "macosx": {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin"},
    "linux": {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"},
}
MACHINES = {"amd64": "AMD64", "arm64": "ARM64"}  # as Windows writes them
TAG = re.compile(r"(?P<system>win|macosx|manylinux|musllinux|linux)(?P<version>[\d_]*)_(?P<machine>[a-z]\w*)")


def this_platform() -> str:
    """The tag of this machine."""
    return re.sub(r"[-.]", "_", sysconfig.get_platform())


def is_tag(platform: str) -> bool:
    """Whether this looks like the tag of a platform: win_amd64, macosx_12_0_arm64, manylinux_2_28_x86_64."""
    return TAG.fullmatch(platform) is not None


def spoken(platform: str) -> str:
    """A platform in words: "macOS 12.0 or newer (arm64)"."""
    found = TAG.fullmatch(platform)
    if found is None:
        return platform
    version = found["version"].strip("_").replace("_", ".")
    if found["system"] == "macosx":
        return f"macOS {version} or newer ({found['machine']})"
    return f"{'Windows' if found['system'] == 'win' else 'Linux'} ({found['machine']})"


def taken(platform: str) -> Iterator[str]:
    """The tags of wheels that run on a platform; pip itself knows the older ones of macOS and manylinux2014."""
    yield platform
    if found := re.fullmatch(r"manylinux_2_(\d+)_(\w+)", platform):
        newest, machine = int(found[1]), found[2]
        yield from (f"manylinux_2_{minor}_{machine}" for minor in range(newest - 1, OLDEST_GLIBC - 1, -1))
        if newest >= 17:
            yield f"manylinux2014_{machine}"


def markers(platform: str) -> dict[str, str]:
    """What a requirement's marker can ask for, as this Python answers it on a platform."""
    found = TAG.fullmatch(platform)
    system = found["system"] if found and found["system"] in SYSTEMS else "linux"
    machine = found["machine"] if found else ""
    named = MACHINES.get(machine, machine) if system == "win" else machine
    here = {name: str(value) for name, value in default_environment().items()}
    return {**here, **SYSTEMS[system], "platform_machine": named}


def missing(folder: Path, wanted: Sequence[str], platform: str) -> list[str]:
    """Of what is wanted, and what that needs in turn on a platform: the requirements without a wheel in `folder`."""
    there = {parse_wheel_filename(path.name)[0]: path for path in folder.glob("*.whl")}
    here = markers(platform)
    lacking, seen = set(), set()
    waiting = [Requirement(line) for line in wanted]
    while waiting:
        requirement = waiting.pop()
        name, extras = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if name not in there:
            lacking.add(f"{requirement.name}{requirement.specifier}")
        elif (name, extras) not in seen:
            seen.add((name, extras))
            waiting += needed_by(there[name], extras, here)
    return sorted(lacking)


def needed_by(wheel: Path, extras: frozenset[str], here: dict[str, str]) -> Iterator[Requirement]:
    """What a package needs, with these extras, in these surroundings."""
    with zipfile.ZipFile(wheel) as archive:
        about = next(name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        lines = parse_email(archive.read(about))[0].get("requires_dist", [])
    for requirement in map(Requirement, lines):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({**here, "extra": extra}) for extra in ("", *extras)):
            yield requirement
