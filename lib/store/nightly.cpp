#include "store/nightly.hpp"

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/appointments.hpp"
#include "store/due.hpp"
#include "store/journal.hpp"
#include "store/promises.hpp"
#include "store/queue.hpp"
#include "store/shelf.hpp"
#include "store/silence.hpp"
#include "store/waiver_ends.hpp"

namespace corner::store {
namespace {

/// In the order in which one may lead to the next.
const std::vector<Step>& steps() {
  static const std::vector<Step> list{refuse_silence, flag_due,        flag_late,   lapse_past,
                                      lapse_holds,    shelve_promised, wake_places, serve_queues, ask_outcomes,
                                      warn_of_waivers};
  return list;
}

}  // namespace

std::vector<Done> nightly(Store& store, const Clerk& clerk, bool dry_run) {
  const auto last = last_event(store.db());
  if (last && last->on > to_string(store.zone().date_of(clerk.at)))
    throw Error(say("the clock went back: it says {0}, and the journal's last row is of {1}; nothing lapses until it is right again",
                    to_string(store.zone().date_of(clerk.at)), last->on));
  std::vector<Done> done;
  for (const auto step : steps()) store.write(dry_run, [&] { step(store, clerk, done); });
  const auto today = to_string(store.zone().date_of(clerk.at));
  if (!dry_run && store.db().row("SELECT 1 FROM night WHERE on_date = $1", {today}).empty())
    store.write(false, [&] { store.append("night", Json(Json::Object()), clerk); });
  return done;
}

}  // namespace corner::store
