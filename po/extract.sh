#!/bin/sh
# extract.sh FILE [KEYWORD…]: writes the texts for people in the sources, as the template of a catalogue; with
# keywords, those that stand in calls of these alone.
set -eu
out=$1
shift
[ $# -gt 0 ] || set -- tr say:1 trn:1,2 say_count:1,2 mark
for keyword do
  set -- "$@" "--keyword=$keyword"
  shift
done
cd "$(dirname "$0")/.."
find cli lib -name '*.cpp' -o -name '*.hpp' | LC_ALL=C sort |
  xgettext --files-from=- --language=C++ --from-code=UTF-8 --add-location=file --no-wrap --force-po \
    --keyword "$@" --package-name=corner --msgid-bugs-address=corner --output="$out"
sed -i '/^"POT-Creation-Date/d' "$out"  # no difference without a difference
