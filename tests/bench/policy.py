"""The engine and `corner decide` against a peerbench folder: its C++ floor, compiled in the same run, and its peers.

CORNER_PEERBENCH=FOLDER  where peerbench lies; without it there is nothing to measure against
CORNER_PEERS=FOLDER      where its npm packages are installed (npm install, with its package.json); without it no peer runs
CORNER_CORE=N            the core that everything is pinned to; 0 if not said"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

import workload

CORE = os.environ.get("CORNER_CORE", "0")
PEERS = ["zen-2", "json-logic-engine", "cel-marcbachmann", "casbin", "json-rules-engine"]
TURNS = 3


def pinned(*command, **options):
    done = subprocess.run(["taskset", "-c", CORE, *map(str, command)], capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def write_rows(stem, rows, copies=1):
    keys = list(rows[0])
    with open(f"{stem}.csv", "w") as file:
        file.write(",".join(keys) + "\n")
        file.writelines(",".join(json.dumps(row[key]).strip('"') for key in keys) + "\n" for row in rows)
    lines = "".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows)
    with open(f"{stem}.jsonl", "w") as file:
        file.writelines(lines for _ in range(copies))


def write_all(folder, name, work, rows, expected, copies=1):
    workload.write_pack(folder / name, work)
    write_rows(folder / name, rows, copies)
    (folder / f"{name}.txt").write_text("".join(f"{number}\n" for number in expected))


def with_floor_names(work, rows):
    """The same, with words as long as those that the floor looks up."""
    enums = [key for key, attribute in work["attributes"].items() if attribute["type"] == "enum"]
    said = {key: {value: f"attribute-{k}-value-{v}" for v, value in enumerate(work["attributes"][key]["values"])}
            for k, key in enumerate(enums)}
    attributes = {key: attribute | {"values": list(said[key].values())} if key in said else attribute
                  for key, attribute in work["attributes"].items()}

    def other(condition):
        names = said.get(condition["attr"])
        value = condition["value"]
        return condition | {"value": value if not names else [names[v] for v in value] if isinstance(value, list) else names[value]}

    def others(boxes):
        return [box | {"when": [other(condition) for condition in box["when"]]} for box in boxes]

    return (work | {"attributes": attributes, "rules": others(work["rules"]), "impossible": others(work["impossible"])},
            [{key: said[key][value] if key in said else value for key, value in row.items()} for row in rows])


def floor(folder):
    """Decisions a second by row of the C++ floor."""
    copy = folder / "peerbench"
    subprocess.run(["node", "cpp/export.mjs", "rules.json"], cwd=copy, check=True)
    subprocess.run(["g++", "-O2", "-std=c++20", "cpp/baseline.cpp", "-o", "floor"], cwd=copy, check=True)
    return lambda: {row["adapter"].removeprefix("cpp-"): row["per_s"] for row in map(json.loads, pinned(
        "./floor", "cpp/rules.tsv", "expected.txt", "expected-severest.txt", cwd=copy).splitlines())}


def engine(binary, folder, name, *measures):
    out = pinned(binary, folder / name, folder / f"{name}.csv", folder / f"{name}.txt", *measures)
    return {line.split()[0]: float(line.split()[1]) for line in out.splitlines()}


def peers(folder):
    """Decisions a second of each peer that runs; those that do not are named with why."""
    installed = os.environ.get("CORNER_PEERS")
    if not installed:
        print("no peer was run: CORNER_PEERS is not set")
        return {}
    copy = folder / "peerbench"
    (copy / "node_modules").symlink_to(pathlib.Path(installed).resolve() / "node_modules")
    speeds = {}
    for name in PEERS:
        done = subprocess.run(["taskset", "-c", CORE, "node", "bench.mjs", name, "--n", "20000", "--runs", "3", "--budget", "1"],
                              cwd=copy, capture_output=True, text=True)
        if done.returncode != 0:
            print(f"{name} was not run: {(done.stderr.strip().splitlines() or ['it says nothing'])[-1]}")
            continue
        speeds[name] = json.loads(done.stdout.splitlines()[-1])["per_s"]
    return speeds


def decided_per_second(corner, folder, copies, rows):
    start = time.perf_counter()
    pinned("sh", "-c", 'exec "$0" decide "$1" "$2" --format jsonl > /dev/null', corner, folder / "p40", folder / "p40.jsonl")
    return copies * rows / (time.perf_counter() - start)


def seconds(corner, *arguments):
    """Of a whole process, whatever it finds; nothing where there is no such command."""
    start = time.perf_counter()
    done = subprocess.run(["taskset", "-c", CORE, corner, *map(str, arguments)], capture_output=True, text=True)
    return None if done.returncode == 2 else time.perf_counter() - start


def measure(folder, corner, binary, told):
    source = os.environ.get("CORNER_PEERBENCH")
    if not source or not shutil.which("node"):
        return print("policy is not measured: set CORNER_PEERBENCH to a peerbench folder, and install node")
    copies = 10
    work, rows, expected = workload.peerbench(source, 40, folder)
    write_all(folder, "p40", work, rows, expected, copies)
    write_all(folder, "words", *with_floor_names(work, rows), expected)
    more, _, more_expected = workload.peerbench(source, 400, folder)
    write_all(folder, "p400", more, rows, more_expected)
    other = [rule | {"outcome": "refuse"} if i % 40 == 0 else rule for i, rule in enumerate(more["rules"])]
    workload.write_pack(folder / "other-400", more | {"rules": other})
    run_floor = floor(folder)
    turns = []
    for _ in range(TURNS):
        turns.append({f"floor-{name}": speed for name, speed in run_floor().items()})
        turns[-1] |= engine(binary, folder, "p40", "typed", "gaps", "explain") | engine(binary, folder, "words", "words")
        turns[-1] |= {"more": engine(binary, folder, "p400", "typed")["typed"],
                      "decide": decided_per_second(corner, folder, copies, len(rows))}
    speed = {name: statistics.median(turn[name] for turn in turns) for name in turns[0]}

    def least(name, ours, theirs, goal):
        told(name, speed[ours] / speed[theirs], goal, f"{speed[ours]:,.0f}/s against the floor's {speed[theirs]:,.0f}/s", least=True)

    least("policy-typed", "typed", "floor-severest", 0.7)
    least("policy-one-in-ten-missing", "gaps", "floor-severest", 0.3)
    least("policy-words", "words", "floor-strings", 1)
    least("policy-explained", "explain", "floor-severest", 1 / 36)
    least("policy-decide-jsonl", "decide", "floor-severest", 1 / 36)
    told("policy-400-rules", speed["typed"] / speed["more"], 8, f"{speed['more']:,.0f}/s against {speed['typed']:,.0f}/s with 40")
    for name, peer in sorted(peers(folder).items(), key=lambda item: -item[1]):
        told(f"policy-{name}", speed["typed"] / peer, 20, f"{peer:,.0f}/s", least=True)
    for name, goal, arguments in (("check", 1, ["policy", "check", folder / "p400"]),
                                  ("diff", 5, ["policy", "diff", folder / "p400", folder / "other-400"])):
        taken = seconds(corner, *arguments)
        if taken is not None:
            told(f"policy-{name}-400", taken, goal, "seconds")
