// Decisions of the past, one at a time.
#include "store/store.hpp"

namespace corner::store {

std::int64_t Store::last_row() { return integer(db_->row("SELECT coalesce(max(seq), 0) FROM journal").at(0)); }

void Store::each_decision(const Period& period, const std::function<void(const Decided&)>& each) {
  db_->query("SELECT d.seq, d.request, d.pack, j.on_date, x.record, p.number, p.name FROM decision d "
             "JOIN journal j ON j.seq = d.seq JOIN request r ON r.id = d.request "
             "LEFT JOIN decision_data x ON x.seq = d.seq LEFT JOIN person_data p ON p.id = r.person "
             "WHERE d.seq <= $1 AND ($2 = '' OR j.on_date >= $2) AND ($3 = '' OR j.on_date <= $3) ORDER BY d.seq",
             {period.last, period.from, period.to}, [&](const Row& row) {
               each({integer(row[0]), integer(row[1]), text(row[2]), text(row[3]), text(row[4]), text(row[5]), text(row[6])});
             });
}

std::int64_t Store::disclose(std::int64_t id, const Clerk& clerk) {
  std::int64_t row = 0;
  write(false, [&] { row = append("disclose", Json().set("request", id), clerk); });
  return row;
}

std::vector<std::string> Store::versions() {
  std::vector<std::string> out;
  db_->query("SELECT version FROM pack ORDER BY version", {}, [&](const Row& row) { out.push_back(text(row[0])); });
  return out;
}

}  // namespace corner::store
