#include "cli/answers.hpp"
#include "cli/unit_moves.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class StockFound : public UnitCommand {
  std::string site_;

  void declare(Options& options) override {
    declare_unit(options);
    options.option("--site", "SITE", site_, mark("where it is now; else where it was"));
    options.example("corner stock found PC-2024-00123 --site nice-cadam", mark("a lost unit is there again, and free"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store(store::Access::write);
    const auto moved = store::found(store, move_, site_, context.clerk());
    return unit_outcome("corner.stock-found/1",
                        say("FOUND — {0}, {1}, at {2}", moved.unit.inventory_number, moved.unit.model,
                            site_title(store.policy().pack(), moved.unit.site, context.language())),
                        moved, move_.dry_run);
  }
};

}  // namespace

std::unique_ptr<Command> make_stock_found() { return std::make_unique<StockFound>(); }

}  // namespace corner::cli
