#pragma once
// Typed access to a tree of nodes; whatever is not as asked for becomes a problem, and reading goes on.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/names.hpp"
#include "policy/node.hpp"

namespace corner::policy {

class Reader {
 public:
  void error(const Place& place, std::string_view code, std::string message, std::string hint = "");
  void warning(const Place& place, std::string_view code, std::string message, std::string hint = "");

  std::vector<Problem>& problems() { return problems_; }
  std::size_t errors() const { return errors_; }

  /// Complains of every key of `table` that is not in `keys`.
  void only(const Node& table, const std::vector<std::string>& keys);

  /// Whether `node` is of that kind; complains when it is not, calling it `what`.
  bool is(const Node& node, Kind kind, std::string_view what);

  /// The key of `table`, if it is there and of that kind; complains when it is of another.
  const Entry* get(const Entry& table, std::string_view key, Kind kind);
  /// The same, and complains when the key is not there.
  const Entry* need(const Entry& table, std::string_view key, Kind kind);

  /// The text at `key`, which must have that shape; empty when it is not there.
  std::string text(const Entry& table, std::string_view key, Shape shape);
  /// The same, and complains when the key is not there.
  std::string need_text(const Entry& table, std::string_view key, Shape shape);
  /// The one of `allowed` at `key`, empty when it is not there or another.
  std::string choice(const Entry& table, std::string_view key, const std::vector<std::string>& allowed);

  /// The texts of the list at `key`, in its order; nothing when it is not there. None may stand twice.
  std::optional<std::vector<std::string>> texts(const Entry& table, std::string_view key, Shape shape);
  /// The texts of the list `node`.
  std::vector<std::string> texts(const Node& node, std::string_view what, Shape shape);
  /// The same as `texts`, sorted: where the order means nothing. Empty when the key is not there.
  std::vector<std::string> names(const Entry& table, std::string_view key, Shape shape);

  /// The whole number at `key`, from `low` to `high`; nothing when it is not there, or beyond.
  std::optional<int> number(const Entry& table, std::string_view key, int low, int high);
  /// The same, or `unlimited` (the number of that name in desk/settings.hpp).
  std::optional<int> limit(const Entry& table, std::string_view key, int low, int high);

  bool flag(const Entry& table, std::string_view key);
  std::optional<Date> date(const Entry& table, std::string_view key);
  /// `from` and `until` of `table`; complains when nothing lies between them.
  void period(const Entry& table, std::optional<Date>& from, std::optional<Date>& until);

  /// Complains when `text` has not that shape.
  bool shaped(const Place& place, std::string_view text, Shape shape);

 private:
  std::vector<Problem> problems_;
  std::size_t errors_ = 0;
};

}  // namespace corner::policy
