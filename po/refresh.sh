#!/bin/sh
# Brings po/fr.po up to date with the sources: new texts are added empty, gone ones taken out, none guessed.
set -eu
cd "$(dirname "$0")"
template=$(mktemp)
trap 'rm -f "$template"' EXIT
./extract.sh "$template"
msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-wrap --add-location=file fr.po "$template"
msgattrib --no-obsolete --no-wrap --add-location=file --output-file=fr.po fr.po
msgfmt --check --statistics --output-file=/dev/null fr.po
