#include "store/returns.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "store/displace.hpp"
#include "store/loans.hpp"
#include "store/personal.hpp"
#include "store/standing.hpp"

namespace corner::store {

const std::vector<std::string>& conditions() {
  static const std::vector<std::string> list{"good", "damaged", "incomplete"};
  return list;
}

Moved take_back(Store& store, const Return& back, const Clerk& clerk) {
  if (std::ranges::find(conditions(), back.condition) == conditions().end())
    throw Error(say("`--condition {0}`: choose {1}", back.condition, one_of(conditions())), Failure::usage);
  Moved moved;
  store.write(back.dry_run, [&] {
    check_site(store, back.site);
    const auto before = store.request(store.find_held(back.what, desk::State::collected));
    if (!desk::after(before.state, desk::Move::give_back))
      throw Error(say("request {0} cannot be returned: {1}", before.id, standing(before.state)), Failure::conflict);
    Json event;
    event.set("request", before.id).set("condition", back.condition).set_if("site", back.site);
    if (!back.note.empty()) event.set("note", note_digest(store.person(before.person).key, back.note));
    const auto seq = store.append("return", event, clerk);
    if (!back.note.empty()) write_note(store.db(), seq, back.note);
    moved.request = store.request(before.id);
    if (!before.unit.empty() && back.condition != "good") moved.displaced = displace_promises(store, before.unit, clerk);
    moved.suspended_until = suspend_if_late(store, before, clerk);
    moved.served = store.serve_queue(before.service, clerk);
  });
  return moved;
}

}  // namespace corner::store
