#include "cli/asked.hpp"

#include <fmt/format.h>

#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::cli {

std::string answered(const store::Approval& step) {
  const auto& [role, answer, number, name, on, because, since] = step;
  if (answer == "granted") return say("{0}: {1} ({2}) agreed on {3}", role, name, number, on);
  if (answer == "rejected") return say("{0}: {1} ({2}) refused on {3}", role, name, number, on);
  return say("{0}: no answer until {1}, which is a refusal between an administration and its agents (CRPA, art. L.231-4, 5°)", role, on);
}

std::string asked(store::Store& store, const std::string& role, const store::Person& concerned, Date today) {
  std::vector<std::string> names;
  for (const auto& [person, away] : store::approvers(store, role, concerned, today))
    names.push_back(away.empty() ? fmt::format("{}, {}", person.name, person.number)
                                 : say("{0}, {1}, standing in for {2}", person.name, person.number, away));
  return fmt::format("{} ({})", role, names.empty() ? std::string(tr("nobody known")) : join(names, "; "));
}

void say_steps(render::Document& document, store::Store& store, const store::Request& request, Date today, bool because) {
  const auto steps = store::approvals(store, request);
  if (steps.empty()) return;
  const bool open = request.state == desk::State::awaiting_approval;
  std::vector<render::Row> rows;
  document.say(tr("Approvals"), render::Tone::heading);
  for (const auto& step : steps) {
    if (!step.answer.empty()) document.say(answered(step), render::Tone::plain, 2);
    else if (open && !step.since.empty())
      document.say(say("To be asked, since {0}: {1}", step.since, asked(store, step.role, store.person(request.person), today)), render::Tone::plain, 2);
    else if (open) document.say(say("Then: {0}", asked(store, step.role, store.person(request.person), today)), render::Tone::plain, 2);
    if (because && !step.because.empty()) document.say(step.because, render::Tone::faint, 4);
    rows.push_back({step.role, step.answer, step.number, step.on, because ? step.because : ""});
  }
  document.add(render::Table{"approvals",
                             {{"role", ""}, {"answer", ""}, {"by", ""}, {"on", ""}, {"because", ""}},
                             render::rows_of(std::move(rows)), false});
}

}  // namespace corner::cli
