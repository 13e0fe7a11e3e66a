"""Defects planted into a workload, and rules of it changed: `policy check` and `policy diff` find these, and no others."""
import json
import subprocess

import workload
from boxes import Rules, kinds


def answer(corner, *arguments):
    done = subprocess.run([corner, *map(str, arguments), "--format", "json"], capture_output=True, text=True)
    if not done.stdout:
        raise SystemExit(f"{arguments}: exit {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)


def expect(what, told, wanted):
    if told != wanted:
        raise SystemExit(f"{what}: told and not there: {sorted(told - wanted, key=str)}; there and not told: {sorted(wanted - told, key=str)}")


def narrowed(rule, condition):
    return rule | {"when": [*rule["when"], condition]}


def planted(work):
    """(workload, numbers of its dead rules, of those in another's shadow, the attribute of which a value is granted nothing)"""
    attributes = work["attributes"]
    rules = Rules(work)
    idle = rules.dead() | rules.shadowed()
    model = next(rule for i, rule in enumerate(rules.list) if rule["outcome"] == "permit" and i not in idle)
    used = {condition["attr"] for condition in model["when"]}
    first, second = [key for key, attribute in attributes.items() if attribute["type"] == "int" and key not in used][:2]
    middle = (attributes[first]["min"] + attributes[first]["max"]) // 2
    word = next(key for key, attribute in attributes.items() if attribute["type"] == "enum")
    never = {"outcome": "permit", "when": work["impossible"][0]["when"]}
    rules = [*work["rules"], never,
             narrowed(model, {"attr": first, "op": "gt", "value": middle}),
             # Without the model: one rule in the shadow of two, neither of which covers it alone.
             narrowed(model, {"attr": first, "op": "le", "value": middle}),
             narrowed(model, {"attr": second, "op": "lt", "value": attributes[second]["max"]}),
             {"outcome": "refuse", "when": [{"attr": word, "op": "eq", "value": attributes[word]["values"][0]}]}]
    count, at = len(work["rules"]), rules.index(model)
    shadowed_by_one = work | {"rules": rules}
    shadowed_by_two = work | {"rules": rules[:at] + [never] + rules[at + 1:]}
    return [(shadowed_by_one, {count}, {count + 1, count + 2, count + 3}, word), (shadowed_by_two, {at, count}, {count + 3}, word)]


def check(corner, folder, work, dead, shadowed, word):
    workload.write_pack(folder, work)
    told, rules, named = answer(corner, "policy", "check", folder, "--overlaps"), Rules(work), {}
    for problem in told["problems"]:
        named.setdefault(problem["code"], []).append(problem)
    ids = lambda numbers: {workload.rule_id(number + 1) for number in numbers}  # noqa: E731
    firsts = lambda code: {problem["rules"][0] for problem in named.get(code, [])}  # noqa: E731
    expect("dead rules", firsts("dead-rule"), ids(rules.dead()))
    expect("shadowed rules", firsts("shadowed-rule"), ids(rules.shadowed()))
    expect("overlaps", {tuple(problem["rules"]) for problem in named.get("overlap", [])},
           {tuple(map(workload.rule_id, (i + 1, k + 1))) for i, k in rules.overlaps()})
    keys = list(work["attributes"])
    expect("gaps", {keys[problem["line"] - 2] for problem in named.get("gap", []) if problem["file"].endswith("facts.toml")}, rules.gaps())
    if not dead <= rules.dead() or not shadowed <= rules.shadowed() or (word and word not in rules.gaps()):
        raise SystemExit(f"not planted: {dead - rules.dead()} {shadowed - rules.shadowed()} {word}")
    undecided = told["undecided"]
    for box in [*rules.boxes, *rules.space.never] if undecided else []:
        if rules.space.meets(box, {key: undecided[workload.name(key)] for key in keys if workload.name(key) in undecided}):
            raise SystemExit(f"{undecided} is decided, or cannot be")
    return len(told["problems"])


def diff(corner, folder, before, after):
    """How many kinds of change there are between two workloads: all that are told, and none missing."""
    for name, work in (("before", before), ("after", after)):
        workload.write_pack(folder / name, work)
    told = answer(corner, "policy", "diff", folder / "before", folder / "after")["kinds"]
    number = lambda rule: None if rule == "default" else int(rule[1:]) - 1  # noqa: E731
    found = {(kind["was"], number(kind["was_rule"]), kind["becomes"], number(kind["rule"])) for kind in told}
    # Who must agree may change with no change of effect.
    expect("kinds of change", {kind for kind in found if kind[0] != kind[2] or kind[0] != "approval"}, kinds(Rules(before), Rules(after)))
    return len(found)


def with_limits(work):
    """The numbers of rules that compare something."""
    return [i for i, rule in enumerate(work["rules"]) if any(condition["op"] in ("lt", "le", "gt", "ge") for condition in rule["when"])]


def with_limit(work, number, limit=None):
    """The same with another limit in the first comparison of one rule: halfway to the end, if none is said."""
    when = list(work["rules"][number]["when"])
    at = next(i for i, condition in enumerate(when) if condition["op"] in ("lt", "le", "gt", "ge"))
    end = work["attributes"][when[at]["attr"]]["max"]
    when[at] = when[at] | {"value": limit or (when[at]["value"] + end) // 2}
    return work | {"rules": [rule | {"when": when} if i == number else rule for i, rule in enumerate(work["rules"])]}
