#!/bin/sh
# Puts build/mgwc/review.md on the pull request, in place of the comment that an earlier run left there.
# Needs curl and jq. COMMENTS: address of the pull request's comments in an API like GitHub's or Gitea's, such as
# https://api.github.com/repos/acme/apis/issues/17/comments. TOKEN_FILE: holds the token to write them with.
set -eu
cd "$(dirname "$0")/.."
body=build/mgwc/comment.json
jq -Rs '{body: .}' < build/mgwc/review.md > "$body"
# The token goes through standard input, so that no list of processes shows it.
call() {
  printf 'header = "Authorization: Bearer %s"\n' "$(cat "$TOKEN_FILE")" |
    curl --config - --fail --silent --show-error --header 'Content-Type: application/json' "$@"
}
earlier=$(call "$COMMENTS?per_page=100" |
  jq -r '[.[] | select(.body | startswith("<!-- mgwc:diff -->"))] | first | .url // empty')
if [ -n "$earlier" ]; then
  call --request PATCH --data "@$body" "$earlier" > /dev/null
else
  call --data "@$body" "$COMMENTS" > /dev/null
fi
