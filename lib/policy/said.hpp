#pragma once
// What rules say of an answer: a case or a claim can name nothing else.
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "policy/draft.hpp"

namespace corner::policy {

/// The names of the list at `key`, sorted; each is handed to `check` with its place. Nothing when there is no list.
std::optional<std::vector<std::string>> read_names(Draft& draft, const Entry& table, std::string_view key,
                                                   const std::function<void(const Node&)>& check);

/// Each reads the key of its own name, and complains of what no rule says.
class Said {
 public:
  explicit Said(Draft& draft);
  std::optional<std::vector<std::string>> by(const Entry& table) const;  ///< ids of rules, or "default"
  std::optional<std::vector<std::string>> approvers(const Entry& table) const;
  std::optional<std::vector<std::string>> obligations(const Entry& table) const;

 private:
  using Names = std::set<std::string, std::less<>>;
  void check(const Node& item, const Names& said, std::string_view code) const;

  Draft& draft_;
  Names roles_, obligations_;
};

}  // namespace corner::policy
