#include "cli/unit_moves.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class StockRetire : public UnitCommand {
  void declare(Options& options) override {
    declare_unit(options);
    options.example("corner stock retire PC-2019-00007 --because 'sold for parts'", mark("out of the stock for good; its number is never given again"));
  }

  Outcome run(Context& context) override {
    need_because();
    const auto moved = store::retire(context.store(store::Access::write), move_, context.clerk());
    return unit_outcome("corner.stock-retire/1", say("RETIRED — {0}, {1}", moved.unit.inventory_number, moved.unit.model), moved, move_.dry_run);
  }
};

}  // namespace

std::unique_ptr<Command> make_stock_retire() { return std::make_unique<StockRetire>(); }

}  // namespace corner::cli
