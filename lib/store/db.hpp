#pragma once
// The lower level of the storage seam: rows in and out, and one writer at a time. Drivers implement it.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace corner::store {

using Cell = std::variant<std::monostate, std::int64_t, std::string>;
using Row = std::vector<Cell>;

/// The cell as that type; a null is 0 or "".
std::int64_t integer(const Cell& cell);
const std::string& text(const Cell& cell);
inline bool is_null(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }

/// A cell that is null when `value` is empty.
Cell text_or_null(std::string_view value);

/// One SQL text serves every driver: `$1` placeholders, ON CONFLICT, RETURNING, ISO dates, ids made by us.
class Db {
 public:
  virtual ~Db() = default;

  /// Runs one statement; `each` is called once a row. Throws Error.
  virtual void query(const std::string& sql, const Row& parameters, const std::function<void(const Row&)>& each) = 0;

  /// Runs `work` as one transaction, all or nothing, with no other writer meanwhile. What `work` throws undoes
  /// it. Throws Error with Failure::outcome_unknown when the commit began and its end could not be confirmed.
  virtual void write(const std::function<void()>& work) = 0;

  /// Inside `write`: runs `work`, then undoes what it wrote.
  virtual void tentatively(const std::function<void()>& work) = 0;

  void run(const std::string& sql, const Row& parameters = {});
  std::vector<Row> rows(const std::string& sql, const Row& parameters = {});
  /// The first row; empty when there is none.
  Row row(const std::string& sql, const Row& parameters = {});
};

}  // namespace corner::store
