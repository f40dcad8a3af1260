#!/bin/sh
# An event listener in sh: it writes what it is told to its standard error. In its section:
#   command=sh listener.sh
#   events=PROCESS_STATE
#   payload_length=bytes        ; dd counts bytes
while printf 'READY\n' && read -r header; do
  event=${header##*eventname:}
  event=${event%% *}
  length=${header##* len:}
  payload=$(dd bs=1 count="${length%% *}" 2>/dev/null)
  printf '%s %s\n' "$event" "$payload" >&2
  printf 'RESULT 2\nOK'
done
