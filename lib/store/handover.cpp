#include "store/handover.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "store/codes.hpp"
#include "store/notes.hpp"

namespace corner::store {
namespace {

/// Whose decision asks for it: a part of a kit has none of its own.
std::int64_t asking(const Request& request) { return request.kit == 0 ? request.id : request.kit; }

std::string target_of(const std::string& what, std::string_view verb) {
  return what.starts_with(fmt::format("{}:", verb)) ? what.substr(verb.size() + 1) : "";
}

/// What the person has in hand of that category; nothing for a word that is no category.
std::vector<std::string> in_hand(Store& store, std::int64_t person, const std::string& category) {
  std::vector<std::string> out;
  store.db().query("SELECT id, unit FROM request WHERE person = $1 AND category = $2 AND state = 'collected' AND stock <> 'kit' ORDER BY id",
                   {person, category},
                   [&](const Row& row) { out.push_back(is_null(row[1]) ? std::to_string(integer(row[0])) : text(row[1])); });
  return out;
}

/// A thing of a category must come back, and the state knows whether it did; all else is said at the counter.
bool seen_in_state(Store& store, const std::string& what) {
  const auto category = target_of(what, "return");
  return !category.empty() &&
         std::ranges::find(store.policy().pack().categories, category, &policy::Category::id) != store.policy().pack().categories.end();
}

struct Met {
  std::string what, digest;
};

Error no_such(const Request& request, const std::string& what, const std::vector<Obligation>& asked) {
  std::vector<std::string> known;
  for (const auto& each : asked) known.push_back(each.what);
  return Error(known.empty() ? say("request {0} asks for nothing at the hand-over, so not for `{1}`", request.id, what)
                             : say("request {0} does not ask for `{1}`, but for {2}", request.id, what, one_of(known)),
               Failure::usage);
}

std::string signed_as(const Request& request, const std::string& name, const std::vector<Obligation>& asked) {
  std::vector<std::string> to_sign;
  for (const auto& each : asked)
    if (!target_of(each.what, "sign").empty()) to_sign.push_back(each.what);
  if (name.empty() && to_sign.size() == 1) return to_sign.front();
  if (name.empty() && to_sign.size() > 1)
    throw Error(say("request {0} asks for {1}: say which text it is, such as `--signed {2}=FILE`", request.id, join(to_sign, ", "),
                    target_of(to_sign.front(), "sign")),
                Failure::usage);
  return fmt::format("sign:{}", name);
}

/// What was done now, beyond what was done before.
std::vector<Met> met_now(Store& store, const HandOver& now, const Request& request, const std::vector<Obligation>& asked) {
  std::vector<Met> met;
  const auto add = [&](const std::string& what, const std::string& digest) {
    if (std::ranges::find(asked, what, &Obligation::what) == asked.end()) throw no_such(request, what, asked);
    if (!seen_in_state(store, what)) met.push_back({what, digest});
  };
  for (const auto& [name, digest] : now.signatures) add(signed_as(request, name, asked), digest);
  for (const auto& what : now.done)
    if (std::ranges::find(met, what, &Met::what) == met.end()) add(what, "");
  for (const auto& each : asked)
    if (each.on.empty() && each.out.empty() && seen_in_state(store, each.what)) met.push_back({each.what, ""});
  return met;
}

std::string command(const HandOver& now, const Request& request, const std::vector<std::string>& missing) {
  std::string line = fmt::format("corner collect {}", request.id);
  if (!now.unit.empty()) line += " --unit " + now.unit;
  if (!now.code.empty()) line += " --code " + now.code;
  for (const auto& what : now.done) line += " --done " + what;
  for (const auto& what : missing) line += " --done " + what;
  return line;
}

/// Throws when something is neither done nor come back.
void check_all_met(const HandOver& now, const Request& request, const std::vector<Obligation>& asked, const std::vector<Met>& met) {
  std::vector<std::string> missing, back;
  for (const auto& each : asked) {
    if (each.later) continue;
    if (!each.out.empty()) back.insert(back.end(), each.out.begin(), each.out.end());
    else if (each.on.empty() && std::ranges::find(met, each.what, &Met::what) == met.end()) missing.push_back(each.what);
  }
  std::string message;
  if (!back.empty())
    message = say("request {0} is not handed over: {1} must come back first: `corner return {2}`", request.id, one_of(back), back.front());
  if (!missing.empty())
    message += (message.empty() ? "" : "\n") + say("request {0} is not handed over: still to be done: {1}; when it is: `{2}`", request.id,
                                                   join(missing, ", "), command(now, request, missing));
  if (!message.empty()) throw Error(message, Failure::conflict);
}

}  // namespace

std::vector<Obligation> obligations(Store& store, const Request& request) {
  std::vector<Obligation> list;
  for (const auto& what : store.record(asking(request))["obligations"].texts()) {
    Obligation each{what};
    const auto row = store.db().row("SELECT on_date, digest FROM obligation WHERE request = $1 AND what = $2", {asking(request), what});
    if (!row.empty()) each = {what, text(row[0]), text(row[1])};
    else if (what.starts_with("return-at:") || what.starts_with("return-in:") || what.starts_with("use:")) each.later = true;
    else if (seen_in_state(store, what)) each.out = in_hand(store, request.person, target_of(what, "return"));
    list.push_back(std::move(each));
  }
  return list;
}

HandedOver hand_over(Store& store, const HandOver& now, const Clerk& clerk, bool dry_run) {
  std::vector<Obligation> asked;
  auto moved = store.collect(now.what, now.unit, clerk, dry_run, [&](const Request& request) {
    check_code(store, request, now.code);
    asked = obligations(store, request);
    const auto met = met_now(store, now, request, asked);
    check_all_met(now, request, asked, met);
    for (const auto& [kind, said] : {std::pair("report", &now.report), std::pair("follow-up", &now.follow_up)})
      if (!said->empty()) append_noted(store, kind, Json().set("request", request.id), store.person(request.person), *said, clerk);
    Json done{Json::Object()};
    for (const auto& each : met) {
      done.set(each.what, each.digest);
      auto& of = *std::ranges::find(asked, each.what, &Obligation::what);
      of.on = to_string(store.zone().date_of(clerk.at));
      of.digest = each.digest;
    }
    return done;
  });
  return {std::move(moved), std::move(asked)};
}

}  // namespace corner::store
