#!/bin/sh
# Prints the names of the functions that the public header declares, sorted:
# names.sh HEADER
#
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu

names=$(sed -n 's/^ZC_API .*[ *]\(zc_[a-z0-9_]*\)(.*/\1/p' "$1" | sort)
if [ "$(echo "$names" | wc -l)" != "$(grep -c '^ZC_API ' "$1")" ]; then
    echo "$1: a declaration has its name on another line than ZC_API" >&2
    exit 1
fi
echo "$names"
