"""`corner decide` against the law read aloud: outcome and deciding rule of every row of a workload made from seeds,
as JSON Lines and as CSV; and what `corner policy check` and `policy diff` tell of it against all that there is to tell. With
CORNER_PEERBENCH=FOLDER also of peerbench's, with 40 and 400 rules."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import defects
import policy
import workload

CORNER = os.path.abspath(sys.argv[1])


def decisions(pack, rows):
    run = subprocess.run([CORNER, "decide", str(pack), rows, "--format", "jsonl", "--on", "2026-03-02"], capture_output=True, text=True)
    if run.returncode != 0 or run.stderr:
        sys.exit(f"corner decide {pack} {rows}: exit {run.returncode}\n{run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def held(folder, name, work, rows, expected):
    """How many decisions were looked at; ends the test at the first that is not as expected."""
    policy.write_all(folder, name, work, rows, expected)
    for form in ("jsonl", "csv"):
        answers = decisions(folder / name, f"{folder / name}.{form}")
        if len(answers) != len(expected):
            sys.exit(f"{name}.{form}: {len(answers)} answers to {len(expected)} rows")
        for i, (answer, number) in enumerate(zip(answers, expected)):
            wanted = (workload.outcome_of(work, number), [workload.rule_id(number)] if number else [])
            if (answer["outcome"], answer["rules"][:1]) != wanted or answer["by_default"] != (number == 0):
                sys.exit(f"{name}.{form}, row {i + 1}: wanted {wanted}, came {answer}\n{rows[i]}")
    return 2 * len(expected)


def missing_never_permits(folder):
    """A refusal reads a fact that is not known: asked for, and neither skipped nor taken for false."""
    condition = {"category": {"attr": "category", "op": "eq", "value": "titular"}, "months": {"attr": "months_to_end", "op": "lt", "value": 6}}
    workload.write_pack(folder / "missing", {
        "default": {"outcome": "refuse"}, "impossible": [],
        "attributes": {"category": {"type": "enum", "values": ["titular", "external"]}, "months_to_end": {"type": "int", "min": 0, "max": 600}},
        "rules": [{"outcome": "refuse", "when": [condition["months"]]}, {"outcome": "permit", "when": [condition["category"]]}]})
    (folder / "missing.jsonl").write_text('{"category":"titular"}\n{"category":"titular","months_to_end":null}\n{"category":"external"}\n')
    told = [(answer["outcome"], answer["missing"]) for answer in decisions(folder / "missing", folder / "missing.jsonl")]
    if told != [("undetermined", ["months_to_end"])] * 2 + [("refuse", [])]:
        sys.exit(f"a fact that is missing: {told}")


def analysed(folder, work, *changed):
    """What check tells of the workload as it is and with defects, and what changes between it and others: all, and no more."""
    for case in [(work, set(), set(), None), *defects.planted(work)]:
        defects.check(CORNER, folder / "checked", *case)
    return sum(defects.diff(CORNER, folder, work, other) for other in changed)


with tempfile.TemporaryDirectory(prefix="corner-agreement-") as scratch:
    scratch = pathlib.Path(scratch)
    seen, changes, outcomes = 0, 0, set()
    missing_never_permits(scratch)
    for seed, rules in ((1, 12), (2, 25), (3, 90)):
        work, rows = workload.made(seed, rules, 5_000)
        expected = workload.severest(work, rows)
        outcomes |= {(workload.outcome_of(work, number), number == 0) for number in expected}
        seen += held(scratch, f"made-{seed}", work, rows, expected)
        if rules == 12:
            changes += analysed(scratch, work, *(defects.with_limit(work, number) for number in defects.with_limits(work)))
    if len(outcomes) != 4:
        sys.exit(f"the workload leads to {outcomes} only")
    if os.environ.get("CORNER_PEERBENCH"):
        for rules in (40, 400):
            work, rows, expected = workload.peerbench(os.environ["CORNER_PEERBENCH"], rules, scratch)
            seen += held(scratch, f"peerbench-{rules}", work, rows, expected)
            if rules == 40:
                r04 = defects.with_limit(work, 3, 1200)
                changes += analysed(scratch, work, r04, *(defects.with_limit(work, number) for number in defects.with_limits(work)))
print(f"{seen} decisions are as expected, and {changes} kinds of change")
