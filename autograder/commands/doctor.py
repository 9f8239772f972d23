"""`gradwalk doctor`: which layers of isolation hold on this machine, each tried out, and how to get the others."""

from __future__ import annotations

import json
import platform
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from autograder.grading.sandbox import Sandbox

BOXED = ("namespaces", "network", "file system", "processes", "privileges")
SYSCTL = {
    "unprivileged_userns_clone": ("0", "sudo sysctl kernel.unprivileged_userns_clone=1"),
    "apparmor_restrict_unprivileged_userns": ("1", "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"),
}
INSTALL = {
    "debian": "sudo apt install bubblewrap",
    "ubuntu": "sudo apt install bubblewrap",
    "fedora": "sudo dnf install bubblewrap",
    "rhel": "sudo dnf install bubblewrap",
    "arch": "sudo pacman -S bubblewrap",
    "suse": "sudo zypper install bubblewrap",
}


@dataclass(frozen=True)
class Layer:
    """A layer, whether it held when it was tried, and what helps if it did not."""

    layer: str
    active: bool
    promise: str
    cure: str = ""


@click.command(short_help="Which layers of isolation hold on this machine.")
@click.option("--json", "as_json", is_flag=True, help="Print the layers as JSON.")
@click.pass_context
def doctor(context: click.Context, as_json: bool) -> None:
    """Tries out each layer that keeps a learner's code away from its grade and from this machine.

    Every layer is attacked from inside a worker; no version number is believed. Exit code 0: all hold; 1: one is
    missing.

    \b
    Examples:
      gradwalk doctor
      gradwalk doctor --json
    """
    layers = examine_layers()
    if as_json:
        click.echo(json.dumps([asdict(layer) for layer in layers], indent=2, ensure_ascii=False))
    else:
        show(layers)
    context.exit(int(not all(layer.active for layer in layers)))


def examine_layers() -> list[Layer]:
    """Every layer, as a worker of a sandbox of this machine found it."""
    from autograder.grading.limits import Limits
    from autograder.grading.probe import LAYERS
    from autograder.grading.sandbox import Sandbox, SandboxFailed

    try:
        with Sandbox(Limits(cell_seconds=1.0)) as sandbox:
            ends = stops_endless_loops(sandbox)
            active = tuple(layer for layer in sandbox.layers if ends or layer != "cpu")
    except (SandboxFailed, OSError):
        active = ()
    return [Layer(name, name in active, text, "" if name in active else cure(name)) for name, text in LAYERS.items()]


def stops_endless_loops(sandbox: Sandbox) -> bool:
    """Whether a cell that computes on and on is stopped."""
    from autograder.grading.run import Notebook

    with Notebook(sandbox) as notebook:
        outputs = notebook.run("while True:\n    pass")
    return [output.get("ename") for output in outputs] == ["timeout"]


def cure(layer: str) -> str:
    """How to get a layer that is missing here."""
    system = platform.system()
    if system == "Darwin":
        return "macOS has no namespaces: grade in a Linux container or virtual machine (Docker, Lima, Multipass)."
    if system == "Windows":
        return "Windows has no namespaces: install WSL (wsl --install) and grade in there."
    if not shutil.which("bwrap"):
        return f"Install bubblewrap: {install_command()}"
    if blocked := blocking_setting():
        return f"The kernel does not let ordinary users make namespaces: {blocked}"
    if layer in BOXED:
        return "Bubblewrap is installed, but not allowed to work, as in a container: start that with --security-opt " \
            "seccomp=unconfined --security-opt apparmor=unconfined, or grade outside of it."  # fmt: skip
    return "It did not hold when it was tried: do not grade strangers' code here, and report it."


def install_command() -> str:
    """The command that installs bubblewrap on this Linux."""
    known = [INSTALL[name] for name in distribution() if name in INSTALL]
    return known[0] if known else "with the package manager of this system (the package is called bubblewrap)"


def distribution() -> list[str]:
    """The names of this Linux and of those that it is like, the nearest first."""
    try:
        about = platform.freedesktop_os_release()
    except OSError:
        return []
    return [about.get("ID", ""), *about.get("ID_LIKE", "").split()]


def blocking_setting(kernel: Path = Path("/proc/sys/kernel")) -> str:
    """The command that lifts a setting of the kernel that forbids namespaces; "" if there is none."""
    for name, (blocks, command) in SYSCTL.items():
        setting = kernel / name
        if setting.is_file() and setting.read_text().strip() == blocks:
            return command
    return ""


def show(layers: list[Layer]) -> None:
    """Prints the layers, and below them what helps."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in ("layer", "here", "the learner's code"):
        table.add_column(heading)
    for layer in layers:
        here = Text("✓ active", "blue") if layer.active else Text("✗ missing", "red")
        table.add_row(layer.layer, here, layer.promise)
    console = Console(highlight=False)
    console.print(table)
    cures = list(dict.fromkeys(layer.cure for layer in layers if layer.cure))
    console.print("\nAll layers hold." if not cures else "\nWhat helps:")
    for one in cures:
        console.print(f"  {one}", markup=False, soft_wrap=True)
