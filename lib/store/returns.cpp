#include "store/returns.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "store/displace.hpp"
#include "store/kits.hpp"
#include "store/loans.hpp"
#include "store/personal.hpp"
#include "store/queue.hpp"
#include "store/standing.hpp"

namespace corner::store {

const std::vector<std::string>& conditions() {
  static const std::vector<std::string> list{"good", "damaged", "incomplete"};
  return list;
}

namespace {

void give_back(Store& store, const Request& held, const Return& back, const Clerk& clerk, Moved& moved) {
  Json event;
  event.set("request", held.id).set("condition", back.condition).set_if("site", back.site);
  if (!back.note.empty()) event.set("note", note_digest(store.person(held.person).key, back.note));
  const auto seq = store.append("return", event, clerk);
  if (!back.note.empty()) write_note(store.db(), seq, back.note);
  if (!held.unit.empty() && back.condition != "good")
    for (auto& each : displace_promises(store, held.unit, clerk)) moved.displaced.push_back(std::move(each));
}

}  // namespace

Moved take_back(Store& store, const Return& back, const Clerk& clerk) {
  if (std::ranges::find(conditions(), back.condition) == conditions().end())
    throw Error(say("`--condition {0}`: choose {1}", back.condition, one_of(conditions())), Failure::usage);
  Moved moved;
  store.write(back.dry_run, [&] {
    check_site(store, back.site);
    const auto before = store.request(store.find_held(back.what, desk::State::collected));
    const auto parts = [&](desk::State state) {
      auto some = parts_of(store, before.id);
      std::erase_if(some, [&](const Request& part) { return part.state != state; });
      return some;
    };
    auto all = parts(desk::State::collected);
    if (all.empty()) all = parts(desk::State::lost);
    if (all.empty()) all.push_back(before);
    if (!desk::after(all.front().state, desk::Move::give_back))
      throw Error(say("request {0} cannot be returned: {1}", before.id, standing(before.state)), Failure::conflict);
    for (const auto& each : all) give_back(store, each, back, clerk, moved);
    settle_kit(store, before.kit == 0 ? before.id : before.kit, clerk);
    moved.request = store.request(before.id);
    for (const auto& each : all)
      if (auto end = suspend_if_late(store, each, clerk); !end.empty()) moved.suspended_until = std::move(end);
    for (const auto& each : all)
      for (auto& served : serve_queue(store, each.service, clerk)) moved.served.push_back(std::move(served));
  });
  return moved;
}

}  // namespace corner::store
