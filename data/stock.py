"""The sample stock: numbered units and counted items of the example pack's catalogue."""
import datetime

from draw import Random
from words import SITES

THIS_YEAR = 2026

random = Random(20260303)

UNIT_COLUMNS = ["inventory_number", "serial", "service", "model", "site", "bought", "price", "origin", "state"]
BULK_COLUMNS = ["service", "site", "quantity"]

# service: (prefix of inventory numbers, model, price when new in euros, how many)
UNITS = {
    "laptop-standard": ("PC", "P14", 899, 1450), "laptop-compact": ("PC", "P13", 990, 14), "laptop-large": ("PC", "P16", 949, 260),
    "laptop-refurbished": ("PC", "R14", 420, 420), "laptop-field": ("PC", "T12", 1190, 310), "laptop-powerful": ("PC", "S16", 1890, 60),
    "desktop-standard": ("UC", "U3", 640, 620), "desktop-mini": ("UC", "U1", 560, 280), "desktop-refurbished": ("UC", "UR", 290, 260),
    "screen-24": ("EC", "E24", 165, 480), "screen-27": ("EC", "E27", 245, 220), "screen-24-refurbished": ("EC", "ER", 79, 160),
    "dock-usb-c": ("SA", "D1", 149, 330), "phone-standard": ("TL", "M6", 329, 330), "phone-rugged": ("TL", "MX", 459, 130),
    "phone-refurbished": ("TL", "MR", 210, 110), "phone-basic": ("TL", "MB", 59.90, 50), "tablet-standard": ("TB", "T10", 389, 170),
    "tablet-keyboard": ("TB", "T13", 749, 60), "hotspot-4g": ("RT", "W4", 79, 40), "printer-desk": ("IM", "I2", 199, 18),
    "telework-kit": ("KT", "K1", 259, 150), "large-screen": ("AD", "E32", 420, 12), "keyboard-ergonomic": ("AD", "C1", 119, 14),
    "mouse-vertical": ("AD", "V1", 69, 16), "braille-display": ("AD", "B40", 4950, 2), "phone-amplified": ("AD", "A1", 135, 6),
    "loan-laptop": ("PR", "P14", 520, 48), "loan-projector": ("PR", "J1", 480, 14), "loan-camera": ("PR", "G1", 310, 8),
    "loan-speakerphone": ("PR", "H1", 145, 8),
}
SINGLE = "laptop-compact"  # exactly one in stock, so that the next person waits in the queue

BULK = {"mouse": 400, "keyboard": 300, "stylus": 60, "webcam": 90, "laptop-bag": 250, "charger-usb-c": 180, "privacy-filter": 40,
        "headset-wired": 260, "headset-wireless": 120, "external-disk": 45, "sim-data": 150}


def unit(service, prefix, model, price, at, serials):
    reused = "refurbished" in service
    year = random.weighted({2015: 3, 2016: 4, 2017: 5, 2018: 6, 2019: 8, 2020: 10, 2021: 12, 2022: 14, 2023: 20, 2024: 28,
                            2025: 32, 2026: 4})
    bought = random.day(datetime.date(year, 1, 2), datetime.date(year, 2, 20) if year == 2026 else datetime.date(year, 12, 20))
    age = THIS_YEAR - year
    state = random.weighted({"in-stock": 95, "repair": 5} if age <= 4 else {"repair": 4, "retired": 96})
    serial = ""
    while not serial or serial in serials:
        serial = "EX" + "".join(random.pick("23456789ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(8))
    serials.add(serial)
    cents = int(price * 100) * random.between(94, 104) // 100
    site = "nice-cadam" if prefix == "PR" or random.chance(620) else random.pick(SITES)
    return {"inventory_number": f"{prefix}-{year}-{at:05}", "serial": serial, "service": service, "model": f"{model} {year}",
            "site": site, "bought": bought, "price": f"{cents // 100}.{cents % 100:02}",
            "origin": "reused" if reused else "gift" if random.chance(6) else "new", "state": state}


def units():
    rows, serials, counters = [], set(), {}
    for service, (prefix, model, price, count) in UNITS.items():
        for _ in range(count):
            counters[prefix] = counters.get(prefix, 0) + 1
            row = unit(service, prefix, model, price, counters[prefix], serials)
            if service == SINGLE and row["state"] == "in-stock":
                row["state"] = "repair"
            rows.append(row)
        if service == SINGLE:
            newest = max((row for row in rows if row["service"] == SINGLE), key=lambda row: row["bought"])
            newest.update(state="in-stock", site="nice-cadam")
    return sorted(rows, key=lambda row: row["inventory_number"])


def bulk():
    rows = []
    for service, quantity in BULK.items():
        rows.append({"service": service, "site": "nice-cadam", "quantity": quantity})
        for site in SITES[1:]:
            if random.chance(300):
                rows.append({"service": service, "site": site, "quantity": random.between(1, max(2, quantity // 20))})
    return rows
