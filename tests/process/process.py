"""What only a process of its own can show: closed streams, links, the modes of files, stores that another program wrote to."""
import hashlib
import os
import pathlib
import sqlite3
import stat
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "torture"))
import shop  # noqa: E402


def expect(done, code, words=""):
    if done.returncode != code or words not in done.stderr:
        sys.exit(f"{' '.join(map(str, done.args))}: exit {done.returncode}, not {code} with `{words}`\n{done.stdout}{done.stderr}")
    return done


def bytes_of(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def closed_output(base, folder):
    """Nobody can have read the answer: it must not pass for a success."""
    def closed(store, *arguments):
        return shop.corner(store, *arguments, wrapper=("sh", "-c", 'exec "$@" >&-', "sh"))
    for command in (["catalogue"], ["desk"], ["inventory"], ["audit", "log"], ["audit", "verify"], ["people", "show", "P00001"],
                    ["--help"], ["desk", "--help"], ["completion", "bash"], ["config"]):
        expect(closed(base, *command), 1, "the answer could not be written")
    store = shop.copy_of(base, folder / "closed")
    expect(closed(store, "request", "P00001", "mouse"), 10, "the change stands")
    expect(closed(store, "desk", "--quiet"), 0)


def outputs(base, folder):
    """No answer takes the place of the store, of what stands beside it, or of what is read."""
    store = shop.copy_of(base, folder / "outputs")
    place = store.parent
    (place / "link.db").symlink_to(store)
    (place / "hard.db").hardlink_to(store)
    facts = place / "facts.jsonl"
    facts.write_text("{}\n")
    (place / "facts-link").symlink_to(facts)
    before, beside = bytes_of(store), f"{place}/store.db"
    for path in (beside, f"{place}/../outputs/store.db", f"{place}/link.db", f"{place}/hard.db", beside + ".lock", beside + "-journal"):
        expect(shop.corner(store, "catalogue", "--output", path), 2, "a store")
        expect(shop.corner(store, "catalogue", "--help", "--output", path), 2, "a store")
        expect(shop.corner("/nonexistent/a.db", "policy", "test", str(shop.SOURCE / "tests/pack"), "--junit", path), 2, "a store")
    for path in ("facts.jsonl", "facts-link"):
        expect(shop.corner(store, "decide", str(shop.SOURCE / "tests/pack"), str(facts), "--output", f"{place}/{path}"), 2, "reads")
    if bytes_of(store) != before or facts.read_text() != "{}\n":
        sys.exit("an input was written over")
    # Where the answer cannot go, nothing is reserved.
    expect(shop.corner(store, "request", "P00001", "laptop", "--output", "/nonexistent/x"), 1, "cannot be written")
    if bytes_of(store) != before:
        sys.exit("something was reserved, though its answer could not be written")


def names(base, folder):
    """What is no store, and a store behind a link, are told for what they are; nothing is left beside them."""
    store = shop.copy_of(base, folder / "named")
    (folder / "other").symlink_to(store.parent)
    expect(shop.corner(folder / "other" / store.name, "desk"), 1, f"name it as `{store.resolve()}`")
    (folder / "empty.db").touch()
    expect(shop.corner(folder / "empty.db", "nightly"), 1, "it is empty")
    if (folder / "empty.db.lock").exists():
        sys.exit("a lock beside what is no store")


def modes(base, folder):
    """Names and mails are for the owner, until somebody shares the store on purpose."""
    def mode(path):
        return stat.S_IMODE(os.stat(path).st_mode)
    for path in (base, f"{base}.lock"):
        if mode(path) != 0o600:
            sys.exit(f"{path} has the mode {mode(path):o}")
    store = shop.copy_of(base, folder / "modes")
    store.chmod(0o660)
    expect(shop.corner(store, "nightly"), 0)
    if mode(f"{store}.lock") != 0o660:
        sys.exit(f"the lock of a shared store has the mode {mode(f'{store}.lock'):o}")


def forms(base, folder):
    """A store whose state has another form is folded anew by the first write; a reader says so."""
    store = shop.copy_of(base, folder / "forms")
    told = shop.verified(store)
    database = sqlite3.connect(store, isolation_level=None)
    database.execute("UPDATE form SET state = ?", ("ab" * 32,))
    database.execute("ALTER TABLE unit ADD COLUMN colour TEXT")
    database.execute("CREATE TABLE former (id INTEGER PRIMARY KEY) STRICT")
    database.close()
    for command in (["desk"], ["audit", "verify"]):
        expect(shop.corner(store, *command), 1, "`corner nightly`, brings it up to date")
    expect(shop.corner(store, "request", "P00002", "mouse"), 0)
    if shop.verified(store)["rows"] != told["rows"] + 1:
        sys.exit("the store that was folded anew lost or gained rows")
    copies = [path.name for path in store.parent.iterdir() if ".version-" in path.name]
    if copies != [f"store.db.version-{version_of(base)}-abababab"]:
        sys.exit(f"the copy of the store as it was: {copies}")
    if stat.S_IMODE(os.stat(store.parent / copies[0]).st_mode) != 0o600:
        sys.exit("the copy is not for the owner alone")


def journal_modes(base, folder):
    """A store that somebody put into WAL mode leaves it with the next write."""
    store = shop.copy_of(base, folder / "wal")
    with sqlite3.connect(store) as database:
        database.execute("PRAGMA journal_mode = WAL")
    expect(shop.corner(store, "request", "P00002", "mouse"), 0)
    with sqlite3.connect(store) as database:
        mode = database.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != "delete":
        sys.exit(f"the store is written in the mode {mode}")


def version_of(store):
    with sqlite3.connect(store) as database:
        return database.execute("PRAGMA user_version").fetchone()[0]


def damage(base, folder):
    """Whatever `audit verify` finds is 9, and a row is named by its table and key."""
    size = base.stat().st_size
    for part in (0.3, 0.6, 0.9):
        store = shop.copy_of(base, folder / "short")
        os.truncate(store, int(size * part) // 4096 * 4096)
        expect(shop.corner(store, "audit", "verify"), 9, "damaged")
    store = shop.copy_of(base, folder / "row")
    raw = bytearray(store.read_bytes())
    at = raw.find(b"PC-00003laptop")  # the row itself: in an index the service comes first
    raw[at + 8:at + 14] = b"laptup"
    store.write_bytes(raw)
    expect(shop.corner(store, "audit", "verify"), 9, "`unit`, row PC-00003")


with shop.scratch() as scratch:
    scratch = pathlib.Path(scratch)
    shop_store = shop.make_store(scratch, people=3, laptops=3)
    for test in (closed_output, outputs, names, modes, forms, journal_modes, damage):
        test(shop_store, scratch)
    print("closed streams, outputs, names, modes, forms, journal modes and damage: as they should be")
