# bash completion for supervisorctl: options, actions, and the names that the daemon knows.
# Lies in share/bash-completion/completions/supervisorctl, or is read with "source".

# Words of the line before the cursor, split at blanks alone: names have colons, at which bash splits. Quotes, a ~ in front and
# simple variables are read as the shell will read them; nothing is run. The last word stays as it is typed.
_supervisorctl_words() {
  local before=${COMP_LINE:0:COMP_POINT} word='' quote='' some='' start=0 at char
  words=()
  for ((at = 0; at < ${#before}; at++)); do
    char=${before:at:1}
    case $quote$char in
      [[:space:]])
        [ -z "$some" ] || words+=("$word")
        word='' some='' start=$((at + 1))
        continue
        ;;
      "'" | '"') quote=$char ;;
      "''" | '""') quote='' ;;
      "\\" | '"\') at=$((at + 1)) && word+=${before:at:1} ;;
      '$' | '"$') _supervisorctl_variable ;;
      '~') case $some${before:at+1:1} in '' | / | [[:space:]]) word=$HOME ;; *) word+='~' ;; esac ;;
      *) word+=$char ;;
    esac
    some=y
  done
  words+=("$word")
  current=${before:start}
}

_supervisorctl_variable() {
  if [[ ${before:at+1} =~ ^([A-Za-z_][A-Za-z0-9_]*) || ${before:at+1} =~ ^\{([A-Za-z_][A-Za-z0-9_]*)\} ]]; then
    word+=${!BASH_REMATCH[1]}
    at=$((at + ${#BASH_REMATCH[0]}))
  else
    word+='$'
  fi
}

# Asks the daemon that the line itself means; a password on the line is passed on.
_supervisorctl_ask() {
  "${words[0]}" "${connection[@]}" "$@" 2>/dev/null </dev/null
}

_supervisorctl_names() {
  _supervisorctl_ask status | while IFS=$' \t' read -r name state _; do
    case $state in STOPPED | STARTING | RUNNING | BACKOFF | STOPPING | EXITED | FATAL | UNKNOWN) ;; *) continue ;; esac
    printf '%s\n' "$name"
    case $name in *:*) printf '%s\n' "${name%%:*}:*" ;; esac
  done
  echo all
}

_supervisorctl_groups() {
  _supervisorctl_ask avail | while IFS=$' \t' read -r name _; do printf '%s\n' "${name%%:*}"; done
  [ "$1" = update ] && echo all
}

# Offers what begins as the current word does; what bash has split off in front is not repeated.
_supervisorctl_offer() {
  local word cut=''
  case $COMP_WORDBREAKS in *:*) case $current in *:*) cut=${current%"${current##*:}"} ;; esac ;; esac
  while IFS= read -r word; do
    case $word in "$current"*) COMPREPLY+=("${word#"$cut"}") ;; esac
  done < <(printf '%s\n' "$@" | sort -u)
}

_supervisorctl() {
  local words connection=() current action='' at
  COMPREPLY=()
  _supervisorctl_words
  for ((at = 1; at < ${#words[@]} - 1; at++)); do
    case ${words[at]} in
      -c | -s | -u | -p | -r | --configuration | --serverurl | --username | --password | --history-file | --history_file)
        connection+=("${words[at]}" "${words[at + 1]}")
        at=$((at + 1))
        if ((at == ${#words[@]} - 1)); then
          case ${words[at - 1]} in
            -c | -r | --configuration | --history-file | --history_file)
              while IFS= read -r at; do COMPREPLY+=("$at"); done < <(compgen -f -- "$current")
              ;;
          esac
          return
        fi
        ;;
      -i | --interactive | -h | --help | '-?') ;;
      -*) connection+=("${words[at]}") ;;
      *)
        action=${words[at]}
        break
        ;;
    esac
  done
  case $action in
    '')
      case $current in
        -*) _supervisorctl_offer -c --configuration -h --help -i --interactive -s --serverurl -u --username -p --password -r --history-file ;;
        *) _supervisorctl_offer add alert avail check clear crash crashes doctor exit fg hash-password health help history maintail open pid quit reload remove requests reread restart shutdown signal start status stop tail top update upgrade version why ;;
      esac
      ;;
    help) _supervisorctl_offer add alert avail check clear crash crashes doctor exit fg hash-password health help history maintail open pid quit reload remove requests reread restart shutdown signal start status stop tail top update upgrade version why ;;
    add | remove) _supervisorctl_offer_of _supervisorctl_groups "$action" ;;
    update)
      case $current in
        -*) _supervisorctl_offer --dry-run --json ;;
        *) _supervisorctl_offer_of _supervisorctl_groups update ;;
      esac
      ;;
    signal)
      if ((at == ${#words[@]} - 2)); then _supervisorctl_offer HUP INT QUIT KILL TERM USR1 USR2 CONT STOP WINCH; else _supervisorctl_offer_names; fi
      ;;
    start | stop) _supervisorctl_options --wait --wait= --timeout= --parallel ;;
    restart) _supervisorctl_options --wait --wait= --timeout= ;;
    status) _supervisorctl_options --json --fail-on= --wait --wait= --timeout= ;;
    tail) _supervisorctl_options -f stdout stderr ;;
    top) _supervisorctl_options --once ;;
    check) _supervisorctl_options --warn= --crit= --stopped= --timeout= ;;
    requests) _supervisorctl_offer --json --top --by=count --by=time --method --client -n ;;
    crashes | health | pid) _supervisorctl_options --json ;;
    history) _supervisorctl_options --hours= --json --plain ;;
    clear | fg | why) _supervisorctl_offer_names ;;
    avail | crash | doctor | reread | version) _supervisorctl_offer --json ;;
    alert)
      case $current in
        -*) _supervisorctl_offer --json ;;
        *) _supervisorctl_offer list test ;;
      esac
      ;;
    maintail) _supervisorctl_offer -f ;;
    open) _supervisorctl_offer http:// https:// unix:// ;;
  esac
  case ${COMPREPLY[0]} in *= | *://) compopt -o nospace 2>/dev/null ;; esac
}

_supervisorctl_offer_names() {
  _supervisorctl_offer_of _supervisorctl_names
}

# Offers each line of what a command prints.
_supervisorctl_offer_of() {
  local - IFS=$'\n'
  set -f # a star in a name is no pattern
  # shellcheck disable=SC2046
  _supervisorctl_offer $("$@")
}

# Names, and the options of an action when a hyphen was typed.
_supervisorctl_options() {
  case $current in
    -*) _supervisorctl_offer "$@" ;;
    *) _supervisorctl_offer_names ;;
  esac
}

complete -F _supervisorctl supervisorctl
