#include "cli/waiver_rows.hpp"

#include "core/words.hpp"
#include "policy/confidential.hpp"

namespace corner::cli {

render::Cell rule_cell(const std::string& rule) {
  return rule == policy::hidden ? render::Cell(render::Word{rule, tr("(not shown)")}) : render::Cell(rule);
}

std::string shown_rule(const store::Waiver& waiver) {
  return waiver.confidential ? std::string(tr("a rule that is not shown")) : fmt::format("`{}`", waiver.rule);
}

render::Table waiver_table(const std::vector<store::Waiver>& waivers) {
  std::vector<render::Row> rows;
  for (const auto& waiver : waivers) {
    std::vector<std::string> uses;
    for (const auto id : waiver.uses) uses.push_back(std::to_string(id));
    rows.push_back({waiver.id, waiver.number, waiver.name, rule_cell(waiver.confidential ? policy::hidden : waiver.rule), waiver.role, waiver.by, *parse_date(waiver.starts),
                    *parse_date(waiver.until), waiver.revoked.empty() ? render::Cell() : render::Cell(*parse_date(waiver.revoked)),
                    waiver.lives, uses, waiver.confidential ? std::string() : waiver.because});
  }
  const bool any = !rows.empty();
  return {"waivers",
          {{"waiver", tr("waiver"), render::Align::right},
           {"person", tr("number")},
           {"name", tr("name")},
           {"rule", tr("rule")},
           {"role", ""},
           {"by", tr("granted by")},
           {"from", ""},
           {"until", tr("until")},
           {"revoked", tr("revoked")},
           {"lives", ""},
           {"uses", tr("used by")},
           {"because", tr("because")}},
          render::rows_of(std::move(rows)), any};
}

}  // namespace corner::cli
