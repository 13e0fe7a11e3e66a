#include "cli/command.hpp"
#include "cli/fact_rows.hpp"
#include "core/text.hpp"
#include "core/words.hpp"
#include "policy/explanation.hpp"
#include "policy/load.hpp"

namespace corner::cli {
namespace {

class Decide : public Command {
  std::string directory_, file_, from_, on_;
  bool keep_going_ = false, explain_ = false;
  std::optional<policy::Policy> policy_;
  std::optional<FactRows> rows_;
  std::optional<policy::Explainer> explainer_;
  Date date_{};
  long long errors_ = 0;

  void declare(Options& options) override {
    options.positional("DIR", directory_, mark("the pack's directory"));
    options.optional_positional("FILE", file_, mark("facts, one row a decision; else standard input"));
    options.option("--from", "FORM", from_, mark("jsonl or csv; else by the file's name"));
    options.option("--on", "DATE", on_, mark("the day to decide for, where a row has no `on`; else today"));
    options.flag("--keep-going", keep_going_, mark("a line in error does not stop the others"));
    options.flag("--explain", explain_, mark("reasons and references too"));
    options.example("corner decide policies/alpes-maritimes-example facts.jsonl --format jsonl", mark("facts in, decisions out; no store"));
  }

  RowForm form() const {
    if (from_ == "jsonl") return RowForm::jsonl;
    if (from_ == "csv") return RowForm::csv;
    if (!from_.empty()) throw Error(say("`--from` is jsonl or csv, not `{0}`", from_), Failure::usage);
    return file_.ends_with(".csv") ? RowForm::csv : RowForm::jsonl;
  }

  Date date(const Context& context) const {
    const auto& pack = policy_->pack();
    if (on_.empty()) return Zone(pack.timezone).date_of(context.now(false));
    const auto date = parse_date(on_);
    if (!date) throw Error(say("`{0}` is no date: write it as {1}", on_, "2026-03-02"), Failure::usage);
    return *date;
  }

  template <class Texts>
  static void fill(render::Cell& cell, const policy::IndexSet& indices, const Texts& texts, std::string Texts::value_type::*name) {
    auto* list = std::get_if<std::vector<std::string>>(&cell);
    if (list == nullptr) list = &cell.emplace<std::vector<std::string>>();
    list->clear();
    indices.each([&](int index) { list->push_back(texts[static_cast<std::size_t>(index)].*name); });
  }

  void decide(render::Row& row) const {
    const auto& pack = policy_->pack();
    const auto decision = policy_->decide(rows_->facts(), rows_->on().value_or(date_));
    const bool determined = decision.outcome != policy::Outcome::undetermined;
    row[0] = std::int64_t{rows_->line()};
    row[1] = rows_->id();
    row[2] = std::string(policy::code(decision.outcome));
    row[3] = decision.by_default;
    fill(row[4], decision.winning, pack.rules, &policy::Rule::id);
    fill(row[5], decision.missing, pack.facts, &policy::Fact::name);
    row[6] = determined ? policy_->approvers(decision) : std::vector<std::string>();
    row[7] = determined ? policy_->obligations(decision) : std::vector<std::string>();
    if (!explainer_) return;
    std::vector<std::string> reasons, references;
    for (auto& reason : explainer_->reasons(rows_->facts(), decision)) {
      reasons.push_back(std::move(reason.text));
      references.insert(references.end(), reason.references->begin(), reason.references->end());
    }
    row[8] = std::move(reasons);
    row[9] = std::move(references);
  }

  /// Reads on to the next row that can be decided; false at the end.
  bool next(const Context& context, render::Row& row) {
    for (;;) {
      try {
        if (!rows_->next()) return false;
        decide(row);
        return true;
      } catch (const policy::Contradiction& error) {
        fail(context, rows_->at_line(error.what()));
      } catch (const RowError& error) {
        fail(context, error.what());
      }
    }
  }

  void fail(const Context& context, const std::string& message) {
    if (!keep_going_) throw Error(message);
    context.complain(message);
    ++errors_;
  }

  Outcome run(Context& context) override {
    const auto prefix = directory_.ends_with('/') ? directory_ : directory_ + "/";
    policy_.emplace(policy::load(policy::read_sources(directory_), prefix).pack);
    date_ = date(context);
    rows_.emplace(file_.empty() ? "-" : file_, form(), policy_->pack());
    if (explain_) explainer_.emplace(*policy_, context.language());
    render::Table table{"decisions",
                        {{"line", tr("line"), render::Align::right}, {"id", tr("id")}, {"outcome", tr("outcome")}, {"by_default", ""},
                         {"rules", explain_ ? "" : tr("rules")}, {"missing", tr("missing")}, {"approvers", tr("approvers")},
                         {"obligations", explain_ ? "" : tr("obligations")}},
                        {}};
    if (explain_) {
      table.columns.push_back({"reasons", tr("reasons")});
      table.columns.push_back({"references", ""});
    }
    table.rows = [this, &context, width = table.columns.size()](const auto& emit) {
      render::Row row(width);
      while (next(context, row)) emit(row);
      if (errors_ > 0) context.complain(say_count("{0} line was in error and is not among the answers", "{0} lines were in error and are not among the answers", errors_));
    };
    Outcome outcome{{"corner.decide/1", {}}, Exit::done, false};
    outcome.document.add(std::move(table));
    outcome.ending = [this] { return errors_ > 0 ? Exit::failed : Exit::done; };
    return outcome;
  }
};

}  // namespace

std::unique_ptr<Command> make_decide() { return std::make_unique<Decide>(); }

}  // namespace corner::cli
