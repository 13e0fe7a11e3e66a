#pragma once
// Whose answers change from one pack to another: everybody of a directory, every service, today.
#include <set>
#include <string>

#include "cli/command.hpp"
#include "policy/decide.hpp"

namespace corner::cli {

class Over {
 public:
  /// `people`: `store`, or a CSV file as `people import` takes it.
  Over(Context& context, std::string people, policy::Pack before, policy::Pack after);

  /// Head counts by service, category and change; before them, with `names`, a row a person and service.
  void add(render::Document& document, bool names);

 private:
  /// What somebody is answered, for comparing; and whether by default.
  struct Answer {
    std::string outcome;
    std::vector<std::string> approvers, obligations;
    bool by_default = false;
    auto operator<=>(const Answer&) const = default;
    bool same(const Answer& other) const { return outcome == other.outcome && approvers == other.approvers && obligations == other.obligations; }
  };
  /// `open`: both answers are the same whatever only the person may be shown.
  using Change = std::function<void(const store::Person&, const policy::Service&, const Answer& was, const Answer& becomes, bool open)>;

  static Answer answer_of(const policy::Policy& policy, const policy::Decision* decision);
  void each_person(const std::function<void(const store::Person&, const std::vector<store::Past>&)>& each);
  /// Calls `each` for every service of both packs whose answer to somebody changes; returns how many people there are.
  std::int64_t each_change(const Change& each);
  void add_names(render::Document& document);

  Context& context_;
  std::string people_;
  policy::Policy before_, after_;
  std::vector<std::string> unreadable_;
  bool naming_ = false;
  std::set<std::string, std::less<>> hidden_;  ///< columns that only the person may be shown, in the pack in force or in either of these
};

/// So many changes have no name, as they would tell of sensitive facts.
void say_unnamed(render::Document& document, std::int64_t changes);

}  // namespace corner::cli
