"""Attacks on what is around: files, processes, the network, and the next submission."""

from __future__ import annotations

from tests.attacks.course import Attack

READ = """
import os, glob
found = []
for place in (@places@):
    try:
        found.append(open(place).read())
    except OSError:
        pass
print(*found)
"""
SEARCH = """
import os
for top in ("/", "/home", "/root", "/work", "/tmp", "/var", "/opt", "/srv", "/mnt", "/run", "/etc",
    os.path.expanduser("~"), ".", ".."):
    for folder, folders, files in os.walk(top):
        if folder in ("/usr", "/lib", "/lib64", "/proc", "/sys") or folder.count("/") > 6:
            folders.clear()
        for name in files:
            if name.endswith((".db", ".ipynb", ".txt", ".json", ".cfg", ".sqlite")):
                try:
                    print(open(os.path.join(folder, name)).read(5000))
                except (OSError, UnicodeDecodeError):
                    pass
"""
SQL = """
import sqlite3, os
for place in ("@course@/gradebook.db", "gradebook.db", "../gradebook.db", "../../../gradebook.db"):
    try:
        base = sqlite3.connect(place)
        base.execute("update grade set auto_score = 100")
        base.commit()
    except sqlite3.Error as error:
        print(error)
"""
LEAVE = """
import os, pathlib
for place in ("~", "~/.ipython/profile_default/startup", "/tmp", "/tmp/.matplotlib", "/dev/shm", "/var/tmp",
    "/", "/gradwalk",
              "/gradwalk/autograder", "/run", "/dev", "/etc", "@course@", "@home@", "@site@", "/dev/mqueue",
                  "/gradwalk/home"):
    folder = pathlib.Path(os.path.expanduser(place))
    for name in ("left-behind", "usercustomize.py", "sitecustomize.py", "00-left.py"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("import numpy as np; np.allclose = lambda *a, **k: True")
        except OSError:
            pass
"""
DAEMON = """
import os, time, signal
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in range(1, 65):
            try:
                signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError):
                pass
        while True:
            try:
                open("/tmp/left-behind", "w").write("x")
            except OSError:
                pass
            time.sleep(0.01)
    os._exit(0)
"""
KILL = """
import os, signal
for pid in [-1, 0, 1, 2, 3, os.getppid(), @grader@, @warm@, -os.getpgid(0), *range(2, 400)]:
    if pid not in (os.getpid(), -os.getpid(), 0):
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
"""
CALL_HOME = """
import socket
for family, kind, place in ((socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", @port@)), (socket.AF_INET,
    socket.SOCK_DGRAM, ("127.0.0.1", @udp@)),
                            (socket.AF_UNIX, socket.SOCK_STREAM, "\\0@abstract@"), (socket.AF_UNIX,
                                socket.SOCK_STREAM, "@course@/socket")):
    try:
        with socket.socket(family, kind) as line:
            line.settimeout(0.5)
            line.connect(place)
            line.send(b"what is the answer?")
            if kind == socket.SOCK_STREAM:
                print("REACHED", place)
    except OSError:
        pass
try:
    print("REACHED", socket.getaddrinfo("example.org", 80))
except OSError:
    pass
try:
    print("REACHED", __import__("urllib.request").request.urlopen("http://127.0.0.1:@port@", timeout=0.5).read())
except OSError:
    pass
"""
PRIVILEGES = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
for attempt in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]), lambda: os.chroot("/"),
    lambda: os.chmod("/usr", 0o777),
                lambda: os.mknod("/tmp/disk", 0o60666, os.makedev(8, 0)), lambda: os.sched_setscheduler(0, 1,
                    os.sched_param(99)),
                lambda: os.nice(-20), lambda: __import__("resource").setrlimit(0, (-1, -1))):
    try:
        attempt()
        print("REACHED", attempt.__code__.co_names)
    except (OSError, ValueError):
        pass
for call in (lambda: libc.unshare(0x10000000), lambda: libc.mount(b"none", b"/tmp", b"tmpfs", 0, None),
    lambda: libc.umount2(b"/proc", 2),
             lambda: libc.umount2(b"/tmp", 2), lambda: libc.ptrace(16, 1, 0, 0), lambda: libc.setns(0, 0),
                 lambda: libc.sethostname(b"x", 1)):
    if call() == 0:
        print("REACHED a system call")
"""

ATTACKS = [
    Attack(
        "the gradebook, source/ and the master are read",
        READ.replace(
            "@places@", "'@secret@', '@course@/gradebook.db', '@course@/source/01/01.ipynb', '../source/01/01.ipynb'"
        ),
    ),
    Attack("the whole machine is searched", SEARCH),
    Attack(
        "/proc and the environment are read",
        READ.replace(
            "@places@",
            "'/proc/self/environ', '/proc/1/environ', '/proc/@grader@/environ', '/proc/@warm@/environ', "
            "'/proc/self/maps', '/proc/mounts', '/proc/@grader@/root@secret@'",
        )
        + "print(os.environ, os.listdir('/proc'))",
    ),
    Attack("SQL into the gradebook", SQL),
    Attack("files left everywhere for the next submission", LEAVE),
    Attack("a detached daemon that ignores signals", DAEMON),
    Attack("every process in reach is killed", KILL),
    Attack("the process group is killed", "import os, signal\nos.killpg(0, signal.SIGKILL)"),
    Attack("network by TCP, UDP, DNS and named sockets", CALL_HOME),
    Attack("root, mounts, namespaces, other limits", PRIVILEGES),
    Attack(
        "modules of the learner's beside the notebook",
        files={
            "numpy.py": b"allclose = lambda *a, **k: True\n",
            "sitecustomize.py": b"import os\nos._exit(1)\n",
            "autograder.py": b"check = lambda *a, **k: None\n",
            "autograder/__init__.py": b"check = lambda *a, **k: None\n",
            "math.py": b"sqrt = lambda x: 0\n",
            "msgpack.py": b"1/0\n",
            "conftest.py": b"1/0\n",
        },
        hidden=(),
    ),
    Attack(
        "keys left in the kernel",
        "import ctypes\nlibc = ctypes.CDLL(None)\nfor ring in (-1, -2, -3, -4, -5):\n"
        "    if libc.syscall(248, b'user', b'left', b'behind', 6, ring) > 0: print('REACHED', ring)",
    ),
    Attack(
        "shared memory and queues left behind",
        "import ctypes\nlibc = ctypes.CDLL(None)\n"
        "for made in (libc.shmget(77, 4096, 0o1666), libc.msgget(77, 0o1666), libc.memfd_create(b'x', "
        "0)):\n    if made >= 0: print('REACHED', made)",
    ),
]
