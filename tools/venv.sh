#!/bin/sh
# Makes a virtual environment: venv.sh FOLDER
# With the first Python ≥ 3.11 found. Where Debian's `venv` module is missing: `virtualenv`, else (as root) apt.
set -eu
folder=$1

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

python=
for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3 /usr/bin/python3; do
    if recent "$name"; then python=$name; break; fi
done
if [ -z "$python" ]; then
    echo "Tour de table needs Python 3.11 or later. On Debian: apt-get install python3 python3-venv" >&2
    exit 1
fi

has_venv() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }

if ! has_venv && ! command -v virtualenv >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing python3-venv…" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=300 -qq update && apt-get -o DPkg::Lock::Timeout=300 -qq install -y python3-venv >/dev/null || true
fi

if has_venv; then
    "$python" -m venv --clear "$folder"
elif command -v virtualenv >/dev/null; then
    virtualenv --quiet --clear --python "$python" "$folder"
else
    echo "$python has no venv module. On Debian: apt-get install python3-venv (or: pip install virtualenv)" >&2
    exit 1
fi
