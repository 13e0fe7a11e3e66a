#include "store/apply.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "core/words.hpp"
#include "store/effects.hpp"

namespace corner::store {
namespace {

constexpr std::array<std::pair<std::string_view, Effect>, 39> effects{{{"init", effect::init},
                                                                       {"pack.adopt", effect::adopt},
                                                                       {"person.set", effect::set_person},
                                                                       {"person.suspend", effect::suspend_person},
                                                                       {"notice", effect::add_notice},
                                                                       {"notice.sent", effect::notice_sent},
                                                                       {"night", effect::night},
                                                                       {"disclose", effect::disclose},
                                                                       {"unit.set", effect::set_unit},
                                                                       {"unit.state", effect::change_unit},
                                                                       {"unit.wipe", effect::wipe},
                                                                       {"bulk.set", effect::set_bulk},
                                                                       {"transfer.send", effect::send},
                                                                       {"transfer.receive", effect::receive},
                                                                       {"request", effect::request},
                                                                       {"serve", effect::serve},
                                                                       {"shelve", effect::shelve},
                                                                       {"displace", effect::displace},
                                                                       {"resite", effect::resite},
                                                                       {"queue.sleep", effect::sleep},
                                                                       {"queue.wake", effect::wake},
                                                                       {"collect", effect::collect},
                                                                       {"return", effect::give_back},
                                                                       {"lose", effect::lose},
                                                                       {"renew", effect::renew},
                                                                       {"due", effect::due},
                                                                       {"cancel", effect::close},
                                                                       {"lapse", effect::close},
                                                                       {"miss", effect::close},
                                                                       {"slot.book", effect::book_slot},
                                                                       {"slot.cancel", effect::cancel_slot},
                                                                       {"slot.ask", effect::ask_outcome},
                                                                       {"report", effect::report},
                                                                       {"follow-up", effect::report},
                                                                       {"approval", effect::approval},
                                                                       {"waiver.grant", effect::grant_waiver},
                                                                       {"waiver.revoke", effect::revoke_waiver},
                                                                       {"delegation.set", effect::delegate},
                                                                       {"delegation.end", effect::end_delegation}}};

}  // namespace

void apply(Db& db, const Event& event, const Json& payload) {
  const auto found = std::ranges::find(effects, event.kind, &std::pair<std::string_view, Effect>::first);
  if (found == effects.end()) throw Error(say("the journal's row {0} has a kind unknown here: `{1}`", event.seq, event.kind));
  db.run("UPDATE info SET today = $1 WHERE today < $1", {event.on});
  found->second(db, event, payload);
}

Cell text_of(const Json& value) { return value.is_null() ? Cell() : Cell(value.text()); }
Cell integer_of(const Json& value) { return value.is_null() ? Cell() : Cell(value.integer()); }

void change_one(Db& db, const std::string& sql, const Row& parameters) {
  if (db.rows(sql + " RETURNING 1", parameters).size() != 1)
    throw Error(tr("the state does not allow that move any more: look at it again"), Failure::conflict);
}

void keep_note(Db& db, const Event& event, std::int64_t person, const Json& payload) {
  if (payload["note"].is_null()) return;
  db.run("INSERT INTO note (seq, person, request, digest) VALUES ($1, $2, $3, $4)",
         {event.seq, person, integer_of(payload["request"]), payload["note"].text()});
}

}  // namespace corner::store
