#include "cli/appointments.hpp"
#include "cli/reservation_views.hpp"
#include "cli/slot_views.hpp"
#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "store/kits.hpp"
#include "store/queue.hpp"

namespace corner::cli {
namespace {

class ReservationShow : public Command {
  std::string request_;

  void declare(Options& options) override {
    options.positional("REQUEST", request_, mark("the request's number"));
    options.example("corner reservation show 10611", mark("where it is, until when it is kept, who waits before"));
  }

  /// What an appointment is about, as it was said when it was asked for.
  static std::string subject_of(store::Store& store, const store::Request& request) {
    const auto record = request.stock == "none" ? store.record(request.id) : Json();
    if (record.is_null() || policy::tells_grounds(store.policy(record["pack"].text()).pack(), record)) return "";
    return store.because(request.id);
  }

  Outcome run(Context& context) override {
    auto& store = context.store();
    const auto request = store.request(number_of("REQUEST", request_));
    const auto language = context.language();
    Outcome outcome{{"corner.reservation/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    document.say(say("Request {0} — {1}, for {2} ({3})", request.id, service_title(store.policy().pack(), request.service, language), request.name,
                     request.number),
                 render::Tone::heading);
    const auto by_default = store.record(request.id)["by_default"];
    document.say(request.state == desk::State::refused && by_default == Json(true) ? std::string(tr("it was refused by default: no rule grants it"))
                                                                                   : said_of(store, request, language),
                 render::Tone::plain, 2);
    const auto appointment = store::appointment_of(store, request.kit == 0 ? request.id : request.kit);
    const bool comes = appointment && appointment->stands;
    const auto adviser = comes && appointment->adviser ? appointment->adviser->name : "";
    if (comes) document.say(said_appointment(store, appointment->from, adviser), render::Tone::plain, 2);
    const auto subject = subject_of(store, request);
    if (!subject.empty()) document.say(say("Subject: {0}", subject), render::Tone::plain, 2);
    const bool waiting = request.state == desk::State::waiting;
    const auto date = [](const std::string& text) { return text.empty() ? render::Cell() : render::Cell(*parse_date(text)); };
    document.add(render::Fields{"",
                                {{"request", "", request.id},
                                 {"person", "", request.number},
                                 {"service", "", request.service},
                                 {"state", "", std::string(desk::code(request.state))},
                                 {"by_default", "", by_default.is_null() ? render::Cell() : render::Cell(by_default.boolean())},
                                 {"unit", "", request.unit},
                                 {"site", "", request.site.empty() ? request.wanted_at : request.site},
                                 {"asked", "", *parse_date(request.asked)},
                                 {"shelved", "", date(request.shelved)},
                                 {"hold_until", "", date(request.hold_until)},
                                 {"slot", "", comes ? render::Cell(appointment->from) : render::Cell()},
                                 {"slot_until", "", comes ? render::Cell(appointment->until) : render::Cell()},
                                 {"adviser", "", adviser.empty() ? render::Cell() : render::Cell(adviser)},
                                 {"subject", "", subject.empty() ? render::Cell() : render::Cell(subject)},
                                 {"ahead", "", waiting ? render::Cell(store::ahead_of(store, request)) : render::Cell()},
                                 {"suspended", "", request.asleep},
                                 {"suspended_until", "", date(request.wake_on)},
                                 {"passed_over", "", request.passed_over}}});
    std::vector<render::Row> rows;
    for (const auto& part : store::parts_of(store, request.id)) rows.push_back(reservation_row(part));
    const bool any = !rows.empty();
    document.add(render::Table{"parts", reservation_columns(false), render::rows_of(std::move(rows)), any});
    say_reports(document, store::said_of(store, request.id));
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_reservation_show() { return std::make_unique<ReservationShow>(); }

}  // namespace corner::cli
