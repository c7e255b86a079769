# zhengce: completion for bash.
# SPDX-License-Identifier: GPL-2.0-or-later

# Completes the value of the option in $1; fails where it takes none.
_zhengce_value() {
    local command=$1 option=$2 word=$3
    case $option in
    -d | --db)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        ;;
    --batch | --log | --diagnostics | --synonyms | --pre-hook | --post-hook)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        ;;
    --by)
        mapfile -t COMPREPLY < <(compgen -W 'year region issuer genre level' -- "$word")
        ;;
    --level)
        mapfile -t COMPREPLY < <(compgen -W '国家 省 市 县 national province city county' -- "$word")
        ;;
    --since)
        mapfile -t COMPREPLY < <(compgen -W 'last' -- "$word")
        ;;
    --sort)
        mapfile -t COMPREPLY < <(compgen -W 'relevance date' -- "$word")
        ;;
    --format)
        local formats='text json'
        case $command in
        search) formats='text json jsonl csv tsv md trec' ;;
        outline) formats='text json jsonl' ;;
        facets) formats='text json jsonl csv tsv' ;;
        kwic | tokenize) formats='text json tsv' ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$formats" -- "$word")
        ;;
    -n | -j | --limit | --offset | --per-document | --width | --context | --jobs | --max-file-size | --memory | --wait | \
        --until | --year | --region | --issuer | --genre | --number)
        COMPREPLY=()
        ;;
    *)
        return 1
        ;;
    esac
}

# Prints the options of a command.
_zhengce_options() {
    local filters='--since --until --year --region --issuer --genre --number --level --title'
    filters+=' --literal --no-expand'
    case $1 in
    index)
        echo '-d --db -j --jobs --rebuild --dry-run --raw --force --max-file-size --memory --log' \
            '--diagnostics --wait --pre-hook --post-hook --format' \
            '-q --quiet -v --verbose -h --help'
        ;;
    search)
        echo '-d --db -n --limit --offset --passages --sort --strict --synonyms --explain --fold --no-fold --per-document --facets --format' \
            '--batch' \
            "$filters -h --help"
        ;;
    show) echo '-d --db --context --outline --text --source --format -h --help' ;;
    count) echo "-d --db --documents --passages --matches --format $filters -h --help" ;;
    outline) echo "-d --db -n --limit --offset --strict --format $filters -h --help" ;;
    kwic) echo "-d --db -n --limit --width --format $filters -h --help" ;;
    facets) echo "-d --db --by -n --limit --format $filters -h --help" ;;
    status) echo '-d --db --format -h --help' ;;
    verify) echo '-d --db --repair --format -h --help' ;;
    tokenize) echo '--format -h --help' ;;
    help) echo '-h --help' ;;
    esac
}

_zhengce() {
    local commands='index search show outline count kwic facets status verify tokenize help'
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]}
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "$commands --help --version" -- "$word")
        return
    fi
    # Readline may hand over "--format=json" as three words.
    if [[ $word == '=' ]]; then
        word=
        _zhengce_value "$command" "$before" "$word"
        return
    fi
    if [[ $before == '=' ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if _zhengce_value "$command" "$before" "$word"; then
        return
    fi
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_zhengce_options "$command")" -- "$word")
    elif [[ $command == index ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    elif [[ $command == help ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
    fi
}

complete -o filenames -F _zhengce zhengce
