# Completion of commonry's command lines in bash. It needs nothing but bash: source <(commonry completion bash)
#
# What is typed goes to commonry as words, and is never evaluated. What comes back is quoted before it is inserted.
_commonry() {
  COMPREPLY=()
  local tail=${2-} word='' quoted='' answer='' line='' value='' index
  local words=()

  # bash takes words apart at = and : and @; here they are put together again. Quotes and backslashes fall away.
  for ((index = 1; index <= COMP_CWORD; index++)); do
    line=${COMP_WORDS[index]}
    # Of the word at the cursor only what stands before the cursor counts.
    if ((index == COMP_CWORD)) && [[ $line != [=:@] && $line != *"$tail" ]]; then line=$tail; fi
    case $line in
      [=:@]) word+=$line ;;
      *)
        case $word in
          '' | *[=:@]) word+=$line ;;
          *) words+=("${word//[\\\"\']/}"); word=$line ;;
        esac
        ;;
    esac
    quoted=$line
  done

  # Between quotes only what needs none is offered.
  case $quoted in [\"\']*) quoted=yes ;; *) quoted='' ;; esac
  local before=${word%"$tail"}
  before=${before//[\\\"\']/}
  words+=("${word//[\\\"\']/}")

  answer=$(command commonry complete -- "${words[@]}" 2>/dev/null </dev/null) || return 0
  while IFS= read -r line; do
    case $line in
      :files) return 0 ;;
      :folders) type compopt >/dev/null 2>&1 && compopt -o dirnames +o default +o bashdefault 2>/dev/null || :; return 0 ;;
      :none) ;;
      *)
        value=${line%%$'\t'*}
        value=${value#"$before"}
        if [[ $value != *[!A-Za-z0-9_.,/%+=:@-]* ]]; then COMPREPLY+=("$value")
        elif [[ -z $quoted ]]; then printf -v value %q "$value" && COMPREPLY+=("$value")
        fi
        ;;
    esac
  done <<<"$answer"
  type compopt >/dev/null 2>&1 && compopt +o default +o bashdefault 2>/dev/null || :
  return 0
}
complete -o default -o bashdefault -F _commonry commonry
