"""Every command has its file, its golden test and its page; no file grows into a design question."""
import re
import subprocess

import house

MOST_LINES = 300
ROOT = {".ci", ".clang-format", ".clang-tidy", ".gitignore", "CHANGELOG.md", "CMakeLists.txt", "CMakePresets.json", "CONTRIBUTING.md",
        "LICENSE", "README.md", "cli", "cmake", "data", "dev", "docs", "examples", "lib", "po", "policies", "scripts", "tests"}


def names(tree):
    """The commands of the table, as the user types them."""
    table = (tree / "cli/commands.cpp").read_text()
    return re.findall(r'\{\s*"([a-z -]+)",\s*(?:mark\(|")', table)


def runs(path, name):
    return path.exists() and re.search(rf"^\s*\$ (?:[A-Z_]+=\S+ )*corner (?:--\S+ (?:\S+ )?)*{name}\b", path.read_text(), re.M)


def check_commands(tree):
    problems = []
    commands = names(tree)
    sources = {name.replace(" ", "_").replace("-", "_"): name for name in commands}
    pages = {name.replace(" ", "-"): name for name in commands}
    for stem, name in sources.items():
        if not (tree / f"cli/command/{stem}.cpp").exists():
            problems.append(f"cli/commands.cpp: `{name}` has no file cli/command/{stem}.cpp")
    for stem, name in pages.items():
        for test in (f"tests/golden/{stem}.golden", f"docs/commands/{stem}.md"):
            if not runs(tree / test, name):
                problems.append(f"{test}: does not run `corner {name}`" if (tree / test).exists() else
                                f"{test}: is missing; it must run `corner {name}`")
    for folder, suffix, stems in (("cli/command", ".cpp", sources), ("docs/commands", ".md", pages)):
        for path in sorted((tree / folder).glob("*" + suffix)):
            if path.stem not in stems:
                problems.append(f"{folder}/{path.name}: the table in cli/commands.cpp has no such command")
    return len(commands), problems


def check_files(tree):
    problems = []
    paths = house.sources(tree, "lib", "cli")
    for path in paths:
        lines = (tree / path).read_text().splitlines()
        if len(lines) > MOST_LINES:
            problems.append(f"{path}: {len(lines)} lines; {MOST_LINES} at most: what are its two parts?")
        if path.suffix == ".hpp" and (lines[:1] != ["#pragma once"] or not lines[1:2] or not lines[1].startswith("// ")):
            problems.append(f"{path}: a header starts with `#pragma once` and a line that says what it is for")
    return len(paths), problems


def check_root(tree):
    """What a test or a try leaves at the root is not committed with the rest."""
    listed = subprocess.run(["git", "-C", str(tree), "ls-files", "-z"], capture_output=True, text=True)
    found = {path.split("/")[0] for path in listed.stdout.split("\0") if path} if listed.returncode == 0 else ROOT
    return [f"{name}: the root holds known names only (tests/house/coverage.py)" for name in sorted(found - ROOT)]


def check(tree):
    commands, of_commands = check_commands(tree)
    files, of_files = check_files(tree)
    return (commands and files and commands + files), of_commands + of_files + check_root(tree)


if __name__ == "__main__":
    house.finish("coverage", *check(house.root()))
