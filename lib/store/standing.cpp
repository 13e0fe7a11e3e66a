#include "store/standing.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/words.hpp"

namespace corner::store {

using desk::State;

std::string standing(State state) {
  switch (state) {
    case State::refused: return tr("it was refused");
    case State::undetermined: return tr("it could not be decided");
    case State::not_taken: return tr("it was granted, but not taken");
    case State::awaiting_approval: return tr("it awaits an approval");
    case State::waiting: return tr("it waits in the queue");
    case State::reserved: return tr("it is reserved, not handed over");
    case State::collected: return tr("it was handed over");
    case State::returned: return tr("it was returned");
    case State::rejected: return tr("its approval was denied");
    case State::honoured: return tr("the appointment took place");
    case State::missed: return tr("nobody came to the appointment");
    case State::lapsed: return tr("it lapsed: it was not collected in time");
    case State::lost: return tr("it is declared lost");
    case State::cancelled: break;
  }
  return tr("it was cancelled");
}

std::string standing(const Unit& unit) {
  const auto& state = unit.state;
  return state == "in-stock"   ? tr("it is in stock")
         : state == "reserved" ? tr("it is reserved for somebody")
         : state == "out"      ? tr("it is in somebody's hands")
         : state == "repair"   ? tr("it is in repair")
         : state == "transit"  ? tr("it is on the road to another site")
         : state == "lost"     ? tr("it is lost")
                               : tr("it is retired");
}

Unit unit_named(Store& store, const std::string& number) {
  if (auto unit = store.unit(number)) return *unit;
  throw Error(say("there is no unit `{0}`", number));
}

void check_site(Store& store, const std::string& site) {
  const auto& pack = store.policy().pack();
  if (site.empty() || pack.site(site) != nullptr) return;
  std::vector<std::string> sites;
  for (const auto& each : pack.sites) sites.push_back(each.id);
  throw Error(say("unknown site `{0}`; known ones: {1}", site, one_of(sites)), Failure::usage);
}

}  // namespace corner::store
