"""EIO, then a disk that stays full, at every system call of a request, a hand-over, a return and a night: the exit code
tells the truth. Of all but the request every 23rd fault is tried; every one with CORNER_FAULTS=all. Names after the
binary choose cases."""
import collections
import json
import os
import re
import sys

import shop

shop.require_strace()
CALLS = ("pwrite64 write fdatasync fsync unlink openat open ftruncate fcntl flock pread64 read newfstatat lseek mmap "
         "close fchown rename getrandom statfs").split()
FEW = 1 if os.environ.get("CORNER_FAULTS") == "all" else 23
HOLD = '\n[hold]\ndays = 5\nclosed = "count"\n'
LATER = "2099-03-02T09:00:00Z"  # when every hold is over

# What is done first, what is done under faults, what the journal says when it was, and the exit of doing it again then.
CASES = {
    "request": ([], ["request", "P00001", "laptop", "--key", "torture"], {"request": 1}, 0),
    "collect": ([["request", "P00001", "laptop"]],
                ["collect", "PC-00001", "--done", "sign:charter"], {"collect": 1}, 7),
    "return": ([["request", "P00001", "laptop"], ["collect", "PC-00001", "--done", "sign:charter"], ["request", "P00002", "laptop"]],
               ["return", "PC-00001"], {"return": 1, "serve": 1}, 7),
    "nightly": ([["request", "P00001", "laptop"], ["request", "P00002", "laptop"]],
                ["nightly", "--now", LATER], {"lapse": 1, "serve": 1, "night": 1}, 0),
}


def counts(store, *arguments):
    done = shop.corner(store, *arguments, wrapper=("strace", "-f", "-qq", "-c", "-o", "/dev/stderr"))
    found = {}
    for line in done.stderr.splitlines():
        fields = line.split()
        if len(fields) >= 5 and fields[-1] in CALLS and re.fullmatch(r"\d+", fields[3]):
            found[fields[-1]] = int(fields[3])
    return found


def happened(store, rows, expected):
    """How many of the events there are behind those rows, by kind."""
    log = shop.must(shop.corner(store, "audit", "log", "--from", str(rows + 1), "--format", "jsonl")).stdout
    kinds = collections.Counter(json.loads(line)["kind"] for line in log.splitlines())
    return {kind: kinds[kind] for kind in expected if kinds[kind]}


def check(name, store, rows, done, what, outcomes):
    _, command, expected, over = CASES[name]
    code = done.returncode
    unstarted = code == 127  # the loader's own; the program has no such code
    if code < 0 and "mmap" not in what:  # the loader itself dies of a failed mmap, before the program begins
        raise SystemExit(f"{what}: died with {code}\n{done.stderr}")
    if code not in (0, 1, 2, 7, 8, 10) and code >= 0 and not unstarted:
        raise SystemExit(f"{what}: exit {code}\n{done.stderr}")
    shop.verified(store)
    there = happened(store, rows, expected)
    if code == 0 and there != expected:
        raise SystemExit(f"{what}: exit 0, and of {expected} there is {there}")
    if code in (1, 2, 7, 8) and there:
        raise SystemExit(f"{what}: exit {code}, and there is {there}\n{done.stderr}")
    if there and there != expected and name != "nightly":  # whose steps are transactions of their own
        raise SystemExit(f"{what}: half of it is there, {there} of {expected}")
    again = shop.corner(store, *command, "--format", "json")
    kept = there == expected
    if again.returncode != (over if kept else 0) or happened(store, rows, expected) != expected:
        raise SystemExit(f"{what}: asked again, exit {again.returncode}, {happened(store, rows, expected)}\n{again.stderr}")
    if name == "request" and json.loads(again.stdout)["repeated"] != kept:
        raise SystemExit(f"{what}: asked again, {again.stdout}")
    shop.verified(store)
    outcomes[(code, "done" if kept else "half done" if there else "not done")] += 1


def torment(name, folder):
    before, command, _, _ = CASES[name]
    base = shop.make_store(folder + "/" + name, people=2, laptops=2 if name == "request" else 1, desk=HOLD)
    for words in before:
        shop.must(shop.corner(base, *words), 0, 6)
    rows = shop.verified(base)["rows"]
    asked = [*command, "--format", "json", "--timeout", "2"]
    found = counts(shop.copy_of(base, folder + "/count"), *asked)
    few = 1 if name == "request" else FEW
    for error, suffix in (("EIO", ""), ("ENOSPC", ""), ("ENOSPC", "+")):
        outcomes = collections.Counter()
        for call, n in [(call, n) for call, times in found.items() for n in range(1, times + 1)][::few]:
            store = shop.copy_of(base, folder + "/run")
            inject = f"inject={call}:error={error}:when={n}{suffix}"
            done = shop.corner(store, *asked, wrapper=("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject))
            check(name, store, rows, done, f"{name}, {inject}", outcomes)
        told = ", ".join(f"exit {code} {what}: {n}" for (code, what), n in sorted(outcomes.items()))
        print(f"{name}, {error}{suffix}: {sum(outcomes.values())} faults; {told}")
        sys.stdout.flush()


with shop.scratch() as folder:
    for name in sys.argv[2:] or CASES:
        torment(name, folder)
