"""Who may include whom. Link visibility cannot hold this: a distribution's headers all lie in one folder."""
import re

import house

# A room sees itself and these.
SEES = {
    "core": set(),
    "desk": {"core"},
    "policy": {"core", "desk"},
    "analysis": {"core", "desk", "policy"},
    "format": {"core", "policy"},
    "store": {"core", "desk", "policy"},
    "render": {"core"},
    "exchange": {"core"},
    "cli": {"core", "policy", "analysis", "format", "desk", "store", "render", "exchange"},
}

# Heavy or dangerous headers, and the only files that may include them.
ONLY = {
    r"toml\+\+/.*": r"lib/policy/toml\.cpp",
    r"SQLiteCpp/.*|sqlite3\.h": r"lib/store/sqlite.*\.cpp",
    r"nlohmann/.*": r"lib/core/json\.cpp",
    r"sodium.*": r"lib/core/sha256\.cpp|cli/main\.cpp",
    r"utf8proc\.h": r"lib/render/.*\.cpp",
    r"cairo.*|pango/.*|qrencode\.h": r"lib/render/pdf/.*",
    r"CLI/.*": r"cli/(options|run)\.cpp",
    r"libintl\.h": r"lib/core/words\.cpp",
    r"(unistd|fcntl|pwd|spawn|poll|signal)\.h|sys/.*": r"lib/policy/sources\.cpp|lib/exchange/(files|program)\.cpp|lib/store/.*\.cpp|cli/main\.cpp",
    r"fstream|iostream|filesystem|random|ctime|locale": r"lib/(policy|store|exchange)/.*\.cpp|lib/render/pdf/main\.cpp|lib/core/zone\.cpp|cli/.*",
}

# Words that bring in the clock, chance, the environment or the locale; the files that are their edge.
NEVER = {
    r"\bstd::locale\b|\bstrto[df]\b|\bstod\b|\bstof\b|\batof\b": r"",
    r"\bsystem_clock::now\b|\btime\(nullptr\)": r"cli/main\.cpp",
    r"\brandom_device\b|\bmt19937": r"",
    r"\bgetenv\b": r"cli/main\.cpp|lib/core/zone\.cpp",
    r"\bsetlocale\b|\bsetenv\b": r"lib/core/(words|zone)\.cpp",
}


def room_of(path):
    return path.parts[0] if path.parts[0] == "cli" else path.parts[1]


def check(tree):
    paths = house.sources(tree, "lib", "cli")
    private = {str(path.relative_to("lib") if path.parts[0] == "lib" else path): room_of(path)
               for path in paths if path.suffix == ".hpp" and "\n// Private to" in (tree / path).read_text()}
    problems = []
    for path in paths:
        room = room_of(path)
        text = house.code((tree / path).read_text())
        for number, line in enumerate(text.splitlines(), 1):
            place = f"{path}:{number}"
            include = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
            if not include:
                problems += [f"{place}: `{found[0]}` is for {edge or 'nobody'} alone"
                             for words, edge in NEVER.items() if not re.fullmatch(edge, str(path))
                             for found in [re.search(words, line)] if found]
                continue
            quote, header = include.groups()
            if quote == "<":
                problems += [f"{place}: <{header}> is for {files} alone" for pattern, files in ONLY.items()
                             if re.fullmatch(pattern, header) and not re.fullmatch(files, str(path))]
                continue
            other = header.split("/")[0]
            if "/" not in header or other not in SEES:
                problems.append(f'{place}: "{header}" names no room: include "room/header.hpp"')
            elif other != room and other not in SEES.get(room, set()):
                problems.append(f"{place}: {room} does not see {other}")
            elif private.get(header, room) != room:
                problems.append(f'{place}: "{header}" is private to {private[header]}')
    return len(paths), problems


if __name__ == "__main__":
    house.finish("layers", *check(house.root()))
