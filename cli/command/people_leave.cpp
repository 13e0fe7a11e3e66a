#include "cli/answers.hpp"
#include "cli/dates.hpp"
#include "cli/waiver_rows.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "store/leavers.hpp"

namespace corner::cli {
namespace {

class PeopleLeave : public Command {
  store::Leaving leaving_;
  std::string on_;

  void declare(Options& options) override {
    options.positional("PERSON", leaving_.person, mark("number, mail, or part of the name"));
    options.option("--on", "DATE", on_, mark("the day they leave; today unless said"));
    options.repeated("--close", "ITEM", leaving_.close, mark("settles that item now: a reservation, a place in the queue, a waiver, a delegation"));
    options.flag("--dry-run", leaving_.dry_run, mark("say what would be done, change nothing"));
    options.example("corner people leave A00001 --on 2026-06-30", mark("all that stands to their name, each with what settles it"));
    options.example("corner people leave A00001 --close 1204 --close waiver-87", mark("settles these two"));
  }

  static std::string kind_of(const std::string& kind) {
    return kind == "in-hand"             ? tr("in their hands")
           : kind == "reserved"          ? tr("set aside")
           : kind == "waiting"           ? tr("in the queue")
           : kind == "awaiting-approval" ? tr("awaits an approval")
           : kind == "waiver"            ? tr("waiver")
           : kind == "delegation"        ? tr("delegation")
                                         : tr("awaits their answer");
  }

  // What is lent beyond the day they leave must come back by that day.
  static render::Cell back_by(const store::LeftItem& item, const std::string& on) {
    if (item.kind != "in-hand") return item.until.empty() ? render::Cell() : render::Cell(*parse_date(item.until));
    return *parse_date(item.until.empty() || item.until > on ? on : item.until);
  }

  static void list(render::Document& document, const std::vector<store::LeftItem>& items, const std::string& name, const std::string& person,
                   const std::string& on, bool shown) {
    std::vector<render::Row> rows;
    for (const auto& item : items) {
      const auto settles = item.command.empty() ? "corner people leave " + person + " --close " + item.item : item.command;
      rows.push_back({item.item, item.kind, kind_of(item.kind), rule_cell(item.what), back_by(item, on), settles});
    }
    const bool any = shown && !rows.empty();
    document.add(render::Table{name,
                               {{"item", tr("item")},
                                {"kind", ""},
                                {"kind_text", tr("kind")},
                                {"what", tr("what")},
                                {"until", tr("until")},
                                {"command", tr("to settle it")}},
                               render::rows_of(std::move(rows)), any});
  }

  Outcome run(Context& context) override {
    check_date("--on", on_);
    const bool closes = !leaving_.close.empty() && !leaving_.dry_run;
    auto& store = context.store(leaving_.close.empty() ? store::Access::read : store::Access::write);
    const auto clerk = context.clerk();
    const auto today = to_string(store.zone().date_of(clerk.at));
    const auto on = on_.empty() ? today : on_;
    store::Settled settled;
    if (leaving_.close.empty()) {
      settled.person = store.person(leaving_.person);
      settled.left = store::left_by(store, settled.person, today);
    } else {
      settled = store::leave(store, leaving_, clerk);
    }
    const auto& person = settled.person;
    Outcome outcome{{"corner.people-leave/1", {}}, Exit::done, closes};
    auto& document = outcome.document;
    if (leaving_.dry_run) document.say(tr("Dry run: nothing was changed."), render::Tone::faint);
    for (const auto& item : settled.closed)
      document.say(say("CLOSED — {0}: {1}, {2}", item.item, kind_of(item.kind), item.what == policy::hidden ? tr("(not shown)") : item.what), render::Tone::good);
    if (settled.left.empty())
      document.say(say("Nothing stands to the name of {0} ({1}).", person.name, person.number), render::Tone::good);
    else
      document.say(say_count("{0} item stands to the name of {1} ({2}).", "{0} items stand to the name of {1} ({2}).",
                             static_cast<std::int64_t>(settled.left.size()), person.name, person.number),
                   render::Tone::warn);
    document.add(render::Fields{"", {{"person", "", person.number}, {"name", "", person.name}, {"on", "", *parse_date(on)},
                                     {"dry_run", "", leaving_.dry_run}}});
    list(document, settled.left, "left", person.number, on, true);
    list(document, settled.closed, "closed", person.number, on, false);
    say_served(document, settled.served, leaving_.dry_run);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_people_leave() { return std::make_unique<PeopleLeave>(); }

}  // namespace corner::cli
