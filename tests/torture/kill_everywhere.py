"""SIGKILL at every system call of a request: what was acknowledged is there, nothing is half there, and the same
key asked again gives the first outcome."""
import re
import subprocess

import shop

shop.require_strace()


def calls_of(store, *arguments):
    """How many system calls the command makes."""
    done = shop.corner(store, *arguments, wrapper=("strace", "-f", "-qq", "-o", "/dev/stderr", "-c"))
    total = re.search(r"(\d+)\s+(?:\d+\s+)?total", done.stderr)
    return int(total.group(1))


with shop.scratch() as folder:
    base = shop.make_store(folder, people=2, laptops=2)
    request = ("request", "P00001", "laptop", "--key", "torture", "--format", "json")
    count = calls_of(shop.copy_of(base, folder + "/count"), *request)
    present = absent = 0
    for n in range(1, count + 1):
        store = shop.copy_of(base, folder + "/run")
        killed = shop.corner(store, *request, wrapper=("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject=all:signal=SIGKILL:when={n}"))
        shop.verified(store)
        kept = "PC-0000" in shop.corner(store, "people", "show", "P00001").stdout
        if killed.stdout.rstrip().endswith("}") and not kept:
            raise SystemExit(f"killed at call {n}: the reservation was acknowledged and is lost")
        code, again = shop.ask(store, *request[:-2])
        if code != 0 or again["repeated"] != kept or again["answers"][0]["unit"] != "PC-00001":
            raise SystemExit(f"killed at call {n}: asked again, exit {code}, {again}")
        shop.verified(store)
        present, absent = present + kept, absent + (not kept)
    if not (present and absent):
        raise SystemExit(f"the kills missed the commit: {present} present, {absent} absent")
    print(f"killed at each of {count} system calls: {present} reserved, {absent} not, none half")
