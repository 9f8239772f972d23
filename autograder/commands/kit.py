"""`gradwalk kit`: one zip that learners unpack and start, with or without a network."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.commands.places import START, project_root
from autograder.commands.refusal import Refused


@click.command(short_help="Pack what learners need into one zip.")
@click.argument("units", nargs=-1, metavar="[UNIT]...")
@click.option(
    "--course-dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A course folder of nbgrader.  [default: here if it has release/, else the project]",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=Path("gradwalk_kit.zip"),
    show_default=True,
    help="The zip to write.",
)
@click.option("--slim", is_flag=True, help="No packages but this one: learners fetch the others. Small.")
@click.option(
    "--platform",
    "platforms",
    multiple=True,
    metavar="TAG",
    help="Machines of learners; may be given again.  [default: like this one]",
)
@click.option("--force", is_flag=True, help="Replace the file at --to even if it is no kit.")
@click.pass_context
def kit(
    context: click.Context,
    units: tuple[str, ...],
    course_dir: Path | None,
    to: Path,
    slim: bool,
    platforms: tuple[str, ...],
    force: bool,
) -> None:
    """Packs the released notebooks of the UNITs, or of all, with the packages they need and a start of two lines.

    Learners unpack the zip and follow its README.txt; they need no network, but the same version of Python as here.
    Nothing of a course folder goes in but release/: no solutions, hidden tests, submissions or gradebook. The checks
    know right answers, to name mistakes by: whoever digs in the packages finds them there.

    TAG names other machines as pip does: win_amd64, macosx_12_0_arm64, manylinux_2_28_x86_64. An older tag reaches more
    machines. The packages come by way of `pip download`, as pip is configured here.

    The exit code is 0 if the kit is there, 1 if something of the release was left out of it, 2 if there is none.

    \b
    Examples:
      gradwalk kit
      gradwalk kit 01_gradient_descent --slim --to unit_01.zip
      gradwalk kit --course-dir mycourse --platform win_amd64 --platform macosx_12_0_arm64
    """
    from autograder.exchange.kit import make_kit, refuse_foreign
    from autograder.exchange.kit_platforms import is_tag
    from autograder.exchange.kit_release import NoKit, read_release

    if slim and platforms:
        raise Refused("A slim kit holds no packages that depend on a machine: leave out --slim or --platform.")
    if odd := [platform for platform in platforms if not is_tag(platform)]:
        raise Refused(f"{odd[0]!r} is no tag of a platform, as win_amd64 or manylinux_2_28_x86_64 is one.")
    try:
        refuse_foreign(to, force)
        release = read_release(release_folder(course_dir), units, project_root() / "release" / START)
        if not slim:
            click.echo("Downloading the packages ...")
        made = make_kit(release, to, platforms, slim=slim)
    except NoKit as why:
        raise Refused(str(why)) from why
    packages = f"{made.packages} package{'s' if made.packages > 1 else ''}"
    click.echo(f"{made.path}: {', '.join(release.units)}; {packages}, {made.size / 1e6:.1f} MB")
    for line in release.left_out:
        click.echo(f"left out  {line}")
    context.exit(1 if release.left_out else 0)


def release_folder(course_dir: Path | None) -> Path:
    """Where the released notebooks are."""
    if course_dir is None and not Path("release").is_dir():
        return project_root() / "release"
    return (course_dir or Path()) / "release"
