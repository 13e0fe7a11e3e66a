"""Every JSON answer in goldens and documentation has the members that docs/json.md says, with those types, and no others."""
import json
import pathlib
import re

import jsonschema

import house

TYPES = {
    "text": {"type": "string"},
    "number": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "null": {"type": "null"},
    "money": {"type": "object", "required": ["cents", "currency"], "additionalProperties": False,
              "properties": {"cents": {"type": "integer"}, "currency": {"const": "EUR"}}},
    "date": {"type": "string", "pattern": r"^(\d{4}-\d\d-\d\d|…)$"},
    "instant": {"type": "string", "pattern": r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|…)$"},
    "list": {"type": "array", "items": {"type": "string"}},
    "object": {"type": "object"},
    "table": {"type": "array", "items": {"type": "object"}},
    "list of objects": {"type": "array", "items": {"type": "object"}},
}
OPTIONAL = re.compile(r"\bonly\b|\bwhen the\b")


def schema_of(kind):
    """Of a type as docs/json.md writes it: `text`, `number or null`."""
    return {"anyOf": [TYPES[name] for name in kind.split(" or ")]} if " or " in kind else TYPES[kind]


def stamped(schema, name):
    """An object inside an answer that names its own schema."""
    return schema | {"properties": schema["properties"] | {"schema": {"const": name}}, "required": [*schema["required"], "schema"]}


def add(schema, line, others):
    """A line of a table: `| names | types | remark |`; a remark may say that it is as in another schema."""
    names, kinds, remark = (cell.strip() for cell in line.strip().strip("|").split("|", 2))
    if names.startswith("*each"):
        schema["additionalProperties"] = schema_of(kinds)
        return
    members = re.findall(r"`([^`]+)`", names)
    like = re.search(r"as in `(corner[^`]+)`", remark)
    if like:
        other = others[like[1]]
        schema["properties"][members[0]] = other["properties"][members[0]] if kinds == "table" else stamped(other, like[1])
        schema["required"] += members
        return
    kinds = kinds.split(", ")
    if len(kinds) == 1:
        kinds *= len(members)
    for name, kind in zip(members, kinds, strict=True):
        schema["properties"][name] = schema_of(kind)
        if not OPTIONAL.search(remark):
            schema["required"].append(name)


def empty():
    return {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


def read(text):
    """Schemas by name, from the headings and tables of docs/json.md."""
    schemas = {}
    for section in re.split(r"^## ", text, flags=re.M)[1:]:
        title, body = section.split("\n", 1)
        names = re.findall(r"corner\.[\w-]+/\d+", title)
        whole = empty()
        target = whole
        for line in body.splitlines():
            if line.startswith("| in "):
                target = empty()
                for name in re.findall(r"`(\w+)`", line):
                    one = whole["properties"].get(name) == TYPES["object"]
                    whole["properties"][name] = target if one else {"type": "array", "items": target}
                    if not OPTIONAL.search(line):
                        whole["required"].append(name)
            elif line.startswith("| member |"):
                target = whole
            elif line.startswith("|") and not line.startswith("|--"):
                add(target, line, schemas)
        for name in names:
            schemas[name] = whole
    return schemas


def answers(tree):
    """Each JSON answer that a golden or a page shows, with its place."""
    paths = [*(tree / "tests/golden").glob("*.golden"), *(tree / "docs").rglob("*.md"), tree / "README.md"]
    for path in sorted(paths):
        text = path.read_text()
        for match in re.finditer(r'^\{\n  "schema": .*?^\}$', text, flags=re.M | re.S):
            yield f"{path.relative_to(tree)}:{text.count(chr(10), 0, match.start()) + 1}", match[0]


def check(tree):
    schemas = read((tree / "docs/json.md").read_text())
    seen, problems = set(), []
    for place, text in answers(tree):
        try:
            answer = json.loads(text)
        except ValueError as error:
            problems.append(f"{place}: no JSON: {error}")
            continue
        name = answer.pop("schema")
        answer.pop("practice", None)
        seen.update(re.findall(r'"schema": ?"([^"]+)"', text))
        if name not in schemas:
            problems.append(f"{place}: docs/json.md does not describe {name}")
            continue
        errors = jsonschema.Draft202012Validator(schemas[name]).iter_errors(answer)
        problems += [f"{place}: {name}: {'/'.join(map(str, error.path))}: {error.message[:200]}" for error in errors]
    problems += [f"docs/json.md: no golden and no page shows {name}" for name in sorted(set(schemas) - seen)]
    return len(seen), problems


if __name__ == "__main__":
    house.finish("schemas", *check(house.root()))
