#include <algorithm>

#include "cli/command.hpp"
#include "cli/word.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "store/standing.hpp"
#include "store/unit_views.hpp"

namespace corner::cli {
namespace {

class StockList : public Command {
  store::UnitFilter filter_;

  void declare(Options& options) override {
    options.option("--site", "SITE", filter_.site, mark("only this site"));
    options.option("--service", "SERVICE", filter_.service, mark("only this service"));
    options.option("--state", "STATE", filter_.state, mark("only units that are in-stock, reserved, transit, out, repair, retired or lost"));
    options.example("corner stock list --site nice-cadam --state repair", mark("what is in repair there"));
    options.example("corner stock list --format csv", mark("the whole register"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    store::check_site(store, filter_.site);
    const auto& states = store::unit_states();
    if (!filter_.state.empty() && std::ranges::find(states, filter_.state) == states.end())
      throw Error(say("`--state {0}`: choose {1}", filter_.state, one_of(states)), Failure::usage);
    Outcome outcome{{"corner.stock-list/1", {}}, Exit::done, false};
    // Row by row from the store to the output: a stock of any size passes.
    const auto rows = [&store, filter = filter_](const std::function<void(const render::Row&)>& emit) {
      store::each_unit(store, filter, [&](const store::Placed& each) {
        const auto date = [](const std::string& text) { return text.empty() ? render::Cell() : render::Cell(*parse_date(text)); };
        const auto& unit = each.unit;
        emit({unit.inventory_number, unit.service, unit.model, unit.serial, unit.site, word(unit.state), unit.unwiped, each.number, each.name,
              date(each.until), date(unit.bought), unit.price ? render::Cell(*unit.price) : render::Cell()});
      });
    };
    outcome.document.add(render::Table{"units",
                                       {{"unit", tr("unit")},
                                        {"service", tr("service")},
                                        {"model", tr("model")},
                                        {"serial", ""},
                                        {"site", tr("site")},
                                        {"state", tr("state")},
                                        {"unwiped", ""},
                                        {"person", tr("number")},
                                        {"name", tr("name")},
                                        {"until", tr("until")},
                                        {"bought", ""},
                                        {"price", ""}},
                                       rows});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_stock_list() { return std::make_unique<StockList>(); }

}  // namespace corner::cli
