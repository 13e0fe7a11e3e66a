"""`corner decide` against the law read aloud: outcome and deciding rule of every row of a workload made from seeds,
as JSON Lines and as CSV. With CORNER_PEERBENCH=FOLDER also of peerbench's, with 40 and 400 rules."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

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


with tempfile.TemporaryDirectory(prefix="corner-agreement-") as scratch:
    scratch = pathlib.Path(scratch)
    seen, outcomes = 0, set()
    for seed, rules in ((1, 12), (2, 25), (3, 90)):
        work, rows = workload.made(seed, rules, 5_000)
        expected = workload.severest(work, rows)
        outcomes |= {(workload.outcome_of(work, number), number == 0) for number in expected}
        seen += held(scratch, f"made-{seed}", work, rows, expected)
    if len(outcomes) != 4:
        sys.exit(f"the workload leads to {outcomes} only")
    if os.environ.get("CORNER_PEERBENCH"):
        for rules in (40, 400):
            seen += held(scratch, f"peerbench-{rules}", *workload.peerbench(os.environ["CORNER_PEERBENCH"], rules, scratch))
print(f"{seen} decisions are as expected")
