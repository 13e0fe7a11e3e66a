"""One changed byte, anywhere in the journal, the state or what stands beside: noticed, and the row named. Changes of the
journal are noticed by the auditor's script as well, which has no code of ours."""
import pathlib
import random
import sqlite3
import subprocess
import sys

import shop

CHANGES, SEED = 300, 20260302

SCRIPT = pathlib.Path(__file__).parents[2] / "docs/verify_chain.py"


def chain_of(store):
    """What the auditor's script says of a store: exit code and words."""
    done = subprocess.run([sys.executable, SCRIPT, store], capture_output=True, text=True)
    return done.returncode, (done.stdout + done.stderr).strip()


def guards(database):
    return database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()


def changed(value, chance):
    """The same value with one byte another."""
    if value is None:
        return "x"
    if isinstance(value, int):
        return value + chance.choice((-1, 1)) if value else 1
    text = bytearray(value, "utf-8")
    if not text:
        return "x"
    at = chance.randrange(len(text))
    text[at] = chance.choice([byte for byte in b"0123456789abcdefxyz" if byte != text[at]])
    return text.decode("utf-8", errors="replace")


def tables_of(path):
    """The tables that have rows; but not the stamp of the state's form: another one makes the state be folded anew."""
    with sqlite3.connect(path) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'form'")]
        return sorted(name for name in names if database.execute(f"SELECT count(*) FROM {name}").fetchone()[0])


def tamper(path, tables, chance):
    """Changes one cell as somebody who owns the file would; returns what was changed."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA ignore_check_constraints = ON")
    triggers = guards(database)
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {name}")
    while True:
        table = chance.choice(tables)
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        rows = database.execute(f"SELECT rowid, * FROM {table}").fetchall()
        row = chance.choice(rows)
        column = chance.randrange(len(columns))
        try:
            database.execute(f"UPDATE {table} SET {columns[column]} = ? WHERE rowid = ?", (changed(row[column + 1], chance), row[0]))
            break
        except sqlite3.Error:  # a unique key or a type stops this one
            continue
    for _, sql in triggers:
        database.execute(sql)
    database.close()
    return table, columns[column], row[1]


with shop.scratch() as folder:
    base = shop.make_store(folder, people=12, laptops=4)
    for i in range(1, 7):
        shop.must(shop.corner(base, "request", f"P{i:05}", "laptop", "--because", "sample", "--key", f"key {i}"), 0, 6)
        shop.must(shop.corner(base, "request", f"P{i:05}", "phone", "mouse"), 0, 4)
    shop.must(shop.corner(base, "collect", "PC-00001", "--done", "sign:charter"))
    shop.must(shop.corner(base, "return", "PC-00001"))
    told = shop.verified(base)
    if chain_of(base) != (0, f"{told['rows']} rows, head {told['head']}"):
        raise SystemExit(f"{SCRIPT.name} says {chain_of(base)} of a whole store, corner {told}")
    chance, tables = random.Random(SEED), tables_of(base)
    seen = {}
    for n in range(CHANGES):
        store = shop.copy_of(base, folder + "/run")
        table, column, key = tamper(store, tables, chance)
        done = shop.corner(store, "audit", "verify")
        if done.returncode != 9:
            raise SystemExit(f"change {n}: {table}.{column} of {key}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        if (chain_of(store)[0] != 0) != (table == "journal"):
            raise SystemExit(f"change {n}: {table}.{column} of {key}: {SCRIPT.name} says {chain_of(store)}")
        seen[table] = seen.get(table, 0) + 1
    if set(seen) != set(tables):
        raise SystemExit(f"never changed: {set(tables) - set(seen)}")
    print(f"seed {SEED}: {CHANGES} changes, each noticed: {seen}")
