#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/word.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "exchange/monitoring.hpp"
#include "store/checks.hpp"

namespace corner::cli {
namespace {

using store::Alert;
using store::Measure;

const char* code_of(Alert alert) { return alert == Alert::critical ? "critical" : alert == Alert::warning ? "warning" : "ok"; }

const char* shown_of(Alert alert) { return alert == Alert::critical ? "CRITICAL" : alert == Alert::warning ? "WARNING" : "OK"; }

Exit exit_of_alert(Alert alert) {
  return alert == Alert::critical ? monitoring::critical : alert == Alert::warning ? monitoring::warning : monitoring::ok;
}

/// A threshold as monitoring plug-ins write it: alert above `5`, or below `5:`.
std::string range_of(const std::optional<int>& threshold, bool low) {
  if (!threshold || *threshold == desk::unlimited) return "";
  return fmt::format("{}{}", *threshold, low ? ":" : "");
}

std::string subject_of(const Measure& measure) {
  std::string text = measure.check;
  for (const auto& part : {measure.service, measure.site})
    if (!part.empty()) text += " " + part;
  return text;
}

class InventoryCheck : public Command {
  bool verify_ = false;

  bool monitored() const override { return true; }

  void declare(Options& options) override {
    options.flag("--verify", verify_, mark("whether the journal holds, too: reads all of it"));
    options.format("prometheus");
    options.example("corner inventory check", mark("0 all is well, 1 warning, 2 critical, 3 nobody can tell"));
    options.example("corner inventory check --format prometheus --output /var/lib/prometheus/node-exporter/corner.prom",
                    mark("for a collector of text files"));
  }

  static std::string said(const policy::Pack& pack, const Measure& measure, Language language) {
    const auto* service = pack.service(measure.service);
    const auto* site = pack.site(measure.site);
    const auto title = service == nullptr ? "" : service->title.in(language);
    if (measure.check == "minimum" && site != nullptr)
      return say("{0} at {1}: {2} free, {3} wanted", title, site->title.in(language), measure.value, *measure.threshold.warning);
    if (measure.check == "minimum") return say("{0}: {1} free, {2} wanted", title, measure.value, *measure.threshold.warning);
    if (measure.check == "days_left") return say_count("{1}: {0} day left", "{1}: {0} days left", measure.value, title);
    if (measure.check == "late") return say_count("{0} late loan", "{0} late loans", measure.value);
    if (measure.check == "lapsed") return say_count("{0} thing on the shelf past its last day", "{0} things on the shelf past their last day", measure.value);
    return say_count("the nightly work was done {0} day ago", "the nightly work was done {0} days ago", measure.value);
  }

  static std::string performance(const std::vector<Measure>& measures) {
    std::vector<exchange::Performance> list;
    for (const auto& each : measures)
      list.push_back({subject_of(each), each.value, range_of(each.threshold.warning, each.low), range_of(each.threshold.critical, each.low)});
    return exchange::performance_data(list);
  }

  static std::string prometheus(const std::vector<Measure>& measures) {
    std::vector<exchange::Sample> values, alerts;
    for (const auto& each : measures) {
      values.push_back({{{"check", each.check}, {"service", each.service}, {"site", each.site}}, each.value});
      alerts.push_back({values.back().labels, static_cast<std::int64_t>(each.alert)});
    }
    return exchange::prometheus_gauge("corner_check", "What the policy in force wants to be watched.", values) +
           exchange::prometheus_gauge("corner_check_alert", "0 = all is well, 1 = warning, 2 = critical.", alerts);
  }

  /// Why the journal does not hold; "" when it does.
  static std::string broken(store::Store& store) {
    try {
      store.verify();
      return "";
    } catch (const Error& error) {
      if (error.kind() != Failure::journal_broken && error.kind() != Failure::damaged) throw;
      return error.what();
    }
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    auto measures = store::measures(store, store.zone().date_of(context.now()));
    const auto damage = verify_ ? broken(store) : "";
    if (verify_) measures.push_back({"journal", "", "", damage.empty() ? 0 : 1, {std::nullopt, 0}, false, damage.empty() ? Alert::ok : Alert::critical});
    if (measures.empty())
      throw Error(tr("the policy in force names nothing to watch: add `[check]` to its desk, or `minimum` to a service"));
    auto worst = Alert::ok;
    std::vector<std::string> alerts;
    for (const auto level : {Alert::critical, Alert::warning})
      for (const auto& each : measures)
        if (each.alert == level) {
          worst = std::max(worst, level);
          alerts.push_back(each.check == "journal" ? damage : said(store.policy().pack(), each, context.language()));
        }
    Outcome outcome{{"corner.inventory-check/1", {}}, exit_of_alert(worst), false};
    auto& document = outcome.document;
    if (context.settings().get("format") == "prometheus") {
      auto text = prometheus(measures);
      text.pop_back();  // the last line's end is the renderer's
      document.quote(std::move(text));
      return outcome;
    }
    const auto performed = performance(measures);
    document.quote(fmt::format("CORNER {}: {}{}{}", shown_of(worst), alerts.empty() ? tr("all is as the policy wants it") : join(alerts, "; "),
                               performed.empty() ? "" : " | ", performed));
    std::vector<render::Row> rows;
    for (const auto& each : measures)
      rows.push_back({each.check, each.service, each.site, each.value, limit(each.threshold.warning), limit(each.threshold.critical), std::string(code_of(each.alert))});
    document.add(render::Fields{"", {{"alert", "", std::string(code_of(worst))}, {"alerts", "", alerts}}});
    document.add(render::Table{"measures", {{"check", ""}, {"service", ""}, {"site", ""}, {"value", ""}, {"warning", ""}, {"critical", ""}, {"alert", ""}},
                               render::rows_of(std::move(rows)), false});
    return outcome;
  }

  static render::Cell limit(const std::optional<int>& threshold) {
    if (!threshold) return {};
    return *threshold == desk::unlimited ? render::Cell(std::string("unlimited")) : render::Cell(std::int64_t{*threshold});
  }
};

}  // namespace

std::unique_ptr<Command> make_inventory_check() { return std::make_unique<InventoryCheck>(); }

}  // namespace corner::cli
