#include "store/waiver_ends.hpp"

#include "core/words.hpp"
#include "policy/confidential.hpp"
#include "store/waivers.hpp"

namespace corner::store {
namespace {

constexpr int warned_before = 14, told_after = 30;  // days; later it is no news

}  // namespace

void warn_of_waivers(Store& store, const Clerk& clerk, std::vector<Done>& done) {
  const auto today = store.zone().date_of(clerk.at);
  const auto rows = store.db().rows("SELECT w.id, w.person, w.rule, w.until, d.name, j.pack FROM waiver w JOIN journal j ON j.seq = w.id "
                                    "JOIN person_data d ON d.id = w.person WHERE w.revoked IS NULL "
                                    "AND w.until <= $1 AND w.until >= $2 AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.waiver = w.id) ORDER BY w.until, w.id",
                                    {to_string(add_days(today, warned_before)), to_string(add_days(today, -told_after))});
  for (const auto& row : rows) {
    const auto until = text(row[3]), name = text(row[4]);
    const std::string rule = confidential(store, text(row[2]), text(row[5])) ? policy::hidden : text(row[2]);
    store.append("notice", Json().set("person", integer(row[1])).set("waiver", integer(row[0])).set("kind", "waiver-ends"), clerk);
    done.push_back({"waiver-ends", 0, name,
                    until < to_string(today) ? say("The waiver of `{0}` for {1} ended on {2}.", rule, name, until)
                                             : say("The waiver of `{0}` for {1} ends on {2}.", rule, name, until)});
  }
}

}  // namespace corner::store
