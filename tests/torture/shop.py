"""A practice store on the test pack, and the corner command on it: what the torture tests share."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
CORNER = sys.argv[1] if len(sys.argv) > 1 else str(SOURCE / "build/dev/cli/corner")


def corner(store, *arguments, wrapper=(), **options):
    """Runs corner; returns the finished process, text captured."""
    command = [*wrapper, CORNER, "--store", str(store), *arguments]
    environment = dict(os.environ, CORNER_LANG="en", XDG_CONFIG_HOME="/nonexistent")
    return subprocess.run(command, capture_output=True, text=True, env=environment, **options)


def ask(store, *arguments, **options):
    """Runs corner with JSON output; returns exit code and answer."""
    done = corner(store, *arguments, "--format", "json", **options)
    return done.returncode, json.loads(done.stdout) if done.stdout else None


def must(done, *codes):
    if done.returncode not in (codes or (0,)):
        sys.exit(f"{' '.join(done.args)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def make_store(folder, people=20, laptops=5, mice=100, desk=""):
    """A store with so many people who telework, laptops and mice; its path. `desk`: more of the pack's desk.toml."""
    folder = pathlib.Path(folder)
    pack = SOURCE / "tests/pack"
    if desk:
        pack = shutil.copytree(pack, folder / "pack")
        (pack / "desk.toml").write_text((pack / "desk.toml").read_text() + desk)
    store = folder / "store.db"
    must(corner(store, "init", "--practice", "--pack", str(pack)))
    rows = [f"P{i:05},Sample {i},tenured,3,,unit-{i % 7},cadam" for i in range(1, people + 1)]
    write(folder / "people.csv", "number,name,status,telework,contract_end,service,site", rows)
    must(corner(store, "people", "import", str(folder / "people.csv")))
    rows = [f"PC-{i:05},laptop,Model,cadam,2025-01-01,900" for i in range(1, laptops + 1)]
    write(folder / "units.csv", "inventory_number,service,model,site,bought,price", rows)
    must(corner(store, "stock", "import", str(folder / "units.csv")))
    write(folder / "bulk.csv", "service,site,quantity", [f"mouse,cadam,{mice}"])
    must(corner(store, "stock", "import", str(folder / "bulk.csv")))
    return store


def write(path, header, rows):
    pathlib.Path(path).write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def copy_of(store, folder):
    """The store alone in a fresh folder: what a killed process leaves beside it does not reach the next run."""
    shutil.rmtree(folder, ignore_errors=True)
    pathlib.Path(folder).mkdir(parents=True)
    return pathlib.Path(shutil.copy(store, folder))


def verified(store):
    """What `audit verify` tells of a store that holds."""
    done = corner(store, "audit", "verify", "--format", "json")
    if done.returncode != 0:
        sys.exit(f"audit verify: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def scratch():
    """A folder that goes with the process; on a disk, where file locks and syncs are real."""
    return tempfile.TemporaryDirectory(prefix="corner-torture-", dir=os.environ.get("CORNER_TORTURE_DIR"))


def require_strace():
    found = shutil.which("strace")
    if not found or subprocess.run([found, "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        print("SKIPPED: strace cannot trace here")
        sys.exit(1 if os.environ.get("CI") else 77)  # a gate that skips is no gate
