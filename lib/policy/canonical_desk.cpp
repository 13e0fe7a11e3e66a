#include "policy/canonical_parts.hpp"

namespace corner::policy {
namespace {

Json write_week(const desk::Week& week) {
  Json json{Json::Object()};
  for (std::size_t day = 0; day < week.size(); ++day) {
    if (week[day].empty()) continue;
    Json list;
    for (const auto& opening : week[day]) list.push(to_string(opening));
    json.set(desk::weekdays[day], std::move(list));
  }
  return json;
}

Json write_closure(const desk::Closure& closure) {
  Json json;
  json.set("from", write_date(closure.from)).set("until", write_date(closure.until));
  return json.set_if("site", closure.sites).set_if("reason", write_text(closure.reason));
}

Json write_role(const desk::Role& role) {
  Json json;
  json.set("title", write_text(role.title));
  return json.set_if("column", role.column).set_if("people", role.people);
}

Json write_due(const desk::Due& due) {
  Json json;
  switch (due.when) {
    case desk::Due::When::date: json.set("date", due.column); break;
    case desk::Due::When::value: json.set("column", due.column).set("value", due.values); break;
    case desk::Due::When::change: json.set("changed", due.column); break;
  }
  if (due.notice_days != 0) json.set("notice_days", due.notice_days);
  return json.set_if("category", due.categories).set("title", write_text(due.title));
}

Json write_loans(const desk::Loans& loans) {
  Json json;
  if (loans.days) json.set("days", *loans.days);
  json.set("renewals", write_limit(loans.renewals)).set("late", encode(late_codes, loans.late));
  if (loans.closed != desk::ClosedDays::count) json.set("closed", encode(closed_codes, loans.closed));
  return json;
}

Json write_slots(const desk::Slots& slots) {
  Json json;
  return json.set("minutes", slots.minutes)
      .set("capacity", slots.capacity)
      .set("days_ahead", slots.days_ahead);
}

Json write_approval(const desk::Approval& approval) {
  Json json;
  if (approval.silence_months) json.set("silence_months", *approval.silence_months);
  return json.set_if("order", approval.order);
}

Json write_checks(const desk::Checks& from) {
  Json json;
  for (const auto& [name, member] : checks) {
    const auto& threshold = from.*member;
    if (!threshold) continue;
    Json said{Json::Object()};
    if (threshold->warning) said.set("warning", write_limit(*threshold->warning));
    if (threshold->critical) said.set("critical", write_limit(*threshold->critical));
    json.set(name, std::move(said));
  }
  return json;
}

/// The order of classes is their meaning: each says its own.
Json write_classes(const Pack& pack) {
  Json json;
  for (int rank = 0; const auto& each : pack.queue_classes) {
    Json made;
    made.set("rank", rank++).set("title", write_text(each.title)).set("when", write_boxes(pack, each.when));
    json.set(each.id, std::move(made));
  }
  return json;
}

}  // namespace

Json write_limit(int limit) { return limit == desk::unlimited ? Json("unlimited") : Json(limit); }

void write_site(Json& site, const desk::SiteSettings& from) {
  if (from.hours) site.set("hours", write_week(*from.hours));
  if (from.capacity) site.set("capacity", *from.capacity);
}

void write_handling(Json& service, const Service& from) {
  if (from.hold_days) service.set("hold_days", write_limit(*from.hold_days));
  if (from.loan) {
    Json loan;
    service.set("loan", loan.set("days", from.loan->days).set("renewals", write_limit(from.loan->renewals)));
  }
  Json parts;
  for (const auto& [id, count] : from.parts) parts.set(id, count);
  service.set_if("parts", std::move(parts));
  if (from.appointment)
    service.set("appointment_minutes", from.appointment->minutes).set_if("appointment_adviser", from.appointment->adviser);
  if (from.wiped) service.set("wiped", true);
  Json minimum;
  for (const auto& [site, count] : from.minimum_at) minimum.set(site, count);
  if (from.minimum) service.set("minimum", *from.minimum);
  service.set_if("minimum_at", std::move(minimum));
  if (from.depreciation_months) service.set("depreciation_months", *from.depreciation_months);
}

void write_desk(Json& pack, const Pack& from) {
  const desk::Settings& desk = from.desk;
  Json part, closures, roles, due;
  if (desk.hold != desk::Hold()) {
    part.set("days", write_limit(desk.hold.days)).set("closed", encode(closed_codes, desk.hold.closed));
    if (desk.hold.code) part.set("code", true);
    pack.set("hold", std::move(part));
  }
  if (desk.holidays != desk::Holidays::none)
    pack.set("public_holidays", encode(holiday_codes, desk.holidays));
  if (desk.hours) pack.set("hours", write_week(*desk.hours));
  for (const auto& closure : desk.closures) closures.push(write_closure(closure));
  if (desk.slots) pack.set("slots", write_slots(*desk.slots));
  if (desk.queue != desk::Queue()) {
    Json queue;
    pack.set("queue", queue.set("local_first", desk.queue.local_first)
                          .set("passed_over_at_most", desk.queue.passed_over_at_most));
  }
  if (desk.transfer) pack.set("transfer", true);
  if (desk.loans != desk::Loans()) pack.set("loan", write_loans(desk.loans));
  pack.set_if("approval", write_approval(desk.approval));
  for (const auto& role : desk.roles) roles.set(role.id, write_role(role));
  for (const auto& each : desk.due) due.set(each.id, write_due(each));
  if (desk.notices) {
    Json notices;
    pack.set("notices", notices.set("command", desk.notices->command).set_if("from", desk.notices->from));
  }
  pack.set_if("closures", std::move(closures))
      .set_if("roles", std::move(roles))
      .set_if("due", std::move(due));
  pack.set_if("queue_classes", write_classes(from)).set_if("check", write_checks(desk.checks));
  if (!from.silence_unless.empty()) pack.set("silence_unless", write_boxes(from, from.silence_unless));
}

}  // namespace corner::policy
