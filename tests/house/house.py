"""What the tests of the house share: the sources, and how problems are told."""
import pathlib
import re
import sys


def root():
    """The source tree: the first argument, else the one this file is in."""
    return pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2]).resolve()


def sources(tree, *folders):
    """Every C++ file below the folders, as paths relative to the tree, in order."""
    return sorted(path.relative_to(tree) for folder in folders for path in (tree / folder).rglob("*.[ch]pp"))


def code(text):
    """The text of a C++ file with its comments blanked; lines stay where they are."""
    blank = lambda match: match[0] if match[0].startswith(('"', "'")) else re.sub(r"[^\n]", " ", match[0])
    return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|//[^\n]*|/\*.*?\*/', blank, text, flags=re.S)


def finish(name, checked, problems):
    """Tells the problems and exits: 0 when there are none and something was checked."""
    for problem in problems:
        print(problem)
    if not checked:
        problems = ["nothing was checked"]
        print(problems[0])
    print(f"{name}: {checked} checked, {len(problems)} problems")
    sys.exit(1 if problems else 0)
