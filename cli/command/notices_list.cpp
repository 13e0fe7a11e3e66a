#include "cli/command.hpp"
#include "core/words.hpp"
#include "store/notices.hpp"

namespace corner::cli {
namespace {

class NoticesList : public Command {
  void declare(Options& options) override {
    options.example("corner notices list", mark("who is still to be told what"));
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    const auto list = store::unsent(store, context.now());
    Outcome outcome{{"corner.notices-list/1", {}}, Exit::done, false};
    std::vector<render::Row> rows;
    for (const auto& each : list)
      rows.push_back({each.id, each.at, each.kind, each.person.number, each.person.name, each.person.mail,
                      each.request ? render::Cell(each.request->id) : render::Cell(), each.moot});
    outcome.document.say(list.empty() ? std::string(tr("Nobody is to be told anything."))
                                      : say_count("{0} notice is to be sent:", "{0} notices are to be sent:", static_cast<std::int64_t>(list.size())),
                         list.empty() ? render::Tone::good : render::Tone::heading);
    outcome.document.add(render::Table{"notices",
                                       {{"notice", tr("notice"), render::Align::right},
                                        {"at", tr("since")},
                                        {"kind", tr("kind")},
                                        {"person", tr("number")},
                                        {"name", tr("name")},
                                        {"mail", tr("mail")},
                                        {"request", tr("request"), render::Align::right},
                                        {"moot", tr("overtaken")}},
                                       render::rows_of(std::move(rows)), !list.empty()});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_notices_list() { return std::make_unique<NoticesList>(); }

}  // namespace corner::cli
