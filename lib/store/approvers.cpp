#include "store/approvers.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/personal.hpp"

namespace corner::store {
namespace {

constexpr auto select_person = "SELECT d.id, d.number, d.mail, d.name, d.data, d.key FROM person_data d ";

std::vector<std::string> numbers(const policy::Pack& pack, const std::string& role, const Person& concerned) {
  const auto found = std::ranges::find(pack.desk.roles, role, &desk::Role::id);
  if (found == pack.desk.roles.end()) return {};
  return found->column.empty() ? found->people : std::vector<std::string>{concerned.attribute(found->column)};
}

void add_delegates(Store& store, const Person& holder, const Person& concerned, const std::string& on, std::vector<Approver>& out) {
  store.db().query(std::string(select_person) + "JOIN delegation g ON g.delegate = d.id WHERE g.person = $1 AND g.ended IS NULL "
                                                "AND g.starts <= $2 AND g.until >= $2 AND d.id <> $3 ORDER BY d.number",
                   {holder.id, on, concerned.id}, [&](const Row& row) { out.push_back({person_of(row), holder.name}); });
}

}  // namespace

std::vector<std::string> in_order(const policy::Pack& pack, std::vector<std::string> roles) {
  const auto& order = pack.desk.approval.order;
  std::ranges::sort(roles);
  std::ranges::stable_sort(roles, {}, [&](const std::string& role) { return std::ranges::find(order, role) - order.begin(); });
  return roles;
}

std::vector<Approver> approvers(Store& store, const std::string& role, const Person& concerned, Date on) {
  std::vector<Approver> out;
  for (const auto& number : numbers(store.policy().pack(), role, concerned)) {
    const auto row = store.db().row(std::string(select_person) + "WHERE d.number = $1", {number});
    if (row.empty() || integer(row[0]) == concerned.id) continue;
    const auto holder = person_of(row);
    out.push_back({holder, ""});
    add_delegates(store, holder, concerned, to_string(on), out);
  }
  return out;
}

Person answering(Store& store, const std::string& who, const Clerk& clerk) {
  if (!who.empty()) return store.person(who);
  std::vector<Person> found;
  store.db().query(std::string(select_person) + "ORDER BY d.number", {}, [&](const Row& row) {
    auto person = person_of(row);
    if (person.attribute("login") == clerk.name) found.push_back(std::move(person));
  });
  if (found.size() == 1) return found.front();
  throw Error(found.empty() ? say("nobody in the directory has the login `{0}`: say with --by who answers", clerk.name)
                            : say("several people in the directory have the login `{0}`: say with --by who answers", clerk.name),
              Failure::usage);
}

const Approver& entitled(const std::vector<Approver>& list, const Person& person, const std::string& role, const Person& concerned) {
  const auto found = std::ranges::find(list, person.id, [](const Approver& each) { return each.person.id; });
  if (found != list.end()) return *found;
  if (person.id == concerned.id) throw Error(say("nobody answers for themselves: {0} ({1}) is the one concerned", person.name, person.number));
  if (list.empty())
    throw Error(say("nobody is known to be `{0}` for {1} ({2}): the policy's `[role.{0}]` says where the directory has it", role,
                    concerned.name, concerned.number));
  throw Error(say("{0} ({1}) is not `{2}` for {3} ({4}), nor stands in for them; {5} is", person.name, person.number, role, concerned.name,
                  concerned.number, list.front().person.name));
}

}  // namespace corner::store
