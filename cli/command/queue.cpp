#include <algorithm>

#include "cli/answers.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "store/queue.hpp"

namespace corner::cli {
namespace {

class Queue : public Command {
  std::string service_;

  void declare(Options& options) override {
    options.optional_positional("SERVICE", service_, mark("only this one's queue"));
    options.example("corner queue laptop-standard", mark("who waits, in what order, and why that order"));
  }

  static void say_order(render::Document& document, const policy::Pack& pack, Language language) {
    std::vector<std::string> classes;
    for (const auto& each : pack.queue_classes) classes.push_back(each.title.in(language));
    document.say(classes.empty() ? std::string(tr("The order of the pack: first come, first served."))
                                 : say("The order of the pack: {0}, then all others; among equals first come, first served.", join(classes, ", ")),
                 render::Tone::faint);
    const auto& queue = pack.desk.queue;
    if (queue.local_first)
      document.say(say_count("A thing that comes free goes first to who waits at its site; nobody is passed over more than {0} time.",
                             "A thing that comes free goes first to who waits at its site; nobody is passed over more than {0} times.",
                             queue.passed_over_at_most),
                   render::Tone::faint);
  }

  static std::string class_of(const policy::Pack& pack, const store::Request& request) {
    const auto rank = static_cast<std::size_t>(request.rank);
    return request.rank >= 0 && rank < pack.queue_classes.size() ? pack.queue_classes[rank].id : std::string();
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    const auto& pack = store.policy().pack();
    const auto list = store::waiting(store, service_);
    if (!service_.empty() && list.empty() && pack.service(service_) == nullptr) {
      std::vector<std::string> known;
      for (const auto& each : pack.services) known.push_back(each.id);
      const auto guess = did_you_mean(service_, known);
      throw Error(guess.empty() ? say("the catalogue has no service `{0}`; `corner catalogue` lists them", service_)
                                : say("the catalogue has no service `{0}`; {1}", service_, guess),
                  Failure::usage);
    }
    Outcome outcome{{"corner.queue/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    document.say(list.empty() ? std::string(tr("Nobody waits."))
                              : say_count("{0} person waits.", "{0} people wait.", static_cast<std::int64_t>(list.size())),
                 render::Tone::heading);
    say_order(document, pack, context.language());
    std::vector<render::Row> rows;
    std::int64_t place = 0;
    for (const auto& request : list) {
      place = rows.empty() || std::get<std::string>(rows.back()[1]) != request.service ? 1 : place + 1;
      rows.push_back({place, request.service, request.id, request.number, request.name, request.wanted_at, class_of(pack, request),
                      *parse_date(request.asked), request.passed_over, request.asleep,
                      request.wake_on.empty() ? render::Cell() : render::Cell(*parse_date(request.wake_on))});
    }
    const bool any = !rows.empty();
    const bool asleep = std::ranges::any_of(list, &store::Request::asleep);
    document.add(render::Table{"queue",
                               {{"place", tr("place"), render::Align::right},
                                {"service", tr("service")},
                                {"request", tr("request"), render::Align::right},
                                {"person", tr("number")},
                                {"name", tr("name")},
                                {"site", tr("site")},
                                {"class", pack.queue_classes.empty() ? "" : tr("class")},
                                {"asked", tr("asked")},
                                {"passed_over", tr("passed over"), render::Align::right},
                                {"suspended", asleep ? tr("suspended") : ""},
                                {"suspended_until", asleep ? tr("until") : ""}},
                               render::rows_of(std::move(rows)), any});
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_queue() { return std::make_unique<Queue>(); }

}  // namespace corner::cli
