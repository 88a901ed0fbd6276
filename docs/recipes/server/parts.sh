#!/bin/sh
# Publishes as deploy.sh does, the work of one build shared by several machines:
#   parts.sh seal  REPOSITORY PROGRAM BRANCH               seals, pushes the ledger, and prints the commit and the day of this publication
#   parts.sh build REPOSITORY PROGRAM COMMIT DAY K/N PART  makes one part; on as many machines as one likes, and at the same time
#   parts.sh merge REPOSITORY PROGRAM COMMIT DAY SITE PART…  puts all parts together and verifies the site
# Of the branch only the data is taken; PROGRAM is a checkout with its .venv, on every machine of the same commit. What a part holds is
# trusted: only those are merged that this publication's own jobs have made, never a pull request's.
set -eu
umask 022

[ $# -ge 4 ] || { sed -n '2,5s/^# *//p' "$0" >&2; exit 2; }
verb=$1 repository=$2
program=$(CDPATH='' cd -- "$3" && pwd -P)
wanted=$4
python=${NOTICES_PYTHON:-$program/.venv/bin/python}
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_QUARANTINE_PATH GIT_PREFIX
export NOTICES_DEPLOYING=1

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
city=$work/city

notices() { "$python" -I -m generator --root "$city" "$@"; }
fail() { printf '%s\n' "没有发布：$*" >&2; exit 2; }

git init -q --template= -- "$city"
git -C "$city" config core.symlinks false
git -C "$city" fetch -q --no-tags --depth=1 -- "$repository" "$wanted" || fail "取不到 $repository 的 $wanted"
git -C "$city" checkout -q --detach FETCH_HEAD
for path in "$city"/* "$city"/.[!.]*; do
    case ${path##*/} in .git | content | schools) ;; *) rm -rf -- "$path" ;; esac
done
cp -- "$program/mkdocs.yml" "$city/mkdocs.yml"

case $verb in
    seal)
        # One day for all machines, whatever their clocks say.
        NOTICES_AS_OF=${NOTICES_AS_OF:-$(TZ=Asia/Shanghai date +%F)}
        export NOTICES_AS_OF
        notices seal >&2 || fail "记录册没有写成，见上"
        if [ -n "$(git -C "$city" status --porcelain -- content/ledger)" ]; then
            git -C "$city" add -- content/ledger
            git -C "$city" -c user.name=notices -c user.email=notices@localhost commit -q --no-verify -m "记入公开记录册" -- content/ledger
            git -C "$city" push -q -- "$repository" "HEAD:refs/heads/$wanted" || fail "记录册没有推送成功：$wanted 又有了新的提交，或没有权限；请再运行一次"
        fi
        printf 'commit=%s\nday=%s\n' "$(git -C "$city" rev-parse HEAD)" "$NOTICES_AS_OF"
        ;;
    build) notices --as-of "$5" build --shard "$6" --site-dir "$7" ;;
    merge)
        day=$5 site=$6
        shift 6
        # A publication that would lose too many pages ends with 1, as one that does not verify.
        notices --as-of "$day" merge "$@" --site-dir "$site"
        notices verify "$site"
        ;;
    *) fail "$verb" ;;
esac
