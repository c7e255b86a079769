#!/bin/sh
# Runs a program in an empty directory of its own, which is its argument:  in_directory.sh PROGRAM
#
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$1" "$dir"
