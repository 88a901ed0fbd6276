#!/bin/sh
# From a bare checkout to a checked sample, a built site and a full test run, each in one command: see usage below.
# Needs Python 3.11 or newer; everything else goes into .venv beside this file, pinned by the two lock files.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
venv=$root/.venv
python=

usage() {
    cat <<'END'
./do site           check the sample schools and build the site into site/
./do test [ARGS…]   run every check and test; ARGS go to pytest
./do serve          preview the site on this machine, rebuilt as files change
./do notices ARGS…  run the program itself, as in: ./do notices explain ends-after-limit
./do lock           resolve the dependencies anew and write the two lock files
END
}

main() {
    # What the caller's shell has set for another Python must not reach ours.
    unset PYTHONHOME PYTHONPATH
    export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    verb=${1:-}
    [ $# -eq 0 ] || shift
    case $verb in
        site)
            environment site
            site
            ;;
        test)
            environment test
            tests "$@"
            ;;
        serve)
            environment site
            notices serve "$@"
            ;;
        notices)
            environment site
            notices "$@"
            ;;
        lock) lock ;;
        help | -h | --help) usage ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
}

# ---------------------------------------------------------------------------------------------------------- the verbs

site() {
    cd "$root"
    verdict=0
    say "notices check"
    "$venv/bin/notices" check || verdict=$?
    # 1: some school was rejected. The others are published all the same, and the verdict is kept for the end.
    [ "$verdict" -le 1 ] || exit "$verdict"
    say "notices build"
    "$venv/bin/notices" build
    say "the site is in $root/site (./do serve shows it)"
    exit "$verdict"
}

tests() {
    cd "$root"
    PATH=$venv/bin:$PATH
    browser
    paper
    judges
    failed=
    check "ruff check" ruff check .
    check "ruff format" ruff format --check --diff .
    check "mypy" mypy
    check "lint-imports" lint-imports --no-logo
    say "pytest"
    # A file's tests stay together, so that what a module builds once is built once.
    pytest -n auto --dist loadfile "$@" || failed="$failed, pytest"
    [ -z "$lacking" ] || say "the browser tests were skipped, for want of: $lacking"
    [ -z "$unprinted" ] || say "the PDF tests were skipped, for want of: $unprinted"
    [ -z "$unserved" ] || say "the editor or web tests were skipped, for want of:$unserved"
    [ -z "$failed" ] || fail "failed: ${failed#, }"
    say "all passed"
}

notices() {
    # Paths in the arguments are the caller's; outside the project there is nothing to check, so go there.
    case $(pwd -P)/ in
        "$root"/*) ;;
        *) cd "$root" ;;
    esac
    rm -f "$log"
    exec "$venv/bin/notices" "$@"
}

lock() {
    find_python
    scratch=$(mktemp -d)
    trap 'rm -rf "$log" "$scratch"' EXIT
    quietly "fetching the resolver" install_uv "$scratch" || exit 1
    cd "$root"
    resolve requirements-dev.lock --upgrade --extra dev
    # The smaller lock takes its versions from the larger one.
    resolve requirements.lock --constraints requirements-dev.lock --extra pdf
}

install_uv() {
    "$python" -m venv "$1" && "$1/bin/pip" install --quiet uv
}

resolve() { # FILE OPTION…
    target=$1
    shift
    quietly "writing $target" "$scratch/bin/uv" pip compile pyproject.toml --extra build "$@" --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --no-emit-index-url --output-file "$target" || exit 1
}

# ---------------------------------------------------------------------------------------------------- the environment

environment() { # site or test: .venv holds what that verb needs, made or mended only where something changed
    find_python
    wanted=$({ "$python" --version && printf '%s\n' "$python" "$root" && cat "$root"/requirements*.lock; } | cksum)
    case $(cat "$venv/.do-packages" 2>/dev/null || true) in
        "$wanted test" | "$wanted $1") ;;
        "$wanted site") packages requirements-dev.lock test ;;
        *)
            make_venv
            if [ "$1" = test ]; then packages requirements-dev.lock test; else packages requirements.lock site; fi
            ;;
    esac
    wanted=$(cat "$root/pyproject.toml" "$root/generator/__init__.py" | cksum)
    [ "$(cat "$venv/.do-project" 2>/dev/null || true)" = "$wanted" ] || project
}

find_python() { # sets python: the interpreter itself, not the one of an active virtual environment or a shim
    for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11 python; do
        python=$("$candidate" -c "$probe" 2>/dev/null) && return
    done
    if ! command -v python3 >/dev/null 2>&1 && apt_works; then
        apt_install python3 python3-venv || exit 1
        python=$(python3 -c "$probe") && return
    fi
    found=$(python3 --version 2>/dev/null || echo "no Python")
    fail "Python 3.11 or newer is needed and this machine has $found; on Debian 12, Ubuntu 24.04 or newer type: sudo apt-get install python3 python3-venv"
}

probe='import sys
if sys.version_info < (3, 11): sys.exit(1)
print(getattr(sys, "_base_executable", None) or sys.executable)'

make_venv() {
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package=$("$python" -c 'import sys; print(f"python3.{sys.version_info.minor}-venv")')
        apt_works || fail "Python cannot make virtual environments here; type: sudo apt-get install $package"
        apt_install "$package" || exit 1
    fi
    quietly "making .venv with $("$python" --version)" "$python" -m venv --clear "$venv" || exit 1
}

packages() { # LOCK LEVEL
    rm -f "$venv/.do-packages" "$venv/.do-project"
    quietly "installing $1" "$venv/bin/python" -m pip install --require-hashes -r "$root/$1" || exit 1
    printf '%s\n' "$wanted $2" >"$venv/.do-packages"
}

project() {
    rm -f "$venv/.do-project"
    quietly "installing this checkout" install_checkout || exit 1
    printf '%s\n' "$wanted" >"$venv/.do-project"
}

install_checkout() {
    "$venv/bin/python" -m pip install --no-deps --no-build-isolation --no-index --editable "$root" || return
    for link in "$venv"/lib/python3*/site-packages/_school_notices.pth; do
        # From there to here in plain ASCII: Python reads this file in the locale's encoding and would not start
        # with LC_ALL=C in a folder with a Chinese name.
        printf '../../../..\n' >"$link" || return
    done
}

