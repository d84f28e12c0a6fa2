#compdef commonry
# Completion of commonry's command lines in zsh: source <(commonry completion zsh), or as _commonry in a folder of $fpath.
#
# What is typed goes to commonry as words, and is never evaluated. zsh quotes what it inserts.
_commonry() {
  local -a given lines values shown
  local line fallback=none

  # (Q) takes quotes away and evaluates nothing. Of the word at the cursor only what stands before the cursor counts.
  (( CURRENT > 2 )) && given=("${(@Q)words[2,CURRENT-1]}")
  given+=("${(Q)PREFIX}")

  lines=("${(@f)$(command commonry complete -- "${given[@]}" 2>/dev/null </dev/null)}")
  for line in "${lines[@]}"; do
    case $line in
      :files | :folders | :none) fallback=${line#:} ;;
      '') ;;
      *)
        values+=("${line%%$'\t'*}")
        if [[ $line == *$'\t'* ]]; then shown+=("${line%%$'\t'*}  -- ${line#*$'\t'}"); else shown+=("$line"); fi
        ;;
    esac
  done

  if (( $#values )); then
    if [[ "${lines[*]}" == *$'\t'* ]]; then compadd -l -d shown -a -- values; else compadd -a -- values; fi
    return
  fi
  # zsh's own completion of files would carry out a command substitution in the path, to see where it leads.
  if [[ $fallback == none || $PREFIX == *[\$\`]* ]]; then return 1; fi
  compset -P '--[a-z-]#='
  if [[ $fallback == folders ]]; then _path_files -/; else _files; fi
}

if [[ ${zsh_eval_context[-1]-} == loadautofunc ]]; then
  _commonry "$@"
elif (( ${+functions[compdef]} )); then
  compdef _commonry commonry
fi
