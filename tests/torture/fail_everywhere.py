"""EIO, then a disk that stays full, at every system call of a request: the exit code tells the truth."""
import collections
import re
import sys

import shop

shop.require_strace()
CALLS = ("pwrite64 write fdatasync fsync unlink openat open ftruncate fcntl flock pread64 read newfstatat lseek mmap "
         "close fchown rename getrandom statfs").split()


def counts(store, *arguments):
    done = shop.corner(store, *arguments, wrapper=("strace", "-f", "-qq", "-c", "-o", "/dev/stderr"))
    found = {}
    for line in done.stderr.splitlines():
        fields = line.split()
        if len(fields) >= 5 and fields[-1] in CALLS and re.fullmatch(r"\d+", fields[3]):
            found[fields[-1]] = int(fields[3])
    return found


def check(store, done, what, outcomes):
    code = done.returncode
    unstarted = code == 127  # the loader's own; the program has no such code
    if code < 0 and "mmap" not in what:  # the loader itself dies of a failed mmap, before the program begins
        raise SystemExit(f"{what}: died with {code}\n{done.stderr}")
    if code not in (0, 1, 2, 7, 8, 10) and code >= 0 and not unstarted:
        raise SystemExit(f"{what}: exit {code}\n{done.stderr}")
    shop.verified(store)
    kept = "PC-0000" in shop.corner(store, "people", "show", "P00001").stdout
    if code == 0 and not kept:
        raise SystemExit(f"{what}: exit 0, and nothing is reserved")
    if code in (1, 2, 7, 8) and kept:
        raise SystemExit(f"{what}: exit {code}, and something is reserved\n{done.stderr}")
    again, answer = shop.ask(store, "request", "P00001", "laptop", "--key", "torture")
    if again != 0 or answer["repeated"] != kept:
        raise SystemExit(f"{what}: asked again, exit {again}, {answer}")
    outcomes[(code, kept)] += 1


with shop.scratch() as folder:
    base = shop.make_store(folder, people=2, laptops=2)
    request = ("request", "P00001", "laptop", "--key", "torture", "--format", "json", "--timeout", "2")
    found = counts(shop.copy_of(base, folder + "/count"), *request)
    for error, suffix in (("EIO", ""), ("ENOSPC", ""), ("ENOSPC", "+")):
        outcomes = collections.Counter()
        for call, times in found.items():
            for n in range(1, times + 1):
                store = shop.copy_of(base, folder + "/run")
                inject = f"inject={call}:error={error}:when={n}{suffix}"
                done = shop.corner(store, *request, wrapper=("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject))
                check(store, done, inject, outcomes)
        told = ", ".join(f"exit {code} {'reserved' if kept else 'not reserved'}: {n}" for (code, kept), n in sorted(outcomes.items()))
        print(f"{error}{suffix}: {sum(outcomes.values())} faults; {told}")
        sys.stdout.flush()
