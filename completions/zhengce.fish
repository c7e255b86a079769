# zhengce: completion for fish.
# SPDX-License-Identifier: GPL-2.0-or-later

set -l commands index search show outline count kwic facets status verify tokenize help
set -l nothing "not __fish_seen_subcommand_from $commands"

complete -c zhengce -f
complete -c zhengce -n $nothing -s h -l help -d 'List the commands'
complete -c zhengce -n $nothing -s V -l version -d 'Print the version'

complete -c zhengce -n $nothing -a index -d 'Add and update documents'
complete -c zhengce -n $nothing -a search -d 'Rank documents with their best passages'
complete -c zhengce -n $nothing -a show -d 'Print a document or passage'
complete -c zhengce -n $nothing -a outline -d 'List the headings around what matches'
complete -c zhengce -n $nothing -a count -d 'Count documents, passages and matches'
complete -c zhengce -n $nothing -a kwic -d 'List every match in its context, aligned'
complete -c zhengce -n $nothing -a facets -d 'Count documents by year, region, issuer, genre, level'
complete -c zhengce -n $nothing -a status -d 'Show what the index holds'
complete -c zhengce -n $nothing -a verify -d 'Check the integrity of the index'
complete -c zhengce -n $nothing -a tokenize -d 'Show how the analyser splits a text'
complete -c zhengce -n $nothing -a help -d 'Explain a command'

# Options that several commands share.
complete -c zhengce -n "__fish_seen_subcommand_from $commands" -s h -l help -d 'Print help'

set -l with_index '__fish_seen_subcommand_from index search show outline count kwic facets status verify'
complete -c zhengce -n $with_index -s d -l db -x -a '(__fish_complete_directories)' -d 'Directory of the index'

set -l with_query '__fish_seen_subcommand_from search outline count kwic facets'
complete -c zhengce -n $with_query -l since -x -a last -d 'Dated on or after; last: added or changed by the last run'
complete -c zhengce -n $with_query -l until -x -d 'Dated on or before'
complete -c zhengce -n $with_query -l year -x -d 'Of a year or a range of years'
complete -c zhengce -n $with_query -l region -x -d 'Of a region'
complete -c zhengce -n $with_query -l issuer -x -d 'From an issuing body'
complete -c zhengce -n $with_query -l genre -x -d 'Of a genre'
complete -c zhengce -n $with_query -l number -x -d 'With a document number'
complete -c zhengce -n $with_query -l level -x -a '国家 省 市 县 national province city county' -d 'Of a level'
complete -c zhengce -n $with_query -l title -d 'Search titles only'
complete -c zhengce -n $with_query -l literal -d 'Distinguish traditional and simplified characters'
complete -c zhengce -n $with_query -l no-expand -d 'No stems, no synonyms, no other spellings'

complete -c zhengce -n '__fish_seen_subcommand_from verify' -l repair -d 'Go back to the newest sound generation'

set -l text_json '__fish_seen_subcommand_from index show count status verify'
complete -c zhengce -n $text_json -l format -x -a 'text json' -d 'Output format'
set -l text_json_tsv '__fish_seen_subcommand_from kwic tokenize'
complete -c zhengce -n $text_json_tsv -l format -x -a 'text json tsv' -d 'Output format'

# index
set -l index '__fish_seen_subcommand_from index'
complete -c zhengce -n $index -F
complete -c zhengce -n $index -s j -l jobs -x -d 'Number of workers'
complete -c zhengce -n $index -l memory -x -d 'Memory that the workers may take'
complete -c zhengce -n $index -l rebuild -d 'Make a fresh index from the named paths alone'
complete -c zhengce -n $index -l dry-run -d 'Report what would change, write nothing'
complete -c zhengce -n $index -l raw -d 'Leave nothing out, one document per file'
complete -c zhengce -n $index -l force -d 'Let go of what is missing or emptied, even more than 20 %'
complete -c zhengce -n $index -l max-file-size -x -d 'Treat larger files as failed'
complete -c zhengce -n $index -l log -r -F -d 'Append a line for each change'
complete -c zhengce -n $index -l diagnostics -r -F -d 'Write what was left out, and why'
complete -c zhengce -n $index -l wait -x -d 'Wait up to this long for another writer'
complete -c zhengce -n $index -l pre-hook -r -d 'Run a program first'
complete -c zhengce -n $index -l post-hook -r -d 'Run a program afterwards'
complete -c zhengce -n $index -s q -l quiet -d 'Report only failures and warnings'
complete -c zhengce -n $index -s v -l verbose -d 'Print every change'

# search
set -l search '__fish_seen_subcommand_from search'
complete -c zhengce -n $search -s n -l limit -x -d 'Hits to show'
complete -c zhengce -n $search -l offset -x -d 'Skip the first hits'
complete -c zhengce -n $search -l synonyms -r -F -d 'A table of synonyms to use instead of the usual ones'
complete -c zhengce -n $search -l passages -d 'Rank passages instead of documents'
complete -c zhengce -n $search -l sort -x -a 'relevance date' -d 'Order of the hits'
complete -c zhengce -n $search -l strict -d 'Only what the query says'
complete -c zhengce -n $search -l explain -d 'Show how each score was calculated'
complete -c zhengce -n $search -l fold -d 'Show passages that say the same, and copies, once'
complete -c zhengce -n $search -l no-fold -d 'Show passages that say the same, and copies, one by one'
complete -c zhengce -n $search -l per-document -x -d 'Passages of a document before those of others'
complete -c zhengce -n $search -l facets -d 'Also count by year, region, issuer, genre, level'
complete -c zhengce -n $search -l format -x -a 'text json jsonl csv tsv md trec' -d 'Output format'
complete -c zhengce -n $search -l batch -r -F -d 'Answer the queries of a file'

# show
set -l show '__fish_seen_subcommand_from show'
complete -c zhengce -n $show -l context -x -d 'Neighbours on either side of a passage'
complete -c zhengce -n $show -l outline -d 'Print only the headings, as a tree'
complete -c zhengce -n $show -l text -l source -d 'Print the text of the source'

# outline
set -l outline '__fish_seen_subcommand_from outline'
complete -c zhengce -n $outline -s n -l limit -x -d 'Documents to show'
complete -c zhengce -n $outline -l offset -x -d 'Skip the first documents'
complete -c zhengce -n $outline -l strict -d 'Only what the query says'
complete -c zhengce -n $outline -l format -x -a 'text json jsonl' -d 'Output format'

# count
set -l count '__fish_seen_subcommand_from count'
complete -c zhengce -n $count -l documents -d 'Print only the number of documents'
complete -c zhengce -n $count -l passages -d 'Print only the number of passages'
complete -c zhengce -n $count -l matches -d 'Print only the number of matches'

# kwic
set -l kwic '__fish_seen_subcommand_from kwic'
complete -c zhengce -n $kwic -s n -l limit -x -d 'Lines to show'
complete -c zhengce -n $kwic -l width -x -d 'Columns of context on each side'

# facets
set -l facets '__fish_seen_subcommand_from facets'
complete -c zhengce -n $facets -l by -x -a 'year region issuer genre level' -d 'Count only by this'
complete -c zhengce -n $facets -s n -l limit -x -d 'Values of each'
complete -c zhengce -n $facets -l format -x -a 'text json jsonl csv tsv' -d 'Output format'

# help
complete -c zhengce -n '__fish_seen_subcommand_from help' -a "$commands"
