"""What stands inside the sandbox: the system and Python, read only, and the untrusted rooms of the grader; no more."""

from __future__ import annotations

import importlib.util
import os
import shutil
import site
import subprocess
import sys
from pathlib import Path

STAGE = "/gradwalk"  # where the staged files stand in the sandbox
ENVIRONMENT = "/python"  # where the virtual environment stands there: its own place would tell where the course lies
STAGED = ("attempts", "channel", "limits", "outputs", "portable", "syscalls", "wire", "worker", "zygote")
SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin", "/etc/fonts", "/etc/alternatives", "/etc/ld.so.cache")
OF_PYTHON = ("bin", "lib", "lib32", "lib64", "pyvenv.cfg")  # of an environment: its folder may hold other things
NEEDED = ("numpy", "matplotlib", "IPython", "msgpack")
FONTS = "import matplotlib.font_manager, pathlib; print(*pathlib.Path(matplotlib.get_cachedir()).glob('fontlist-*'))"


def stage(folder: Path) -> None:
    """Copies what a worker needs into `folder`: the untrusted rooms, the stand-ins, the list of fonts; no catalogue."""
    shutil.copytree(
        Path(__file__).parent / "standin", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__*__")
    )
    for package in ("autograder", "utils"):
        shutil.copy(Path(__file__).parent / "standin" / package / "__init__.py", folder / package)
    inside = folder / "autograder" / "grading"
    inside.mkdir(exist_ok=True)
    (inside / "__init__.py").write_text("")
    for name in STAGED:
        shutil.copy(Path(__file__).parent / f"{name}.py", inside)
    (folder / "fonts").mkdir(exist_ok=True)
    for fonts in font_lists():
        shutil.copy(fonts, folder / "fonts")
    (folder / "home").mkdir(exist_ok=True)
    (folder / "home").chmod(0o777)
    folder.chmod(0o755)


def font_lists() -> list[str]:
    """The list of fonts that matplotlib keeps on this machine, made now if there is none: it takes seconds to make."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "matplotlib"
    if found := [str(path) for path in cache.glob("fontlist-*.json")]:
        return found
    made = subprocess.run([sys.executable, "-c", FONTS], capture_output=True, text=True, timeout=120)
    return made.stdout.splitlines()


def environment(stage: str, home: str) -> dict[str, str]:
    """The environment of the sandbox: nothing of ours but the language."""
    own = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONPATH": os.pathsep.join([stage, *outside_packages()])}
    places = {"HOME": home, "TMPDIR": home, "IPYTHONDIR": f"{home}/.ipython", "MPLCONFIGDIR": f"{home}/.matplotlib"}
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**own, **places, **threads, "NBGRADER_EXECUTION": "autograde", "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0"}  # fmt: skip


def outside_packages() -> list[str]:
    """Folders of installed packages that belong to no environment: those of `pip install --user`."""
    homes = {
        str(Path(spec.origin).parents[1]) for name in NEEDED if (spec := importlib.util.find_spec(name)) and spec.origin
    }
    inside = tuple(str(Path(prefix)) + os.sep for prefix in (sys.prefix, sys.base_prefix, "/usr"))
    return sorted(home for home in homes if not home.startswith(inside))


def python() -> str:
    """The interpreter as it is called inside."""
    return inside(sys.prefix + "/bin/" + Path(sys.executable).name) if is_environment() else sys.executable


def is_environment() -> bool:
    return sys.prefix != sys.base_prefix


def inside(path: str) -> str:
    """Where a path of Python stands in the sandbox."""
    in_environment = is_environment() and Path(path).is_relative_to(sys.prefix)
    return str(ENVIRONMENT / Path(path).relative_to(sys.prefix)) if in_environment else path


def command(folder: Path) -> list[str]:
    """The command line of bubblewrap: a system that is read only, no network, no home, processes of its own."""
    bare = ["--tmpfs", "/", "--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/tmp"]
    mounts: list[str] = []
    for place in map(Path, SYSTEM):
        mounts += ["--symlink", os.readlink(place), str(place)] if place.is_symlink() else read_only(place)
    for prefix in map(Path, dict.fromkeys([sys.base_prefix, sys.prefix])):
        if not prefix.is_relative_to("/usr"):
            mounts += [word for name in OF_PYTHON for word in read_only(prefix / name, inside(str(prefix / name)))]
    for packages in outside_packages():
        mounts += read_only(Path(packages))
    mounts += ["--ro-bind", str(folder), STAGE]
    for packages in (*site.getsitepackages(), *outside_packages()):
        for name in ("autograder", "utils"):  # the whole grader, where it is installed
            if (Path(packages) / name).is_dir():
                hidden = inside(str(Path(packages) / name))
                mounts += ["--tmpfs", hidden, "--remount-ro", hidden]
    apart = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    if os.getuid() == 0:
        apart += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        apart += ["--unshare-user"]
    closed = ["--remount-ro", "/dev", "--remount-ro", "/"]
    return ["bwrap", *bare, *mounts, *apart, *closed, "--chdir", "/tmp", "--die-with-parent", "--new-session", "--"]


def read_only(place: Path, seen_as: str = "") -> list[str]:
    """Mounts a file or folder of the host, if it exists, so that everybody may enter the way to it."""
    target = Path(seen_as or place)
    way = [word for parent in reversed(target.parents[:-1]) for word in ("--perms", "0755", "--dir", str(parent))]
    return [*way, "--ro-bind", str(place), str(target)] if place.exists() else []
