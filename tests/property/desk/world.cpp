#include "world.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/dates.hpp"

namespace model {
namespace {

constexpr auto first_day = std::chrono::year(2026) / 3 / 2;
constexpr std::array<const char*, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::string titled(const std::string& table, const std::string& title) {
  return fmt::format("\n[{0}]\ntitle.fr = \"{1}\"\ntitle.en = \"{1}\"\n", table, title);
}

constexpr auto pack_file = R"(id = "desk-model"
title.fr = "Modèle"
title.en = "Model"
timezone = "Europe/Paris"
languages = ["fr", "en"]
authority = "none: a test"

[default]
effect = "refuse"
reason.fr = "Aucune règle."
reason.en = "No rule."
)";

constexpr auto facts_file = R"([fact]
item   = { catalogue = "category" }
status = ["new", "old"]
barred = ["yes", "no"]
held   = { count = "attributions", same = "category", state = "live" }
)";

std::string rule(const std::string& id, const std::string& effect, const std::string& more, const std::string& when) {
  return fmt::format("\n[rule.{}]\neffect = \"{}\"\n{}when = {{ {} }}\nreason.fr = \"{}\"\nreason.en = \"{}\"\n", id, effect, more, when, id, id);
}

std::string rules_file(const World& world) {
  std::string permitted, counted = "\"lamp\"", text;
  for (const auto& service : world.services)
    if (service.id == "phone") {
      counted += ", \"phone\"";
      text += rule("asked", "approval", fmt::format("by = [{}]\n", world.two_steps ? "\"office\", \"manager\"" : "\"manager\""), "item = \"phone\"");
    } else {
      permitted += fmt::format("{}\"{}\"", permitted.empty() ? "" : ", ", service.category);
    }
  return text + rule("for-all", "permit", "", fmt::format("item = [{}]", permitted)) +
         rule("barred", "refuse", "waivable_by = \"office\"\n", "barred = \"yes\"") +
         rule("two-each", "refuse", "waivable_by = \"office\"\n", fmt::format("item = [{}], held = \">= 2\"", counted));
}

std::string catalogue_file(const World& world) {
  std::string text;
  for (const auto& service : world.services) {
    text += titled("category." + service.category, service.category) + titled("service." + service.id, service.id);
    text += fmt::format("category = \"{}\"\nstock = \"{}\"\n", service.category, service.stock);
    if (service.loan > 0) text += fmt::format("loan = {{ days = {}, renewals = {} }}\n", service.loan, service.renewals);
    if (service.wiped) text += "wiped = true\n";
    std::string parts;
    for (const auto& [part, count] : service.parts)
      for (int i = 0; i < count; ++i) parts += fmt::format("{}\"{}\"", parts.empty() ? "" : ", ", part);
    if (!parts.empty()) text += fmt::format("parts = [{}]\n", parts);
  }
  return text;
}

std::string desk_file(const World& world) {
  std::string text = "[hold]\n";
  text += world.hold_days == no_end ? "days = \"unlimited\"\n" : fmt::format("days = {}\n", world.hold_days);
  text += fmt::format("closed = \"{}\"\n\n[hours]\n", world.closed);
  for (std::size_t day = 0; day < weekdays.size(); ++day)
    if (world.open.at(day)) text += fmt::format("{} = [\"09:00-17:00\"]\n", weekdays.at(day));
  for (const auto& site : world.sites) text += titled("site." + site, site);
  for (const auto& closure : world.closures) {
    text += fmt::format("\n[[closure]]\nfrom = {}\nuntil = {}\nreason.fr = \"x\"\nreason.en = \"x\"\n", date(closure.from), date(closure.until));
    if (!closure.site.empty()) text += fmt::format("site = [\"{}\"]\n", closure.site);
  }
  text += fmt::format("\n[queue]\nlocal_first = {}\npassed_over_at_most = {}\n", world.local_first, world.passed_over_at_most);
  if (world.classes) text += "\n[[queue.class]]\nname = \"new\"\ntitle.fr = \"Nouveaux\"\ntitle.en = \"New\"\nwhen = { status = \"new\" }\n";
  text += fmt::format("\n[transfer]\nallowed = {}\n", world.transfer);
  if (world.late) text += "\n[loan]\nlate = \"as-many-days\"\n";
  text += "\n[approval]\norder = [\"manager\", \"office\"]\n";
  if (world.silence_months > 0) text += fmt::format("silence_months = {}\n", world.silence_months);
  text += titled("role.manager", "manager") + "column = \"manager\"\n" + titled("role.office", "office") + "people = [\"P1\"]\n";
  return text;
}

}  // namespace

