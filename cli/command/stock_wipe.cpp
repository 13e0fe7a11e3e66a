#include "cli/unit_moves.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class StockWipe : public UnitCommand {
  void declare(Options& options) override {
    declare_unit(options);
    options.example("corner stock wipe PC-2024-00123", mark("its data are gone: it may go to somebody else"));
  }

  Outcome run(Context& context) override {
    const auto moved = store::wipe(context.store(store::Access::write), move_, context.clerk());
    return unit_outcome("corner.stock-wipe/1", say("WIPED — {0}, {1}", moved.unit.inventory_number, moved.unit.model), moved, move_.dry_run);
  }
};

}  // namespace

std::unique_ptr<Command> make_stock_wipe() { return std::make_unique<StockWipe>(); }

}  // namespace corner::cli
