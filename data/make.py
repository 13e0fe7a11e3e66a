#!/usr/bin/env python3
"""Writes the sample directory and stock: people.csv, units.csv, bulk.csv, beside this file.

Standard library only, no clock, and a generator of its own: the same bytes with every Python from 3.9.
"""
import csv
import pathlib

from people import COLUMNS, people
from stock import BULK_COLUMNS, UNIT_COLUMNS, bulk, units

HERE = pathlib.Path(__file__).parent


def write(name, columns, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    write("people.csv", COLUMNS, people())
    write("units.csv", UNIT_COLUMNS, units())
    write("bulk.csv", BULK_COLUMNS, bulk())
