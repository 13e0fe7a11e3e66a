"""Many short-lived processes at once on one store, half of them killed: every acknowledgement stands."""
import concurrent.futures
import json
import random
import subprocess
import sys
import threading
import time

import shop

PROCESSES, AT_ONCE, SEED = 600, 8, 20260302


def one(arguments):
    store, person, delay = arguments
    command = [shop.CORNER, "--store", str(store), "request", person, "laptop", "--key", "k-" + person, "--format", "json"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if delay is not None:
        time.sleep(delay)
        running.kill()
    out, _ = running.communicate()
    try:
        return person, json.loads(out)["answers"][0]
    except (ValueError, KeyError):
        return person, None


with shop.scratch() as folder:
    people = PROCESSES
    store = shop.make_store(folder, people=people, laptops=people // 2)
    chance = random.Random(SEED)
    work = [(store, f"P{i:05}", chance.uniform(0, 0.03) if chance.random() < 0.5 else None) for i in range(1, people + 1)]
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        acknowledged = {person: answer for person, answer in pool.map(one, work) if answer}
    shop.verified(store)
    units = [answer["unit"] for answer in acknowledged.values() if answer["unit"]]
    if len(units) != len(set(units)):
        raise SystemExit("a unit was given twice")
    for person, answer in acknowledged.items():
        code, again = shop.ask(store, "request", person, "laptop", "--key", "k-" + person)
        if not again["repeated"] or again["answers"][0]["request"] != answer["request"] or again["answers"][0]["unit"] != answer["unit"]:
            raise SystemExit(f"{person}: acknowledged {answer}, now {again}")
    killed = sum(delay is not None for _, _, delay in work)
    print(f"seed {SEED}: {people} processes, {killed} told to die, {len(acknowledged)} acknowledged, all of them there")
