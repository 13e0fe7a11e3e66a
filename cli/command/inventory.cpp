#include <algorithm>

#include "cli/command.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class Inventory : public Command {
  std::string by_ = "service";

  void declare(Options& options) override {
    options.option("--by", "KEYS", by_, mark("site, service, model or origin; several with commas"));
    options.example("corner inventory --by site,service", mark("a line a service at each site"));
  }

  static std::string label(const std::string& key) {
    if (key == "site") return tr("site");
    if (key == "service") return tr("service");
    if (key == "model") return tr("model");
    return key == "origin" ? tr("origin") : key;
  }

  static render::Cell cell(const store::Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number;
    return store::is_null(cell) ? render::Cell() : render::Cell(store::text(cell));
  }

  Outcome run(Context& context) override {
    std::vector<std::string> by;
    std::vector<render::Column> columns;
    for (const auto key : split(by_, ',')) {
      by.emplace_back(trim(key));
      if (std::ranges::count(by, by.back()) > 1) throw Error(say("`--by` names `{0}` twice", by.back()), Failure::usage);
      columns.push_back({by.back(), label(by.back())});
    }
    for (const auto& [name, label] : std::vector<std::pair<const char*, const char*>>{{"free", tr("free")},
                                                                                      {"reserved", tr("reserved")},
                                                                                      {"collected", tr("handed over")},
                                                                                      {"repair", tr("in repair")},
                                                                                      {"lost", tr("lost")},
                                                                                      {"retired", tr("retired")}})
      columns.push_back({name, label, render::Align::right});
    auto& store = context.store();
    std::vector<render::Row> rows;
    render::Row totals(columns.size());
    for (const auto& row : store.inventory(by)) {
      rows.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i) {
        rows.back().push_back(cell(row[i]));
        if (i >= by.size()) {
          const auto* before = std::get_if<std::int64_t>(&totals[i]);
          totals[i] = (before ? *before : 0) + store::integer(row[i]);
        }
      }
    }
    Outcome outcome{{"corner.inventory/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    document.add(render::Table{"groups", columns, render::rows_of(std::move(rows))});
    render::Fields fields{"totals", {}};
    for (std::size_t i = by.size(); i < columns.size(); ++i)
      fields.list.push_back({columns[i].name, columns[i].label, totals[i].index() == 0 ? render::Cell(std::int64_t{0}) : totals[i]});
    document.say(tr("Altogether"), render::Tone::heading);
    document.add(std::move(fields));
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_inventory() { return std::make_unique<Inventory>(); }

}  // namespace corner::cli
