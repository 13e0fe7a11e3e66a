#include <algorithm>

#include "cli/command.hpp"
#include "cli/numbers.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "store/waivers.hpp"

namespace corner::cli {
namespace {

class AuditLog : public Command {
  std::string from_, to_, last_;

  void declare(Options& options) override {
    options.option("--from", "ROW", from_, mark("the first row"));
    options.option("--to", "ROW", to_, mark("the last row"));
    options.option("--last", "N", last_, mark("only the last N rows; 20 unless --from or --to is given"));
    options.example("corner audit log --last 5", mark("the last five rows"));
    options.example("corner audit log --from 1 --format jsonl", mark("the whole journal, a JSON object a row"));
  }

  // That a rule is lifted which rests on medical grounds tells of them.
  static Json shown(store::Store& store, const store::Event& event) {
    auto payload = parse_json(event.payload, "journal");
    if (event.kind == "waiver.grant" && store::confidential(store, payload["rule"].text(), event.pack)) payload.set("rule", policy::hidden);
    return payload;
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    std::int64_t from = from_.empty() ? 1 : number_of("--from", from_);
    const std::int64_t to = to_.empty() ? 0 : number_of("--to", to_);
    if (!last_.empty() || (from_.empty() && to_.empty())) {
      const auto count = last_.empty() ? 20 : number_of("--last", last_);
      const auto last = store::last_event(store.db());
      const auto end = to != 0 && last ? std::min(to, last->seq) : last ? last->seq : 0;
      from = std::max(from, end - count + 1);
    }
    Outcome outcome{{"corner.audit-log/1", {}}, Exit::done, false};
    // Row by row from the store to the output: a journal of any length passes.
    const auto rows = [&store, from, to](const std::function<void(const render::Row&)>& emit) {
      store::each_event(store.db(), from, to, [&](const store::Event& event) {
        emit({event.seq, *parse_instant(event.at), *parse_date(event.on), event.who, event.kind, event.pack,
              shown(store, event), event.hash});
      });
    };
    outcome.document.add(render::Table{"rows",
                                       {{"row", tr("row"), render::Align::right},
                                        {"at", tr("instant")},
                                        {"date", ""},
                                        {"operator", tr("operator")},
                                        {"kind", tr("event")},
                                        {"pack", ""},
                                        {"payload", tr("what")},
                                        {"hash", ""}},
                                       rows});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_audit_log() { return std::make_unique<AuditLog>(); }

}  // namespace corner::cli
