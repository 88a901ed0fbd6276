#!/bin/sh
# Publishes what the main branch of a repository holds: deploy.sh REPOSITORY PROGRAM SITE
#   REPOSITORY  the bare repository, or an address that git can fetch from and push to
#   PROGRAM     a checkout of the program that an administrator brings up to date by hand, with the .venv that ./do makes in it
#   SITE        what the web server serves: a link to the newest of the last three sites, which stand in SITE.releases
# Ends with 0: published; 1: stopped, the old site stands (too much would be lost, or the new one does not verify); 2: could not be done.
#
# Of the branch only the data is taken (content/ and schools/): program, theme and mkdocs.yml are PROGRAM's, so that whatever else was
# merged decides nothing here. Nothing is taken from the jobs of pull requests.
set -eu
umask 022

[ $# -eq 3 ] || { sed -n '2,6s/^# *//p' "$0" >&2; exit 2; }
repository=$1
program=$(CDPATH='' cd -- "$2" && pwd -P)
site=${3%/}
branch=${NOTICES_BRANCH:-main}
python=${NOTICES_PYTHON:-$program/.venv/bin/python}

# A hook is called with the variables of the repository that it belongs to.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_QUARANTINE_PATH GIT_PREFIX
# What is pushed from here (the ledger) must not start a publication of its own.
export NOTICES_DEPLOYING=1

notices() { "$python" -I -m generator --root "$city" "$@"; }
say() { printf '%s\n' "$*"; }
fail() { say "没有发布：$*" >&2; exit "$code"; }

releases=$site.releases
mkdir -p -- "$releases"
exec 9>"$releases/.lock"
flock 9
work=$(mktemp -d -- "$releases/.new.XXXXXX")
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
city=$work/city

code=2
git -c core.symlinks=false clone -q --single-branch --branch "$branch" --template= -- "$repository" "$city" || fail "取不到 $repository 的 $branch"
commit=$(git -C "$city" rev-parse HEAD)
for path in "$city"/* "$city"/.[!.]*; do
    case ${path##*/} in .git | content | schools) ;; *) rm -rf -- "$path" ;; esac
done
cp -- "$program/mkdocs.yml" "$city/mkdocs.yml"

# 1: some filings have errors. They are left out, or shown as they were before, and the others are published.
verdict=0
notices check --quiet || verdict=$?
[ "$verdict" -le 1 ] || fail "办法、校历、本市设置或记录册有误，见上"
notices seal || fail "记录册没有写成，见上"

# The standing site is what the program compares with, so that a publication which would lose too many pages stops.
if [ -d "$site" ]; then cp -R -- "$site/." "$work/site"; fi
code=1
notices build --site-dir "$work/site" || fail "网站没有生成，见上；原来的网站照旧"
notices verify "$work/site" || fail "生成的网站核对不符，见上；原来的网站照旧"

code=2
if [ -n "$(git -C "$city" status --porcelain -- content/ledger)" ]; then
    git -C "$city" add -- content/ledger
    git -C "$city" -c user.name=notices -c user.email=notices@localhost commit -q --no-verify -m "记入公开记录册" -- content/ledger
    # Refused where somebody has pushed meanwhile: that push publishes, with what is sealed here.
    git -C "$city" push -q origin "HEAD:refs/heads/$branch" || fail "记录册没有推送成功：$branch 又有了新的提交，或没有权限；请再运行一次"
fi

name=$(date -u +%Y%m%dT%H%M%SZ)-$(printf '%.12s' "$commit")
mv -- "$work/site" "$releases/$name"
ln -s -- "$(basename -- "$releases")/$name" "$work/link"
[ ! -d "$site" ] || [ -L "$site" ] || mv -- "$site" "$releases/00000000T000000Z-before"
mv -T -- "$work/link" "$site"
# The three newest stay: to go back, point the link at an older one (README.md).
find "$releases" -mindepth 1 -maxdepth 1 -type d ! -name '.*' | sort -r | tail -n +4 | while read -r old; do rm -rf -- "$old"; done
say "已发布：$commit"
