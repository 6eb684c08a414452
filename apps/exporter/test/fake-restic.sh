#!/bin/sh
# Plays restic for tests: a repository whose id follows from its location. FAKE_DIR holds `log` (one line when a command
# starts, one when it ends), `mode` (ok, hang, stubborn, wrong_password) and `snapshots` (what `snapshots --json` prints).
# Without its folder it would play with files of the root.
: "${FAKE_DIR:?}"
echo "start $1 $$ $RESTIC_REPOSITORY$RESTIC_REPOSITORY_FILE" >>"$FAKE_DIR/log"
trap 'echo "end $1 $$" >>"$FAKE_DIR/log"' EXIT
mode=$(cat "$FAKE_DIR/mode" 2>/dev/null || echo ok)
if [ "$1" = version ]; then
  echo '{"message_type":"version","version":"0.18.0","go_version":"go1.24","go_os":"linux","go_arch":"amd64"}'
  exit 0
fi
case "$mode" in
  hang) sleep 1000 & wait $! ;;
  stubborn)
    trap '' TERM
    # A grandchild that holds the output open, and a parent that does not listen.
    sleep 1000 &
    while :; do sleep 1; done
    ;;
  wrong_password)
    echo '{"message_type":"exit_error","code":12,"message":"Fatal: wrong password or no key found"}' >&2
    exit 12
    ;;
esac
id=$(cat "$FAKE_DIR/id" 2>/dev/null || printf %s "$RESTIC_REPOSITORY$RESTIC_REPOSITORY_FILE" | sha256sum | cut -c1-64)
case "$1" in
  cat) echo "{\"version\":2,\"id\":\"$id\",\"chunker_polynomial\":\"25b468838dcb75\"}" ;;
  snapshots) cat "$FAKE_DIR/snapshots" ;;
  list) ;;
  stats) echo '{"total_size":1000,"total_uncompressed_size":2000,"compression_ratio":2,"compression_progress":100,"compression_space_saving":50,"total_blob_count":7,"snapshots_count":1}' ;;
  check) echo '{"message_type":"summary","num_errors":0,"broken_packs":null,"suggest_repair_index":false,"suggest_prune":false}' ;;
esac
