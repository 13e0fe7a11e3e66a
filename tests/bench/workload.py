"""A workload: rules, what cannot be, and requests, as plain data; from a seed, or as a peerbench folder has them.
It is written out as a pack and as rows for `corner decide`."""
import json
import pathlib
import random
import subprocess

RANK = {"permit": 1, "approval": 2, "refuse": 3}


def flat(row):
    """One level: {"held": {"laptop": 1}} becomes {"held_laptop": 1}."""
    pairs = {}
    for key, value in row.items():
        pairs.update({f"{key}_{inner}": v for inner, v in value.items()} if isinstance(value, dict) else {key: value})
    return pairs


def name(attribute):
    return attribute.replace(".", "_")


def values_of(attribute):
    if attribute["type"] == "enum":
        return list(attribute["values"])
    return [False, True] if attribute["type"] == "bool" else list(range(attribute["min"], attribute["max"] + 1))


HOLDS = {
    "eq": lambda value, wanted: value == wanted, "ne": lambda value, wanted: value != wanted,
    "lt": lambda value, wanted: value < wanted, "le": lambda value, wanted: value <= wanted,
    "gt": lambda value, wanted: value > wanted, "ge": lambda value, wanted: value >= wanted,
    "in": lambda value, wanted: value in wanted, "not_in": lambda value, wanted: value not in wanted,
}


def accepted(attributes, when):
    """By attribute, the values that all conditions on it accept."""
    sets = {}
    for condition in when:
        key, holds = condition["attr"], HOLDS[condition["op"]]
        values = sets.get(key) or values_of(attributes[key])
        sets[key] = [value for value in values if holds(value, condition["value"])]
    return sets


def toml(value):
    return json.dumps(value)  # a JSON string, number, boolean or list of strings is TOML as well


def condition_text(attribute, values):
    if attribute["type"] != "int":
        return toml(values[0] if len(values) == 1 else values)
    runs = []
    for value in values:
        if runs and runs[-1][1] == value - 1:
            runs[-1][1] = value
        else:
            runs.append([value, value])
    return toml([f"{low}..{high}" for low, high in runs])


def box(attributes, when):
    return {name(key): condition_text(attributes[key], values) for key, values in accepted(attributes, when).items()}


def fact_text(attribute):
    if attribute["type"] == "bool":
        return '"boolean"'
    if attribute["type"] == "int":
        return f"{{ integer = [{attribute['min']}, {attribute['max']}] }}"
    return toml(attribute["values"])


def rule_id(number):
    return f"r{number:04}"  # so that their order is the workload's


def rule_text(attributes, number, rule):
    conditions = box(attributes, rule["when"])
    said = ", ".join(f"{{{fact}}}" for fact in conditions)
    lines = [f"[rule.{rule_id(number)}]", f'effect = "{rule["outcome"]}"',
             "when = { " + ", ".join(f"{fact} = {text}" for fact, text in conditions.items()) + " }"]
    if rule["outcome"] == "approval":
        lines.append(f'by = {toml([rule["approver"].replace("_", "-")])}')
    if rule["outcome"] == "permit":
        lines.append('obligations = ["sign:charter"]')
    lines += ['references = ["Sample charter"]', f'reason.fr = "Règle {number} : {said}."', f'reason.en = "Rule {number}: {said}."']
    return "\n".join(lines) + "\n"


def write_pack(folder, workload):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    attributes = workload["attributes"]
    (folder / "pack.toml").write_text(
        'id = "workload"\ntitle.fr = "Charge"\ntitle.en = "Workload"\nlanguages = ["fr", "en"]\n\n[default]\n'
        f'effect = "{workload["default"]["outcome"]}"\nreason.fr = "Aucune règle."\nreason.en = "No rule."\n')
    facts = ["[fact]"] + [f"{name(key)} = {fact_text(attribute)}" for key, attribute in attributes.items()]
    for never in workload["impossible"]:
        facts += ["\n[[never]]"] + [f"{fact} = {text}" for fact, text in box(attributes, never["when"]).items()]
    (folder / "facts.toml").write_text("\n".join(facts) + "\n")
    (folder / "catalogue.toml").write_text(
        '[category.item]\ntitle.fr = "Objet"\ntitle.en = "Item"\n\n'
        '[service.item]\ncategory = "item"\ntitle.fr = "Objet"\ntitle.en = "Item"\n')
    (folder / "rules.toml").write_text(
        "\n".join(rule_text(attributes, i + 1, rule) for i, rule in enumerate(workload["rules"])))


