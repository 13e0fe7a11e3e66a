// The tables of the stock: units and counted items, as they are and as they were.
#include "store/schema.hpp"

namespace corner::store {
namespace {

constexpr auto unit = R"(
CREATE TABLE unit (
  inventory_number TEXT PRIMARY KEY CHECK (length(inventory_number) BETWEEN 1 AND 25),  -- M57: never given twice
  serial    TEXT,
  service   TEXT NOT NULL,    -- id in the catalogue
  model     TEXT NOT NULL,
  site      TEXT NOT NULL,    -- on the road: the one it left
  bound_for TEXT,             -- on the road: the one it goes to
  bought    TEXT,             -- date
  price     INTEGER CHECK (price >= 0),  -- cents
  origin    TEXT NOT NULL CHECK (origin IN ('new', 'reused', 'gift')),
  state     TEXT NOT NULL CHECK (state IN ('in-stock', 'reserved', 'transit', 'out', 'repair', 'retired', 'lost')),
  unwiped   INTEGER NOT NULL CHECK (unwiped IN (0, 1)),  -- 1 = was in somebody's hands since it was last wiped
  since     TEXT NOT NULL,    -- the day from which it has been as it is
  CHECK ((bound_for IS NOT NULL) = (state = 'transit'))
) STRICT)";
constexpr auto unit_free = "CREATE INDEX unit_free ON unit (service, state, site, bought DESC, inventory_number)";

// How a unit was at the end of each day from `since` to the day before `until`: what changed twice on a day counts once.
constexpr auto unit_past = R"(
CREATE TABLE unit_past (
  inventory_number TEXT NOT NULL,
  since            TEXT NOT NULL,
  until            TEXT NOT NULL CHECK (until > since),
  service          TEXT NOT NULL,
  model            TEXT NOT NULL,
  site             TEXT NOT NULL,
  bought           TEXT,
  price            INTEGER,
  origin           TEXT NOT NULL,
  state            TEXT NOT NULL,
  PRIMARY KEY (inventory_number, since)
) STRICT)";
constexpr auto unit_keeps_past = R"(
CREATE TRIGGER unit_keeps_past AFTER UPDATE OF service, model, site, bought, price, origin, state ON unit
WHEN OLD.since < (SELECT today FROM info)
BEGIN
  INSERT INTO unit_past (inventory_number, since, until, service, model, site, bought, price, origin, state)
  VALUES (OLD.inventory_number, OLD.since, (SELECT today FROM info), OLD.service, OLD.model, OLD.site, OLD.bought, OLD.price,
          OLD.origin, OLD.state);
  UPDATE unit SET since = (SELECT today FROM info) WHERE inventory_number = NEW.inventory_number;
END)";

constexpr auto bulk = R"(
CREATE TABLE bulk (
  service  TEXT NOT NULL,
  site     TEXT NOT NULL,
  stocked  INTEGER NOT NULL CHECK (stocked >= 0),   -- as last imported
  quantity INTEGER NOT NULL CHECK (quantity >= 0),  -- on hand and promised to nobody
  reserved INTEGER NOT NULL CHECK (reserved >= 0),  -- set aside for somebody
  held     INTEGER NOT NULL CHECK (held >= 0),      -- in people's hands
  since    TEXT NOT NULL,                           -- the day from which it has been as it is
  PRIMARY KEY (service, site)
) STRICT)";
constexpr auto bulk_past = R"(
CREATE TABLE bulk_past (
  service  TEXT NOT NULL,
  site     TEXT NOT NULL,
  since    TEXT NOT NULL,
  until    TEXT NOT NULL CHECK (until > since),
  quantity INTEGER NOT NULL,
  reserved INTEGER NOT NULL,
  held     INTEGER NOT NULL,
  PRIMARY KEY (service, site, since)
) STRICT)";
constexpr auto bulk_keeps_past = R"(
CREATE TRIGGER bulk_keeps_past AFTER UPDATE OF quantity, reserved, held ON bulk
WHEN OLD.since < (SELECT today FROM info)
BEGIN
  INSERT INTO bulk_past (service, site, since, until, quantity, reserved, held)
  VALUES (OLD.service, OLD.site, OLD.since, (SELECT today FROM info), OLD.quantity, OLD.reserved, OLD.held);
  UPDATE bulk SET since = (SELECT today FROM info) WHERE service = NEW.service AND site = NEW.site;
END)";

// Counted items that are set aside or in somebody's hands, by where they are handed over.
constexpr auto request_counts = R"(
CREATE TRIGGER request_counts AFTER INSERT ON request
WHEN NEW.stock = 'bulk' AND NEW.state = 'reserved' AND (NEW.starts IS NULL OR NEW.shelved IS NOT NULL)
BEGIN
  UPDATE bulk SET reserved = reserved + 1 WHERE service = NEW.service AND site = NEW.site;
END)";
constexpr auto request_counts_on_update = R"(
CREATE TRIGGER request_counts_on_update AFTER UPDATE OF state, site, starts, shelved ON request
WHEN NEW.stock = 'bulk'
BEGIN
  UPDATE bulk SET reserved = reserved - (OLD.state = 'reserved' AND (OLD.starts IS NULL OR OLD.shelved IS NOT NULL)),
                  held = held - (OLD.state = 'collected')
  WHERE service = OLD.service AND site = OLD.site;
  UPDATE bulk SET reserved = reserved + (NEW.state = 'reserved' AND (NEW.starts IS NULL OR NEW.shelved IS NOT NULL)),
                  held = held + (NEW.state = 'collected')
  WHERE service = NEW.service AND site = NEW.site;
END)";

}  // namespace

const std::vector<std::string>& stock_schema() {
  static const std::vector<std::string> list{unit,      unit_free, unit_past,       unit_keeps_past,
                                             bulk,      bulk_past, bulk_keeps_past, request_counts,
                                             request_counts_on_update};
  return list;
}

}  // namespace corner::store
