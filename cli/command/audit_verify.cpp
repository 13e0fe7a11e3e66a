#include "cli/command.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class AuditVerify : public Command {
  void declare(Options& options) override {
    options.example("corner audit verify", mark("exit code 9 and the first row that does not hold, if any"));
  }

  Outcome run(Context& context) override {
    const auto verified = verify(context);
    Outcome outcome{{"corner.audit-verify/1", {}}, Exit::done, false};
    auto& document = outcome.document;
    document.say(say("The journal holds: {0} rows, and the state is what they say.", verified.rows), render::Tone::good);
    document.add(render::Fields{"",
                                {{"verified", "", true},
                                 {"rows", tr("journal rows"), verified.rows},
                                 {"people", tr("people"), verified.people},
                                 {"decisions", tr("decisions"), verified.decisions},
                                 {"packs", tr("packs"), verified.packs},
                                 {"head", tr("head"), verified.head}}});
    return outcome;
  }

  /// A file that cannot be read through does not hold either.
  static store::Verified verify(Context& context) {
    try {
      return context.store().verify();
    } catch (const Error& error) {
      if (error.kind() != Failure::damaged) throw;
      throw Error(error.what(), Failure::journal_broken);
    }
  }
};

}  // namespace

std::unique_ptr<Command> make_audit_verify() { return std::make_unique<AuditVerify>(); }

}  // namespace corner::cli
