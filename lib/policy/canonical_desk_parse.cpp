#include <algorithm>

#include "policy/canonical_parts.hpp"

namespace corner::policy {
namespace {

int read_number(const Json& json) {
  const auto number = json.integer();
  if (number < 0 || number >= desk::unlimited) refuse_kept(std::to_string(number));
  return static_cast<int>(number);
}

std::optional<int> read_optional(const Json& json) {
  return json.is_null() ? std::nullopt : std::optional(read_number(json));
}

Date need_date(const Json& json) {
  const auto date = read_date(json);
  if (!date) refuse_kept("null");
  return *date;
}

desk::Week read_week(const Json& json) {
  desk::Week week;
  for (const auto& [name, openings] : json.object()) {
    const auto day = std::ranges::find(desk::weekdays, name);
    if (day == desk::weekdays.end()) refuse_kept(name);
    for (const auto& text : openings.texts()) {
      const auto opening = desk::parse_opening(text);
      if (!opening) refuse_kept(text);
      week[static_cast<std::size_t>(day - desk::weekdays.begin())].push_back(*opening);
    }
  }
  return week;
}

void read_site(desk::Settings& desk, const std::string& id, const Json& json) {
  desk::SiteSettings own;
  if (!json["hours"].is_null()) own.hours = read_week(json["hours"]);
  own.capacity = read_optional(json["capacity"]);
  if (own != desk::SiteSettings()) desk.sites.emplace(id, std::move(own));
}

desk::Due read_due(const std::string& id, const Json& json) {
  desk::Due due;
  due.id = id;
  due.title = read_text(json["title"]);
  if (!json["date"].is_null()) {
    due.column = json["date"].text();
  } else if (!json["changed"].is_null()) {
    due.when = desk::Due::When::change;
    due.column = json["changed"].text();
  } else {
    due.when = desk::Due::When::value;
    due.column = json["column"].text();
  }
  due.values = json["value"].texts();
  due.categories = json["category"].texts();
  due.notice_days = read_optional(json["notice_days"]).value_or(0);
  return due;
}

void read_classes(Pack& pack, const Json& json) {
  pack.queue_classes.resize(members(json).size());
  for (const auto& [id, made] : members(json)) {
    const auto rank = static_cast<std::size_t>(read_number(made["rank"]));
    if (rank >= pack.queue_classes.size() || !pack.queue_classes[rank].id.empty()) refuse_kept(id);
    pack.queue_classes[rank] = {id, read_text(made["title"]), read_boxes(pack, made["when"]), {}};
  }
}

void read_checks(desk::Checks& into, const Json& json) {
  for (const auto& [name, member] : checks) {
    const Json& said = json[name];
    if (said.is_null()) continue;
    auto& threshold = (into.*member).emplace();
    if (!said["warning"].is_null()) threshold.warning = read_limit(said["warning"]);
    if (!said["critical"].is_null()) threshold.critical = read_limit(said["critical"]);
  }
}

void read_parts(desk::Settings& desk, const Json& json) {
  if (const Json& hold = json["hold"]; !hold.is_null())
    desk.hold = {read_limit(hold["days"]), read_code<desk::ClosedDays>(closed_codes, hold["closed"]),
                 !hold["code"].is_null()};
  if (const Json& slots = json["slots"]; !slots.is_null())
    desk.slots = {read_number(slots["minutes"]), read_number(slots["capacity"]),
                  read_number(slots["days_ahead"])};
  if (const Json& queue = json["queue"]; !queue.is_null())
    desk.queue = {queue["local_first"].boolean(), read_number(queue["passed_over_at_most"])};
  if (const Json& loan = json["loan"]; !loan.is_null())
    desk.loans = {read_optional(loan["days"]), read_limit(loan["renewals"]),
                  read_code<desk::Late>(late_codes, loan["late"]),
                  loan["closed"].is_null() ? desk::ClosedDays::count
                                           : read_code<desk::ClosedDays>(closed_codes, loan["closed"])};
  if (const Json& notices = json["notices"]; !notices.is_null())
    desk.notices = {notices["command"].texts(), read_string(notices["from"])};
}

}  // namespace

int read_limit(const Json& json) {
  if (!json.is_text()) return read_number(json);
  if (json.text() != "unlimited") refuse_kept(json.text());
  return desk::unlimited;
}

void read_handling(Service& service, const Json& json) {
  if (!json["hold_days"].is_null()) service.hold_days = read_limit(json["hold_days"]);
  if (const Json& loan = json["loan"]; !loan.is_null())
    service.loan = {read_number(loan["days"]), read_limit(loan["renewals"])};
  for (const auto& [id, count] : members(json["parts"])) service.parts[id] = read_number(count);
  if (const auto minutes = read_optional(json["appointment_minutes"]))
    service.appointment = {*minutes, read_string(json["appointment_adviser"])};
  service.wiped = !json["wiped"].is_null();
  service.minimum = read_optional(json["minimum"]);
  for (const auto& [site, count] : members(json["minimum_at"])) service.minimum_at[site] = read_number(count);
  service.depreciation_months = read_optional(json["depreciation_months"]);
}

void read_desk(Pack& pack, const Json& json) {
  auto& desk = pack.desk;
  read_parts(desk, json);
  if (!json["public_holidays"].is_null())
    desk.holidays = read_code<desk::Holidays>(holiday_codes, json["public_holidays"]);
  if (!json["hours"].is_null()) desk.hours = read_week(json["hours"]);
  for (const auto& [id, site] : members(json["sites"])) read_site(desk, id, site);
  if (const Json& closures = json["closures"]; !closures.is_null())
    for (const auto& each : closures.list())
      desk.closures.push_back({need_date(each["from"]), need_date(each["until"]), each["site"].texts(),
                               read_text(each["reason"])});
  desk.transfer = !json["transfer"].is_null();
  desk.approval = {json["approval"]["order"].texts(), read_optional(json["approval"]["silence_months"])};
  for (const auto& [id, role] : members(json["roles"]))
    desk.roles.push_back({id, read_text(role["title"]), read_string(role["column"]), role["people"].texts()});
  for (const auto& [id, due] : members(json["due"])) desk.due.push_back(read_due(id, due));
  read_classes(pack, json["queue_classes"]);
  read_checks(desk.checks, json["check"]);
  if (!json["silence_unless"].is_null()) pack.silence_unless = read_boxes(pack, json["silence_unless"]);
}

}  // namespace corner::policy
