#include "store/db.hpp"

namespace corner::store {

std::int64_t integer(const Cell& cell) {
  const auto* value = std::get_if<std::int64_t>(&cell);
  return value ? *value : 0;
}

const std::string& text(const Cell& cell) {
  static const std::string none;
  const auto* value = std::get_if<std::string>(&cell);
  return value ? *value : none;
}

Cell text_or_null(std::string_view value) { return value.empty() ? Cell() : Cell(std::string(value)); }

void Db::run(const std::string& sql, const Row& parameters) {
  query(sql, parameters, [](const Row&) {});
}

std::vector<Row> Db::rows(const std::string& sql, const Row& parameters) {
  std::vector<Row> out;
  query(sql, parameters, [&](const Row& row) { out.push_back(row); });
  return out;
}

Row Db::row(const std::string& sql, const Row& parameters) {
  Row out;
  query(sql, parameters, [&](const Row& row) {
    if (out.empty()) out = row;
  });
  return out;
}

}  // namespace corner::store
