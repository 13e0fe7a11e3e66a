"""Every text that a person sees is in English at its call and in French in po/fr.po, with the same placeholders."""
import pathlib
import re
import subprocess
import sys
import tempfile

import catalogue
import house


# How texts reach a person: those of the first are filled in by fmt, those of the second shown as they are.
FILLED = ("say:1", "say_count:1,2")
SHOWN = ("tr", "trn:1,2")


def texts(tree, *keywords):
    """The texts in calls of the keywords (none: of all)."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "corner.pot"
        done = subprocess.run([tree / "po/extract.sh", path, *keywords], capture_output=True, text=True)
        if done.returncode != 0 or "warning" in done.stderr:
            raise SystemExit(f"po/extract.sh: {done.stderr}")
        return catalogue.read(path.read_text())


def check_filling(tree):
    """A text with braces that are no numbers throws in say(); a number in tr() is shown to the person."""
    problems = []
    for entry in texts(tree, *FILLED).values():
        if any(not re.match(r"\d+(:|$)", hole) for hole in catalogue.placeholders(entry.one + entry.many)):
            problems.append(f"{' '.join(entry.places)}: say() wants numbers in braces: \"{entry.one}\"")
    for entry in texts(tree, *SHOWN).values():
        if any(re.match(r"\d+(:|$)", hole) for hole in catalogue.placeholders(entry.one + entry.many)):
            problems.append(f"{' '.join(entry.places)}: tr() does not fill in \"{entry.one}\"")
    return problems


def check_entry(place, entry, found):
    """What is wrong with `found`, the translation of `entry`."""
    if found is None or not found.said or not all(found.said.values()):
        return [f"{place}: not in French: \"{entry.one}\""]
    if found.fuzzy:
        return [f"{place}: only guessed (fuzzy) in French: \"{entry.one}\""]
    wanted = catalogue.placeholders(entry.one) | catalogue.placeholders(entry.many)
    return [f"{place}: \"{said}\" has not the placeholders of \"{entry.many or entry.one}\""
            for said in found.said.values() if catalogue.placeholders(said) != wanted]


def check_catalogue(tree, source):
    path = tree / "po/fr.po"
    done = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", path], capture_output=True, text=True)
    problems = [f"msgfmt: {line}" for line in done.stderr.splitlines() if done.returncode != 0]
    french = catalogue.read(path.read_text())
    for key, entry in source.items():
        problems += check_entry(" ".join(entry.places), entry, french.get(key))
    problems += [f"po/fr.po: no longer in the sources (run po/refresh.sh): \"{one}\""
                 for one, many in french if (one, many) not in source]
    return problems


# Where English would reach a person without passing through the catalogue.
BYPASSES = {
    r"\bError\(\s*\"": "an error's text must pass through say() or tr()",
    r"\.say\(\s*\"(?!corner )[^\"]": "a document's prose must pass through say() or tr()",
    r"\b(message|hint) = \"[^\"]": "a problem's text must pass through say() or tr()",
}


def check_bypasses(tree):
    problems = []
    for path in house.sources(tree, "lib", "cli"):
        for number, line in enumerate(house.code((tree / path).read_text()).splitlines(), 1):
            problems += [f"{path}:{number}: {why}" for pattern, why in BYPASSES.items() if re.search(pattern, line)]
    return problems


def check(tree):
    source = texts(tree)
    return len(source), check_catalogue(tree, source) + check_filling(tree) + check_bypasses(tree)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    house.finish("words", *check(house.root()))
