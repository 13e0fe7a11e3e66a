#include "store/silence.hpp"

#include "core/words.hpp"
#include "policy/value.hpp"
#include "store/approvals.hpp"

namespace corner::store {
namespace {

/// The facts of the request's own decision, as far as the pack in force can read them.
policy::Facts facts_of(const policy::Pack& pack, const Json& record) {
  policy::Facts facts;
  for (const auto& fact : pack.facts) {
    facts.push_back(policy::missing);
    const auto& value = record["facts"][fact.name]["value"];
    try {
      if (value.is_text()) facts.back() = policy::parse_value(fact, value.text());
    } catch (const Error&) {
    }
  }
  return facts;
}

}  // namespace

void refuse_silence(Store& store, const Clerk& clerk, std::vector<Done>& done) {
  const auto& pack = store.policy().pack();
  const auto months = pack.desk.approval.silence_months;
  if (!months) return;
  const auto today = store.zone().date_of(clerk.at);
  for (const auto& request : store.in_state(desk::State::awaiting_approval, "")) {
    const auto turn = whose_turn(approvals(store, request));
    if (!turn || today <= add_months(*parse_date(request.asked), *months)) continue;
    if (!pack.silence_refuses(facts_of(pack, store.record(request.id)))) continue;
    store.append("approval", Json().set("request", request.id).set("role", turn->role).set("answer", "silence"), clerk);
    store.append("notice", Json().set("person", request.person).set("request", request.id).set("kind", "rejected"), clerk);
    done.push_back({"silence", request.id, request.name,
                    say_count("Request {1} of {2} ({3}): no answer of `{4}` in {0} month, which is a refusal.",
                              "Request {1} of {2} ({3}): no answer of `{4}` in {0} months, which is a refusal.", *months, request.id, request.name,
                              request.service, turn->role)});
  }
}

}  // namespace corner::store
