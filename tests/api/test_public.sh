#!/bin/sh
# Runs the test of the public functions in an empty directory, after checking
# that it calls every one of them: test_public.sh PROGRAM HEADER SOURCE...
#
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu

here=$(dirname "$0")
program=$1
header=$2
shift 2
missing=0
for name in $("$here/names.sh" "$header"); do
    if ! grep -q "$name(" "$@"; then
        echo "The test of the public functions never calls $name"
        missing=1
    fi
done
[ "$missing" = 0 ]

"$here/in_directory.sh" "$program"
