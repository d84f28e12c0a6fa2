# Completion of commonry's command lines in fish: commonry completion fish > ~/.config/fish/completions/commonry.fish
#
# What is typed goes to commonry as words, and is never evaluated. fish quotes what it inserts.
function __commonry_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l token (commandline -ct)
    set -l typed (string replace -ra '[\\\\"\']' '' -- "$token")
    for line in (command commonry complete -- $words "$typed" 2>/dev/null </dev/null)
        switch $line
            case ':none'
            case ':files' ':folders'
                # A command substitution is nothing that could be completed.
                string match -q '*(*' -- "$token"; and return
                set -l option (string match -r -- '^--[a-z-]+=' "$token")
                for path in (complete -C"'' "(string replace -- "$option" '' "$token"))
                    if test "$line" = ':files'; or string match -q -r '/$' -- (string split -f1 \t -- $path)
                        printf "%s%s\n" "$option" "$path"
                    end
                end
            case '*'
                printf "%s\n" "$line"
        end
    end
end
complete -c commonry -e
complete -c commonry -k -f -a '(__commonry_complete)'
