#!/bin/sh
# The rooms of the house and who may enter which: test_layers.sh SOURCE_DIRECTORY
#
#   cli -> include -> indexer, searcher -> shim -> third party
#
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu

cd "$1"

# Says what is wrong with each line on standard input: PATH:LINE:TEXT
complain() {
    while IFS= read -r line; do
        echo "$1: $line"
    done
}

# Every own header that the files of a room include must lie in one of the given
# rooms: room_includes ROOM ALLOWED...
room_includes() {
    room=$1
    shift
    grep -rHnE '^ *# *include *"' --include='*.[ch]' --include='*.cc' --include='*.hh' "$room" |
        awk -v rooms="$*" '
            function is_there(file, line, found) {
                found = (getline line <file) >= 0
                close(file)
                return found
            }
            BEGIN { count = split(rooms, room, " ") }
            {
                header = $0
                sub(/.*include *"/, "", header)
                sub(/".*/, "", header)
                for (i = 1; i <= count; i++)
                    if (is_there(room[i] "/" header))
                        next
                print
            }'
}

# Third-party headers in the rooms given.
third_party() {
    grep -rHnE '^ *# *include *<(xapian|utf8proc|opencc|jansson|xxhash|libstemmer|libxml|minizip)' "$@" || true
}

complaints() {
    room_includes cli cli include | complain "the command includes more than zhengce.h"
    room_includes indexer indexer shim include | complain "the indexer reaches beyond the shim"
    room_includes searcher searcher shim include | complain "the searcher reaches beyond the shim"
    room_includes shim shim include | complain "the shim includes what stands on it"
    room_includes include include | complain "the public header includes own headers"

    # Inside the shim.
    grep -rHnE '# *include *"(store|schema|source|format)/' shim/text shim/base |
        complain "text or base includes another part of the shim" || true
    # The analyser's name in the index has text's fingerprint in it.
    grep -rHnE '# *include *"(text|source|format)/' shim/store shim/schema |
        grep -vE '^shim/schema/analyser\.c:[0-9]*:#include "text/fingerprint\.h"$' |
        complain "store or schema includes text, source or format" || true
    grep -rHnE '# *include *"(text|source|store|schema)/' shim/format |
        complain "format includes another part of the shim than base" || true

    third_party indexer searcher include | complain "a third-party header outside of the shim"
    third_party cli | grep -v '<jansson' | complain "a third-party header in the command" || true
    third_party shim | grep '<xapian' | grep -v '^shim/store/' |
        complain "Xapian outside of shim/store" || true
    third_party shim | grep '<libxml' | grep -v '^shim/format/markup\.c:' |
        complain "libxml2 outside of shim/format/markup.c" || true
    third_party shim | grep '<minizip' | grep -v '^shim/format/archive\.c:' |
        complain "minizip outside of shim/format/archive.c" || true
    grep -rHn 'Xapian::' --include='*.h' . | grep -v '^\./tests/' |
        complain "Xapian in a C header" || true

    grep -rHnwE 'catch|try' --include='*.cc' --include='*.hh' shim | grep -v '^shim/store/guard\.' |
        grep -vE '^[^:]*:[0-9]*: *//' | complain "an exception is caught outside of the guard" || true

    # The library prints nothing, never exits and installs no signal handler.
    grep -rHnE '(^|[^a-z_])(printf|fprintf|vprintf|vfprintf|puts|fputs|putchar|perror|exit|_exit|abort|signal|sigaction)[ ]*\(' \
        shim indexer searcher | grep -v '^shim/text/make_[a-z]*_table\.c:' |
        complain "the library prints, exits or handles signals" || true
}

# Each public function has a comment before it, stands right behind the type that it
# fills in, or frees what another function of the header made.
undocumented() {
    awk '
        /^ZC_API / && !explained && !/_(free|close)\(/ { print FILENAME ":" FNR ": " $0 }
        /^[ \t]*$/ { explained = ends_type; ends_type = 0; next }
        { explained = /\*\/[ \t]*$/ || (explained && /^ /); ends_type = /^} zc_[a-z_]*;/ }
    ' include/zhengce.h | complain "a public function without a comment"
}

# The while loops run in processes of their own: what they print is the result.
report=$(complaints; undocumented)
if [ -n "$report" ]; then
    echo "$report"
    exit 1
fi
