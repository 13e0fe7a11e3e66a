#include "cli/answers.hpp"
#include "cli/unit_moves.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class StockRepaired : public UnitCommand {
  void declare(Options& options) override {
    declare_unit(options);
    options.example("corner stock repaired PC-2024-00123", mark("back to its holder, or into stock"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store(store::Access::write);
    const auto moved = store::from_repair(store, move_, context.clerk());
    const auto& number = moved.unit.inventory_number;
    return unit_outcome("corner.stock-repaired/1",
                        moved.held ? say("BACK FROM REPAIR — {0}, in the hands of {1} ({2}) again", number, moved.held->name, moved.held->number)
                                   : say("BACK FROM REPAIR — {0}, in stock at {1}", number,
                                         site_title(store.policy().pack(), moved.unit.site, context.language())),
                        moved, move_.dry_run);
  }
};

}  // namespace

std::unique_ptr<Command> make_stock_repaired() { return std::make_unique<StockRepaired>(); }

}  // namespace corner::cli