browser() { # sets lacking: the packages that the browser tests need and that could not be installed
    lacking=$(python -m generator.chromium)
    [ -n "$lacking" ] || return 0
    # shellcheck disable=SC2086 # two words are two packages
    if apt_works && apt_install $lacking; then lacking=$(python -m generator.chromium); fi
    [ -z "$lacking" ] || say "no browser tests without $lacking; type: sudo apt-get install $lacking (no such chromium? .venv/bin/playwright install --with-deps chromium)"
}

paper() { # sets unprinted: the packages that PDFs need and that could not be installed
    unprinted=$(python -c "$pdf_probe")
    [ -n "$unprinted" ] || return 0
    # shellcheck disable=SC2086 # two words are two packages
    if apt_works && apt_install $unprinted; then unprinted=$(python -c "$pdf_probe"); fi
    [ -z "$unprinted" ] || say "no PDF tests without $unprinted; type: sudo apt-get install $unprinted"
}

pdf_probe='from generator.render.pdf import packages
print(*packages())'

judges() { # sets unserved: what the tests that ask programs of npm need and could not be had
    unserved=
    command -v npm >/dev/null 2>&1 || missing nodejs npm || return 0
    npm_packages editor
    npm_packages web
    npm_packages data
    command -v java >/dev/null 2>&1 || missing default-jre-headless || return 0
}

missing() { # PACKAGE…: installs them or says what will be skipped
    if apt_works && apt_install "$@"; then return 0; fi
    unserved="$unserved $*"
    say "no editor or web tests without $*; type: sudo apt-get install $*"
    return 1
}

npm_packages() { # editor, web or data: the folder of tests whose package-lock.json is installed
    stamp=$root/tests/$1/node_modules/.do-packages
    wanted=$(cksum <"$root/tests/$1/package-lock.json")
    [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ] || return 0
    say "installing tests/$1/package-lock.json"
    if npm ci --prefix "$root/tests/$1" --ignore-scripts --no-audit --no-fund --no-update-notifier >"$log" 2>&1 </dev/null; then
        printf '%s\n' "$wanted" >"$stamp"
    else
        unserved="$unserved tests/$1/package.json"
        say "no $1 tests: tests/$1/package.json could not be installed ($(grep -m 1 'npm ERR!\|npm error' "$log" || echo 'npm ci failed'))"
    fi
}

# ------------------------------------------------------------------------------------------------- apt, and messages

apt_works() {
    command -v apt-get >/dev/null 2>&1 && as_root true 2>/dev/null
}

apt_install() { # PACKAGE…
    quietly "installing $* with apt-get" apt_get_install "$@"
}

apt_get_install() {
    # A third party's list that cannot be had is no reason to give up.
    as_root apt-get -q -o DPkg::Lock::Timeout=120 update || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

check() { # NAME COMMAND…: a failure is kept for the end, so that one run shows them all
    name=$1
    quietly "$@" || failed="$failed, $name"
}

quietly() { # WHAT COMMAND…: one line; what the command says is shown only when it fails
    say "$1"
    shift
    "$@" >"$log" 2>&1 </dev/null || {
        code=$?
        cat "$log" >&2
        return "$code"
    }
}

say() {
    # Not on the standard output, which belongs to the program: ./do notices check --format json >findings.json
    printf '· %s\n' "$1" >&2
}

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

main "$@"