def severest(workload, rows):
    """Of each row the number of the first rule of the severest effect that matches, 0 = none: the law read aloud."""
    tests = [[(name(key), set(values)) for key, values in accepted(workload["attributes"], rule["when"]).items()]
             for rule in workload["rules"]]
    ranks = [RANK[rule["outcome"]] for rule in workload["rules"]]
    expected = []
    for row in rows:
        matching = [i for i, test in enumerate(tests) if all(row[key] in values for key, values in test)]
        expected.append(1 + max(matching, key=lambda i: (ranks[i], -i)) if matching else 0)
    return expected


def outcome_of(workload, number):
    return (workload["rules"][number - 1] if number else workload["default"])["outcome"]


# --- our own, from a seed

ITEMS = ["lamp", "bench", "drill", "ladder", "tent", "projector"]
GRADES = ["junior", "senior", "guest", "director"]
TERMS = ["lasting", "seasonal", "daily"]
ATTRIBUTES = {
    "grade": {"type": "enum", "values": GRADES},
    "workshop": {"type": "enum", "values": [f"W{i:02}" for i in range(1, 61)]},
    "term": {"type": "enum", "values": TERMS},
    "item": {"type": "enum", "values": ITEMS},
    "trained": {"type": "bool"},
    "weeks_left": {"type": "int", "min": 0, "max": 520},
    "value": {"type": "int", "min": 1, "max": 5000},
    "broken": {"type": "int", "min": 0, "max": 9},
    **{f"borrowed.{item}": {"type": "int", "min": 0, "max": 2} for item in ITEMS},
}
IMPOSSIBLE = [
    {"when": [{"attr": "term", "op": "eq", "value": "lasting"}, {"attr": "weeks_left", "op": "lt", "value": 520}]},
    {"when": [{"attr": "term", "op": "eq", "value": "daily"}, {"attr": "weeks_left", "op": "gt", "value": 1}]},
    {"when": [{"attr": "grade", "op": "eq", "value": "director"}, {"attr": "term", "op": "ne", "value": "lasting"}]},
]


def random_condition(chance, key):
    attribute = ATTRIBUTES[key]
    if attribute["type"] == "bool":
        return {"attr": key, "op": "eq", "value": chance.random() < 0.5}
    if attribute["type"] == "int":
        return {"attr": key, "op": chance.choice(["lt", "le", "gt", "ge", "eq", "ne"]),
                "value": chance.randint(attribute["min"] + 1, attribute["max"] - 1)}
    few = chance.sample(attribute["values"], chance.randint(1, len(attribute["values"]) // 2))
    return {"attr": key, "op": chance.choice(["in", "not_in"]), "value": few}


def random_row(chance):
    row = {key: chance.choice(values_of(attribute)) for key, attribute in ATTRIBUTES.items()}
    if row["grade"] == "director":
        row["term"] = "lasting"
    row["weeks_left"] = {"lasting": 520, "daily": row["weeks_left"] % 2}.get(row["term"], row["weeks_left"])
    return {name(key): value for key, value in row.items()}


def made(seed, rules, requests):
    """(workload, rows)"""
    chance = random.Random(seed)
    workload = {"default": {"outcome": "refuse"}, "attributes": ATTRIBUTES, "impossible": IMPOSSIBLE, "rules": []}
    for _ in range(rules):
        keys = chance.sample(sorted(ATTRIBUTES), chance.randint(3, 5))
        rule = {"outcome": chance.choice(["permit", "permit", "refuse", "approval"]),
                "when": [random_condition(chance, key) for key in keys]}
        if rule["outcome"] == "approval":
            rule["approver"] = chance.choice(["foreman", "treasurer"])
        workload["rules"].append(rule)
    return workload, [random_row(chance) for _ in range(requests)]


# --- a peerbench folder's

def peerbench(folder, rules, scratch):
    """(workload, rows, expected) of a peerbench folder with that many rules, which its own gen.mjs makes in `scratch`."""
    copy = pathlib.Path(scratch) / "peerbench"
    if not copy.exists():
        subprocess.run(["cp", "-r", "--no-preserve=mode", str(folder), str(copy)], check=True)
    subprocess.run(["node", "gen.mjs", "--rules", str(rules), "--requests", "requests.jsonl"], cwd=copy, check=True,
                   stdout=subprocess.DEVNULL)
    suffix = "" if rules == 40 else f"-{rules}"
    rows = [flat(json.loads(line)) for line in (copy / "requests.jsonl").open()]
    expected = [int(line) for line in (copy / f"expected-severest{suffix}.txt").open()]
    return json.loads((copy / f"rules{suffix}.json").read_text()), rows, expected
