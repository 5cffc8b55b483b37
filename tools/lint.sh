#!/bin/sh
# Every check runs, even after one fails: lint.sh FOLDER_OF_PROGRAMS
bin=$1
status=0

check() {
    echo "── $*"
    "$bin/$@" || status=1
}

check ruff check .
check ruff format --check .
check mypy
check lint-imports --no-cache
check python tools/check_layout.py
check python tools/messages.py check
exit $status
