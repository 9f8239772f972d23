#!/usr/bin/env bash
# Runs once, as root, when Gradescope builds the image: bubblewrap, Python, the grader. Then it tries the grader out.
set -euo pipefail
root="${GRADWALK_AUTOGRADER:-/autograder}"
export DEBIAN_FRONTEND=noninteractive

apt-get update
apt-get install -y --no-install-recommends bubblewrap || echo "Without bubblewrap: see docs/exports.md."

new_enough() { "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$name"; then command -v "$name" && return; fi
    done
    return 1
}

if ! find_python >/dev/null; then
    for version in 3.13 3.12 3.11; do
        apt-get install -y --no-install-recommends "python$version" "python$version-venv" && break
    done
fi
python="$(find_python)" || { echo "Python 3.11 or newer is not to be had here: choose a newer Ubuntu as the base image."; exit 1; }

"$python" -m venv "$root/gradwalk"
cd "$root/source"
"$root/gradwalk/bin/python" -m pip install --no-cache-dir --disable-pip-version-check -r requirements.txt ./gradwalk-*.whl

# Where there is no sandbox, a learner's code runs as an ordinary user. It may use Python, and see nothing of the tests.
chmod a+rx "$root"
chmod -R a+rX "$root/gradwalk"
chmod go-rwx "$root/source" "$root"/gradwalk/lib/python3*/site-packages/{autograder,utils}

"$root/gradwalk/bin/python" -I -m autograder.exchange.gradescope_harness --check
