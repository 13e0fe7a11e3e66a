#include "format/order.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "format/spelling.hpp"

namespace corner::format {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 7> pack_keys{"id",        "title",   "timezone", "languages",
                                                    "authority", "contact", "default"};
constexpr std::array<std::string_view, 2> default_keys{"effect", "reason"};
constexpr std::array<std::string_view, 21> fact_keys{
    "catalogue", "directory", "values",       "boolean", "integer", "months",     "money",
    "count",     "sum",       "months_since", "of",      "same",    "categories", "state",
    "within",    "until",     "since",        "absent",  "unit",    "sensitive",  "title"};
constexpr std::array<std::string_view, 14> service_keys{
    "category",  "title", "description", "price",   "stock",      "parts",              "appointment",
    "facts",     "hold_days", "loan",    "wiped",   "minimum",    "minimum_at",         "depreciation_months"};
constexpr std::array<std::string_view, 11> rule_keys{"effect",      "by",         "when",      "unless",
                                                     "from",        "until",      "overrides", "waivable_by",
                                                     "obligations", "references", "reason"};
constexpr std::array<std::string_view, 10> case_keys{
    "name", "reference", "on", "waived", "given", "expect", "by", "approvers", "obligations", "missing"};
constexpr std::array<std::string_view, 9> claim_keys{"name",  "reference", "when",  "unless", "from",
                                                     "until", "if",        "never", "always"};
constexpr std::array<std::string_view, 1> category_keys{"title"};
constexpr std::array<std::string_view, 3> site_keys{"title", "hours", "capacity"};
constexpr std::array<std::string_view, 3> hold_keys{"days", "closed", "code"};
constexpr std::array<std::string_view, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 3> slot_keys{"minutes", "capacity", "days_ahead"};
constexpr std::array<std::string_view, 2> queue_keys{"local_first", "passed_over_at_most"};
constexpr std::array<std::string_view, 4> loan_keys{"days", "renewals", "late", "closed"};
constexpr std::array<std::string_view, 2> appointment_keys{"minutes", "adviser"};
constexpr std::array<std::string_view, 3> approval_keys{"order", "silence_months", "silence_unless"};
constexpr std::array<std::string_view, 2> notice_keys{"command", "from"};
constexpr std::array<std::string_view, 4> check_keys{"late", "lapsed", "nights", "days_left"};
constexpr std::array<std::string_view, 2> threshold_keys{"warning", "critical"};
constexpr std::array<std::string_view, 4> closure_keys{"site", "from", "until", "reason"};
constexpr std::array<std::string_view, 3> class_keys{"name", "title", "when"};
constexpr std::array<std::string_view, 3> role_keys{"title", "column", "people"};
constexpr std::array<std::string_view, 7> due_keys{"title",   "date",     "column",     "value",
                                                   "changed", "category", "notice_days"};
constexpr std::array<std::string_view, 2> languages{"fr", "en"};

struct Ordered {
  std::size_t depth;
  std::string_view top;
  Names keys;
};

/// Tables by how deep they stand, and below what.
constexpr std::array<Ordered, 21> tables{{{1, "default", default_keys},
                                          {1, "case", case_keys},
                                          {1, "claim", claim_keys},
                                          {2, "fact", fact_keys},
                                          {2, "service", service_keys},
                                          {2, "rule", rule_keys},
                                          {2, "category", category_keys},
                                          {2, "site", site_keys},
                                          {1, "hold", hold_keys},
                                          {1, "hours", weekdays},
                                          {1, "closure", closure_keys},
                                          {1, "slots", slot_keys},
                                          {1, "queue", queue_keys},
                                          {2, "queue", class_keys},
                                          {1, "loan", loan_keys},
                                          {1, "approval", approval_keys},
                                          {2, "role", role_keys},
                                          {2, "due", due_keys},
                                          {1, "notices", notice_keys},
                                          {1, "check", check_keys},
                                          {2, "check", threshold_keys}}};

/// The keys of the table at `path`, in the order of the contract; none when its order is the author's.
Names order_of(const Path& path) {
  if (path.empty()) return pack_keys;
  for (const auto& [depth, top, keys] : tables)
    if (path.size() == depth && path.front() == top) return keys;
  const auto& last = path.back();
  if (path.size() == 3 && path.front() == "site" && last == "hours") return weekdays;
  if (path.size() == 3 && path.front() == "service" && last == "loan") return loan_keys;
  if (path.size() == 3 && path.front() == "service" && last == "appointment") return appointment_keys;
  return last == "title" || last == "description" || last == "reason" || last == "unit" ? Names(languages) : Names();
}

/// Where a key stands: the place of each segment in its table, as far as the contract knows them.
std::vector<std::size_t> rank(const Key& key, Path path) {
  std::vector<std::size_t> places;
  for (const auto& segment : key) {
    const auto names = order_of(path);
    const auto at = std::ranges::find(names, segment);
    places.push_back(static_cast<std::size_t>(at - names.begin()));
    if (at == names.end()) {
      places.back() = std::string::npos;
      break;
    }
    path.push_back(segment);
  }
  return places;
}

/// Whether a text there says which values of a fact are accepted.
bool is_condition(const Path& path) {
  const auto in_boxes = [&](std::string_view top, std::size_t size) {
    return path.size() == size && path[0] == top && (path[size - 2] == "when" || path[size - 2] == "unless");
  };
  return (path.size() == 2 && path[0] == "never") || in_boxes("rule", 4) || in_boxes("claim", 3) ||
         in_boxes("queue", 4);
}

bool is_price(const Path& path) {
  if (path.empty() || path.back() != "price") return false;
  return is_condition(path) || (path.size() == 3 && (path[0] == "service" || path[0] == "case"));
}

}  // namespace

bool sort(std::vector<Pair>& pairs, const Path& path) {
  if (order_of(path).empty()) return false;
  const auto rank_of = [&path](const Pair& pair) { return rank(pair.key, path); };
  std::ranges::stable_sort(pairs, {}, rank_of);
  return !pairs.empty() && rank_of(pairs.front()).front() != std::string::npos;
}

std::string spell_text(const Path& path, const std::string& text) {
  const auto spelled = is_condition(path) ? spell_condition(text) : text;
  return is_price(path) ? spell_amount(spelled) : spelled;
}

}  // namespace corner::format
