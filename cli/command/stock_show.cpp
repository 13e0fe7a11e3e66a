#include "cli/answers.hpp"
#include "cli/word.hpp"
#include "core/words.hpp"
#include "store/unit_views.hpp"

namespace corner::cli {
namespace {

render::Cell date_or_none(const std::string& text) { return text.empty() ? render::Cell() : render::Cell(*parse_date(text)); }

class StockShow : public Command {
  std::string unit_;

  void declare(Options& options) override {
    options.positional("UNIT", unit_, mark("the inventory number"));
    options.example("corner stock show PC-2024-00123", mark("what it is, whose it is, and its life so far"));
  }

  static render::Fields fields(const store::Placed& placed) {
    const auto& unit = placed.unit;
    return {"",
            {{"unit", "", unit.inventory_number},
             {"service", tr("service"), unit.service},
             {"model", tr("model"), unit.model},
             {"serial", tr("serial number"), unit.serial},
             {"site", tr("site"), unit.site},
             {"bound_for", "", unit.bound_for},
             {"state", tr("state"), word(unit.state)},
             {"unwiped", tr("used, not wiped"), unit.unwiped},
             {"origin", tr("origin"), word(unit.origin)},
             {"bought", tr("bought"), date_or_none(unit.bought)},
             {"price", tr("price"), unit.price ? render::Cell(*unit.price) : render::Cell()},
             {"request", tr("request"), placed.request == 0 ? render::Cell() : render::Cell(placed.request)},
             {"person", tr("person"), placed.number},
             {"name", tr("name"), placed.name},
             {"until", tr("until"), date_or_none(placed.until)}}};
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    Outcome outcome{{"corner.unit/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    document.say(unit_, render::Tone::heading);
    document.add(fields(store::placed(store, unit_)));
    document.say(tr("Its life"), render::Tone::heading);
    std::vector<render::Row> rows;
    for (const auto& each : store::life(store, unit_))
      rows.push_back({each.event.seq, *parse_date(each.event.on), each.event.kind, each.request == 0 ? render::Cell() : render::Cell(each.request),
                      each.number, each.name, each.said, each.event.who});
    document.add(render::Table{"life",
                               {{"row", tr("row"), render::Align::right},
                                {"date", tr("date")},
                                {"kind", tr("event")},
                                {"request", tr("request"), render::Align::right},
                                {"person", ""},
                                {"name", tr("name")},
                                {"said", tr("what")},
                                {"operator", ""}},
                               render::rows_of(std::move(rows))});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_stock_show() { return std::make_unique<StockShow>(); }

}  // namespace corner::cli
