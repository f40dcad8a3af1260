# Listeners that do what they must not.
case $1 in
  lies) printf 'READY\n'; read -r header; printf 'FOOBAR 2\nOK'; sleep 1000 ;;
  chats) printf 'READY\nREADY\n'; sleep 1000 ;;
  stuck) printf 'READY\n'; sleep 1000 ;;
  deaf) exec 0<&-; printf 'READY\n'; sleep 1000 ;;
  floods) exec yes ;;
  endless) printf 'READY\n'; read -r header; head -c 300 /dev/zero | tr '\0' x; sleep 1000 ;;
esac
