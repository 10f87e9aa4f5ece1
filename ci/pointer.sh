# shellcheck shell=sh
# What promotion is made of; sourced by the scripts beside it. A pointer is releases/<environment>.yaml on the branch
# that gateways follow. It is read from and committed to that branch's tip without touching the work tree, so promotions
# of a build go on working while others push. The workspace may be a folder of the repository.

branch=${BRANCH_NAME:-main}
if ! git config user.email > /dev/null; then
  export GIT_AUTHOR_NAME="${GIT_AUTHOR_NAME:-mgwc}" GIT_AUTHOR_EMAIL="${GIT_AUTHOR_EMAIL:-mgwc@localhost}"
  export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"
fi

refuse() {
  echo "$0: $1" >&2
  exit 1
}

release_of() {
  printf 'build/release/%s' "$1"
}

digest_of() {
  file=$(release_of "$1")/release.json
  [ -f "$file" ] || refuse "$file does not exist; run ci/release.sh first"
  printf 'sha256:%s' "$(sha256sum < "$file" | cut -d ' ' -f 1)"
}

commit_of() {
  file=$(release_of "$1")/provenance.json
  [ ! -f "$file" ] || sed -n 's/^ *"commit" *: *"\([0-9a-f]*\)".*/\1/p' "$file"
}

# Every file the release names must be there with the digest it names.
verify() {
  sums=$(sed -n 's/^ *"\(.*\)" *: *"sha256:\([0-9a-f]*\)".*/\2  \1/p' "$(release_of "$1")/release.json")
  [ -n "$sums" ] || refuse "$(release_of "$1")/release.json names no files"
  (cd "$(release_of "$1")" && printf '%s\n' "$sums" | sha256sum --check --strict --quiet) \
    || refuse "$(release_of "$1") is not what was built"
}

fetch_branch() {
  git fetch --quiet origin "$branch"
  branch_tip=$(git rev-parse FETCH_HEAD)
}

# The pointer of an environment, at the branch's tip or at another commit; empty when there is none.
pointer() {
  git show "${2:-$branch_tip}:./releases/$1.yaml" 2> /dev/null || true
}

field() {
  sed -n "s/^ *$1: *\([^ ]*\).*/\1/p"
}

# usage: move_pointer ENVIRONMENT DIGEST COMMIT MESSAGE
move_pointer() {
  blob=$(
    git hash-object -w --stdin << EOF
apiVersion: mgwc/v1
kind: EnvironmentRelease
metadata:
  name: $1
spec:
  digest: $2
  commit: $3
EOF
  )
  commit_pointer "$1" "$blob" "$4"
}

# usage: commit_pointer ENVIRONMENT BLOB MESSAGE; no BLOB removes the pointer
commit_pointer() {
  attempt=1
  until push_pointer "releases/$1.yaml" "$2" "$3"; do
    [ "$attempt" -lt 5 ] || refuse "cannot push to $branch"
    attempt=$((attempt + 1))
    fetch_branch
  done
  echo "$3"
}

push_pointer() {
  index=$(git rev-parse --git-dir)/mgwc-pointer.index
  # Only --cacheinfo takes a path from the top of the repository.
  if [ -n "$2" ]; then
    set -- "$3" --add --cacheinfo "100644,$2,$(git rev-parse --show-prefix)$1"
  else
    set -- "$3" --force-remove "$1"
  fi
  message=$1
  shift
  GIT_INDEX_FILE=$index git read-tree "$branch_tip" \
    && GIT_INDEX_FILE=$index git update-index "$@" \
    && tree=$(GIT_INDEX_FILE=$index git write-tree) \
    && rm -f "$index" \
    && made=$(git commit-tree "$tree" -p "$branch_tip" -m "$message") \
    && git push --quiet origin "$made:refs/heads/$branch"
}
