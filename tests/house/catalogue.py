"""Reads gettext catalogues, as far as the tests of the house need."""
import ast
import dataclasses
import re


@dataclasses.dataclass
class Entry:
    one: str = ""
    many: str = ""
    said: dict = dataclasses.field(default_factory=dict)  # form → translation
    places: list = dataclasses.field(default_factory=list)
    fuzzy: bool = False


def read(text):
    """The entries of a catalogue by (one, many), its header and obsolete ones left out."""
    entries, entry, target = {}, Entry(), None
    keep = lambda: entry.one and entries.setdefault((entry.one, entry.many), entry)
    for line in text.splitlines() + [""]:
        if not line.strip():
            keep()
            entry, target = Entry(), None
        elif line.startswith("#:"):
            entry.places += line[2:].split()
        elif line.startswith("#,"):
            entry.fuzzy = "fuzzy" in line
        elif line.startswith("#"):
            continue
        else:
            keyword, quoted = re.fullmatch(r'(\w+(?:\[\d\])?)?\s*(".*")', line).groups()
            target = keyword or target
            value = ast.literal_eval(quoted)
            if target == "msgid":
                entry.one += value
            elif target == "msgid_plural":
                entry.many += value
            else:
                form = int(target[7]) if "[" in target else 0
                entry.said[form] = entry.said.get(form, "") + value
    return entries


def placeholders(text):
    """The {0}, {1:>5} … of a text; {{ and }} are braces."""
    return set(re.findall(r"\{([^{}]*)\}", text.replace("{{", "").replace("}}", "")))
