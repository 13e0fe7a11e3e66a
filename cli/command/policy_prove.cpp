#include <algorithm>

#include "analysis/claims.hpp"
#include "cli/asked_claim.hpp"
#include "cli/command.hpp"
#include "cli/pack_dir.hpp"
#include "core/words.hpp"
#include "policy/value.hpp"

namespace corner::cli {
namespace {

using analysis::ClaimResult;
using render::Tone;

class PolicyProve : public Command {
  std::string directory_, claim_;

  void declare(Options& options) override {
    options.positional("DIR", directory_, mark("the pack's directory"));
    options.optional_positional("CLAIM", claim_, mark("a claim to prove in place of the pack's own"));
    options.example("corner policy prove policies/alpes-maritimes-example", mark("the pack's own claims, over all requests there may be"));
    options.example("corner policy prove tests/pack 'when = { item = \"phone\" }, never = \"permit\"'", mark("one that does not stand in the pack"));
  }

  static void tell(render::Document& document, const policy::Policy& policy, const ClaimResult& result) {
    const auto& name = result.claim->name;
    if (result.against) {
      document.say(is_asked(*result.claim) ? say("`{0}` does not hold", name)
                                           : say("{0}: `{1}` does not hold", to_string(result.claim->place), name),
                   Tone::bad);
      document.say(say("for example {0}: {1}", analysis::show(policy.pack(), result.against->request), analysis::show(policy, result.against->decision)),
                   Tone::plain, 4);
    } else if (result.meant == analysis::Meant::some) {
      document.say(say("`{0}` holds", name), Tone::good);
    } else {
      document.say(say("`{0}` holds, but says nothing", name), Tone::warn);
      document.say(why_empty(result), Tone::plain, 4);
    }
  }

  static Json facts_of(const policy::Pack& pack, const analysis::Request& request) {
    Json json{Json::Object()};
    for (const auto& [fact, value] : request.given) {
      const auto& of = pack.facts[static_cast<std::size_t>(fact)];
      json.set(of.name, policy::write_value(of, value));
    }
    if (request.on) json.set("on", to_string(*request.on));
    return json;
  }

  static render::Row row(const policy::Policy& policy, const ClaimResult& result) {
    const auto& [claim, against, meant] = result;
    const auto place = is_asked(*claim) ? Place() : claim->place;
    render::Row row{claim->name, !against, meant == analysis::Meant::some, place.file, std::int64_t{place.line}, std::int64_t{place.column}};
    if (!against) {
      row.insert(row.end(), {render::Cell(), render::Cell(), std::vector<std::string>(), std::vector<std::string>(), std::vector<std::string>()});
      return row;
    }
    std::vector<std::string> rules;
    for (const int rule : against->decision.winning.list()) rules.push_back(policy.pack().rules[static_cast<std::size_t>(rule)].id);
    row.insert(row.end(), {facts_of(policy.pack(), against->request), std::string(policy::code(against->decision.outcome)), rules,
                           policy.approvers(against->decision), policy.obligations(against->decision)});
    return row;
  }

  Outcome run(Context&) override {
    const policy::Policy policy(claim_.empty() ? loaded(directory_) : with_claim(directory_, claim_));
    auto results = analysis::prove(policy);
    std::ranges::stable_partition(results, [](const ClaimResult& result) { return result.against.has_value(); });
    const auto failed = std::ranges::count_if(results, [](const ClaimResult& result) { return result.against.has_value(); });
    Outcome outcome{{"corner.policy-prove/1", {}}, failed > 0 ? Exit::policy_invalid : Exit::done, false};
    auto& document = outcome.document;
    std::vector<render::Row> rows;
    for (const auto& result : results) {
      tell(document, policy, result);
      rows.push_back(row(policy, result));
    }
    document.add(render::Table{"claims",
                               {{"name", ""}, {"holds", ""}, {"meant", ""}, {"file", ""}, {"line", ""}, {"column", ""}, {"counterexample", ""},
                                {"outcome", ""}, {"rules", ""}, {"approvers", ""}, {"obligations", ""}},
                               render::rows_of(std::move(rows)), false});
    document.add(render::Fields{"", {{"holds", "", failed == 0}, {"claim_count", "", std::int64_t{std::ssize(results)}}, {"failed", "", std::int64_t{failed}}}});
    if (results.empty()) document.say(tr("The pack makes no claims: write `[[claim]]` in `claims.toml`, or give one here."));
    else if (claim_.empty()) document.say(say("{0} of {1} claims hold.", std::ssize(results) - failed, results.size()), failed > 0 ? Tone::bad : Tone::good);
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_policy_prove() { return std::make_unique<PolicyProve>(); }

}  // namespace corner::cli
