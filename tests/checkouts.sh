#!/usr/bin/env bash
# Two checkouts never run what the other one compiled, and a new one begins with the dependencies of
# another: shown with the project's own .ci/env and .ci/seed on a package of one line and a cache apart.
set -euo pipefail
cd "$(dirname "$0")/.."
project=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache
unset CARGO_TARGET_DIR OWN_TARGET_DIR
passed=0 failed=0

# Makes a checkout whose program says a word; its files are as old as they were written.
checkout() {
  mkdir -p "$work/$1/.ci" "$work/$1/src" "$work/dependency/src"
  cp "$project/.ci/env" "$project/.ci/seed" "$work/$1/.ci"
  printf '[package]\nname = "dependency"\nversion = "0.1.0"\nedition = "2024"\n' >"$work/dependency/Cargo.toml"
  echo 'pub fn end() -> &'"'static"' str { "!" }' >"$work/dependency/src/lib.rs"
  printf '[package]\nname = "team-inbox"\nversion = "0.1.0"\nedition = "2024"\n[dependencies]\ndependency = { path = "%s" }\n' \
    "$work/dependency" >"$work/$1/Cargo.toml"
  echo "fn main() { println!(\"$1{}\", dependency::end()); }" >"$work/$1/src/main.rs"
  touch -d "${2:-now}" "$work/$1/src/main.rs" "$work/$1/Cargo.toml"
  touch -d "2 days ago" "$work"/dependency/src/lib.rs "$work"/dependency/Cargo.toml
}

in_checkout() { (cd "$work/$1" && . .ci/env && "${@:2}"); }
target() { in_checkout "$1" printenv CARGO_TARGET_DIR; }
run() { in_checkout "$1" .ci/seed && in_checkout "$1" cargo run --quiet --offline; }

expect() {
  if [ "$2" = "$3" ]; then
    passed=$((passed + 1)) && echo "  ok    $1"
  else
    failed=$((failed + 1)) && echo "  FAIL  $1: “$2”, not “$3”"
  fi
}

checkout first
expect "a program says what its own checkout says" "$(run first)" "first!"
checkout older "1 day ago"
expect "a new checkout takes dependencies from another" "$(in_checkout older .ci/seed)" "setup: taking compiled dependencies from $work/first"
expect "and compiles its own code alone" "$(in_checkout older cargo build --offline 2>&1 | awk '/Compiling/ { print $2 }')" "team-inbox"
expect "though its files are older, its program says what it says" "$(run older)" "older!"
expect "the first one is left as it was" "$(run first)" "first!"

ln -s "$work/first" "$work/link"
expect "a checkout is the same by another path" "$(target link)" "$(target first)"
expect "a directory that was chosen outside stands" "$(CARGO_TARGET_DIR=/chosen in_checkout first printenv CARGO_TARGET_DIR)" "/chosen"
expect "one of another checkout does not" "$(cd "$work/older" && . .ci/env && target first)" "$(target first)"

gone=$(target first)
rm -r "$work/first" "$work/link"
checkout second
expect "a new checkout goes on after one that is gone" "$(run second | tail -n 1)" "second!"
expect "what was compiled for that one is removed" "$(ls -d "$gone" 2>/dev/null)" ""

echo
echo "  $passed passed"
if ((failed)); then echo "  $failed failed" && exit 1; fi
