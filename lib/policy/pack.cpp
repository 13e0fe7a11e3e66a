#include "policy/pack.hpp"

#include <algorithm>

namespace corner::policy {
namespace {

template <class Item>
const Item* find(const std::vector<Item>& items, std::string_view id, std::string Item::*key) {
  const auto at =
      std::lower_bound(items.begin(), items.end(), id,
                       [key](const Item& item, std::string_view wanted) { return item.*key < wanted; });
  return at != items.end() && (*at).*key == id ? &*at : nullptr;
}

bool in_any(const std::vector<Box>& boxes, const std::vector<Value>& values) {
  const auto holds = [&](const Condition& condition) {
    return condition.accept.has(values.at(static_cast<std::size_t>(condition.fact)));
  };
  return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) { return std::all_of(box.begin(), box.end(), holds); });
}

}  // namespace

Value Fact::size() const {
  switch (type) {
    case Type::enumeration: return static_cast<Value>(values.size()) + (open() ? 1 : 0);
    case Type::boolean: return 2;
    case Type::integer:
    case Type::months:
    case Type::money: break;
  }
  return high - low + 1;
}

bool Accept::has(Value value) const {
  if (value == policy::absent) return absent;
  return std::any_of(ranges.begin(), ranges.end(),
                     [value](const Interval& range) { return range.low <= value && value <= range.high; });
}

const char* code(Effect effect) {
  switch (effect) {
    case Effect::permit: return "permit";
    case Effect::approval: return "approval";
    case Effect::refuse: break;
  }
  return "refuse";
}

const Fact* Pack::fact(std::string_view name) const { return find(facts, name, &Fact::name); }
const Service* Pack::service(std::string_view service_id) const {
  return find(services, service_id, &Service::id);
}
const Category* Pack::category(std::string_view category_id) const {
  return find(categories, category_id, &Category::id);
}
const Site* Pack::site(std::string_view site_id) const { return find(sites, site_id, &Site::id); }
const Rule* Pack::rule(std::string_view rule_id) const { return find(rules, rule_id, &Rule::id); }

std::size_t Pack::queue_rank(const std::vector<Value>& values) const {
  const auto first = std::find_if(queue_classes.begin(), queue_classes.end(),
                                  [&](const QueueClass& each) { return in_any(each.when, values); });
  return static_cast<std::size_t>(first - queue_classes.begin());
}

bool Pack::silence_refuses(const std::vector<Value>& values) const {
  return desk.approval.silence_months && !in_any(silence_unless, values);
}

Value Pack::settled(const Service& service, const Fact& fact) const {
  if (fact.origin == Origin::catalogue) {
    const auto& name = fact.source == "category" ? service.category : service.id;
    const auto at = std::find(fact.values.begin(), fact.values.end(), name);
    return at == fact.values.end() ? missing : at - fact.values.begin();
  }
  const auto given = service.facts.find(index(fact));
  if (given != service.facts.end()) return given->second;
  return fact.name == "price" && service.price ? service.price->value : missing;
}

}  // namespace corner::policy
