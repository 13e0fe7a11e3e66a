"""Two processes ask for the last unit, a thousand times: it is never given twice."""
import concurrent.futures
import subprocess

import shop

ROUNDS = 1000

with shop.scratch() as folder:
    store = shop.make_store(folder, people=2, laptops=1)
    given = 0
    with concurrent.futures.ThreadPoolExecutor(2) as both:
        for _ in range(ROUNDS):
            answers = list(both.map(lambda person: shop.ask(store, "request", person, "laptop"), ["P00001", "P00002"]))
            codes = sorted(code for code, _ in answers)
            if codes != [0, 6]:
                raise SystemExit(f"one must get it and the other wait, but the exits were {codes}: {answers}")
            got = {answer["answers"][0]["state"]: answer["answers"][0]["request"] for _, answer in answers}
            shop.must(shop.corner(store, "cancel", str(got["waiting"])))  # first, or it would be served
            shop.must(shop.corner(store, "cancel", str(got["reserved"])))
            given += 1
    shop.verified(store)
    print(f"{given} rounds, the last unit given once in each")
