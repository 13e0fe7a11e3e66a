#!/bin/sh
# Writes every text for people in the sources, as a template of a catalogue, to the file named.
set -eu
out=$1
cd "$(dirname "$0")/.."
# Document::say takes what is translated already; only the free function is a keyword.
find cli lib -name '*.cpp' -o -name '*.hpp' | LC_ALL=C sort |
  xgettext --files-from=- --language=C++ --from-code=UTF-8 --add-location=file --no-wrap \
    --keyword --keyword=tr --keyword=say:1 --keyword=trn:1,2 --keyword=say_count:1,2 --keyword=mark \
    --package-name=corner --msgid-bugs-address=corner --output="$out"
sed -i '/^"POT-Creation-Date/d' "$out"  # no difference without a difference
