#include "cli/imports.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class StockAdd : public Command {
  std::string number_, service_, model_, site_, serial_, bought_, price_, origin_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("UNIT", number_, mark("its inventory number, at most 25 characters, never given before"));
    options.option("--service", "SERVICE", service_, mark("what it is, as `corner catalogue` lists it"));
    options.option("--model", "MODEL", model_, mark("maker and model"));
    options.option("--site", "SITE", site_, mark("where it lies"));
    options.option("--serial", "SERIAL", serial_, mark("the maker's serial number"));
    options.option("--bought", "DATE", bought_, mark("when it was bought"));
    options.option("--price", "AMOUNT", price_, mark("for how much"));
    options.option("--origin", "ORIGIN", origin_, mark("new (the default), reused or gift"));
    options.flag("--dry-run", dry_run_, mark("say what would be done, change nothing"));
    options.example("corner stock add PC-2026-00001 --service laptop-standard --model 'Sample 14' --site nice-cadam",
                    mark("one unit; whoever waits for one is served"));
  }

  // The same as a file of one line, with the same checks.
  Outcome run(Context& context) override {
    const store::Sheet sheet{"stock add",
                             {"inventory_number", "service", "model", "site", "serial", "bought", "price", "origin"},
                             {{0, {number_, service_, model_, site_, serial_, bought_, price_, origin_}}}};
    const auto imported = context.store(store::Access::write)
                              .import_units(sheet, context.clerk(), dry_run_, store::Store::Known::refuse);
    return import_outcome("corner.stock-add/1", imported, dry_run_);
  }
};

}  // namespace

std::unique_ptr<Command> make_stock_add() { return std::make_unique<StockAdd>(); }

}  // namespace corner::cli
