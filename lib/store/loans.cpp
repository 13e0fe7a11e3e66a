#include "store/loans.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/words.hpp"
#include "desk/calendar.hpp"
#include "store/standing.hpp"

namespace corner::store {
namespace {

Error wrong(const std::string& message) { return Error(message, Failure::usage); }
Error conflict(const std::string& message) { return Error(message, Failure::conflict); }

std::string plus(const std::string& date, int days) { return to_string(add_days(*parse_date(date), days)); }

/// The day of the return of what is lent at `site` on `first`, closed days treated as the pack says.
std::string last_allowed(const policy::Pack& pack, const policy::Service& service, const std::string& site, const std::string& first) {
  try {
    return to_string(*desk::Calendar(pack.desk, site).hold_until(*parse_date(first), service.loan->days, pack.desk.loans.closed));
  } catch (const Error&) {
    return plus(first, service.loan->days);  // a counter that is not open for years: days are all there is to count
  }
}

// The day before the unit's next promise; "" = it is promised to nobody.
std::string free_until(Store& store, const Request& loan) {
  if (loan.unit.empty()) return "";
  const auto row = store.db().row("SELECT min(starts) FROM request WHERE unit = $1 AND state = 'reserved' AND id <> $2", {loan.unit, loan.id});
  return is_null(row.at(0)) ? "" : plus(text(row[0]), -1);
}

const policy::Service& lent(Store& store, const Request& loan) {
  const auto* service = store.policy().pack().service(loan.service);
  if (loan.until.empty() || service == nullptr || !service->loan)
    throw conflict(say("request {0} has no end to be moved: it is no loan", loan.id));
  return *service;
}

void check_renewal(Store& store, const Request& loan, const policy::Service& service, const std::string& until, const std::string& today) {
  if (loan.state != desk::State::collected) throw conflict(say("request {0} cannot be renewed: {1}", loan.id, standing(loan.state)));
  if (loan.until < today) throw conflict(say("request {0} was due on {1}: it is late, and must come back first", loan.id, loan.until));
  if (loan.renewals >= service.loan->renewals)
    throw conflict(service.loan->renewals == 0 ? say("`{0}` is not renewed", service.id)
                                               : say_count("request {1} was renewed {0} time, and the policy allows no more",
                                                           "request {1} was renewed {0} times, and the policy allows no more", loan.renewals, loan.id));
  if (const auto end = suspended_until(store, loan.person, today); !end.empty())
    throw conflict(say("{0} may borrow nothing until {1}: something came back late", loan.name, end));
  if (until <= loan.until) throw wrong(say("request {0} is due on {1} as it is: name a later day", loan.id, loan.until));
  if (const auto most = last_allowed(store.policy().pack(), service, loan.site, loan.until); until > most)
    throw wrong(say("a renewal of `{0}` is for {1} days at most: until {2}", service.id, service.loan->days, most));
  if (!loan.due.empty() && until > loan.due)
    throw conflict(say("request {0} must be back by {1}: {2}", loan.id, loan.due, loan.due_why));
  if (const auto free = free_until(store, loan); !free.empty() && until > free)
    throw conflict(free > loan.until ? say("`{0}` is promised to somebody from the day after {1}: `corner renew {2} --until {1}` is the most", loan.unit, free, loan.id)
                                     : say("`{0}` is promised to somebody from the day after {1}: it cannot be renewed", loan.unit, free));
}

}  // namespace

Days days_of(const policy::Pack& pack, const policy::Service& service, const Order& order, Date today) {
  if (order.from.empty() && order.until.empty() && !service.loan) return {};
  const auto now = to_string(today);
  if (service.stock == policy::Stock::none) throw wrong(say("`{0}` is nothing that is kept: it has no first and last day", service.id));
  if (!order.from.empty() && order.from < now) throw wrong(say("`--from {0}` is in the past", order.from));
  Days days{order.from > now ? order.from : "", order.until};
  const auto& first = days.starts.empty() ? now : days.starts;
  if (!days.until.empty() && days.until < first) throw wrong(say("the days end on {0}, before they begin on {1}", days.until, first));
  if (!service.loan) return days;
  const auto most = last_allowed(pack, service, order.site, first);
  if (days.until.empty()) days.until = most;
  if (days.until > most) throw wrong(say("`{0}` is lent for {1} days at most: until {2}", service.id, service.loan->days, most));
  return days;
}

Days days_of(const policy::Pack& pack, const policy::Service& service, const Request& waiting, Date today) {
  const auto now = to_string(today);
  Days days{waiting.starts > now ? waiting.starts : "", waiting.until};
  if (days.until.empty() && service.loan) days.until = last_allowed(pack, service, waiting.wanted_at, days.starts.empty() ? now : days.starts);
  return days;
}

std::string suspended_until(Store& store, std::int64_t person, const std::string& today) {
  const auto row = store.db().row("SELECT max(until) FROM suspension WHERE person = $1 AND until >= $2", {person, today});
  return text(row.at(0));
}

void check_suspension(Store& store, const Person& person, const Order& order, Date today) {
  const auto& pack = store.policy().pack();
  const bool lends = std::ranges::any_of(order.services, [&](const std::string& id) {
    const auto* service = pack.service(id);
    return service != nullptr && service->loan.has_value();
  });
  if (!lends) return;
  const auto end = suspended_until(store, person.id, std::max(order.from, to_string(today)));
  if (!end.empty()) throw conflict(say("{0} ({1}) may borrow nothing until {2}: something came back late", person.name, person.number, end));
}

Moved renew(Store& store, const Renewal& renewal, const Clerk& clerk) {
  Moved moved;
  store.write(renewal.dry_run, [&] {
    const auto today = to_string(store.zone().date_of(clerk.at));
    const auto loan = store.request(store.find_held(renewal.what, desk::State::collected));
    const auto& service = lent(store, loan);
    const auto until = renewal.until.empty() ? last_allowed(store.policy().pack(), service, loan.site, loan.until) : renewal.until;
    check_renewal(store, loan, service, until, today);
    store.append("renew", Json().set("request", loan.id).set("until", until), clerk);
    moved.request = store.request(loan.id);
  });
  return moved;
}

std::string suspend_if_late(Store& store, const Request& returned, const Clerk& clerk) {
  const auto today = store.zone().date_of(clerk.at);
  const auto late = days_late(returned.until, today);
  if (late == 0 || store.policy().pack().desk.loans.late != desk::Late::as_many_days) return "";
  // One suspension after the other: who brings two things back late waits for both.
  const auto end = suspended_until(store, returned.person, to_string(today));
  const auto until = plus(end.empty() ? to_string(today) : end, late);
  store.append("person.suspend", Json().set("person", returned.person).set("until", until), clerk);
  return until;
}

int days_late(const std::string& until, Date today) {
  const auto due = until.empty() ? std::nullopt : parse_date(until);
  if (!due) return 0;
  return std::max(0, static_cast<int>((std::chrono::sys_days(today) - std::chrono::sys_days(*due)).count()));
}

}  // namespace corner::store
