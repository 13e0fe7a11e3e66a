#include "cli/slip_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/answers.hpp"
#include "cli/obligations.hpp"
#include "cli/said_date.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "store/codes.hpp"
#include "store/handover.hpp"

namespace corner::cli {
namespace {

using desk::State;

constexpr std::size_t short_digest = 12;

void check(const store::Request& request, Paper paper) {
  const bool collected = !request.collected.empty();
  if (paper == Paper::receipt && !collected)
    throw Error(say("nothing was handed over for request {0}: without `--receipt` its slip is printed", request.id), Failure::conflict);
  if (paper == Paper::slip && collected)
    throw Error(say("request {0} was handed over already: `--receipt` prints its receipt", request.id), Failure::conflict);
  if (paper == Paper::slip && request.state != State::reserved)
    throw Error(say("request {0} has nothing to collect: it is `{1}`", request.id, desk::code(request.state)), Failure::conflict);
}

/// What the square holds, for a scanner: ASCII alone, as readers guess at anything else.
std::string square_of(const store::Request& request) {
  const auto& unit = request.unit;
  const bool ascii = std::ranges::all_of(unit, [](char c) { return c > ' ' && c < 0x7F; });
  return fmt::format("corner:{}{}{}", request.id, unit.empty() || !ascii ? "" : ":", ascii ? unit : "");
}

void add_thing(render::Lines& lines, store::Store& store, const store::Request& request) {
  const auto add = [&](const char* label, const std::string& text, bool strong = false) {
    if (!text.empty()) lines.list.push_back({tr(label), visible(text), strong});
  };
  add(mark("What"), service_title(store.policy().pack(), request.service, spoken()), true);
  add(mark("Inventory number"), request.unit, true);
  if (const auto unit = request.unit.empty() ? std::nullopt : store.unit(request.unit)) {
    add(mark("Model"), unit->model);
    add(mark("Serial number"), unit->serial);
  }
}

render::Lines facts(store::Store& store, const store::Request& request, Paper paper) {
  render::Lines lines;
  const auto& pack = store.policy().pack();
  const auto add = [&](const char* label, const std::string& text, bool strong = false) {
    if (!text.empty()) lines.list.push_back({tr(label), visible(text), strong});
  };
  add(mark("For"), fmt::format("{} ({})", request.name, request.number), true);
  add_thing(lines, store, request);
  add(mark("Where"), request.site.empty() ? "" : site_title(pack, request.site, spoken()));
  if (const auto slot = parse_instant(request.slot)) add(mark("When"), said(*slot, store.zone()), true);
  if (paper == Paper::slip) {
    if (!request.starts.empty()) add(mark("From"), said_date(request.starts));
    if (!request.hold_until.empty()) add(mark("Kept until"), said_date(request.hold_until), true);
    add(mark("Pick-up code"), store::code_of(store, request.id), true);
  } else {
    add(mark("Handed over on"), said_date(request.collected));
  }
  const auto& back = request.due.empty() ? request.until : request.due;
  if (!back.empty()) add(mark("To be returned by"), said_date(back), true);
  return lines;
}

render::Checks to_do(store::Store& store, const store::Request& request) {
  render::Checks checks;
  for (const auto& each : store::obligations(store, request)) {
    const auto words = visible(say_obligation(each.what));
    checks.list.emplace_back(each.digest.empty() ? words : say("{0}; the text that was signed has the SHA-256 {1}", words, each.digest),
                             !each.on.empty());
  }
  return checks;
}

std::string foot(store::Store& store, Instant at) {
  const auto last = store::last_event(store.db());
  return say("Journal: row {0}, head {1} · policy {2}, version {3} · printed on {4}", last->seq, last->hash.substr(0, short_digest),
             store.policy().pack().id, store.version().substr(0, short_digest), said(at, store.zone()));
}

}  // namespace

render::Page slip_page(store::Store& store, const store::Request& request, Paper paper, Instant at) {
  check(request, paper);
  render::Page page;
  page.language = code(spoken());
  page.title = paper == Paper::slip ? tr("Collection slip") : tr("Receipt");
  page.subtitle = say("Request {0} of {1}", request.id, said_date(request.asked));
  if (const auto& title = store.policy().pack().title.in(spoken()); !title.empty()) page.subtitle += " · " + title;
  if (store.practice()) page.subtitle += "\n" + std::string(tr("PRACTICE STORE: nothing here is real"));
  page.square = square_of(request);
  page.at = at;
  page.parts.push_back({"", facts(store, request, paper)});
  page.parts.push_back({"", render::Bars{request.unit}});
  if (auto checks = to_do(store, request); !checks.list.empty())
    page.parts.push_back({paper == Paper::slip ? tr("At the hand-over") : tr("What was done at the hand-over"), std::move(checks)});
  page.parts.push_back({"", render::Boxes{{tr("Received: date and signature of the person"), tr("Handed over: date and signature of the counter")}}});
  page.parts.push_back({tr("Your rights"), render::Paragraph{
      tr("This decision was prepared by a program that applies written rules to facts about you. You may ask for these rules, for the "
         "data that were used and for how they were applied to you (CRPA, art. L.311-3-1), and turn to the CADA if you get no answer.")}});
  page.foot = foot(store, at);
  return page;
}

}  // namespace corner::cli
