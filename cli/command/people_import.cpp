#include "cli/imports.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class PeopleImport : public Command {
  std::string file_;
  bool dry_run_ = false;

  void declare(Options& options) override {
    options.positional("FILE", file_, mark("CSV with a header: number, name, and what the facts read; - for standard input"));
    options.flag("--dry-run", dry_run_, mark("show the difference, change nothing"));
    options.example("corner people import data/people.csv --dry-run", mark("what would be added or changed"));
    options.example("corner people import data/people.csv", mark("all of it, or nothing when a line is wrong"));
  }

  Outcome run(Context& context) override {
    const auto sheet = context.sheet(file_);
    auto& store = context.store(store::Access::write);
    const auto imported = store.import_people(sheet, context.clerk(), dry_run_);
    return import_outcome("corner.people-import/1", imported, dry_run_);
  }
};

}  // namespace

std::unique_ptr<Command> make_people_import() { return std::make_unique<PeopleImport>(); }

}  // namespace corner::cli
