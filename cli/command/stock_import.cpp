#include <algorithm>

#include "cli/imports.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class StockImport : public Command {
  std::string file_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("FILE", file_,
                       mark("CSV of units (with inventory_number) or of counted items (service, site, quantity); - for standard input"));
    options.flag("--dry-run", dry_run_, mark("show the difference, change nothing"));
    options.example("corner stock import data/units.csv", mark("units, each with its inventory number"));
    options.example("corner stock import data/bulk.csv", mark("what is only counted: mice, headsets"));
  }

  Outcome run(Context& context) override {
    const auto sheet = context.sheet(file_);
    auto& store = context.store(store::Access::write);
    const bool counted = std::ranges::find(sheet.header, "quantity") != sheet.header.end();
    const auto imported = counted ? store.import_bulk(sheet, context.clerk(), dry_run_)
                                  : store.import_units(sheet, context.clerk(), dry_run_);
    return import_outcome("corner.stock-import/1", imported, dry_run_);
  }
};

}  // namespace

std::unique_ptr<Command> make_stock_import() { return std::make_unique<StockImport>(); }

}  // namespace corner::cli
