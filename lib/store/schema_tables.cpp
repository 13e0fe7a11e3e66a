#include "store/schema.hpp"

namespace corner::store {

const std::vector<StateTable>& state_tables() {
  static const std::vector<StateTable> list{
      {"info", "id, practice, created", "id"},
      {"pack", "version, id, sources", "version"},
      {"adoption", "seq, version", "seq"},
      {"person", "id, digest", "id"},
      {"unit", "inventory_number, serial, service, model, site, bound_for, bought, price, origin, state, unwiped", "inventory_number"},
      {"bulk", "service, site, stocked, quantity", "service, site"},
      {"request",
       "id, batch, kit, person, service, category, stock, price, outcome, state, wanted_at, site, unit, starts, until, "
       "rank, asleep, wake_on, passed_over, shelved, hold_until, renewals, due, due_why, basis, code, asked, collected, closed",
       "id"},
      {"decision", "seq, request, pack, digest", "seq"},
      {"request_key", "key, batch, question", "key"},
      {"approval", "request, step, role, answer, person, on_date, seq", "request, step"},
      {"waiver", "id, person, rule, role, granter, starts, until, revoked", "id"},
      {"delegation", "id, person, delegate, starts, until, ended", "id"},
      {"suspension", "id, person, starts, until", "id"},
      {"appointment", "request, site, adviser, starts, ends, stands, sequence, asked", "request"},
      {"obligation", "request, what, on_date, digest", "request, what"},
      {"note", "seq, person, request, digest", "seq"},
      {"notice", "id, person, request, waiver, kind, sent", "id"},
      {"night", "on_date", "on_date"}};
  return list;
}

}  // namespace corner::store
