"""Runs every fuzz target for so many seconds on seeds from the repository's own packs and tables:
run.py BUILD CORNER SECONDS. What the runs find stays in BUILD/corpus for the next time."""
import concurrent.futures
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BUILD, CORNER, SECONDS = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
PACKS = (SOURCE / "tests/pack", SOURCE / "policies/alpes-maritimes-example")
# Beside the packs: claims, which the smaller has not.
CLAIMS = b"""#: claims.toml
[[claim]]
name = "a"
when = [{ item = "laptop", held = ">= 1" }, {}]
unless = { status = ["tenured"], ends_in = "absent" }
from = 2026-01-01
until = 2027-01-01
if = ["permit", "approval"]
always = { obligations = ["sign:charter"], approvers = ["manager"], by = ["default", "one-laptop"] }
[[claim]]
name = "b"
when = {}
never = "refuse"
"""
CANONICAL_CLAIMS = b'{"a":{"always":{"by":["one-laptop"]},"if":["permit"],"unless":{"held":">= 1"},"when":[{},{"item":"phone"}]}}\n'
# What no seed says by itself: deep, long, huge, broken.
HOSTILE = {
    "load": [b"#: pack.toml\n" + b"a." * 60 + b"b = 1\n", b"#: facts.toml\nx = " + b"[" * 300 + b"]" * 300 + b"\n",
             b"#: rules.toml\n[rule.x]\nwhen = { n = \">= 99999999999999999999\" }\n", b"#: pack.toml\nid = \"\xff\xfe\"\n"],
    "csv": [b"\xef\xbb\xbfa;b\r\n\"x\ny\";\xe9\r\n", b"a,b\r1,2\r", b"a,a\n1\n\"", b"\xff\xfea\x00,\x00"],
    "decide": [b"j{\"item\": " + b"[" * 500 + b"}\n", b"j{\"held\": 99999999999999999999}\n", b"c\xffitem;held\r\n\"lap\ntop\";1\r\n",
               b"j{\"it\\u0065m\": \"laptop\", \"item\": null}\n{\"a\": \"\\ud800\"}\n"],
    "canonical": [b"{}\n{}\n", b"[" * 2000, b'{"format":1e400}\n{}\n'],
    "fmt": [b"a." * 60 + b"b = 1\n", b"x = " + b"[\n" * 300, b"\xef\xbb\xbfx = [ # a\r\n1 # b\r\n, # c\r\n]\r\n", b"x = \"\xff\"\n#\n",
            b"x = '''\n a \n'''''\n[[ a . 'b' ]] # c\ny = { z = [ # d\n\"\"\"\\\n\"\"\"], w = 2026-01-31 07:32:00Z }\n",
            b"[rule.x]\nreason.en = 'a\"b'\n# c\n\nwhen = { n = [\"<2\", \"1 .. 3,5 \xe2\x82\xac\"] }\n# d\n\n[rule.\"y\"]#e"],
}


def files(pack):
    return sorted(pack.rglob("*.toml"))


def together(pack):
    """A pack's files as one text, as the loader's target reads them."""
    return b"".join(b"#: " + str(path.relative_to(pack)).encode() + b"\n" + path.read_bytes() for path in files(pack))


def canonical(pack):
    with tempfile.TemporaryDirectory() as folder:
        store = folder + "/store.db"
        subprocess.run([CORNER, "--store", store, "init", "--practice", "--pack", pack], check=True, capture_output=True)
        return sqlite3.connect(store).execute("SELECT canonical FROM pack_text").fetchone()[0].encode()


def seeds(target):
    if target == "load":
        return [together(PACKS[0]) + CLAIMS]
    if target == "canonical":
        return [canonical(PACKS[0]) + CANONICAL_CLAIMS]
    if target == "fmt":
        return [path.read_bytes()[:5000] for pack in PACKS for path in files(pack)]
    if target == "decide":
        return [b'j{"id": 1, "on": "2026-03-02", "item": "laptop", "status": "tenured", "telework": 3, "held": 0, "price": 799.9}\n\n'
                b'{"item": "phone", "ends_in": "open-ended", "last": "never", "spent": "12.50"}\n',
                b"citem,status,telework,ends_in\nlaptop,tenured,3,\n\"phone\",contract,,7\n"]
    return [b"\n".join(path.read_bytes().splitlines()[:20]) for path in sorted((SOURCE / "data").glob("*.csv"))]


def run(binary):
    target = binary.name.removeprefix("fuzz_")
    corpus = BUILD / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target) + HOSTILE[target]):
        (corpus / f"seed-{number}").write_bytes(seed)
    done = subprocess.run([binary, f"-max_total_time={SECONDS}", "-timeout=10", "-rss_limit_mb=2048", "-max_len=20000",
                           "-print_final_stats=1", f"-artifact_prefix={BUILD}/{target}-", corpus], capture_output=True, text=True)
    return target, done


binaries = sorted(path for path in (BUILD / "tests/fuzz").glob("fuzz_*") if path.is_file())
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    found = 0
    for target, done in pool.map(run, binaries):
        if done.returncode != 0:
            found += 1
            print(f"{target}: FOUND\n{done.stderr[-6000:]}")
        else:
            runs = [line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed_units" in line]
            print(f"{target}: {' '.join(runs)} inputs in {SECONDS} s, none broke it", flush=True)
sys.exit(1 if found or not binaries else 0)
