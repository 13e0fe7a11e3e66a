#include "cli/unit_moves.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class StockRepair : public UnitCommand {
  void declare(Options& options) override {
    declare_unit(options);
    options.example("corner stock repair PC-2024-00123 --because 'the screen flickers'", mark("away for a while; its holder keeps the right to it"));
  }

  Outcome run(Context& context) override {
    const auto moved = store::to_repair(context.store(store::Access::write), move_, context.clerk());
    auto outcome = unit_outcome("corner.stock-repair/1", say("IN REPAIR — {0}, {1}", moved.unit.inventory_number, moved.unit.model), moved, move_.dry_run);
    if (moved.held)
      outcome.document.say(say("It remains {0}'s ({1}); another one meanwhile is a request of its own.", moved.held->name, moved.held->number),
                           render::Tone::plain, 2);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_stock_repair() { return std::make_unique<StockRepair>(); }

}  // namespace corner::cli
