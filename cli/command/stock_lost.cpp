#include "cli/unit_moves.hpp"
#include "core/error.hpp"
#include "core/words.hpp"

namespace corner::cli {
namespace {

class StockLost : public Command {
  store::Loss loss_;
  std::string in_service_;

  void declare(Options& options) override {
    options.positional("UNIT", loss_.what, mark("the inventory number, or the number of the request it was handed over for"));
    options.option("--because", "TEXT", loss_.because, mark("what happened; of a unit in nobody's hands it stands in the journal for good: no names"));
    options.flag("--theft", loss_.theft, mark("it was stolen"));
    options.option("--in-service", "YES|NO", in_service_, mark("yes when it is linked to the service, no when it is not"));
    options.flag("--dry-run", loss_.dry_run, mark("say what would be done, change nothing"));
    options.example("corner stock lost PC-2024-00123 --theft --in-service yes --because 'car broken into, complaint filed'",
                    mark("stolen on duty: nothing is claimed"));
  }

  // What may be claimed of the person, by the case law of temporary disposal: nothing for what happened on duty.
  void say_claim(render::Document& document, const store::Unit& unit, Language language) const {
    const auto tell = [&](const std::string& text) { document.say(text, render::Tone::plain, 2); };
    if (!loss_.in_service) return tell(tr("Whether it is linked to the service is not said: nothing is claimed before that is known."));
    if (*loss_.in_service) return tell(tr("Linked to the service: nothing is claimed."));
    tell(tr("Not linked to the service: its value less wear may be claimed."));
    tell(unit.price ? say("Its price was {0}; the policy says nothing of wear, so that the value today is not known.", show(*unit.price, language))
                    : std::string(tr("Its price is not known here, and so its value today is not either.")));
  }

  Outcome run(Context& context) override {
    if (loss_.because.empty()) throw Error(tr("`--because TEXT` is missing: say why"), Failure::usage);
    if (!in_service_.empty() && in_service_ != "yes" && in_service_ != "no")
      throw Error(say("`--in-service {0}`: choose `yes` or `no`", in_service_), Failure::usage);
    if (!in_service_.empty()) loss_.in_service = in_service_ == "yes";
    const auto moved = store::lose(context.store(store::Access::write), loss_, context.clerk());
    const auto& what = moved.unit.inventory_number.empty() ? moved.unit.service : moved.unit.inventory_number;
    auto headline = loss_.theft ? say("DECLARED STOLEN — {0}", what) : say("DECLARED LOST — {0}", what);
    if (moved.held)
      headline = loss_.theft ? say("DECLARED STOLEN — {0}, of {1} ({2})", what, moved.held->name, moved.held->number)
                             : say("DECLARED LOST — {0}, of {1} ({2})", what, moved.held->name, moved.held->number);
    auto outcome = unit_outcome("corner.stock-lost/1", headline, moved, loss_.dry_run,
                                {{"theft", "", loss_.theft},
                                 {"in_service", "", loss_.in_service ? render::Cell(*loss_.in_service) : render::Cell()},
                                 {"price", "", moved.unit.price ? render::Cell(*moved.unit.price) : render::Cell()}});
    if (moved.held) say_claim(outcome.document, moved.unit, context.language());
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_stock_lost() { return std::make_unique<StockLost>(); }

}  // namespace corner::cli
