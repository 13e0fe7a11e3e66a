#include "store/inventory.hpp"

#include <algorithm>

#include "cli/command.hpp"
#include "cli/dates.hpp"
#include "cli/word.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class Inventory : public Command {
  std::string by_ = "service", as_of_;
  bool value_ = false;

  void declare(Options& options) override {
    options.option("--by", "KEYS", by_, mark("site, service, category, model, state, age or origin; several with commas"));
    options.option("--as-of", "DATE", as_of_, mark("as it was at the end of a past day"));
    options.flag("--value", value_, mark("what the units were bought for, and what is left of it"));
    options.example("corner inventory --by site,service", mark("a line a service at each site"));
    options.example("corner inventory --as-of 2026-12-31 --value", mark("what there was at the end of the year, and its value"));
  }

  static std::string label(const std::string& key) {
    if (key == "site") return tr("site");
    if (key == "service") return tr("service");
    if (key == "category") return tr("category");
    if (key == "model") return tr("model");
    if (key == "state") return tr("state");
    return key == "age" ? tr("years of age") : tr("origin");
  }

  static render::Cell cell(const std::string& key, const store::Cell& cell) {
    if (store::is_null(cell)) return {};
    if (key == "age") return store::integer(cell);
    return key == "state" || key == "origin" ? render::Cell(word(store::text(cell))) : render::Cell(store::text(cell));
  }

  std::vector<std::string> keys() const {
    std::vector<std::string> by;
    for (const auto key : split(by_, ',')) {
      by.emplace_back(trim(key));
      if (std::ranges::count(by, by.back()) > 1) throw Error(say("`--by` names `{0}` twice", by.back()), Failure::usage);
    }
    return by;
  }

  /// What is counted of each group, and of all.
  std::vector<render::Field> counts(const store::Group& group) const {
    const auto& [free, reserved, transit, out, repair, lost, retired] = group.things;
    std::vector<render::Field> fields{{"free", tr("free"), free},
                                      {"reserved", tr("reserved"), reserved},
                                      {"transit", tr("transit"), transit},
                                      {"collected", tr("handed over"), out},
                                      {"repair", tr("in repair"), repair},
                                      {"lost", tr("lost"), lost},
                                      {"retired", tr("retired"), retired}};
    if (!value_) return fields;
    fields.push_back({"bought", tr("bought for"), group.bought});
    fields.push_back({"value", tr("value"), group.value});
    fields.push_back({"valued", tr("of units"), group.valued});
    return fields;
  }

  Outcome run(Context& context) override {
    const auto by = keys();
    auto& store = context.store();
    const auto today = store.zone().date_of(context.now());
    check_date("--as-of", as_of_);
    const auto [on, groups] = store::inventory(store, by, parse_date(as_of_), today);
    std::vector<render::Column> columns;
    for (const auto& key : by) columns.push_back({key, label(key), key == "age" ? render::Align::right : render::Align::left});
    for (const auto& field : counts({})) columns.push_back({field.name, field.label, render::Align::right});

    std::vector<render::Row> rows;
    store::Group all;
    for (const auto& group : groups) {
      rows.emplace_back();
      for (std::size_t i = 0; i < by.size(); ++i) rows.back().push_back(cell(by[i], group.keys[i]));
      for (auto& field : counts(group)) rows.back().push_back(std::move(field.cell));
      for (std::size_t i = 0; i < all.things.size(); ++i) all.things[i] += group.things[i];
      all.bought.value += group.bought.value;
      all.value.value += group.value.value;
      all.valued += group.valued;
    }
    Outcome outcome{{"corner.inventory/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    if (!as_of_.empty()) document.say(say("As it was at the end of {0}", to_string(on)), render::Tone::heading);
    document.add(render::Fields{"", {{"as_of", "", on}}});
    document.add(render::Table{"groups", columns, render::rows_of(std::move(rows))});
    document.say(tr("Altogether"), render::Tone::heading);
    document.add(render::Fields{"totals", counts(all)});
    if (value_)
      document.say(tr("The value counts units neither lost nor retired whose price and date of purchase are known, and for whose service the policy "
                      "says in how many months it goes down to nothing."),
                   render::Tone::faint);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_inventory() { return std::make_unique<Inventory>(); }

}  // namespace corner::cli
