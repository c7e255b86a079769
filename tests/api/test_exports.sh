#!/bin/sh
# The shared library exports the functions of the public header and nothing else:
# test_exports.sh LIBRARY HEADER
#
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu

here=$(dirname "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

"$here/names.sh" "$2" > "$dir/declared"
# The version's own name is an absolute symbol.
nm -D --defined-only "$1" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | sort \
    > "$dir/exported"
if ! diff "$dir/declared" "$dir/exported"; then
    echo "< declared in $2, > exported by $1"
    exit 1
fi
