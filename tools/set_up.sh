# What ./run and ./test share: install what is missing and say so. Sourced, from the repository's root.

say() { printf '%s\n' "» $*" >&2; }

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "This needs root: run as root, or install sudo, or do it yourself: $*"
  fi
}

# Node.js may have come from elsewhere than Debian; 18 or newer will do.
has_node() {
  command -v npm >/dev/null && command -v node >/dev/null &&
    [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 18')" = true ]
}

# install_packages LIST...: the Debian packages named in these files, those that are missing.
install_packages() {
  local wanted missing=() package
  wanted=$(sed 's/#.*//' "$@" | tr -s '[:space:]' '\n' | sed '/^$/d')
  local installed
  # shellcheck disable=SC2086  # one word a package
  installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $wanted 2>/dev/null |
    sed -n 's/ installed$//p' || true)
  for package in $wanted; do
    case "$package" in
      nodejs | npm) has_node && continue ;;
    esac
    grep -qxF "$package" <<<"$installed" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "FlavorBot builds on Debian 12; here is no apt-get to install: ${missing[*]}"
  say "installing with apt-get: ${missing[*]}"
  as_root apt-get update -q >&2
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
}

# install_npm FOLDER: what its package-lock.json names, unless that is installed already.
install_npm() {
  local folder=$1 stamp=$1/node_modules/.installed-lock sum
  [ -f "$folder/package-lock.json" ] || die "$folder/package-lock.json is missing"
  sum=$(sha256sum <"$folder/package-lock.json")
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ]; then return 0; fi
  say "installing npm packages in ${folder#./}/node_modules"
  (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error >&2)
  printf '%s\n' "$sum" >"$stamp"
}

# build PRESET TARGET...: configures at the first time, then builds what changed.
build() {
  local preset=$1
  shift
  if [ ! -f "build/$preset/build.ninja" ]; then
    say "configuring build/$preset"
    cmake --preset "$preset" >/dev/null
  fi
  cmake --build --preset "$preset" --target "$@"
}