std::string date(int day) {
  if (day == at_once || day == no_end || day == no_day) return "";
  return corner::to_string(corner::add_days(first_day, day));
}

const Service& World::service(const std::string& id) const { return *std::ranges::find(services, id, &Service::id); }
Person& World::person(const std::string& number) { return *std::ranges::find(people, number, &Person::number); }
const Person& World::person(const std::string& number) const { return *std::ranges::find(people, number, &Person::number); }

std::vector<corner::policy::Source> pack_of(const World& world) {
  return {{"catalogue.toml", catalogue_file(world)},
          {"desk.toml", desk_file(world)},
          {"facts.toml", facts_file},
          {"pack.toml", pack_file},
          {"rules.toml", rules_file(world)}};
}

World make_world(Random& random) {
  World world;
  const std::array<int, 5> holds{no_end, 0, 1, 3, 6};
  const std::array<const char*, 6> ways{"count", "skip", "forward", "backward", "same-weekday", "extend"};
  world.hold_days = random.of(holds);
  world.closed = random.of(ways);
  world.open = {true, true, !random.one_in(3), true, true, random.one_in(3), false};
  world.local_first = random.one_in(2);
  world.transfer = random.one_in(2);
  world.classes = random.one_in(2);
  world.late = random.one_in(2);
  world.two_steps = random.one_in(2);
  world.clock_goes_back = random.one_in(4);
  world.passed_over_at_most = random.one_in(3) ? random.below(3) : 3;
  world.silence_months = random.below(3);
  world.sites = {"east", "west"};
  if (random.one_in(2)) world.sites.insert(world.sites.begin() + 1, "mid");
  world.services = {{"lamp", "lamp", "unit", 0, 0, false, {}}};
  if (random.one_in(2)) world.services.push_back({"tablet", "tablet", "unit", 1 + random.below(5), random.below(3), random.one_in(2), {}});
  if (random.one_in(2)) world.services.push_back({"phone", "phone", "unit", 0, 0, random.one_in(2), {}});
  if (random.one_in(2)) world.services.push_back({"mouse", "mouse", "bulk", 0, 0, false, {}});
  if (random.one_in(3)) world.services.push_back({"help", "help", "none", 0, 0, false, {}});
  std::map<std::string, int> parts;
  for (const auto& service : world.services)
    if (service.loan == 0 && service.stock != "none" && random.one_in(2)) parts[service.id] = 1 + (random.one_in(4) ? 1 : 0);
  if (!parts.empty() && random.one_in(2)) world.services.push_back({"kit", "kit", "kit", 0, 0, false, parts});
  std::ranges::sort(world.services, {}, &Service::id);
  const int people = 3 + random.below(6);
  for (int i = 1; i <= people; ++i)
    world.people.push_back({fmt::format("P{}", i), random.one_in(6) ? "" : random.of(world.sites), random.one_in(3) ? "new" : "old", "no",
                            random.one_in(8) ? "" : fmt::format("P{}", i % people + 1)});
  for (const auto& service : world.services)
    if (service.stock == "unit")
      for (int i = 1, count = 1 + random.below(3); i <= count; ++i)
        world.units.push_back({fmt::format("{}-{}", service.id, i), service.id, random.of(world.sites), random.below(2)});
    else if (service.stock == "bulk")
      for (const auto& site : world.sites) world.counted[{service.id, site}] = random.below(3);
  return world;
}

}  // namespace model
