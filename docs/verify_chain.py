"""Checks the chain of a store's journal with the standard library alone: python3 verify_chain.py STORE"""
import hashlib
import sqlite3
import sys

store = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
head, rows = "", 0
for *columns, found in store.execute(
        "SELECT seq, at, on_date, operator, kind, pack, payload, hash FROM journal ORDER BY seq"):
    rows += 1
    if columns[0] != rows:
        sys.exit(f"row {rows} of the journal is missing")
    fields = [str(field).encode() for field in ("corner-journal/1", head, *columns)]
    head = hashlib.sha256(b"".join(b"%d:%s," % (len(field), field) for field in fields)).hexdigest()
    if head != found:
        sys.exit(f"row {rows} of the journal was changed")
print(f"{rows} rows, head {head}")
