"""Measures corner against named peers, each pair in one run, turn by turn: a ratio of medians of whole-process
times. Prints one line a measure: NAME ratio R goal <= G ok|short. Never fails a build."""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import policy as engine

SOURCE = pathlib.Path(__file__).resolve().parents[2]
CORNER = os.path.abspath(sys.argv[1])
WANTED = sys.argv[2:]
TURNS = 60
ENVIRONMENT = dict(os.environ, CORNER_LANG="fr", XDG_CONFIG_HOME="/nonexistent")


def run(*command, codes=(0,)):
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stdout}{done.stderr}")


def timed(*command, codes=(0,)):
    start = time.perf_counter()
    run(*command, codes=codes)
    return time.perf_counter() - start


def told(name, ratio, goal, detail, least=False):
    """`goal` is the most, or the least, that the ratio should be."""
    good = ratio >= goal if least else ratio <= goal
    print(f"{name} ratio {ratio:.3g} goal {'>=' if least else '<='} {goal:.3g} {'ok' if good else 'short'}   ({detail})", flush=True)


def make_store(folder, rows):
    """4,600 people, 6,000 units, and a journal of at least so many rows."""
    store = folder / f"store-{rows}.db"
    run(CORNER, "--store", str(store), "init", "--practice", "--pack", str(SOURCE / "tests/pack"))
    people = folder / "people.csv"
    people.write_text("number,name,status,telework,contract_end,service,site\n" +
                      "".join(f"P{i:05},Sample {i},tenured,3,,unit-{i % 180},cadam\n" for i in range(1, 4601)))
    run(CORNER, "--store", str(store), "people", "import", str(people))
    written, turn = 4602, 0
    while written < rows or turn == 0:
        turn += 1
        units = folder / "units.csv"
        units.write_text("inventory_number,service,model,site,bought,price\n" +
                         "".join(f"PC-{i:05},laptop,Model {turn},cadam,2025-01-01,900\n" for i in range(1, 6001)))
        run(CORNER, "--store", str(store), "stock", "import", str(units))
        written += 6000
    return store


def request(folder):
    """One request, answered and durable, against the sqlite3 shell's one durable insert into the same file."""
    medians = {}
    for rows in (10_000, 100_000):
        store = make_store(folder, rows)
        run("sqlite3", str(store), "CREATE TABLE bench (at TEXT)")
        insert = "PRAGMA synchronous = EXTRA; INSERT INTO bench VALUES (datetime('now'))"
        ours, theirs = [], []
        for turn in range(1, TURNS + 1):
            ours.append(timed(CORNER, "--store", str(store), "request", f"P{turn:05}", "laptop", "--key", f"k{turn}"))
            theirs.append(timed("sqlite3", str(store), insert))
        medians[rows] = statistics.median(ours)
        if rows == 100_000:
            peer = statistics.median(theirs)
            told("request", medians[rows] / peer, 2, f"{medians[rows] * 1e3:.1f} ms against sqlite3's {peer * 1e3:.1f} ms, "
                 f"4,600 people, 6,000 units, over {rows:,} journal rows")
    told("request-growth", medians[100_000] / medians[10_000], 1.1, "a journal ten times as long")


def at_once(count, words, *command):
    """Seconds that one process a word takes, `count` at a time; `{}` in the command is the word."""
    start = time.perf_counter()
    done = subprocess.run(["xargs", "-P", str(count), "-I", "{}", *command], input="\n".join(words), stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}")
    return time.perf_counter() - start


def desk(folder):
    """Eight processes at once, each making one durable reservation, against eight sqlite3 shells inserting one durable row each
    into the same file with the same settings."""
    store = make_store(folder, 10_000)
    run("sqlite3", str(store), "CREATE TABLE bench (at TEXT)")
    each, ours, theirs = 40, [], []
    for turn in range(15):
        people = [f"P{i:05}" for i in range(1 + turn * each, 1 + (turn + 1) * each)]
        ours.append(each / at_once(8, people, CORNER, "--store", str(store), "request", "{}", "laptop", "--key", "k{}"))
        theirs.append(each / at_once(8, people, "sqlite3", "-cmd", ".timeout 60000", str(store),
                                     "PRAGMA synchronous = EXTRA; INSERT INTO bench VALUES ('{}')"))
    made, rows = statistics.median(ours), statistics.median(theirs)
    told("desk", made / rows, 0.5, f"{made:.0f} reservations a second against {rows:.0f} rows of sqlite3, 8 processes at once", least=True)


def policy(folder):
    engine.measure(folder, CORNER, str(pathlib.Path(CORNER).parent.parent / "tests/bench_engine"), told)


MEASURES = {"request": request, "desk": desk, "policy": policy}

unknown = [name for name in WANTED if name not in MEASURES]
if unknown:
    sys.exit(f"no measure {', '.join(unknown)}: choose {', '.join(MEASURES)}")
with tempfile.TemporaryDirectory(prefix="corner-bench-") as scratch:
    for name, measure in MEASURES.items():
        if not WANTED or name in WANTED:
            measure(pathlib.Path(scratch))
